/** What the desk writes about its list of members: one row a message, all in one form. */

import type { Happening } from "../../../templates/happenings.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import {
  afterUnanswered,
  deleteWhenDone,
  memberNotes,
  removeLabel,
  rosterButtons,
  rosterLetters,
  rosterPlaces,
  stopLabel,
} from "../../../templates/roster-words.ts";
import { refusals } from "../../../templates/words.ts";
import type { RefusalCode } from "../../core/case/codes.ts";
import { memberPerson, type Person } from "../../core/case/vocabulary.ts";
import type { DeskState } from "../../core/duty/desk.ts";
import type { DeskEvent, DeskEventOf } from "../../core/duty/desk-events.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { isConfirmed, readsNoticesOnly } from "../../core/duty/entitled.ts";
import type { RosterQuestion } from "../../core/duty/roster-questions.ts";
import { withTag } from "../../core/mail/address.ts";
import { dateAndTime } from "../../core/record/dates.ts";
import { sentence } from "./answers.ts";
import { deskButtons, mailto } from "./buttons.ts";
import { nameOf, nameOfPerson, namesTo } from "./names.ts";

export interface RosterTelling {
  readonly desk: DeskSettings;
  readonly state: DeskState;
  readonly to: Person;
  /** The journal entry that asked for it. */
  readonly event: DeskEvent;
  /** The line of a question, for whoever was asked it. */
  readonly lineOf: (number: number) => string;
}

export interface RosterTold {
  readonly data: Messages["roster-news"];
  /** Where an answer goes, where that is the line of a question. */
  readonly line?: string;
}

interface Filled extends Happening {
  readonly items?: readonly string[];
  readonly closing?: string;
  readonly buttons?: readonly Button[];
  readonly line?: string;
}

/** Undefined where the event is of another kind, or what was asked is answered by now: the mail is dropped. */
type Filler = (telling: RosterTelling) => Filled | undefined;

type AboutRoster = keyof typeof rosterButtons;

const openQuestion = ({ state, to }: RosterTelling, what: AboutRoster): RosterQuestion | undefined =>
  state.questions.findLast((row) => row.to === to && row.what === what && row.answer === undefined);

const asking = (
  { desk, lineOf }: RosterTelling,
  { number }: RosterQuestion,
  what: AboutRoster,
): Required<Pick<Filled, "line" | "buttons">> => {
  const line = lineOf(number);
  return { line, buttons: rosterButtons[what].map((button) => ({ ...button, href: mailto(line, desk.name, button.command) })) };
};

const addressQuestion: Filler = (telling) => {
  const { desk, to, event } = telling;
  const question = openQuestion(telling, "confirm");
  if (!question) return undefined;
  const place = to === "outside-contact" || to === "organisers" ? to : "member";
  return {
    ...rosterLetters["address-question"](rosterPlaces[place](desk.name), event.kind === "unanswered"),
    ...asking(telling, question, "confirm"),
  };
};

const questionAnswered: Filler = (telling) => {
  const { event, state, lineOf } = telling;
  if (event.kind !== "question-replied") return undefined;
  const { outcome, number } = event;
  const next = "refused" in outcome ? [refusals[outcome.refused].next] : [];
  const question = state.questions.find((row) => row.number === number);
  const again =
    "refused" in outcome && outcome.refused === "press-button" && question ? asking(telling, question, question.what) : {};
  return { ...rosterLetters.answered(sentence(outcome), ...next), line: lineOf(number), ...again };
};

const ownMailDropped: Filler = ({ event }) => {
  const why: RefusalCode = event.kind === "own-mail-not-acted" ? event.why : "own-mail-lapsed";
  return rosterLetters["own-mail-dropped"](refusals[why].what);
};

const isOwnWord = ({ member, by }: DeskEventOf<"member-left">): boolean => by.length === 1 && by[0] === member;

const closingLetter: Filler = (telling) => {
  const { desk, state, event } = telling;
  if (event.kind !== "closing-letter-owed") return undefined;
  const left = state.journal.findLast((entry) => entry.event.kind === "member-left" && entry.event.member === event.member);
  const own = left?.event.kind !== "member-left" || isOwnWord(left.event);
  if (event.cases.length === 0) return rosterLetters["nothing-to-delete"](desk.name, own);
  const question = openQuestion(telling, "delete");
  return (
    question && {
      ...rosterLetters["closing-letter"](desk.name, own),
      items: event.cases,
      closing: deleteWhenDone,
      ...asking(telling, question, "delete"),
    }
  );
};

const membersList: Filler = ({ desk }) => ({
  ...rosterLetters.members(),
  items: [
    ...desk.members.map(({ id, name }) => noted(desk, memberPerson(id), name)),
    noted(desk, "outside-contact", `${desk.outsideContact.name}, from outside the committee`),
    noted(desk, "organisers", "The organisers"),
  ],
  buttons: deskButtons(desk, ["help"]),
});

const removalButton = (desk: DeskSettings, label: string, command: string): Button => ({
  label,
  command,
  href: mailto(withTag(desk.alias, "desk"), desk.name, command),
});

const noted = (desk: DeskSettings, who: Person, name: string): string =>
  [
    name,
    ...(isConfirmed(desk, who) ? [] : [memberNotes.unconfirmed]),
    ...(readsNoticesOnly(desk, who) ? [memberNotes.noticeOnly] : []),
  ].join(": ");

const news: Readonly<{ [Kind in DeskEvent["kind"]]?: (telling: RosterTelling, event: DeskEventOf<Kind>) => Filled }> = {
  "address-declined": ({ desk }, { to }) => rosterLetters["address-declined"](nameOfPerson(desk, to)),
  unanswered: ({ desk }, { what, questions }) => ({
    ...rosterLetters[what === "confirm" ? "unanswered" : "not-deleted"](),
    items: questions.map(({ to }) => nameOfPerson(desk, to)),
    closing: afterUnanswered[what === "confirm" ? "confirm" : "delete"],
  }),
  "removal-asked": ({ desk, to }, { member, by }) => {
    const stop = removalButton(desk, stopLabel, `/leave ${member} no`);
    if (to === memberPerson(member)) return { ...rosterLetters["removal-asked-of-you"](nameOf(desk, by)), buttons: [stop] };
    return {
      ...rosterLetters["removal-asked"](nameOf(desk, by), nameOf(desk, member)),
      buttons: [removalButton(desk, removeLabel(nameOf(desk, member)), `/leave ${member}`), stop],
    };
  },
  "removal-agreed": ({ desk, to }, { member, by, first, until }) => {
    const [both, when] = [namesTo(desk, to, [first, by]).join(" and "), dateAndTime(until, desk.zone)];
    return {
      ...(to === memberPerson(member)
        ? rosterLetters["removal-agreed-of-you"](both, when)
        : rosterLetters["removal-agreed"](both, nameOf(desk, member), when)),
      buttons: [removalButton(desk, stopLabel, `/leave ${member} no`)],
    };
  },
  "removal-stopped": ({ desk }, { member, by }) => rosterLetters["removal-stopped"](nameOf(desk, by), nameOf(desk, member)),
  "member-left": ({ desk, to }, event) =>
    isOwnWord(event)
      ? rosterLetters["left-by-themselves"](nameOf(desk, event.member))
      : rosterLetters["taken-off"](nameOf(desk, event.member), namesTo(desk, to, event.by)),
};

const rosterNews: Filler = (telling) =>
  (news[telling.event.kind] as ((telling: RosterTelling, event: DeskEvent) => Filled) | undefined)?.(telling, telling.event);

const fillers = {
  "address-question": addressQuestion,
  "question-answered": questionAnswered,
  "own-mail-dropped": ownMailDropped,
  "closing-letter": closingLetter,
  "members-list": membersList,
  "roster-news": rosterNews,
} as const satisfies Readonly<Record<string, Filler>>;

type RosterMessage = keyof typeof fillers;

export const isRosterMessage = (name: string): name is RosterMessage => Object.hasOwn(fillers, name);

export const tellRoster = (name: RosterMessage, telling: RosterTelling): RosterTold | undefined => {
  const filled = fillers[name](telling);
  if (!filled) return undefined;
  const { headline, sentences, items = [], closing = "", buttons = [], line } = filled;
  const { desk, to } = telling;
  const memberName = to === "organisers" ? "" : nameOfPerson(desk, to);
  return { data: { deskName: desk.name, memberName, headline, sentences, items, closing, buttons }, ...(line && { line }) };
};
