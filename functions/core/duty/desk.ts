/**
 * The desk itself: a second decider beside the case, with its own journal and work. It answers commands that concern no case,
 * and does what the calendar asks of the committee.
 */
import * as z from "zod";
import { work } from "../case/case.ts";
import { allOrNothing } from "../case/decide-reply.ts";
import { isCommandName } from "../case/rules.ts";
import { type LineOutcome, type MailRef, memberOf } from "../case/vocabulary.ts";
import { nextDueAt } from "../case/work.ts";
import { sesId, workId } from "../ids.ts";
import { days, type Instant, instant } from "../instant.ts";
import type { CommandLine } from "../mail/reply.ts";
import { type Deadline, deskDeadlines } from "./deadlines.ts";
import { type DeskEvent, type DeskEventOf, deskEvent, reminder } from "./desk-events.ts";
import { type DeskSettings, deskSettings, type Member } from "./desk-settings.ts";
import { deskWantedBy } from "./desk-wanted.ts";
import { memberWithId, pairIn, periodOf } from "./duty.ts";
import { afterQuietHours } from "./local-hours.ts";
import type { Period } from "./period.ts";
import { withoutReminders, withReminder } from "./reminders.ts";

const at = z.number().transform(instant);

export const deskState = z.object({
  settings: deskSettings,
  version: z.number().int(),
  takenIn: z.array(z.string().transform(sesId)),
  /** When the last period began that was handed over. */
  dutyFrom: at.optional(),
  /** Of which coming periods without a pair the members know, and how many days ahead they last heard of it. */
  warned: z.array(z.object({ from: at, daysAhead: z.number().int() })).default([]),
  journal: z.array(z.object({ seq: z.number().int(), at, event: deskEvent })),
  journalLength: z.number().int(),
  segments: z.array(z.string()),
  work: z.array(work),
  /** What waits for the mail with which it is said; and what was said lately, so that nothing is said twice. */
  reminders: z.array(z.object({ ...reminder, work: z.string().transform(workId) })).default([]),
  remindedOf: z.array(z.string()).default([]),
});
export type DeskState = z.output<typeof deskState>;

/** A redelivery comes within days; the desk lives for years, so it remembers the newest only. */
const mostRemembered = 500;

const nothingYet = {
  version: 0,
  takenIn: [],
  warned: [],
  journal: [],
  journalLength: 0,
  segments: [],
  work: [],
  reminders: [],
  remindedOf: [],
} satisfies Omit<DeskState, "settings">;

/** The period that runs when a desk opens counts as handed over: whoever opened it knows who is on duty. */
export const openedDesk = (settings: DeskSettings, now: Instant): DeskState =>
  deskApplied({ ...nothingYet, settings }, [{ kind: "desk-opened" }], now);

export type DeskCommand =
  | {
      readonly do: "take-in-mail";
      readonly by: Member["id"];
      readonly mail: MailRef;
      readonly commands: readonly CommandLine[];
      /** Text and HTML of the mail command different things. */
      readonly formsDiffer?: boolean;
    }
  | { readonly do: "pass-time" };

export const decideDesk = (state: DeskState, command: DeskCommand, now: Instant): "already-taken-in" | readonly DeskEvent[] => {
  if (command.do === "pass-time") return asTimePasses(state, now);
  if (state.takenIn.includes(command.mail.mail)) return "already-taken-in";
  const outcomes = command.formsDiffer
    ? command.commands.map((): LineOutcome => ({ refused: "forms-differ" }))
    : allOrNothing(command.commands.map(outcomeOf));
  const told = command.commands.length > 0 || wordlessToday(state, command.by, now) < mostWordlessADay;
  return [{ kind: "desk-answered", to: command.by, mail: command.mail, outcomes, told }];
};

/** A machine that hides what it is would answer each answer. One without a command says nothing that a member waits for. */
const mostWordlessADay = 2;

const wordlessToday = ({ journal }: DeskState, by: Member["id"], now: Instant): number =>
  journal.filter(
    ({ at: when, event }) =>
      when > now - days(1) && event.kind === "desk-answered" && event.to === by && event.told && event.outcomes.length === 0,
  ).length;

/** Commands of a case belong on that case's own line. The board is the same for every member, so any of them may have it. */
const outcomeOf = (line: CommandLine): LineOutcome => {
  if (line.name === "help") return { done: "help-given" };
  if (line.name === "status") return { done: "board-sent" };
  return { refused: isCommandName(line.name) ? "not-possible-now" : "unknown-command" };
};

const dueBy = (state: DeskState, now: Instant): readonly Deadline[] => deskDeadlines(state).filter(({ at: due }) => due <= now);

/** Warnings come after the hand-over: what an outage kept back may be about a period long over. */
const asTimePasses = (state: DeskState, now: Instant): readonly DeskEvent[] => {
  const due = dueBy(state, now);
  if (!due.some(({ what }) => what === "hand-over")) return warnings(state, due);
  const handedOver = handOver(state, now);
  const reached = evolved(state, handedOver, now);
  return [handedOver, ...warnings(reached, dueBy(reached, now))];
};

const spanOf = (desk: DeskSettings, period: Period) => ({
  period: period.key,
  from: period.from,
  to: period.to,
  pair: [...pairIn(desk, period)],
});

/** Periods that passed while nothing ran are not handed over one after the other: only who is on duty now matters. */
const handOver = ({ settings, dutyFrom }: DeskState, now: Instant): DeskEventOf<"handed-over"> => {
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
    .map(({ period, daysAhead }) => ({ ...spanOf(state.settings, period), daysAhead }));
  return periods.length === 0 ? [] : [{ kind: "pair-missing", periods }];
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
      return { ...state, dutyFrom: periodOf(state.settings, now).from };
    case "desk-answered":
      return { ...state, takenIn: [...state.takenIn, event.mail.mail].slice(-mostRemembered) };
    case "handed-over":
      return { ...state, dutyFrom: event.from, warned: state.warned.filter(({ from }) => from > event.from) };
    case "pair-missing":
      return { ...state, warned: withWarned(state, event) };
    case "reminder-taken":
      return withReminder(state, event, now);
    case "desk-mail-sent":
      return withoutReminders({ ...state, work: state.work.filter((work) => work.id !== event.work) }, event.work);
  }
};

const withWarned = ({ warned }: DeskState, { periods }: DeskEventOf<"pair-missing">): DeskState["warned"] => [
  ...warned.filter((row) => !periods.some(({ from }) => from === row.from)),
  ...periods.map(({ from, daysAhead }) => ({ from, daysAhead })),
];

const withWork = (state: DeskState, event: DeskEvent, now: Instant): DeskState => {
  const wanted = deskWantedBy(state.settings, event).map(({ waits, ...rest }, index) => {
    const id = memberOf(rest.to);
    const member = id === undefined ? undefined : memberWithId(state.settings, id);
    return {
      ...rest,
      id: workId(`${state.journalLength}-${index}`),
      dueAt: waits === true && member ? afterQuietHours(state.settings, member, now) : now,
      entry: state.journalLength,
      attempts: 0,
    };
  });
  return wanted.length === 0 ? state : { ...state, work: [...state.work, ...wanted] };
};

/** Never missing: whatever is done, the running period ends some time. */
export const deskDueAt = (state: DeskState): Instant => {
  const deadlines = deskDeadlines(state).map((deadline) => deadline.at);
  return instant(Math.min(...deadlines, nextDueAt(state) ?? Number.POSITIVE_INFINITY));
};
