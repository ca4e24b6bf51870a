/** What happens to a desk, as its journal keeps it. */
import * as z from "zod";
import { lineOutcome, mailRef, member, person } from "../case/vocabulary.ts";
import { caseId } from "../ids.ts";
import { instant } from "../instant.ts";
import { whysKeptBack } from "../mail/flood.ts";
import { rosterEvents } from "./roster-events.ts";

const at = z.number().transform(instant);

/** `digest`: of a day, in the morning. `notice`: within minutes of a wave, and then each hour while it goes on. */
export const keptBackTellings = ["digest", "notice"] as const;

/** First who is primary, then who is secondary; a committee of one has no second. */
const pair = z.array(member);

const span = { period: z.string(), from: at, to: at, pair };

export const reminder = { to: member, case: z.string().transform(caseId), entry: z.number().int() };

export const deskEvent = z.discriminatedUnion("kind", [
  /** `asked`: whose address on the roster its owner has yet to confirm. */
  z.object({ kind: z.literal("desk-opened"), asked: z.array(person).default([]) }),
  z.object({
    kind: z.literal("desk-answered"),
    to: z.string(),
    mail: mailRef,
    outcomes: z.array(lineOutcome),
    told: z.boolean().default(true),
  }),
  z.object({ kind: z.literal("handed-over"), ...span, before: pair, next: z.object(span) }),
  z.object({
    kind: z.literal("pair-missing"),
    periods: z.array(z.object({ ...span, daysAhead: z.number().int() })),
  }),
  /** With what some members' mail is encrypted ends soon. */
  z.object({ kind: z.literal("key-expires"), keys: z.array(z.object({ member, expires: at, daysAhead: z.number().int() })) }),
  /** A case reminds somebody. What one person is reminded of in one morning goes into one mail. */
  z.object({ kind: z.literal("reminder-taken"), ...reminder }),
  ...rosterEvents,
  z.object({ kind: z.literal("desk-mail-sent"), work: z.string() }),
  /** The first of several: those that follow before they are told of change nothing here. */
  z.object({ kind: z.literal("mail-kept-back"), why: z.enum(whysKeptBack), digestAt: at, noticeAt: at.optional() }),
  /** Whoever may read one of them is told of it: what came since, by day or, where much came at once, within minutes. */
  z.object({ kind: z.literal("kept-back-told"), tell: z.enum(keptBackTellings), since: at }),
  /** As reports, by a member who has read of them. */
  z.object({ kind: z.literal("kept-back-wanted"), by: member, mails: z.array(mailRef) }),
]);
export type DeskEvent = z.output<typeof deskEvent>;
export type DeskEventOf<Kind extends DeskEvent["kind"]> = Extract<DeskEvent, { kind: Kind }>;
