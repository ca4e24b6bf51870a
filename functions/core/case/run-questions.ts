/** Asking the reporter, and what they answer. Nothing happens before they have said yes, nor if they never answer. */
import type { Draft } from "./correspondents.ts";
import {
  type Answer,
  type AskedQuestion,
  canBeAsked,
  hasHadMany,
  mayRepeat,
  nextQuestion,
  questionsOpen,
  reporterRefuses,
  sameQuestion,
} from "./questions.ts";
import { type AskedByMember, isNewerThanMail, type Ran, type Run, type Runs } from "./running.ts";

/** Whether a letter may tell who they are. The words in it are what they agree to, for this one reader. */
export const askWhether = (
  { state, member: by, context: { now } }: AskedByMember,
  { to, version }: Draft,
  identity: readonly string[],
): Ran => {
  if (reporterRefuses(state, to, identity)) return { refused: "reporter-said-no" };
  if (!canBeAsked(state)) return { refused: "reporter-must-agree" };
  const same = sameQuestion(state, to, identity);
  if (same ? !mayRepeat(same, now) : hasHadMany(state)) return { refused: "reporter-not-answered" };
  const number = same?.question.number ?? nextQuestion(state);
  const question = { about: "identity" as const, number, by, to, at: now, version, shown: [...identity] };
  return { done: "reporter-asked", events: [{ kind: "reporter-asked", question }] };
};

const numberForm = /^(?:#|no\. ?)?(\d{1,4})$/i;

/** Without a number it is for the one question that there is, or the one that waits for its first answer. */
const meant = (open: readonly AskedQuestion[], argument: string): AskedQuestion | undefined => {
  const number = numberForm.exec(argument)?.[1];
  if (number !== undefined) return open.find(({ question }) => question.number === Number(number));
  const waiting = open.length === 1 ? open : open.filter(({ answer }) => answer === undefined);
  return argument === "" && waiting.length === 1 ? waiting[0] : undefined;
};

export const answered =
  (answer: Answer): Run =>
  (asked) => {
    const { state, line } = asked;
    const open = questionsOpen(state);
    if (open.length === 0) return { refused: "nothing-asked" };
    const found = meant(open, line.argument);
    if (found === undefined)
      return { refused: "which-question", among: open.map(({ question }) => `/${answer} ${question.number}`) };
    if (line.argument === "" && isNewerThanMail(asked, found.question.at))
      return { refused: "put-since", among: [`/${answer} ${found.question.number}`] };
    if (found.answer === answer) return { refused: "already-so" };
    return outcomeOf(found, answer);
  };

const outcomeOf = ({ question }: AskedQuestion, answer: Answer): Ran => {
  const { number } = question;
  const said = { kind: "reporter-answered", number, answer } as const;
  if (answer === "no") return { done: "did-not-agree", events: [said] };
  if (question.about === "identity") return { done: "agreed", events: [said] };
  const { by, to, mail, line } = question;
  return { done: "agreed-to-hear", events: [said, { kind: "relayed", by, to, number, mail, line }] };
};

export const questionRuns: Runs<"no"> = { no: answered("no") };
