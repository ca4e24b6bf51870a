/** What happens between a case and people outside it: lines, letters that the circle sees first, and what comes back. See events.ts. */
import * as z from "zod";
import { approvalAnswers } from "./approval.ts";
import { correspondentRoles, leak } from "./correspondents.ts";
import { answers, question } from "./questions.ts";
import { mailRef, member, person } from "./vocabulary.ts";

export const othersEvents = [
  z.object({
    kind: z.literal("contact-opened"),
    by: member,
    number: z.number().int(),
    role: z.enum(correspondentRoles),
    address: z.string(),
  }),
  /** Such as one to a mistyped address. What is written on it from then on is a new report. */
  z.object({ kind: z.literal("contact-closed"), by: member, number: z.number().int() }),
  /** A letter, or a new version of one, that the circle is shown first. `leaks`: what it would give away. */
  z.object({
    kind: z.literal("drafted"),
    by: member,
    to: z.number().int(),
    version: z.number().int(),
    mail: mailRef,
    line: z.number().int(),
    leaks: z.array(leak),
  }),
  z.object({ kind: z.literal("draft-dropped"), by: member, to: z.number().int() }),
  /** `by` is a second member; `writer` wrote this version. */
  z.object({
    kind: z.literal("draft-sent"),
    by: member,
    writer: member,
    to: z.number().int(),
    version: z.number().int(),
    mail: mailRef,
    line: z.number().int(),
  }),
  /** What came in since it was written shows that the letter tells more. Shown again, it waits again. */
  z.object({
    kind: z.literal("draft-held"),
    by: member,
    to: z.number().int(),
    version: z.number().int(),
    mail: mailRef,
    line: z.number().int(),
    leaks: z.array(leak),
  }),
  z.object({ kind: z.literal("reporter-asked"), question }),
  z.object({ kind: z.literal("reporter-answered"), number: z.number().int(), answer: z.enum(answers) }),
  /** The reporter wanted to hear it. `mail` and `line`: where its words stand. */
  z.object({
    kind: z.literal("relayed"),
    by: member,
    to: z.number().int(),
    number: z.number().int(),
    mail: mailRef,
    line: z.number().int(),
  }),
  /** The letter of this version asks the moderators to approve what was decided. */
  z.object({ kind: z.literal("approval-asked"), number: z.number().int(), version: z.number().int() }),
  /** By a moderator's own mail, proven, or as the shepherd keeps it on record. */
  z.object({
    kind: z.literal("approval-said"),
    by: person,
    what: z.enum(approvalAnswers),
    mail: mailRef,
    line: z.number().int(),
  }),
  /** A day before their time is over, the desk itself asks once more. */
  z.object({ kind: z.literal("moderators-reminded"), numbers: z.array(z.number().int()) }),
  /** Content on the line of somebody outside. Only a moderator's own command in it acts. */
  z.object({ kind: z.literal("correspondent-wrote"), number: z.number().int(), mail: mailRef, proven: z.boolean() }),
] as const;
