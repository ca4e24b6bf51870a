/** The mails that each event asks for: one row an event. */
import { days, hours } from "../instant.ts";
import { mayBeAsked, mayHaveReceipt } from "./automatic-answers.ts";
import type { Case } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { isDecision, proposalAt } from "./proposals.ts";
import { askedOutside, pairOf } from "./roles.ts";
import {
  challengedPerson,
  correspondentOf,
  correspondentPerson,
  type MailRef,
  memberOf,
  memberPerson,
  type Person,
  type ReadBackName,
} from "./vocabulary.ts";
import { hearsOfErasure } from "./wishes.ts";

/** A mail to send, at once unless it says otherwise. */
interface Wanted {
  readonly message: string;
  readonly to: Person;
  readonly about?: MailRef;
  readonly dueAfter?: number;
  readonly textOnly?: boolean;
  /** The journal entry to tell of, where it is not the one that asks. */
  readonly entry?: number;
}

type WorkFor = { readonly [Kind in Event["kind"]]: (state: Case, event: EventOf<Kind>) => readonly Wanted[] };

const none = (): readonly Wanted[] => [];

/** An author who is asked what a mail is has this long before the pair hears that it waits. */
const authorAnswersWithin = hours(24);

/** A vote that is not carried by then goes to somebody outside. */
export const voteSettlesWithin = days(7);

/** News for everybody in the circle but the one who brought it about. */
const news = (state: Case, by?: string, about?: MailRef): readonly Wanted[] =>
  circleBut(state, by).map((to) => ({ message: "case-news", to, ...(about && { about }) }));

const workFor: WorkFor = {
  "report-received": (state, event) => forwards(state, event.mail, event.onHold, event.receiptWaits),
  "placed-as-report": (state, event) => forwards(state, event.mail, event.onHold),
  "mail-unplaced": (state, event) => [
    ...(mayBeAsked(state.reporter) ? [{ message: "what-is-this", to: "author" as const, about: event.mail }] : []),
    ...pairOf(state).map((to) => ({ message: "mail-waits", to, about: event.mail, dueAfter: authorAnswersWithin })),
    ...nobodyLeft(state, event.mail).map((wanted) => ({ ...wanted, dueAfter: authorAnswersWithin })),
  ],
  "set-aside": none,
  acknowledged: (state, event) => [
    ...toReporter(state, "acknowledgement", event.mail),
    ...circleBut(state, event.by).map((to) => ({ message: "colleague-acknowledged", to, about: event.mail })),
  ],
  recorded: (state, event) => [...toReporter(state, "letter", event.mail), ...news(state, event.by, event.mail)],
  "letter-sent": (state, event) => [...toReporter(state, "letter", event.mail), ...news(state, event.by, event.mail)],
  "letter-held": (_, { letter }) => [{ message: "letter-held", to: memberPerson(letter.by), about: letter.mail }],
  "held-released": none,
  "conflict-asked": (_, event) => event.members.map((id) => ({ message: "conflict-question", to: memberPerson(id) })),
  joined: (state, event) => [...soFar(state, event.member), ...news(state, event.member)],
  // Nobody is asked why they do not help, and nobody is told.
  left: (state, event) =>
    event.declined
      ? []
      : [
          ...(event.next === undefined ? [] : soFar(state, event.next)),
          ...news(state, event.next).filter(({ to }) => to !== memberPerson(event.by)),
          ...(event.shepherd === undefined ? [] : toReporter(state, "desk-letter")),
          ...nobodyLeft(state, state.report),
        ],
  "advises-only": (state, event) => news(state, event.member),
  "second-awaited": (state, event) => news(state, event.by).filter(({ to }) => to !== memberPerson(event.member)),
  included: none,
  // Who is named is not warned.
  "people-named": (state, event) =>
    news(state, event.by).filter(({ to }) => event.members.every((id) => memberPerson(id) !== to)),
  "shepherd-named": (state, event) => [...toReporter(state, "desk-letter"), ...news(state, event.by)],
  "triage-said": (state, event) => news(state, event.by),
  "scope-said": (state, event) => news(state, event.by, event.mail),
  "severe-said": (state, event) => news(state, event.by, event.mail),
  "severe-undone": (state) => news(state),
  proposed: (state, event) =>
    event.what === "measure"
      ? news(state, event.by, event.mail)
      : [
          ...circleBut(state).map((to) => ({ message: "proposal", to, about: event.mail })),
          ...askOutside(state, "outside-asked", { about: event.mail, dueAfter: voteSettlesWithin }),
        ],
  "measure-waits": (_, { tell, mail: about }) =>
    tell.map(({ to, waits }) =>
      to in outsideMessages
        ? { message: outsideMessages[to] ?? "outside-asked", to, dueAfter: waits }
        : { message: "case-news", to, about, dueAfter: waits },
    ),
  voted: none,
  "vote-settled": (state, event) => [
    ...(isClosing(state, event) ? [] : news(state, undefined, measureNumbered(state, event))),
    ...(event.result === "tied" ? askOutside(state, "outside-asked") : []),
  ],
  "action-done": (state, event) => news(state, event.by, event.mail),
  "date-promised": (state, event) => [...toReporter(state, "desk-letter"), ...news(state, event.by)],
  // Where a vote has closed it, whoever proposed that has not heard of it either.
  closed: (state, event) => [
    ...(event.closing.noLetter ? [] : toReporter(state, "letter", event.mail)),
    ...news(state, isVotedOn(state, event) ? undefined : event.by, event.mail),
  ],
  reopened: (state, event) => circleBut(state).flatMap((to) => (to === event.by ? [] : [{ message: "case-news", to }])),
  linked: (_, event) => [
    ...(event.asked ? [{ message: "link-back", to: memberPerson(event.by) }] : []),
    ...event.both.filter((id) => id !== event.by).map((id) => ({ message: "case-news", to: memberPerson(id) })),
  ],
  "read-back": (state, event) => [{ ...readBackMail(state)[event.what], to: memberPerson(event.by) }],
  "reporter-withdrew": (state) => news(state),
  "report-held": (state) => news(state),
  "report-released": (state, { told }) => [...(told ? toReporter(state, "desk-letter") : []), ...news(state)],
  "people-marked": none,
  matched: (state, event) => [
    ...(event.asked ? [{ message: "match-back", to: onBehalf(state) }] : []),
    ...event.told.map((id) => ({ message: "case-news", to: memberPerson(id) })),
  ],
  "reporter-quiet": (state) => news(state),
  "new-address-named": () => [{ message: "desk-letter", to: "new-address" }],
  "new-address-dropped": none,
  // Only while it matters, and to the other alone: whoever is away hears nothing of it.
  "away-noticed": (state, { member }) =>
    pairOf(state)
      .filter((to) => to !== memberPerson(member))
      .map((to) => ({ message: "case-news", to })),
  "new-address-confirmed": (state) => [...toReporter(state, "desk-letter"), ...news(state)],
  "note-added": (state, event) => circleBut(state, event.by).map((to) => ({ message: "note", to, about: event.mail })),
  "reporter-wrote": (state, { mail: about, unshown }) => {
    if (unshown) return unshown === "told" ? news(state) : [];
    return circleBut(state).map((to) => ({ message: "reporter-wrote", to, about }));
  },
  "contact-opened": none,
  "contact-closed": (state, event) => news(state, event.by),
  drafted: (state, event) => circleBut(state).map((to) => ({ message: "draft", to, about: event.mail })),
  "draft-dropped": (state, event) => news(state, event.by),
  "draft-sent": (state, event) => [
    { message: "to-other", to: correspondentPerson(event.to), about: event.mail },
    ...news(state, event.by, event.mail),
  ],
  "approval-asked": none,
  // A moderator's own mail is shown whole, with its files.
  "approval-said": (state, { by, mail: about }) =>
    correspondentOf(by) === undefined
      ? news(state, memberOf(by), about)
      : circleBut(state).map((to) => ({ message: "correspondent-wrote", to, about })),
  "moderators-reminded": (_, { numbers }) =>
    numbers.map((number) => ({ message: "desk-letter", to: correspondentPerson(number) })),
  "draft-held": (state, event) => circleBut(state).map((to) => ({ message: "draft", to, about: event.mail })),
  "reporter-asked": (state, { question }) => [...toReporter(state, "question"), ...news(state, question.by)],
  "reporter-answered": (state) => news(state),
  relayed: (state, event) => toReporter(state, "relayed", event.mail),
  "correspondent-wrote": (state, { mail: about }) =>
    circleBut(state).map((to) => ({ message: "correspondent-wrote", to, about })),
  "mail-not-acted": (_, event) => (event.told ? [{ message: "not-acted", to: event.line }] : []),
  challenged: (_, { person, mail: about }) => [{ message: "challenge", to: challengedPerson(person), about }],
  "challenge-answered": none,
  "challenge-lapsed": (_, { person: to }) => [{ message: "not-acted", to }],
  // The answer to whoever asked for it comes from the new line.
  "line-rotated": none,
  "commands-answered": (_, event) => {
    if (!event.told) return [];
    const isOutside = event.to === "reporter" || correspondentOf(event.to) !== undefined;
    return [{ message: isOutside ? "desk-letter" : "transcript", to: event.to, about: event.mail }];
  },
  "rung-taken": (state, { tell }) => tell.map(({ to, waits }) => ({ message: rungMessage(state, to), to, dueAfter: waits })),
  reminded: (_, { tell }) => tell.map(({ to, waits }) => ({ message: outsideMessages[to] ?? "reminder", to, dueAfter: waits })),
  // The circle was told that it would come, and finds it in the journal.
  "status-told": (state) => toReporter(state, "desk-letter"),
  "mail-sent": none,
  "mail-refused": none,
  "work-dissolved": none,
  "mail-delivered": none,
  // To nobody who has left since: what they were sent is theirs, and nothing more is.
  "mail-rejected": (state, { message, to, entry, about }) =>
    circleBut(state).includes(to) ? [{ message, to, entry, textOnly: true, ...(about && { about }) }] : [],
  "mail-complained": none,
  "not-reached": (state, { to }) => news(state, memberOf(to)),
  "reached-again": none,
  "legal-hold-set": (state, event) => news(state, event.by, event.mail),
  "legal-hold-ended": (state) => news(state),
  "erasure-asked": (state) => news(state),
  "erasure-stopped": (state) => news(state),
  "erasure-announced": (_, { tell }) => tell.map(({ to, waits }) => ({ message: "case-news", to, dueAfter: waits })),
  "erasure-begun": (state, { why }) => [
    ...news(state),
    ...(why === "asked" && hearsOfErasure(state) ? toReporter(state, "desk-letter") : []),
  ],
};

export const wantedBy = <Kind extends Event["kind"]>(state: Case, event: EventOf<Kind>): readonly Wanted[] =>
  (workFor[event.kind] as (state: Case, event: EventOf<Kind>) => readonly Wanted[])(state, event);

/** Whoever may not see the case is asked first whether it is too close to them. */
const rungMessage = (state: Case, to: Person): string =>
  outsideMessages[to] ?? (state.circle.some((id) => memberPerson(id) === to) ? "case-news" : "conflict-question");

const outsideMessages: Readonly<Partial<Record<Person, string>>> = {
  "outside-contact": "outside-asked",
  organisers: "organisers-asked",
};

const isVotedOn = (state: Case, event: EventOf<"closed">): boolean => proposalAt(state, event)?.what === "close";

/** The news that the case is closed says it all. */
const isClosing = (state: Case, { number, result }: EventOf<"vote-settled">): boolean =>
  result === "carried" && state.proposals.some((row) => row.number === number && row.what === "close");

/** Whoever is to undo it reads once more what it was. */
const measureNumbered = ({ proposals }: Case, { number }: EventOf<"vote-settled">): MailRef | undefined =>
  proposals.find((row) => row.number === number && !isDecision(row))?.mail;

const toReporter = (state: Case, message: string, about?: MailRef): readonly Wanted[] =>
  state.reporter.address === undefined ? [] : [{ message, to: "reporter", ...(about && { about }) }];

/** What waits for a second member waits for whoever joins, too. */
const soFar = (state: Case, id: string): readonly Wanted[] => [
  { message: "case-so-far", to: memberPerson(id), about: state.report },
  ...state.drafts.map(({ mail: about, entry }) => ({ message: "draft", to: memberPerson(id), about, entry })),
];

const readBackMail = ({ report }: Case): Readonly<Record<ReadBackName, Omit<Wanted, "to">>> => ({
  board: { message: "status-board" },
  journal: { message: "journal" },
  file: { message: "case-file", about: report },
  original: { message: "originals" },
});

/** Whoever asks that it is only kept is not promised a letter by an hour. */
const forwards = (state: Case, about: MailRef, onHold = false, dueAfter = 0): readonly Wanted[] => [
  ...pairOf(state).map((to) => ({ message: "new-report", to, about })),
  ...nobodyLeft(state, about),
  ...(mayHaveReceipt(state.reporter) ? [{ message: onHold ? "desk-letter" : "receipt", to: "reporter" as const, dueAfter }] : []),
];

/** Work that is no mail is still somebody's, so that it goes on where that person has one more thing to do. */
const onBehalf = (state: Case): Person => pairOf(state)[0] ?? "outside-contact";

const nobodyLeft = (state: Case, about: MailRef): readonly Wanted[] =>
  state.primary === undefined ? askOutside(state, "nobody-left", { about }) : [];

/** The organisers are asked for nothing but to find somebody. */
const askOutside = (state: Case, message: string, rest: Pick<Wanted, "about" | "dueAfter"> = {}): readonly Wanted[] => {
  const to = askedOutside(state);
  return to === undefined ? [] : [{ message: to === "organisers" ? "organisers-asked" : message, to, ...rest }];
};

const circleBut = (state: Case, writer?: string): readonly Person[] =>
  state.circle.filter((id) => id !== writer).map(memberPerson);
