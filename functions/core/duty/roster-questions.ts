/**
 * Something that the desk asks one person on a line of its own, which is made from its number and the desk's key. `confirm`: is
 * this you, and do you agree? `delete`: have you deleted what the desk sent you? `own-mail`: was that mail yours?
 */
import * as z from "zod";
import { mailRef, person } from "../case/vocabulary.ts";
import { after, days, hours, type Instant, instant } from "../instant.ts";

export const rosterQuestions = ["confirm", "delete", "own-mail"] as const;

/** What a mail that nothing proves says of itself. */
const unproven = z.object({
  why: z.enum(["unproven-sender", "wrong-sender"]),
  /** The names of its commands, and nothing that its writer could choose. */
  verbs: z.array(z.string()),
  /** The address it came from, where that is not the member's. */
  from: z.string().optional(),
});
export type Unproven = z.output<typeof unproven>;

/** With the mail itself, which is read again when the answer comes. */
export const waiting = unproven.extend({ mail: mailRef });

export const question = z.object({
  number: z.number().int(),
  to: person,
  what: z.enum(rosterQuestions),
  since: z.number().transform(instant),
  /** What waits for the answer. */
  waiting: waiting.optional(),
  answer: z.enum(["yes", "no"]).optional(),
  /** Whoever should know has been told that no answer came. */
  reminded: z.boolean().optional(),
  /** How many mails on its line were answered. */
  told: z.number().int().default(0),
});
export type RosterQuestion = z.output<typeof question>;

export const ownMailWaits = hours(24);

export const hasLapsed = ({ what, since }: RosterQuestion, now: Instant): boolean =>
  what === "own-mail" && after(since, ownMailWaits) <= now;

/** Anybody can cause one, so it is forgotten; a little later than it lapses, so that a late answer hears what became of it. */
const rememberedFor = days(3);

export const isStillKnown = ({ what, since }: RosterQuestion, now: Instant): boolean =>
  what !== "own-mail" || since > now - rememberedFor;
