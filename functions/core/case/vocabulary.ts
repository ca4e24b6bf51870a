/** The small pieces that cases, events and work are made of. */
import * as z from "zod";
import { blobId, caseId, memberId, sesId } from "../ids.ts";

export const member = z.string().transform(memberId);

/**
 * Who a line belongs to. A member's lines are one to a case; the reporter has one; the author of a mail that nobody has
 * placed yet has one for the question what it is.
 */
export const person = z.union([
  z.literal("reporter"),
  z.literal("author"),
  z.literal("outside-contact"),
  z.templateLiteral(["member:", z.string()]),
]);
export type Person = z.output<typeof person>;

export const memberPerson = (id: string): Person => `member:${id}`;

export const memberOf = (who: Person): ReturnType<typeof memberId> | undefined =>
  who.startsWith("member:") ? memberId(who.slice("member:".length)) : undefined;

/** A mail that the desk has taken in: SES's name for it, and the sealed original. */
export const mailRef = z.object({
  mail: z.string().transform(sesId),
  blob: z.string().transform(blobId),
});
export type MailRef = z.output<typeof mailRef>;

export const line = z.object({ person, epoch: z.number().int(), live: z.boolean() });
export type Line = z.output<typeof line>;

export const keptOut = z.object({ member, why: z.enum(["named", "asked", "earlier", "is-reporter"]) });
export type KeptOut = z.output<typeof keptOut>;

/** How to write to the reporter, if at all. `vouched` means that an automatic answer may go there. */
export const reporter = z.object({
  address: z.string().optional(),
  name: z.string().optional(),
  vouched: z.boolean(),
  machine: z.boolean(),
  member: member.optional(),
});
export type Reporter = z.output<typeof reporter>;

/** What the receivers of a report are told beside it. */
export const remark = z.discriminatedUnion("about", [
  z.object({ about: z.literal("unknown-line"), shown: z.string() }),
  z.object({ about: z.literal("unknown-not"), shown: z.string() }),
  z.object({ about: z.literal("closed-line") }),
  z.object({ about: z.literal("unreadable") }),
  z.object({ about: z.literal("several-from") }),
  z.object({ about: z.literal("no-address") }),
  z.object({
    about: z.literal("earlier-case"),
    earlier: z.string().transform(caseId),
    codeName: z.string(),
    circle: z.array(member),
  }),
  z.object({ about: z.literal("filed-by"), member }),
]);
export type Remark = z.output<typeof remark>;

/** Why a command, or a whole mail, did nothing. */
export const refusalCodes = [
  "unknown-command",
  "not-possible-now",
  "not-yours-to-do",
  "contradicts",
  "unproven-sender",
  "wrong-sender",
  "several-senders",
  "no-longer-in-circle",
  "machine-mail",
  "other-code-name",
  "already-acknowledged",
  "no-text",
  "several-lines",
  "line-closed",
  "not-available-yet",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What a line of a mail came to. `not-run`: another line was refused, so nothing in that mail was done. */
export const outcomeCodes = [
  "acknowledged",
  "acknowledged-no-address",
  "help-given",
  "note-kept",
  "opened-as-report",
  "set-aside",
  "not-run",
] as const;
export type OutcomeCode = (typeof outcomeCodes)[number];

export const lineOutcome = z.union([z.object({ done: z.enum(outcomeCodes) }), z.object({ refused: z.enum(refusalCodes) })]);
export type LineOutcome = z.output<typeof lineOutcome>;
