/** Messages about a case under way: news for its circle, letters to the reporter, questions to those who may help. */
import { deskLetters, type Happening, toColleagues } from "../../../templates/happenings.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import type { Case, JournalEntry } from "../../core/case/case.ts";
import type { Event } from "../../core/case/events.ts";
import { isPromisedPerson } from "../../core/case/pass-time.ts";
import { isDecision } from "../../core/case/proposals.ts";
import { possibleNow } from "../../core/case/rules.ts";
import { correspondentOf, memberPerson } from "../../core/case/vocabulary.ts";
import { guardLetter } from "../../core/mail/letter-guard.ts";
import { folded } from "../../core/mail/plain-text.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dateAndTime, duration } from "../../core/record/dates.ts";
import { dayNamed } from "../../core/record/days.ts";
import { wordsBeside } from "../internal-words.ts";
import { sentence } from "./answers.ts";
import { approvalButtons, buttonsAfter, moderatorLetter, nextAfter, tellButtons } from "./approving.ts";
import { buttonsFor, buttonsOf, possibleFor } from "./buttons.ts";
import { findings, stepIn, whyHelp } from "./casework-words.ts";
import { erasureButtons } from "./erasing.ts";
import { happened } from "./happened.ts";
import { replyIn, wordsAt, wordsOf } from "./letter-text.ts";
import { measureButtons } from "./measures.ts";
import { sentBefore } from "./named-later.ts";
import { nameOf, nameOfPerson } from "./names.ts";
import { agreedButton } from "./questions.ts";
import type { Telling } from "./told.ts";

export const caseNews = (telling: Telling): Messages["case-news"] => {
  const { state, event, desk, to, line } = telling;
  const { headline, sentences } = happened(state, event, desk, to);
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    headline,
    sentences: [...sentences, ...sentBefore(telling), ...(event.kind === "approval-said" ? nextAfter(telling) : [])],
    words: settledWords(telling) ?? wordsOf(event, replyIn(telling.about)),
    buttons: [
      ...nextStep(telling),
      ...measureButtons(telling),
      ...erasureButtons(telling),
      ...agreedButton(telling, event),
      ...(event.kind === "erasure-begun" ? [] : buttonsFor(state, to, line)),
    ],
    answers: event.kind === "erasure-begun" ? "" : toColleagues,
  };
};

/** Of what was settled, where its mail goes along. */
const settledWords = ({ state, event, about }: Telling): string | undefined => {
  if (event.kind !== "vote-settled" || about === undefined) return undefined;
  const put = state.proposals.find(({ number }) => number === event.number);
  return put && wordsAt(replyIn(about), put.line);
};

/** After a decision, the letter to whoever is told next is the first thing offered to the shepherd; after a motion, its letter. */
const nextStep = (telling: Telling): readonly Button[] => {
  const { event, state, to, line } = telling;
  const isShepherd = state.shepherd !== undefined && to === memberPerson(state.shepherd);
  if (event.kind === "approval-said")
    return isShepherd && event.what === "approved" ? tellButtons(telling) : buttonsAfter(telling);
  if (event.kind !== "vote-settled" || event.result !== "carried") return [];
  const put = state.proposals.find(({ number }) => number === event.number);
  if (put?.what === "motion" && possibleNow(state, to).includes("draft"))
    return buttonsOf([{ label: "Write to the organisers", command: "/draft organiser" }], state, line);
  return isShepherd && put && isDecision(put) ? tellButtons(telling) : [];
};

const writerOf = (event: Event): string | undefined => ("by" in event && typeof event.by === "string" ? event.by : undefined);

export const letter = (telling: Telling): Messages["letter"] => ({
  deskName: telling.desk.name,
  codeName: telling.state.codeName,
  memberName: nameOf(telling.desk, writerOf(telling.event)),
  letter: wordsOf(telling.event, replyIn(telling.about)),
});

/** Said the same to everybody. */
const plainLetters: Readonly<Partial<Record<Event["kind"], () => Happening>>> = {
  "new-address-confirmed": deskLetters["address-changed"],
  "report-received": deskLetters.kept,
  "placed-as-report": deskLetters.kept,
  "report-released": deskLetters.repeated,
  "erasure-begun": deskLetters.erased,
};

const deskLetterFor = (telling: Telling): Happening => {
  const { event, desk, to, state } = telling;
  const name = (id: string | undefined): string => nameOf(desk, id);
  if (correspondentOf(to) !== undefined) return moderatorLetter(telling);
  if (to === "new-address") return deskLetters["confirm-address"]();
  if (event.kind === "shepherd-named") return deskLetters.contact(name(event.shepherd));
  if (event.kind === "left") return deskLetters.contact(name(event.shepherd ?? state.shepherd));
  if (event.kind === "date-promised") return deskLetters.promised(dayNamed(event.day));
  if (event.kind === "status-told")
    return isPromisedPerson(state)
      ? deskLetters.late(duration(policyOf(desk, state.policy).acknowledgeWithin))
      : deskLetters.status();
  const plain = plainLetters[event.kind];
  if (plain) return plain();
  const answered = event.kind === "commands-answered" ? event.outcomes : [];
  const wantsToKnow = answered.some((outcome) => "refused" in outcome || outcome.done === "help-given");
  const possible = possibleFor(state, to).map(({ command, meaning }) => `${command}: ${meaning}.`);
  return deskLetters.answered([...answered.map(sentence), ...(wantsToKnow ? possible : [])]);
};

export const deskLetter = (telling: Telling): Messages["desk-letter"] => {
  const { headline, sentences } = deskLetterFor(telling);
  const { state, to, line, desk } = telling;
  const confirm = to === "new-address" ? [{ label: "Yes, write to me here", command: "/yes" }] : [];
  const buttons = [...buttonsOf(confirm, state, line), ...approvalButtons(telling)];
  return { deskName: desk.name, codeName: state.codeName, headline, sentences, buttons };
};

export const conflictQuestion = (telling: Telling): Messages["conflict-question"] => {
  const { state, event, desk, to, line } = telling;
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    askedBy: writerOf(event) === undefined ? desk.name : nameOf(desk, writerOf(event)),
    why: whyHelp[event.kind === "conflict-asked" ? event.why : "take"],
    step: event.kind === "rung-taken" ? stepIn : "",
    names: state.involves.filter((name) => !isReporter(state, name)),
    buttons: buttonsFor(state, to, line, true).filter(({ command }) => command !== "/help"),
  };
};

/** Somebody who writes down everybody they know of must not tell the rest of the committee who reported. */
const isReporter = ({ reporter, firstWriter }: Case, name: string): boolean =>
  [reporter.name, reporter.address, firstWriter].some((known) => known !== undefined && folded(known) === folded(name));

const kindShown = {
  plan: "a plan",
  consequence: "a consequence",
  action: "an action",
  close: "to close the case",
  measure: "a measure that was taken at once",
  motion: "a motion to the organisers",
} as const;

export const letterHeld = (telling: Telling): Messages["letter-held"] => {
  const { state, event, desk, to, line, gathered } = telling;
  const text = wordsOf(event, replyIn(telling.about));
  const found = guardLetter(text, {
    desk,
    codeName: state.codeName,
    internalTexts: wordsBeside(gathered.internal, event.kind === "letter-held" ? event.letter.mail.blob : undefined),
  });
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    findings: found.map(({ what, shown }) => ({ what: findings[what], shown })),
    letter: text,
    buttons: buttonsOf([{ label: "Send it just as it is", command: "/send anyway" }], state, line),
  };
};

export const journal = ({ state, desk, to, gathered }: Telling): Messages["journal"] => ({
  codeName: state.codeName,
  memberName: nameOfPerson(desk, to),
  entries: gathered.journal.filter(isTold).map(({ at, event }) => ({
    when: dateAndTime(at, desk.zone),
    what: sentenceCase(happened(state, event, desk).headline),
  })),
});

/** What somebody was answered is between them and the desk, and would bury the rest. */
const isTold = ({ event }: JournalEntry): boolean =>
  event.kind !== "commands-answered" &&
  event.kind !== "work-dissolved" &&
  event.kind !== "people-marked" &&
  event.kind !== "mail-delivered" &&
  !(event.kind === "mail-sent" && answersOnly.includes(event.message));

const answersOnly: readonly string[] = ["transcript", "not-acted", "challenge", "status-board", "journal", "letter-held"];

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const kindOf = (what: keyof typeof kindShown): string => kindShown[what];
