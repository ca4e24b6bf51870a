/** What a case still has to do, and when. The work that each event asks for is a table, and so is what makes it stale. */

import { type WorkId, workId } from "../ids.ts";
import { after, hours, type Instant, minutes } from "../instant.ts";
import type { Case, JournalEntry, Work } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { type MailRef, memberOf, memberPerson, type Person } from "./vocabulary.ts";

/** A mail to send, at once unless it says otherwise. */
interface Wanted {
  readonly message: string;
  readonly to: Person;
  readonly about?: MailRef;
  readonly dueAfter?: number;
}

type WorkFor = { readonly [Kind in Event["kind"]]: (state: Case, event: EventOf<Kind>) => readonly Wanted[] };

const none = (): readonly Wanted[] => [];

/** An author who is asked what a mail is has this long before the pair hears that it waits. */
const authorAnswersWithin = hours(24);

const workFor: WorkFor = {
  "report-received": (state, event) => forwards(state, event.mail),
  "placed-as-report": (state, event) => forwards(state, event.mail),
  "mail-unplaced": (state, event) => [
    ...(mayAskAuthor(state) ? [{ message: "what-is-this", to: "author" as const, about: event.mail }] : []),
    ...pairOf(state).map((to) => ({ message: "mail-waits", to, about: event.mail, dueAfter: authorAnswersWithin })),
    ...nobodyLeft(state, event.mail).map((wanted) => ({ ...wanted, dueAfter: authorAnswersWithin })),
  ],
  "set-aside": none,
  acknowledged: (state, event) => [
    ...(state.reporter.address === undefined ? [] : [{ message: "acknowledgement", to: "reporter" as const, about: event.mail }]),
    ...circleBut(state, event.by).map((to) => ({ message: "colleague-acknowledged", to, about: event.mail })),
  ],
  "note-added": (state, event) => circleBut(state, event.by).map((to) => ({ message: "note", to, about: event.mail })),
  "reporter-wrote": (state, event) => circleBut(state).map((to) => ({ message: "reporter-wrote", to, about: event.mail })),
  "mail-not-acted": (_, event) => (event.told ? [{ message: "not-acted", to: event.line }] : []),
  "commands-answered": (_, event) => (event.told ? [{ message: "transcript", to: event.to, about: event.mail }] : []),
  "mail-sent": none,
  "mail-refused": none,
  "work-dissolved": none,
};

export const workAfter = (state: Case, entry: JournalEntry): readonly Work[] =>
  wantedBy(state, entry.event).map(({ dueAfter = 0, ...wanted }, index) => ({
    ...wanted,
    id: workId(`${entry.seq}-${index}`),
    entry: entry.seq,
    dueAt: after(entry.at, dueAfter),
    attempts: 0,
  }));

const wantedBy = <Kind extends Event["kind"]>(state: Case, event: EventOf<Kind>): readonly Wanted[] =>
  (workFor[event.kind] as (state: Case, event: EventOf<Kind>) => readonly Wanted[])(state, event);

const forwards = (state: Case, about: MailRef): readonly Wanted[] => [
  ...pairOf(state).map((to) => ({ message: "new-report", to, about })),
  ...nobodyLeft(state, about),
  ...(mayAnswerByMachine(state) ? [{ message: "receipt", to: "reporter" as const }] : []),
];

const nobodyLeft = (state: Case, about: MailRef): readonly Wanted[] =>
  state.primary === undefined ? [{ message: "nobody-left", to: "outside-contact", about }] : [];

const mayAnswerByMachine = ({ reporter }: Case): boolean =>
  reporter.address !== undefined && reporter.vouched && !reporter.machine;

/** A member is asked at the address that the desk knows, whoever really wrote; the question holds nothing to reveal. */
const mayAskAuthor = (state: Case): boolean =>
  mayAnswerByMachine({ ...state, reporter: { ...state.reporter, vouched: true } }) &&
  (state.reporter.vouched || state.reporter.member !== undefined);

const pairOf = (state: Case): readonly Person[] =>
  [state.primary, state.secondary].flatMap((id) => (id === undefined ? [] : [memberPerson(id)]));

const circleBut = (state: Case, writer?: string): readonly Person[] =>
  state.circle.filter((id) => id !== writer).map(memberPerson);

/**
 * Asked again at the moment of acting: what the case has outgrown dissolves, and content goes to nobody who lost their
 * place while it waited.
 */
export const stillWanted = (state: Case, work: Work): boolean => {
  const id = memberOf(work.to);
  if (work.message === "mail-waits" || work.message === "what-is-this" || asksToPlace(state, work))
    return state.stage === "unplaced";
  if (work.message === "nobody-left") return state.primary === undefined && state.stage !== "set-aside";
  if (id === undefined || work.message === "not-acted" || work.message === "transcript") return true;
  return state.circle.includes(id);
};

/** Whoever placed the mail has answered what its opening asked. */
const asksToPlace = (state: Case, work: Work): boolean =>
  state.journal.some(({ seq, event }) => seq === work.entry && event.kind === "mail-unplaced");

export const isDue = (work: Work, now: Instant): boolean => (work.leasedUntil ?? work.dueAt) <= now;

export const nextDueAt = (state: { readonly work: readonly Work[] }): Instant | undefined =>
  state.work
    .map((work) => work.leasedUntil ?? work.dueAt)
    .reduce<Instant | undefined>((least, at) => (least === undefined || at < least ? at : least), undefined);

/** Long enough for the slowest send; afterwards whoever held it is taken to have died. */
const leaseFor = minutes(2);

/** Takes what is due for this worker alone. What somebody else holds is left to them. */
export const leased = <State extends { readonly work: readonly Work[] }>(
  state: State,
  now: Instant,
): { readonly state: State; readonly mine: readonly Work[] } => {
  const work = state.work.map((item) =>
    isDue(item, now) ? { ...item, attempts: item.attempts + 1, leasedUntil: after(now, leaseFor) } : item,
  );
  return { state: { ...state, work }, mine: work.filter((item, index) => item !== state.work[index]) };
};

/** Waits longer after each failure, never longer than an hour: a reporter waits behind it. */
const backoff = (attempts: number): number => Math.min(minutes(2 ** Math.min(attempts, 10) / 2), hours(1));

const setBack = (work: Work, now: Instant, result: "not-sent" | "unsure"): Work => {
  const { leasedUntil: _, ...rest } = work;
  const wait = Math.max(backoff(work.attempts), result === "unsure" ? leaseFor : 0);
  return { ...rest, dueAt: after(now, wait) };
};

/** Unsure whether a mail left: it is tried again, but not before its lease would have run out, and ever more rarely. */
export type SendResult = "sent" | "refused" | "not-sent" | "unsure" | "dissolved";

export const resultEvent = (work: Work, result: SendResult): Event | undefined => {
  const about = { work: work.id, message: work.message, to: work.to };
  if (result === "sent") return { kind: "mail-sent", ...about };
  if (result === "refused") return { kind: "mail-refused", ...about };
  return result === "dissolved" ? { kind: "work-dissolved", ...about } : undefined;
};

export const withResult = <State extends { readonly work: readonly Work[] }>(
  state: State,
  id: WorkId,
  result: SendResult,
  now: Instant,
): State =>
  result === "not-sent" || result === "unsure"
    ? { ...state, work: state.work.map((work) => (work.id === id ? setBack(work, now, result) : work)) }
    : state;
