/** What an answer on the line of a question comes to. The line was sent to one address alone, and its owner answers with one word. */
import type { RefusalCode } from "../case/codes.ts";
import type { MailRef } from "../case/vocabulary.ts";
import type { CommandLine } from "../mail/reply.ts";
import type { DeskEvent } from "./desk-events.ts";
import type { Roster, RosterQuestion } from "./roster.ts";

export interface QuestionAnswer {
  readonly number: number;
  readonly mail: MailRef;
  readonly commands: readonly CommandLine[];
  /** Why nothing in the mail may act. */
  readonly why?: RefusalCode;
}

type Answer = NonNullable<RosterQuestion["answer"]>;

const answers: Readonly<Record<RosterQuestion["what"], Readonly<Record<string, Answer>>>> = {
  confirm: { yes: "yes", no: "no" },
  delete: { yes: "yes", done: "yes" },
};

/** A loop, or whoever has found an old mail, is not answered for ever. */
const mostTold = 5;

export const decideAnswer = (
  { questions }: Pick<Roster, "questions">,
  { number, mail, commands, why }: QuestionAnswer,
): readonly DeskEvent[] => {
  const question = questions.find((row) => row.number === number);
  if (!question) return [];
  const answer = why === undefined ? answerIn(question, commands) : { refused: why };
  const told = why !== "machine-mail" && question.told < mostTold;
  const replied = { kind: "question-replied", number, to: question.to, mail, told } as const;
  if (typeof answer !== "string") return [{ ...replied, outcome: answer }];
  const { effects, done } = outcomeOf(question, answer);
  return [...effects, { ...replied, answer, outcome: { done } }];
};

const answerIn = (question: RosterQuestion, commands: readonly CommandLine[]): Answer | { readonly refused: RefusalCode } => {
  const [line, ...more] = commands;
  const answer = line && answers[question.what][line.name];
  if (answer === undefined) return { refused: "unknown-command" };
  if (more.length > 0) return { refused: "contradicts" };
  // Whoever has said no may change their mind; a yes is taken back by leaving.
  return question.answer === "yes" || question.answer === answer ? { refused: "already-so" } : answer;
};

const outcomeOf = ({ what, to }: RosterQuestion, answer: Answer) => {
  if (what === "delete") return { effects: [], done: "deletion-noted" as const };
  return answer === "yes"
    ? { effects: [{ kind: "address-confirmed" as const, to }], done: "address-confirmed" as const }
    : { effects: [{ kind: "address-declined" as const, to }], done: "address-declined" as const };
};
