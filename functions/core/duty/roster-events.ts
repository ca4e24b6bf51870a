/** What happens to a roster. See desk-events.ts. */
import * as z from "zod";
import { refusalCodes } from "../case/codes.ts";
import { lineOutcome, mailRef, member, person } from "../case/vocabulary.ts";
import { instant } from "../instant.ts";
import { rosterQuestions, waiting } from "./roster-questions.ts";

const at = z.number().transform(instant);

export const rosterEvents = [
  z.object({ kind: z.literal("address-confirmed"), to: person }),
  z.object({ kind: z.literal("address-declined"), to: person }),
  /** A mail on the line of a question. `answer` is missing where it changed nothing. */
  z.object({
    kind: z.literal("question-replied"),
    number: z.number().int(),
    to: person,
    mail: mailRef,
    answer: z.enum(["yes", "no"]).optional(),
    outcome: lineOutcome,
    told: z.boolean(),
  }),
  /** No answer came in its time. All that are due at once, so that the others read of it in one mail. */
  z.object({
    kind: z.literal("unanswered"),
    what: z.enum(rosterQuestions),
    questions: z.array(z.object({ number: z.number().int(), to: person })),
  }),
  /** A mail to the desk that nothing proves. Its commands wait, and the member is asked whether it was theirs. */
  z.object({ kind: z.literal("own-mail-asked"), to: person, ...waiting.shape, until: at }),
  /** One that is not even asked about. */
  z.object({ kind: z.literal("own-mail-not-acted"), to: person, mail: mailRef, why: z.enum(refusalCodes), told: z.boolean() }),
  z.object({ kind: z.literal("removal-asked"), member, by: member }),
  /** By a second member: done at `until`, so that everybody can look twice. */
  z.object({ kind: z.literal("removal-agreed"), member, by: member, first: member, until: at }),
  z.object({ kind: z.literal("removal-stopped"), member, by: member }),
  /** `by`: whose word it was, their own or that of two colleagues. */
  z.object({ kind: z.literal("member-left"), member, by: z.array(member) }),
  /** Every case of which they were sent anything, by code name. */
  z.object({ kind: z.literal("closing-letter-owed"), member, cases: z.array(z.string()) }),
  z.object({ kind: z.literal("notice-chosen"), member, only: z.boolean() }),
] as const;
