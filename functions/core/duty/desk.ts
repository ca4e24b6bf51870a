/**
 * The desk itself: a second decider beside the case, with its own journal and work. It answers commands that concern no case,
 * and does what the calendar asks of the committee.
 */
import * as z from "zod";
import { work } from "../case/case.ts";
import { allOrNothing } from "../case/decide-reply.ts";
import { type LineOutcome, type MailRef, member, memberOf, type Person } from "../case/vocabulary.ts";
import { nextDueAt } from "../case/work.ts";
import { sesId, workId } from "../ids.ts";
import { after, days, type Instant, instant } from "../instant.ts";
import { decideAnswer, type QuestionAnswer } from "./answer-question.ts";
import { type Deadline, deskDeadlines } from "./deadlines.ts";
import { type DeskRan, runForDesk, type TakeIn } from "./desk-commands.ts";
import { type DeskEvent, type DeskEventOf, deskEvent, reminder } from "./desk-events.ts";
import { type DeskSettings, deskSettings, type Member } from "./desk-settings.ts";
import { deskWantedBy } from "./desk-wanted.ts";
import { memberWithId, pairIn, periodOf } from "./duty.ts";
import { decideTold, keptBackState, withKeptBack } from "./kept-back.ts";
import { afterQuietHours } from "./local-hours.ts";
import { decideUnproven, type UnprovenMail } from "./own-mail.ts";
import type { Period } from "./period.ts";
import { withoutReminders, withReminder } from "./reminders.ts";
import { evolveRoster, inForce, rosterFields, untouchedRoster } from "./roster.ts";
import { rosterAsTimePasses, rosterDueAt } from "./roster-due.ts";

const at = z.number().transform(instant);

export const deskState = z.object({
  settings: deskSettings,
  version: z.number().int(),
  takenIn: z.array(z.string().transform(sesId)),
  /** When the last period began that was handed over. */
  dutyFrom: at.optional(),
  /** Of which coming periods without a pair the members know, and how many days ahead they last heard of it. */
  warned: z.array(z.object({ from: at, daysAhead: z.number().int() })).default([]),
  /** Of which keys the members know that they end, and how many days ahead they last heard of it. */
  keysWarned: z.array(z.object({ member, expires: at, daysAhead: z.number().int() })).default([]),
  journal: z.array(z.object({ seq: z.number().int(), at, event: deskEvent })),
  journalLength: z.number().int(),
  segments: z.array(z.string()),
  work: z.array(work),
  /** What waits for the mail with which it is said; and what was said lately, so that nothing is said twice. */
  reminders: z.array(z.object({ ...reminder, work: z.string().transform(workId) })).default([]),
  remindedOf: z.array(z.string()).default([]),
  ...rosterFields,
  keptBack: keptBackState,
});
export type DeskState = z.output<typeof deskState>;

/** A redelivery comes within days; the desk lives for years, so it remembers the newest only. */
const mostRemembered = 500;

const nothingYet = {
  version: 0,
  takenIn: [],
  warned: [],
  keysWarned: [],
  journal: [],
  journalLength: 0,
  segments: [],
  work: [],
  reminders: [],
  remindedOf: [],
  ...untouchedRoster,
  keptBack: {},
} satisfies Omit<DeskState, "settings">;

/**
 * The period that runs when a desk opens counts as handed over: whoever opened it knows who is on duty. `asked`: whose address
 * must be confirmed before anything of a case goes there.
 */
export const openedDesk = (settings: DeskSettings, now: Instant, asked: readonly Person[] = []): DeskState =>
  deskApplied({ ...nothingYet, settings }, [{ kind: "desk-opened", asked: [...asked] }], now);

export type DeskCommand =
  | ({ readonly do: "take-in-mail" } & TakeIn)
  | ({ readonly do: "take-in-unproven" } & UnprovenMail)
  | ({ readonly do: "take-in-answer" } & QuestionAnswer)
  | { readonly do: "pass-time" };

export const decideDesk = (state: DeskState, command: DeskCommand, now: Instant): "already-taken-in" | readonly DeskEvent[] => {
  if (command.do === "pass-time") return asTimePasses(state, now);
  if (state.takenIn.includes(command.mail.mail)) return "already-taken-in";
  if (command.do === "take-in-unproven") return decideUnproven(state, command, now);
  if (command.do === "take-in-answer") return decideAnswer(state, command, now, (waited) => decideMail(state, waited, now));
  return decideMail(state, command, now);
};

const decideMail = (state: DeskState, command: TakeIn, now: Instant): readonly DeskEvent[] => {
  const ran = runAll(state, command, now);
  const outcomes = command.formsDiffer
    ? command.commands.map((): LineOutcome => ({ refused: "forms-differ" }))
    : allOrNothing(ran.map(outcomeOf));
  const told = command.commands.length > 0 || wordlessToday(state, command.by, now) < mostWordlessADay;
  const isRefused = outcomes.some((outcome) => "refused" in outcome);
  return [
    ...(isRefused ? [] : ran.flatMap((result) => ("events" in result ? result.events : []))),
    { kind: "desk-answered", to: command.by, mail: command.mail, outcomes, told },
  ];
};

const runAll = (state: DeskState, { by, commands, keptBack = [] }: TakeIn, now: Instant): readonly DeskRan[] => {
  let reached = state;
  return commands.map((line) => {
    const result = runForDesk({ state: reached, by, line, now, keptBack });
    if ("events" in result) reached = result.events.reduce((current, event) => evolved(current, event, now), reached);
    return result;
  });
};

const outcomeOf = (result: DeskRan): LineOutcome =>
  "refused" in result ? result : { done: result.done, ...(result.among && { among: result.among }) };

/** A machine that hides what it is would answer each answer. One without a command says nothing that a member waits for. */
const mostWordlessADay = 2;

const wordlessToday = ({ journal }: DeskState, by: Member["id"], now: Instant): number =>
  journal.filter(
    ({ at: when, event }) =>
      when > now - days(1) && event.kind === "desk-answered" && event.to === by && event.told && event.outcomes.length === 0,
  ).length;

/** By the roster as it is in force. */
const deadlinesOf = (state: DeskState): readonly Deadline[] => deskDeadlines({ ...state, settings: inForce(state) });

const dueBy = (state: DeskState, now: Instant): readonly Deadline[] => deadlinesOf(state).filter(({ at: due }) => due <= now);

const asTimePasses = (state: DeskState, now: Instant): readonly DeskEvent[] => [
  ...byCalendar(state, now),
  ...rosterAsTimePasses(state, now),
];

/** Warnings come after the hand-over: what an outage kept back may be about a period long over. */
const byCalendar = (state: DeskState, now: Instant): readonly DeskEvent[] => {
  const due = dueBy(state, now);
  const told = decideTold(state, due, now);
  if (!due.some(({ what }) => what === "hand-over")) return [...warnings(state, due), ...told];
  const handedOver = handOver(state, now);
  const reached = evolved(state, handedOver, now);
  return [handedOver, ...warnings(reached, dueBy(reached, now)), ...told];
};

const spanOf = (desk: DeskSettings, period: Period) => ({
  period: period.key,
  from: period.from,
  to: period.to,
  pair: [...pairIn(desk, period)],
});

/** Periods that passed while nothing ran are not handed over one after the other: only who is on duty now matters. */
const handOver = (state: DeskState, now: Instant): DeskEventOf<"handed-over"> => {
  const [settings, { dutyFrom }] = [inForce(state), state];
  const running = periodOf(settings, now);
  return {
    kind: "handed-over",
    ...spanOf(settings, running),
    before: dutyFrom === undefined ? [] : [...pairIn(settings, periodOf(settings, dutyFrom))],
    next: spanOf(settings, periodOf(settings, running.to)),
  };
};

/** One mail for all that is due at once, and of each period only what is most pressing. */
const warnings = (state: DeskState, due: readonly Deadline[]): readonly DeskEvent[] => {
  const periods = due
    .flatMap((deadline) => (deadline.what === "pair-missing" ? [deadline] : []))
    .filter(({ period, daysAhead }, _, all) => !all.some((row) => row.period.from === period.from && row.daysAhead < daysAhead))
    .map(({ period, daysAhead }) => ({ ...spanOf(inForce(state), period), daysAhead }));
  return [...(periods.length === 0 ? [] : [{ kind: "pair-missing" as const, periods }]), ...keyWarnings(due)];
};

const keyWarnings = (due: readonly Deadline[]): readonly DeskEvent[] => {
  const keys = due
    .flatMap((deadline) => (deadline.what === "key-expires" ? [deadline] : []))
    .filter(({ member: id, daysAhead }, _, all) => !all.some((row) => row.member === id && row.daysAhead < daysAhead))
    .map(({ member: id, expires, daysAhead }) => ({ member: id, expires, daysAhead }));
  return keys.length === 0 ? [] : [{ kind: "key-expires", keys }];
};

export const deskApplied = (state: DeskState, events: readonly DeskEvent[], now: Instant): DeskState =>
  events.reduce((current, event) => {
    const entry = { seq: current.journalLength, at: now, event };
    return {
      ...withWork(evolved(current, event, now), event, now),
      journal: [...current.journal, entry],
      journalLength: entry.seq + 1,
    };
  }, state);

const evolved = (state: DeskState, event: DeskEvent, now: Instant): DeskState => {
  switch (event.kind) {
    case "desk-opened":
      return { ...evolveRoster(state, event, now), dutyFrom: periodOf(state.settings, now).from };
    case "desk-answered":
      return takenIn(state, event.mail);
    case "question-replied":
    case "own-mail-asked":
    case "own-mail-not-acted":
      return takenIn(evolveRoster(state, event, now), event.mail);
    case "handed-over":
      return { ...state, dutyFrom: event.from, warned: state.warned.filter(({ from }) => from > event.from) };
    case "pair-missing":
      return { ...state, warned: withWarned(state, event) };
    case "key-expires":
      return {
        ...state,
        keysWarned: [...state.keysWarned.filter(({ member: id }) => !event.keys.some((row) => row.member === id)), ...event.keys],
      };
    case "reminder-taken":
      return withReminder(state, event, now);
    case "desk-mail-sent":
      return withoutReminders({ ...state, work: state.work.filter((work) => work.id !== event.work) }, event.work);
    case "address-confirmed":
    case "address-declined":
    case "unanswered":
    case "removal-asked":
    case "removal-agreed":
    case "removal-stopped":
    case "member-left":
    case "closing-letter-owed":
    case "notice-chosen":
      return evolveRoster(state, event, now);
    case "kept-back-wanted":
      return state;
    case "mail-kept-back":
    case "kept-back-told":
      return { ...state, keptBack: withKeptBack(state.keptBack, event, now) };
  }
};

const takenIn = (state: DeskState, { mail }: MailRef): DeskState => ({
  ...state,
  takenIn: [...state.takenIn, mail].slice(-mostRemembered),
});

const withWarned = ({ warned }: DeskState, { periods }: DeskEventOf<"pair-missing">): DeskState["warned"] => [
  ...warned.filter((row) => !periods.some(({ from }) => from === row.from)),
  ...periods.map(({ from, daysAhead }) => ({ from, daysAhead })),
];

const withWork = (state: DeskState, event: DeskEvent, now: Instant): DeskState => {
  const wanted = deskWantedBy(inForce(state), event).map(({ waits, dueAfter = 0, ...rest }, index) => {
    const id = memberOf(rest.to);
    const member = id === undefined ? undefined : memberWithId(state.settings, id);
    return {
      ...rest,
      id: workId(`${state.journalLength}-${index}`),
      dueAt: waits === true && member ? afterQuietHours(state.settings, member, now) : after(now, dueAfter),
      entry: state.journalLength,
      attempts: 0,
    };
  });
  return wanted.length === 0 ? state : { ...state, work: [...state.work, ...wanted] };
};

/** Never missing: whatever is done, the running period ends some time. */
export const deskDueAt = (state: DeskState): Instant => {
  const deadlines = [...deadlinesOf(state).map((deadline) => deadline.at), ...rosterDueAt(state)];
  return instant(Math.min(...deadlines, nextDueAt(state) ?? Number.POSITIVE_INFINITY));
};
