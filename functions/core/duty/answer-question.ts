/** What an answer on the line of a question comes to. The line was sent to one address alone, and its owner answers with one word. */
import type { RefusalCode } from "../case/codes.ts";
import { type MailRef, memberOf } from "../case/vocabulary.ts";
import type { Instant } from "../instant.ts";
import type { CommandLine } from "../mail/reply.ts";
import type { TakeIn } from "./desk-commands.ts";
import type { DeskEvent } from "./desk-events.ts";
import type { Roster } from "./roster.ts";
import { hasLapsed, type RosterQuestion } from "./roster-questions.ts";

export interface QuestionAnswer {
  readonly number: number;
  readonly mail: MailRef;
  readonly commands: readonly CommandLine[];
  /** Why nothing in the mail may act. */
  readonly why?: RefusalCode;
  /** What waits for this answer, read again, where the answer may be a yes. */
  readonly waiting?: Pick<TakeIn, "commands" | "keptBack">;
}

/** As the mail that waited would be decided if it had just come in proven. */
type Release = (waited: TakeIn) => readonly DeskEvent[];

type Answer = NonNullable<RosterQuestion["answer"]>;

const answers: Readonly<Record<RosterQuestion["what"], Readonly<Record<string, Answer>>>> = {
  confirm: { yes: "yes", no: "no" },
  delete: { yes: "yes", done: "yes" },
  "own-mail": { yes: "yes", no: "no" },
};

/** A loop, or whoever has found an old mail, is not answered for ever. */
const mostTold = 5;

export const decideAnswer = (
  { questions }: Pick<Roster, "questions">,
  { number, mail, commands, why, waiting }: QuestionAnswer,
  now: Instant,
  release: Release,
): readonly DeskEvent[] => {
  const question = questions.find((row) => row.number === number);
  if (!question) return [];
  const answer = why === undefined ? answerIn(question, commands, now) : { refused: why };
  const told = why !== "machine-mail" && question.told < mostTold;
  const replied = { kind: "question-replied", number, to: question.to, mail, told } as const;
  if (typeof answer !== "string") return [{ ...replied, outcome: answer }];
  if (question.what === "own-mail" && answer === "yes") {
    const said: DeskEvent = { ...replied, told: false, answer, outcome: { done: "mail-released" } };
    return [said, ...released(question, waiting, release)];
  }
  const { effects, done } = outcomeOf(question, answer);
  return [...effects, { ...replied, answer, outcome: { done } }];
};

/** Its answer is the transcript of what waited. */
const released = ({ to, waiting }: RosterQuestion, read: QuestionAnswer["waiting"], release: Release): readonly DeskEvent[] => {
  const by = memberOf(to);
  return by === undefined || !waiting || !read ? [] : release({ by, mail: waiting.mail, ...read });
};

const answerIn = (
  question: RosterQuestion,
  commands: readonly CommandLine[],
  now: Instant,
): Answer | { readonly refused: RefusalCode } => {
  const [line, ...more] = commands;
  const answer = line && answers[question.what][line.name];
  if (answer === undefined) return { refused: "unknown-command" };
  if (more.length > 0) return { refused: "contradicts" };
  if (question.what === "own-mail") return question.answer ? { refused: "already-so" } : unlessLapsed(question, answer, now);
  // Whoever has said no may change their mind; a yes is taken back by leaving.
  return question.answer === "yes" || question.answer === answer ? { refused: "already-so" } : answer;
};

const unlessLapsed = (question: RosterQuestion, answer: Answer, now: Instant): ReturnType<typeof answerIn> =>
  hasLapsed(question, now) ? { refused: "own-mail-lapsed" } : answer;

const outcomeOf = ({ what, to }: RosterQuestion, answer: Answer) => {
  if (what === "own-mail") return { effects: [], done: "challenge-dropped" as const };
  if (what === "delete") return { effects: [], done: "deletion-noted" as const };
  return answer === "yes"
    ? { effects: [{ kind: "address-confirmed" as const, to }], done: "address-confirmed" as const }
    : { effects: [{ kind: "address-declined" as const, to }], done: "address-declined" as const };
};
