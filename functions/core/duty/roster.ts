/** What became of a roster since its desk was opened: who has confirmed, who reads notices only, who has left. */
import * as z from "zod";
import { member, memberOf, memberPerson, type Person, person } from "../case/vocabulary.ts";
import type { MemberId } from "../ids.ts";
import { days, type Instant, instant } from "../instant.ts";
import type { DeskEventOf } from "./desk-events.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";
import { orderOfDuty, periodOf } from "./duty.ts";
import { confirmedMembers } from "./entitled.ts";
import type { rosterEvents } from "./roster-events.ts";
import { isStillKnown, question, type RosterQuestion } from "./roster-questions.ts";

const at = z.number().transform(instant);

export const rosterFields = {
  unconfirmed: z.array(person).default([]),
  noticeOnly: z.array(member).default([]),
  questions: z.array(question).default([]),
  /** One member wants another off the roster. Once a second one asks for the same it is done at a time, unless somebody stops it. */
  removals: z.array(z.object({ member, by: member, at, agreed: z.object({ by: member, until: at }).optional() })).default([]),
  /** The address is there while the desk may still have to write to them. */
  past: z
    .array(z.object({ id: member, name: z.string(), email: z.string().optional(), openpgp: z.string().optional() }))
    .default([]),
  /** Who of them has been asked to delete what they were sent. */
  lettersOwed: z.array(member).default([]),
};

export const untouchedRoster = { unconfirmed: [], noticeOnly: [], questions: [], removals: [], past: [], lettersOwed: [] };

type Fields = { readonly [Name in keyof typeof rosterFields]: z.output<(typeof rosterFields)[Name]> };
export type Roster = Fields & { readonly settings: DeskSettings };

/** As whoever decides or sends must see it. */
export const inForce = ({ settings, unconfirmed, noticeOnly, past }: Roster): DeskSettings => ({
  ...settings,
  unconfirmed,
  noticeOnly,
  past,
});

/** Their last letter is encrypted like all before it. */
const reached = ({ email, openpgp }: Member): { readonly email: string; readonly openpgp?: string } => ({
  email,
  ...(openpgp !== undefined && { openpgp }),
});

/** A colleague's word counts so long. */
const secondWithin = days(7);

export const removalsOpen = ({ removals }: Pick<Roster, "removals">, now: Instant): Roster["removals"] =>
  removals.filter((row) => row.agreed !== undefined || row.at > now - secondWithin);

/** Somebody must be left to whom a report can go. */
export const isLastOf = (roster: Roster, id: MemberId): boolean =>
  confirmedMembers(inForce(roster)).every((member) => member.id === id);

export type RosterEvent = DeskEventOf<(typeof rosterEvents)[number]["shape"]["kind"]["value"] | "desk-opened">;

export const evolveRoster = <State extends Roster>(state: State, event: RosterEvent, now: Instant): State => {
  switch (event.kind) {
    case "desk-opened":
      return event.asked.reduce((current, to) => asked(current, { to, what: "confirm", since: now }), {
        ...state,
        unconfirmed: event.asked,
      });
    case "address-confirmed":
      return { ...state, unconfirmed: state.unconfirmed.filter((who) => who !== event.to) };
    case "own-mail-asked":
      return withOwnMail(state, event, now);
    case "question-replied":
      return withReply(state, event);
    case "unanswered":
      return event.questions.reduce((current, { number }) => withQuestion(current, number, { reminded: true }), state);
    case "removal-asked":
      return {
        ...state,
        removals: [...removalsOpen(state, now), { member: event.member, by: event.by, at: now }],
      };
    case "removal-agreed": {
      const { member: id, by, until } = event;
      return {
        ...state,
        removals: state.removals.map((row) => (row.member === id ? { ...row, agreed: { by, until } } : row)),
      };
    }
    case "removal-stopped":
      return { ...state, removals: state.removals.filter((row) => row.member !== event.member) };
    case "member-left":
      return withoutMember(state, event, now);
    case "closing-letter-owed":
      return withLetter(state, event, now);
    case "notice-chosen":
      return {
        ...state,
        noticeOnly: [...state.noticeOnly.filter((id) => id !== event.member), ...(event.only ? [event.member] : [])],
      };
    // It stays unconfirmed, and the answer stands with its question.
    case "address-declined":
    case "own-mail-not-acted":
      return state;
  }
};

type Asks = Pick<RosterQuestion, "to" | "what" | "since" | "waiting">;

/** The newest is never forgotten before there is a newer one, so no number comes twice. */
const asked = <State extends Roster>(state: State, question: Asks): State => ({
  ...state,
  questions: [
    ...state.questions.filter((row) => isStillKnown(row, question.since)),
    { ...question, number: (state.questions.at(-1)?.number ?? 0) + 1, told: 0 },
  ],
});

const withOwnMail = <State extends Roster>(state: State, event: DeskEventOf<"own-mail-asked">, since: Instant): State => {
  const { kind: _, to, until: __, ...waiting } = event;
  return asked(state, { to, what: "own-mail", since, waiting });
};

const withLetter = <State extends Roster>(before: State, event: DeskEventOf<"closing-letter-owed">, now: Instant): State => {
  const state = { ...before, lettersOwed: [...before.lettersOwed, event.member] };
  return event.cases.length === 0 ? state : asked(state, { to: memberPerson(event.member), what: "delete", since: now });
};

const withQuestion = <State extends Roster>(state: State, number: number, change: Partial<RosterQuestion>): State => ({
  ...state,
  questions: state.questions.map((row) => (row.number === number ? { ...row, ...change } : row)),
});

const withReply = <State extends Roster>(state: State, { number, answer, told }: DeskEventOf<"question-replied">): State => {
  const before = state.questions.find((row) => row.number === number);
  if (!before) return state;
  return withQuestion(state, number, { ...(answer && { answer }), told: before.told + (told ? 1 : 0) });
};

/** Whoever never confirmed their address was sent nothing, and is sent nothing now. */
const withoutMember = <State extends Roster>(state: State, { member: id }: DeskEventOf<"member-left">, now: Instant): State => {
  const left = state.settings.members.find((row) => row.id === id);
  if (!left) return state;
  const who = memberPerson(id);
  const wasConfirmed = !state.unconfirmed.includes(who);
  return {
    ...state,
    settings: settingsWithout(state, id, now),
    unconfirmed: state.unconfirmed.filter((other) => other !== who),
    noticeOnly: state.noticeOnly.filter((other) => other !== id),
    removals: state.removals.filter(({ member: of, by, agreed }) => ![of, by, agreed?.by].includes(id)),
    questions: state.questions.map((row) => (row.to === who && row.answer === undefined ? { ...row, answer: "no" } : row)),
    past: [...state.past.filter((row) => row.id !== id), { id, name: left.name, ...(wasConfirmed && reached(left)) }],
  };
};

/** In a period that names them the other of the pair stays, and the rotation fills the place. */
const settingsWithout = (roster: Roster, id: MemberId, now: Instant): DeskSettings => {
  const { rotation, ...rest } = roster.settings;
  const turning = rotation?.filter((other) => other !== id) ?? [];
  const running = pairWithout(roster, id, now);
  const others = roster.settings.assignments.filter(({ period }) => period !== running?.period);
  return {
    ...rest,
    members: roster.settings.members.filter((member) => member.id !== id),
    ...(turning.length > 0 && { rotation: turning }),
    assignments: [...(running ? [running] : []), ...others.flatMap((row) => assignmentWithout(row, id))],
  };
};

type Assignment = DeskSettings["assignments"][number];

const assignmentOf = (period: string, [primary, secondary]: readonly MemberId[]): readonly Assignment[] =>
  primary === undefined ? [] : [{ period, primary, ...(secondary !== undefined && { secondary }) }];

const assignmentWithout = ({ period, primary, secondary }: Assignment, id: MemberId): readonly Assignment[] =>
  assignmentOf(
    period,
    [primary, secondary].filter((other) => other !== undefined).filter((other) => other !== id),
  );

/** A shorter rotation turns differently. Whoever is on duty now stays so until the period ends. */
const pairWithout = (roster: Roster, id: MemberId, now: Instant): Assignment | undefined => {
  const desk = inForce(roster);
  const order = orderOfDuty(desk, now)
    .map((member) => member.id)
    .filter((other) => other !== id);
  return assignmentOf(periodOf(desk, now).key, order.slice(0, 2))[0];
};

/** The address of somebody who has left, while they are still to be written to. */
export const pastAddress = ({ past = [] }: Pick<DeskSettings, "past">, who: Person): string | undefined =>
  past.find(({ id }) => id === memberOf(who))?.email;
