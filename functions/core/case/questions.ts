/**
 * What the reporter is asked before anybody does it: whether a letter may tell who they are, and whether they want to hear what
 * somebody outside wrote for them. No answer is a no, and only the reporter's own proven mail is an answer.
 */
import * as z from "zod";
import { after, days, type Instant, instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Leak } from "./correspondents.ts";
import { mailRef, member } from "./vocabulary.ts";

const facts = {
  /** What a button of the question carries, so that an old one never answers a new question. */
  number: z.number().int(),
  by: member,
  /** Whom the letter is for, or who wrote what is to be passed on. */
  to: z.number().int(),
  at: z.number().transform(instant),
};

export const question = z.discriminatedUnion("about", [
  /** `shown`: the words of the letter that tell who reported. */
  z.object({ about: z.literal("identity"), ...facts, version: z.number().int(), shown: z.array(z.string()) }),
  z.object({ about: z.literal("relay"), ...facts, mail: mailRef, line: z.number().int() }),
]);
export type Question = z.output<typeof question>;

export const answers = ["yes", "no"] as const;
export type Answer = (typeof answers)[number];

/** `times`: how often it was asked. `over`: what it is about was done or dropped, so an answer changes nothing any more. */
export const askedQuestion = z.object({
  question,
  times: z.number().int(),
  answer: z.enum(answers).optional(),
  over: z.boolean().optional(),
});
export type AskedQuestion = z.output<typeof askedQuestion>;

/** A case is one item, and a reporter is not asked for ever. */
const mostQuestions = 12;
const mostOfTheSame = 2;

export const nextQuestion = ({ questions }: Case): number => 1 + (questions.at(-1)?.question.number ?? 0);

/** Where the desk would not send it, or could not tell whose answer comes back. */
export const canBeAsked = ({ reporter, quiet }: Pick<Case, "reporter" | "quiet">): boolean =>
  reporter.address !== undefined &&
  reporter.vouched &&
  !reporter.machine &&
  reporter.muted !== true &&
  reporter.unreachable !== true &&
  quiet === undefined;

/** Such as the reporter may still answer, or answer otherwise. */
export const questionsOpen = ({ questions }: Pick<Case, "questions">): readonly AskedQuestion[] =>
  questions.filter(({ over }) => over !== true);

const keyOf = (words: string): string => words.toLowerCase();

/** The words that tell who reported. Only the reporter can let them out. */
export const identityIn = (leaks: readonly Leak[]): readonly string[] =>
  leaks.flatMap(({ what, shown }) => (what === "reporter" ? [shown] : []));

const wordsOf = ({ question: asked }: AskedQuestion): readonly string[] =>
  asked.about === "identity" ? asked.shown.map(keyOf) : [];

const about = ({ questions }: Case, to: number): readonly AskedQuestion[] =>
  questions.filter(({ question: asked }) => asked.about === "identity" && asked.to === to);

/** For one letter and one reader: what was agreed to before counts no more once a letter has gone or was dropped. */
export const reporterAgrees = (state: Case, to: number, identity: readonly string[]): boolean => {
  const agreed = about(state, to).filter(({ answer, over }) => answer === "yes" && over !== true);
  const words = new Set(agreed.flatMap(wordsOf));
  return !reporterRefuses(state, to, identity) && identity.every((shown) => words.has(keyOf(shown)));
};

/** They have said no to some of these words, and have not taken it back. */
export const reporterRefuses = (state: Case, to: number, identity: readonly string[]): boolean => {
  const refused = new Set(
    about(state, to)
      .filter(({ answer }) => answer === "no")
      .flatMap(wordsOf),
  );
  return identity.some((shown) => refused.has(keyOf(shown)));
};

/** Still open, and about the same words: it is repeated, and no new one is asked. */
export const sameQuestion = (state: Case, to: number, identity: readonly string[]): AskedQuestion | undefined =>
  about(state, to).find((row) => {
    const words = new Set(wordsOf(row));
    return row.over !== true && identity.every((shown) => words.has(keyOf(shown)));
  });

/** The newest that was asked about words of the same person to pass on. */
export const newestRelay = ({ questions }: Case, to: number): AskedQuestion | undefined =>
  questions.findLast(({ question: asked }) => asked.about === "relay" && asked.to === to);

/** Several members may press the same button on the same day. */
const repeatedAfter = days(3);

/** A question is repeated once, not at once, and then silence is left to be silence. */
export const mayRepeat = ({ times, question: { at } }: AskedQuestion, now: Instant): boolean =>
  times < mostOfTheSame && after(at, repeatedAfter) <= now;

export const hasHadMany = ({ questions }: Case): boolean => questions.length >= mostQuestions;
