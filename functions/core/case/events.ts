/** What can happen to a case, in the past tense. The journal is made of these. */
import * as z from "zod";
import { workId } from "../ids.ts";
import { keptOut, lineOutcome, mailRef, member, person, refusalCodes, remark, reporter } from "./vocabulary.ts";

/** Who receives it and who does not. Both can be missing: then nobody in the committee may read it. */
const responders = {
  primary: member.optional(),
  secondary: member.optional(),
  keptOut: z.array(keptOut),
};

export const event = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("report-received"), mail: mailRef, ...responders, reporter, remarks: z.array(remark) }),
  /** A member wrote to the alias, or the mail cites a line: it may be a report, or meant for a case. Its author is asked. */
  z.object({ kind: z.literal("mail-unplaced"), mail: mailRef, ...responders, reporter, remarks: z.array(remark) }),
  z.object({ kind: z.literal("placed-as-report"), by: person, mail: mailRef, ...responders, reporter, remarks: z.array(remark) }),
  z.object({ kind: z.literal("set-aside"), by: person }),
  z.object({ kind: z.literal("acknowledged"), by: member, mail: mailRef }),
  z.object({ kind: z.literal("note-added"), by: member, mail: mailRef }),
  /** Content on the reporter's line. It is shown with the address and verdict it really came from. */
  z.object({ kind: z.literal("reporter-wrote"), mail: mailRef, proven: z.boolean() }),
  /** A mail on somebody's line that could not act. Kept sealed and shown to nobody; the line's owner is told why. */
  z.object({ kind: z.literal("mail-not-acted"), line: person, mail: mailRef, why: z.enum(refusalCodes), told: z.boolean() }),
  z.object({
    kind: z.literal("commands-answered"),
    to: person,
    mail: mailRef,
    outcomes: z.array(lineOutcome),
    told: z.boolean(),
  }),
  z.object({ kind: z.literal("mail-sent"), work: z.string().transform(workId), message: z.string(), to: person }),
  /** The mail service will never take it. A copy without attachments follows where there were any. */
  z.object({ kind: z.literal("mail-refused"), work: z.string().transform(workId), message: z.string(), to: person }),
  /** Due work that the case no longer needs. */
  z.object({ kind: z.literal("work-dissolved"), work: z.string().transform(workId), message: z.string(), to: person }),
]);

export type Event = z.output<typeof event>;
export type EventOf<Kind extends Event["kind"]> = Extract<Event, { kind: Kind }>;
