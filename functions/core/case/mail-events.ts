/** What becomes of the mails that a case has asked for. See events.ts. */
import * as z from "zod";
import { workId } from "../ids.ts";
import { mailRef, outgoing, person, unreached } from "./vocabulary.ts";

export const mailEvents = [
  z.object({ kind: z.literal("mail-sent"), work: z.string().transform(workId), message: z.string(), to: person }),
  /** The mail service will never take it. A copy without attachments follows where there were any. */
  z.object({ kind: z.literal("mail-refused"), work: z.string().transform(workId), message: z.string(), to: person }),
  /** A mail that was awaited has arrived. */
  z.object({ kind: z.literal("mail-delivered"), ...outgoing.shape }),
  /**
   * The mail service took it, and then found something harmful in it and threw it away. Its text follows alone: `entry` asked
   * for the mail, and `about` is what that was about.
   */
  z.object({ kind: z.literal("mail-rejected"), ...outgoing.shape, entry: z.number().int(), about: mailRef.optional() }),
  /** A member has called a mail of the desk unwanted. It has arrived all the same. */
  z.object({ kind: z.literal("mail-complained"), ...outgoing.shape }),
  /** Mail does not reach this person. Once, until something shows that it does again. */
  z.object({ kind: z.literal("not-reached"), ...unreached.shape }),
  z.object({ kind: z.literal("reached-again"), to: person }),
  /** Due work that the case no longer needs. */
  z.object({ kind: z.literal("work-dissolved"), work: z.string().transform(workId), message: z.string(), to: person }),
] as const;
