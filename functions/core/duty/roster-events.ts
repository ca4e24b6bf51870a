/** What happens to a roster. See desk-events.ts. */
import * as z from "zod";
import { lineOutcome, mailRef, member, person } from "../case/vocabulary.ts";

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
    what: z.enum(["confirm", "delete"]),
    questions: z.array(z.object({ number: z.number().int(), to: person })),
  }),
  z.object({ kind: z.literal("removal-asked"), member, by: member }),
  /** `by`: whose word it was, their own or that of two colleagues. */
  z.object({ kind: z.literal("member-left"), member, by: z.array(member) }),
  /** Every case of which they were sent anything, by code name. */
  z.object({ kind: z.literal("closing-letter-owed"), member, cases: z.array(z.string()) }),
  z.object({ kind: z.literal("notice-chosen"), member, only: z.boolean() }),
] as const;
