/** What the reporter was asked, and what became of it. */
import type { EventOf } from "./events.ts";
import type { AskedQuestion, Question } from "./questions.ts";

type QuestionEvent = EventOf<"reporter-asked" | "reporter-answered" | "relayed">;

export const evolveQuestions = (questions: readonly AskedQuestion[], event: QuestionEvent): AskedQuestion[] => {
  if (event.kind === "reporter-asked") return withQuestion(questions, event.question);
  return questions.map((row) => {
    if (row.question.number !== event.number) return row;
    return event.kind === "relayed" ? { ...row, over: true } : { ...row, answer: event.answer, ...endsWith(row, event.answer) };
  });
};

/** Asked again it keeps its number, so that either of its mails answers it. */
const withQuestion = (questions: readonly AskedQuestion[], question: Question): AskedQuestion[] => {
  const known = questions.find((row) => row.question.number === question.number);
  return known
    ? questions.map((row) => (row === known ? { ...row, question, times: row.times + 1 } : row))
    : [...questions, { question, times: 1 }];
};

/** A no ends what was to be passed on: nobody waits for it, and nobody asks twice. */
const endsWith = ({ question }: AskedQuestion, answer: "yes" | "no"): { readonly over?: true } =>
  question.about === "relay" && answer === "no" ? { over: true } : {};

/** Whoever wrote on a line that was closed may be a stranger: nobody is to read it as what somebody else has to say. */
export const withoutRelaysFrom = (questions: readonly AskedQuestion[], from: number): AskedQuestion[] =>
  questions.map((row) => (row.question.about === "relay" && row.question.to === from ? { ...row, over: true } : row));

/** The letter has gone or was dropped. A no stays answerable, so that the reporter can still change their mind. */
export const withoutQuestionsTo = (questions: readonly AskedQuestion[], to: number): AskedQuestion[] =>
  questions.map((row) =>
    row.question.about === "identity" && row.question.to === to && row.answer !== "no" ? { ...row, over: true } : row,
  );
