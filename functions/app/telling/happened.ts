/** What an event of a case comes to in words: for the news to a circle, and for the journal. */
import { moderatorsHappened } from "../../../templates/approval-words.ts";
import { challengeHappenings } from "../../../templates/challenge-words.ts";
import { consentHappenings } from "../../../templates/consent.ts";
import { contactClosed } from "../../../templates/drafts.ts";
import { erasureHappenings } from "../../../templates/erasure.ts";
import { type Happening, happenings } from "../../../templates/happenings.ts";
import { measureHappenings } from "../../../templates/measures.ts";
import { reminders } from "../../../templates/reminders.ts";
import { rosterHappenings } from "../../../templates/roster-words.ts";
import { severeHappenings } from "../../../templates/severe.ts";
import type { Case } from "../../core/case/case.ts";
import type { Event, EventOf } from "../../core/case/events.ts";
import { proposalAt } from "../../core/case/proposals.ts";
import { reportedAt } from "../../core/case/times.ts";
import {
  correspondentOf,
  correspondentPerson,
  memberOf,
  memberPerson,
  ownerOf,
  type Person,
} from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { outsideContactId } from "../../core/duty/duty.ts";
import { after } from "../../core/instant.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dateAndTime } from "../../core/record/dates.ts";
import { dayNamed, dayOf } from "../../core/record/days.ts";
import { nextShown } from "./approving.ts";
import { challengeAnswered } from "./challenged.ts";
import { measureOf, measureRule } from "./measures.ts";
import { nameOf, nameOfPerson, namesTo, whomShown } from "./names.ts";
import { answerHappened } from "./questions.ts";

const personName = (state: Case, desk: DeskSettings, person: Person): string => {
  const who = ownerOf(person);
  const number = correspondentOf(who);
  if (number !== undefined) return whomShown(state, number);
  if (who === "reporter" || who === "new-address") return "the reporter";
  return who === "author" ? "the author" : nameOfPerson(desk, who);
};

/** Fits "by …": what the committee promises. Not every reporter could be told so. */
const answerBy = (state: Case, desk: DeskSettings): string =>
  dateAndTime(after(reportedAt(state), policyOf(desk, state.policy).acknowledgeWithin), desk.zone);

interface Seen {
  readonly state: Case;
  readonly desk: DeskSettings;
  readonly name: (id: string | undefined) => string;
  readonly person: (who: Person) => string;
  /** A few sentences say more to the shepherd. */
  readonly toShepherd: boolean;
  readonly reader: Person | undefined;
}

type Tellers = { readonly [Kind in Event["kind"]]: (event: EventOf<Kind>, seen: Seen) => Happening };

const seconds: Readonly<Record<EventOf<"second-awaited">["what"], (by: string, meant: string) => Happening>> = {
  exclude: happenings["second-exclude"],
  include: happenings["second-include"],
  severe: severeHappenings.second,
  "end-hold": erasureHappenings["second-end-hold"],
  erase: erasureHappenings["second-erase"],
};

type Opening = EventOf<"report-received"> | EventOf<"placed-as-report">;

const opened = (event: Opening, { name }: Seen): Happening =>
  happenings.opened([event.primary, event.secondary].filter((id) => id !== undefined).map(name));

const sent = (event: EventOf<"mail-sent">, { person }: Seen): Happening => happenings.sent(event.message, person(event.to));

const notReached = ({ to, why }: EventOf<"not-reached">, { state, person }: Seen): Happening => {
  if (to === "reporter") return why === "complained" ? happenings["reporter-complained"]() : happenings["reporter-not-reached"]();
  if (correspondentOf(to) !== undefined) return happenings["other-not-reached"](person(to), why);
  const reached = state.circle.map(memberPerson).filter((who) => !state.unreached.some((row) => row.to === who));
  return happenings["not-reached"](person(to), why, reached.length === 1);
};

const leftBy = { ...rosterHappenings, left: happenings.left };

const isMeasure = ({ proposals }: Case, number: number): boolean =>
  proposals.some((row) => row.number === number && row.what === "measure");

const settled = ({ number, result }: EventOf<"vote-settled">, { state, name, toShepherd }: Seen): Happening => {
  const put = state.proposals.find((row) => row.number === number);
  if (put?.what === "measure")
    return result === "carried"
      ? measureHappenings.confirmed(name(put.by), String(number))
      : measureHappenings.undone(name(put.by), String(number), state.stage === "acknowledged");
  if (put?.what === "motion" && result === "carried") return severeHappenings.motionCarried(String(number));
  return result === "carried"
    ? happenings.carried(String(number), nextShown(state, toShepherd))
    : happenings[result](String(number));
};

const tellers: Tellers = {
  "report-received": opened,
  "placed-as-report": opened,
  "mail-unplaced": happenings.waits,
  "set-aside": happenings["set-aside"],
  acknowledged: ({ by }, { name }) => happenings.acknowledged(name(by)),
  recorded: ({ by }, { name }) => happenings.recorded(name(by)),
  "letter-sent": ({ by }, { name }) => happenings["letter-sent"](name(by)),
  "letter-held": ({ letter }, { name }) => happenings["letter-held"](name(letter.by)),
  "held-released": ({ by }, { name }) => happenings["held-released"](name(by)),
  "conflict-asked": ({ by, members }, { name, desk }) =>
    happenings.asked(by === undefined ? desk.name : name(by), members.map(name)),
  joined: ({ member, duty }, { name }) => {
    if (member === outsideContactId) return happenings["outside-joined"](name(member));
    return duty === undefined ? happenings.joined(name(member)) : happenings["stepped-in"](name(member));
  },
  left: ({ why, member, next, shepherd, declined }, { name }) =>
    declined
      ? happenings.declined(name(member))
      : why === "involved" || why === "named"
        ? happenings["kept-out"](name(member), name(next), name(shepherd))
        : leftBy[why === "left-desk" ? why : "left"](name(member), name(next), name(shepherd)),
  "advises-only": ({ member }, { name }) => happenings["advises-only"](name(member)),
  "second-awaited": ({ what, by, member }, { name }) => seconds[what](name(by), name(member)),
  "severe-said": ({ by }, { name, state, desk }) => {
    const { severe } = policyOf(desk, state.policy);
    const asksOthers = severe === "majority-of-committee" && state.asked.some(({ why }) => why === "circle");
    return severeHappenings.said(name(by), severe, asksOthers);
  },
  "severe-undone": ({ by }, seen) => severeHappenings.undone(namesTo(seen.desk, seen.reader, by)),
  included: ({ member }, { name }) => happenings.included(name(member)),
  "people-named": ({ by, names }, { name }) => happenings["people-named"](name(by), names),
  "shepherd-named": ({ by, shepherd, second }, { name }) => happenings.shepherd(name(by), name(shepherd), name(second)),
  "triage-said": ({ by, safety = "", repeat = "" }, { name }) => happenings.triage(name(by), safety, repeat),
  "scope-said": ({ by, scope }, { name }) => happenings.scope(name(by), scope),
  proposed: (event, { name, state, desk }) => {
    const measure = measureOf(state, event);
    if (measure) return measureHappenings.taken(name(event.by), measureRule(state, desk, measure));
    return happenings.proposed(name(event.by), String(proposalAt(state, event)?.number ?? ""));
  },
  voted: ({ by, number, vote }, { name, state }) =>
    isMeasure(state, number)
      ? measureHappenings.voted(name(by), String(number), vote)
      : happenings.voted(name(by), String(number), vote),
  "vote-settled": settled,
  "measure-waits": (event, { name, state, desk }) => {
    const measure = measureOf(state, event);
    return measureHappenings.waits(name(measure?.by), measure ? measureRule(state, desk, measure) : "");
  },
  "action-done": ({ by }, { name }) => happenings["action-done"](name(by)),
  "date-promised": ({ by, day }, { name }) => happenings["date-promised"](name(by), dayNamed(day)),
  closed: ({ by, closing }, { name }) =>
    happenings.closed(
      name(by),
      closing.outcome,
      dayNamed(closing.review),
      closing.ends === undefined ? "" : dayNamed(closing.ends),
      closing.noLetter === true,
    ),
  reopened: ({ by }, { person }) => happenings.reopened(person(by)),
  linked: ({ by, codeName }, { name }) => happenings.linked(name(by), codeName),
  "read-back": ({ by, what }, { name }) => happenings["read-back"](name(by), what),
  "reporter-withdrew": happenings["reporter-withdrew"],
  "report-held": happenings["report-held"],
  "report-released": ({ why, told }) =>
    why === "repeated" ? happenings["report-repeated"](told) : happenings["report-released"](),
  "people-marked": happenings["people-marked"],
  matched: ({ codeName }, { state }) => happenings.matched(codeName, state.stage === "closed"),
  "reporter-quiet": ({ quiet }) => happenings["reporter-quiet"](quiet === "but-outcome"),
  "new-address-named": happenings["new-address"],
  "new-address-dropped": happenings["address-kept"],
  "new-address-confirmed": happenings["address-changed"],
  "note-added": ({ by }, { name }) => happenings["note-added"](name(by)),
  "reporter-wrote": ({ unshown }) => (unshown ? happenings["reporter-wrote-more"]() : happenings["reporter-wrote"]()),
  "contact-opened": ({ by, number }, { name, person }) =>
    happenings["contact-opened"](name(by), person(correspondentPerson(number))),
  "contact-closed": ({ by, number }, { name, person }) => contactClosed(name(by), person(correspondentPerson(number))),
  drafted: ({ by, to, version }, { name, person }) =>
    happenings.drafted(name(by), person(correspondentPerson(to)), String(version)),
  "draft-dropped": ({ by, to }, { name, person }) => happenings["draft-dropped"](name(by), person(correspondentPerson(to))),
  "draft-sent": ({ by, writer, to }, { name, person }) =>
    happenings["draft-sent"](name(by), name(writer), person(correspondentPerson(to))),
  "approval-asked": ({ number }, { person }) => moderatorsHappened["approval-asked"](person(correspondentPerson(number))),
  "approval-said": ({ by, what }, { name }) => moderatorsHappened["approval-said"](name(memberOf(by)), what === "approved"),
  "moderators-reminded": ({ numbers }, { person }) =>
    moderatorsHappened["moderators-reminded"](numbers.map((number) => person(correspondentPerson(number)))),
  "draft-held": ({ by, to }, { name, person }) => consentHappenings["draft-held"](name(by), person(correspondentPerson(to))),
  "reporter-asked": ({ question: { about, by, to } }, { name, person }) =>
    consentHappenings[`asked-${about}`](name(by), person(correspondentPerson(to))),
  "reporter-answered": (event, { state }) => answerHappened(state, event),
  relayed: ({ to }, { person }) => consentHappenings.relayed(person(correspondentPerson(to))),
  "correspondent-wrote": ({ number }, { person }) => happenings["correspondent-wrote"](person(correspondentPerson(number))),
  "mail-not-acted": ({ line }, { person }) => happenings["not-acted"](person(line)),
  challenged: ({ person: who }, { person }) => challengeHappenings.challenged(person(who)),
  "challenge-answered": ({ person: who, answer }, { person }) => challengeAnswered(answer, person(who)),
  "challenge-lapsed": ({ person: who }, { person }) => challengeHappenings.lapsed(person(who)),
  "line-rotated": ({ person: who }, { person }) => challengeHappenings.rotated(person(who)),
  "away-noticed": ({ member }, { name }) => happenings.away(name(member)),
  "commands-answered": ({ to }, { person }) => happenings.answered(person(to)),
  "rung-taken": ({ rung }, { state, desk, name, reader }) =>
    rung === "secondary-takes-over" && state.primary !== undefined && reader === memberPerson(state.primary)
      ? happenings["place-taken"](name(state.secondary), answerBy(state, desk))
      : happenings[rung](name(state.primary), name(state.secondary), answerBy(state, desk)),
  reminded: ({ about }) => happenings.reminded(about.map(({ what }) => reminders[what].headline)),
  "status-told": happenings["status-told"],
  "mail-sent": sent,
  "work-dissolved": ({ message, to }, { person }) => happenings.dissolved(message, person(to)),
  "mail-refused": ({ message, to }, { person }) => happenings.refused(message, person(to)),
  "mail-delivered": ({ message, to }, { person }) => happenings.delivered(message, person(to)),
  "mail-rejected": ({ message, to }, { person }) => happenings.rejected(message, person(to)),
  "mail-complained": ({ message, to }, { person }) => happenings.complained(message, person(to)),
  "not-reached": notReached,
  "reached-again": ({ to }, { person }) => happenings["reached-again"](person(to)),
  "legal-hold-set": ({ by, until }, { name }) => erasureHappenings["legal-hold-set"](name(by), dayNamed(until)),
  "legal-hold-ended": ({ by }, seen) => erasureHappenings["legal-hold-ended"](namesTo(seen.desk, seen.reader, by)),
  "erasure-asked": ({ by, runsAt }, seen) =>
    erasureHappenings["erasure-asked"](namesTo(seen.desk, seen.reader, by), dayNamed(dayOf(runsAt, seen.desk.zone))),
  "erasure-stopped": ({ by }, { name }) => erasureHappenings["erasure-stopped"](name(by)),
  "erasure-announced": ({ runsAt }, { desk }) => erasureHappenings["erasure-announced"](dayNamed(dayOf(runsAt, desk.zone))),
  "erasure-begun": ({ by }, seen) => erasureHappenings["erasure-begun"](namesTo(seen.desk, seen.reader, by)),
};

export const happened = (state: Case, event: Event, desk: DeskSettings, reader?: Person): Happening =>
  tellAs(event, {
    state,
    desk,
    name: (id) => (id === undefined ? "" : nameOf(desk, id)),
    person: (who) => personName(state, desk, who),
    reader,
    toShepherd: state.shepherd !== undefined && reader === memberPerson(state.shepherd),
  });

const tellAs = <Kind extends Event["kind"]>(event: EventOf<Kind>, seen: Seen): Happening =>
  (tellers[event.kind] as (event: EventOf<Kind>, seen: Seen) => Happening)(event, seen);
