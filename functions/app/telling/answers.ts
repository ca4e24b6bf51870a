/** Messages that answer somebody, or pass an answer on. */

import { consequences, plans } from "../../../templates/menus.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import { outcomes, riskQuestions, scopeQuestions } from "../../../templates/outcomes.ts";
import { severeMeans } from "../../../templates/severe.ts";
import { refusals } from "../../../templates/words.ts";
import { forbids } from "../../core/case/rules.ts";
import type { LineOutcome } from "../../core/case/vocabulary.ts";
import { takesMail } from "../../core/case/wishes.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import type { Reply } from "../../core/mail/reply.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { buttonsFor, buttonsOf, possibleFor } from "./buttons.ts";
import { carriedWith, filesOf } from "./carried.ts";
import { replyIn, wordsOf } from "./letter-text.ts";
import { namedIn } from "./named-later.ts";
import { nameOf, nameOfPerson, senderShown } from "./names.ts";
import { preparedButton, preparedShown } from "./prepared.ts";
import type { Telling } from "./told.ts";

const acknowledger = ({ event, desk }: Telling): string => nameOf(desk, event.kind === "acknowledged" ? event.by : undefined);

export const acknowledgement = (telling: Telling): Messages["acknowledgement"] => ({
  deskName: telling.desk.name,
  codeName: telling.state.codeName,
  memberName: acknowledger(telling),
  letter: wordsOf(telling.event, replyIn(telling.about)),
});

export const colleagueAcknowledged = (telling: Telling): Messages["colleague-acknowledged"] => ({
  codeName: telling.state.codeName,
  memberName: nameOfPerson(telling.desk, telling.to),
  colleagueName: acknowledger(telling),
  letter:
    telling.state.reporter.address === undefined || !takesMail(telling.state.reporter)
      ? ""
      : wordsOf(telling.event, replyIn(telling.about)),
});

export const note = (telling: Telling): { data: Messages["note"]; attachments: readonly Attachment[] } => {
  const { state, desk, to, event, about } = telling;
  const { attachments, files, notes } = filesOf(telling);
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      colleagueName: nameOf(desk, event.kind === "note-added" ? event.by : undefined),
      noteText: replyIn(about).ownText,
      attachments: [...notes, ...files],
    },
  };
};

export const reporterWrote = (telling: Telling): { data: Messages["reporter-wrote"]; attachments: readonly Attachment[] } => {
  const { state, desk, to, event, about, line } = telling;
  const { attachments, files, notes } = carriedWith(telling);
  const proven = event.kind === "reporter-wrote" && event.proven;
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      senderLine: `${senderShown(about, desk)} — ${proven ? "proven to be the reporter" : "not proven to be the reporter, so take care"}`,
      wroteText: about?.mail?.text.trim() ?? "",
      attachments: [...notes, ...files],
      next: namedIn(telling),
      buttons: buttonsFor(state, to, line),
    },
  };
};

export const transcript = (telling: Telling): Messages["transcript"] => {
  const { state, desk, to, event, about, line } = telling;
  const answered = event.kind === "commands-answered" ? event.outcomes.map((outcome) => withNames(desk, outcome)) : [];
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    ...withRule(telling, answersTo(replyIn(about), answered, noteNumber(telling)), answered),
    ...preparedShown(telling, answered),
    possible: isMenuAsked(answered) ? menu : wantsToKnow(answered) ? possibleFor(state, to) : [],
    buttons: [...noteButton(telling), ...preparedButton(telling, answered), ...buttonsFor(state, to, line)],
  };
};

/** The core speaks of members by id. */
const withNames = (desk: DeskSettings, outcome: LineOutcome): LineOutcome => ({
  ...outcome,
  ...(outcome.among && { among: outcome.among.map((said) => nameOf(desk, said)) }),
});

/** Who asked for it, and whose command was refused. Others have read it often enough. */
export const wantsToKnow = (answered: readonly LineOutcome[]): boolean =>
  answered.length === 0 ||
  answered.some((outcome) => ("refused" in outcome ? outcome.refused === "unknown-command" : outcome.done === "help-given"));

const isKeptNote = (answered: readonly LineOutcome[]): boolean =>
  answered.some((outcome) => "done" in outcome && outcome.done === "note-kept");

/** The number of the note that its writer may have taken for a letter, if they could send it as one. */
const noteNumber = ({ state, to, event, work }: Telling): number | undefined =>
  // A note and the answer to it stand in the journal one after the other.
  event.kind === "commands-answered" && isKeptNote(event.outcomes) && forbids(state, to, "reply") === undefined
    ? work.entry - 1
    : undefined;

/** One tap sends exactly that note, whatever its writer has noted since. */
const noteButton = (telling: Telling): readonly Button[] => {
  const number = noteNumber(telling);
  return number === undefined
    ? []
    : buttonsOf([{ label: "Send my note to the reporter", command: `/reply note ${number}` }], telling.state, telling.line);
};

/** Whoever asks what they can do reads also by what rule it is decided, where that is not the ordinary one. */
const withRule = ({ state, desk }: Telling, answers: Answers, answered: readonly LineOutcome[]): Answers =>
  state.severe && answered.some((outcome) => "done" in outcome && outcome.done === "help-given")
    ? { ...answers, closing: severeMeans[policyOf(desk, state.policy).severe] }
    : answers;

type Answers = Pick<Messages["transcript"], "opening" | "lines" | "closing">;

export const answersTo = (reply: Reply, answered: readonly LineOutcome[], note?: number): Answers => {
  const refused = answered.flatMap((outcome) => ("refused" in outcome ? [refusals[outcome.refused]] : []));
  const lines = reply.commands.flatMap((command, index) => {
    const outcome = answered[index];
    return outcome ? [{ wrote: command.wrote, outcome: sentence(outcome) }] : [];
  });
  const next = [...new Set(refused.map((refusal) => refusal.next))].join(" ");
  if (refused.length > 0) return { opening: "Nothing was changed.", lines, closing: next };
  if (lines.length > 0) return { opening: "This is what your mail did.", lines, closing: "" };
  if (answered.some((outcome) => "done" in outcome && outcome.done === "note-no-vote")) return noteNoVote;
  return isKeptNote(answered)
    ? noteKept(note)
    : { opening: "Your mail had no command as its first line, so the desk did nothing.", lines, closing: "" };
};

const noteKept = (number: number | undefined): Answers => ({
  opening: outcomes["note-kept"],
  lines: [],
  closing:
    number === undefined
      ? "If you meant it for the reporter, send it again with /ack on a line of its own above your words."
      : `If you meant it for the reporter, answer with /reply note ${number}, and the desk sends exactly your words.`,
});

const noteNoVote: Answers = {
  opening: outcomes["note-no-vote"],
  lines: [],
  closing: "To vote, answer with /agree, /disagree or /abstain as the first line.",
};

export const sentence = (outcome: LineOutcome): string => {
  if ("refused" in outcome) return withList(refusals[outcome.refused].what, outcome.among ?? []);
  const questions = questionsFor[outcome.done];
  return questions ? [outcomes[outcome.done], ...questions].join(" ") : withList(outcomes[outcome.done], outcome.among ?? []);
};

/** Where there is nothing to list, the sentence that would begin the list goes too. */
const withList = (words: string, list: readonly string[]): string => {
  if (!words.endsWith(":")) return words;
  return list.length > 0 ? `${words} ${list.join(", ")}` : words.slice(0, words.lastIndexOf(". ") + 1);
};

/** Always the same, so that no case needs to carry them. */
const questionsFor: Readonly<Partial<Record<string, readonly string[]>>> = {
  "risk-questions": riskQuestions,
  "scope-questions": scopeQuestions,
};

const isMenuAsked = (answered: readonly LineOutcome[]): boolean =>
  answered.some((outcome) => "done" in outcome && outcome.done === "menu-given");

const menu = [
  ...plans.map((meaning, index) => ({ command: `/propose plan ${index + 1}`, meaning })),
  ...consequences.map((meaning, index) => ({ command: `/propose consequence ${index + 1}`, meaning })),
];
