/**
 * What a committee may let slip, other than a report that nobody acknowledges, and who is reminded of it: one row each. A row counts from a
 * fact of the case, so that a reminder which has become stale is simply not due any more.
 */

import type { DeskSettings } from "../duty/desk-settings.ts";
import { memberWithId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import { after, days, hours, type Instant, latest } from "../instant.ts";
import { policyOf } from "../policy/overrides.ts";
import type { Policy } from "../policy/policy.ts";
import { startOfDay } from "../record/days.ts";
import { approvalOf } from "./approval.ts";
import { mayHaveReceipt } from "./automatic-answers.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import { comesNext, untoldSince } from "./order.ts";
import { hasDecided, isDecision, openProposals } from "./proposals.ts";
import type { FollowUp } from "./reminding-words.ts";
import { holdEndsSoonAt } from "./retention.ts";
import { isOnIt, outsideOf } from "./roles.ts";
import { isOpenSince, reportedAt } from "./times.ts";
import { memberPerson, type Person } from "./vocabulary.ts";
import { voters } from "./voting.ts";
import { mayHearNews } from "./wishes.ts";

/** Who is reminded. Where nobody of a group is there, the next step is taken at once. */
type Group = "owners" | "silent" | "circle" | "outside";

interface Row {
  /** Undefined where nothing of the kind is owed. */
  readonly since: (state: Case, desk: DeskSettings) => Instant | undefined;
  /** How long after that the first reminder is due. */
  readonly first: (policy: Policy) => number;
  readonly every: number;
  /** One after the other; the last comes again and again. */
  readonly steps: readonly (readonly Group[])[];
}

const upwards: Row["steps"] = [["owners"], ["circle"], ["circle", "outside"]];

const times = <Wanted>(state: Case, wanted: (times: Case["times"]) => Wanted): Wanted | undefined =>
  state.stage === "acknowledged" ? wanted(state.times) : undefined;

/** Since the case was last opened, or was no longer only kept. */
const opened = (state: Case): Instant => latest(state.times.reopened, reportedAt(state)) ?? state.openedAt;

const silentVoters = (state: Case, desk: DeskSettings): readonly MemberId[] =>
  voters(state, desk).filter((id) =>
    openProposals(state)
      .filter(isDecision)
      .some(({ votes }) => !votes.some(({ member }) => member === id)),
  );

/** Others handle it, and only want advice. */
const isAdvised = ({ scope }: Case): boolean => scope === "local";

const isCarriedOut = ({ what, isNone }: Case["proposals"][number]): boolean =>
  (what === "consequence" || what === "action" || what === "motion") && !isNone;

/** The reporter was told a day, and has had no letter since. */
export const promisedDay = (state: Case): string | undefined =>
  isOpenSince(latest(state.times.letter, state.times.status), state.times.promised) ? state.promised : undefined;

/** When the reporter last heard anything of the case. */
export const lastNews = (state: Case): Instant =>
  latest(opened(state), state.times.letter, state.times.status, state.times.promised) ?? state.openedAt;

/**
 * Never where they asked for quiet, or get nothing by machine. Nor where they take their report for kept: news would tell who only
 * asks to find out that somebody else has reported.
 */
export const mayHearFromDesk = (state: Case): boolean => {
  const { reporter, quiet, wantsHold } = state;
  return mayHearNews(state) && wantsHold !== true && quiet === undefined && mayHaveReceipt(reporter) && !reporter.unreachable;
};

const stillHeldAfter = days(180);

/** Early enough that a person can write it in the morning before the desk does. */
const aheadOfNews = hours(36);

type Closing = NonNullable<Extract<Case, { stage: "closed" }>["closing"]>;

/** A day that was written down at closing, until somebody says what became of it. */
const endingDay = (state: Case, desk: DeskSettings, day: (closing: Closing) => string | undefined): Instant | undefined => {
  const said = state.stage === "closed" && state.closing ? day(state.closing) : undefined;
  const from = said === undefined ? undefined : startOfDay(said, desk.zone);
  return isOpenSince(state.times.acted, from) ? from : undefined;
};

const onDay = (day: (closing: Closing) => string | undefined): Row => ({
  since: (state, desk) => endingDay(state, desk, day),
  first: () => 0,
  every: days(7),
  steps: [["owners"], ["circle"]],
});

const rows: Readonly<Record<FollowUp, Row>> = {
  "mail-waits": {
    since: (state) => (state.stage === "unplaced" ? state.openedAt : undefined),
    // The pair has been told of it after its author's day.
    first: () => days(3),
    every: days(2),
    steps: [["owners"], ["owners"], ["owners", "outside"]],
  },
  "no-shepherd": {
    since: (state) =>
      state.shepherd === undefined && state.stage === "acknowledged" && !isAdvised(state)
        ? latest(state.acknowledgedAt, opened(state))
        : undefined,
    first: (policy) => policy.shepherdNamedWithin,
    every: days(2),
    // Nobody looks after it yet, so the circle is where it begins.
    steps: [["circle"], ...upwards.slice(1)],
  },
  "shepherd-silent": {
    // Nobody was to be heard while the case was closed.
    since: (state) => (state.shepherd === undefined ? undefined : times(state, ({ heard, reopened }) => latest(heard, reopened))),
    first: (policy) => policy.shepherdHeardWithin,
    every: days(3),
    steps: upwards,
  },
  "votes-missing": {
    since: (state, desk) => (silentVoters(state, desk).length > 0 ? times(state, ({ proposed }) => proposed) : undefined),
    first: (policy) => policy.votesWithin,
    every: days(2),
    steps: [["silent"]],
  },
  "decision-overdue": {
    // A vote that all have given, and that carries nothing, is still no decision. Only a shepherd proposes: without one, that is brought up.
    since: (state, desk) =>
      state.shepherd === undefined || isAdvised(state) || hasDecided(state) || silentVoters(state, desk).length > 0
        ? undefined
        : times(state, () => opened(state)),
    first: (policy) => policy.resolvedWithin,
    every: days(3),
    steps: upwards,
  },
  "decision-untold": {
    since: untoldSince,
    first: (policy) => policy.decisionToldWithin,
    every: days(2),
    steps: upwards,
  },
  "moderators-silent": {
    since: (state) => (approvalOf(state) === "asked" ? state.approval?.askedAt : undefined),
    first: ({ moderatorsAnswerWithin = 0 }) => moderatorsAnswerWithin,
    every: days(3),
    steps: upwards,
  },
  "actions-open": {
    // What moderators have not accepted yet is not to be carried out yet.
    since: (state) =>
      comesNext(state) !== "moderators" &&
      state.proposals.some((row) => row.result === "carried" && !row.past && isCarriedOut(row)) &&
      isOpenSince(state.times.acted, state.times.decided)
        ? times(state, ({ decided }) => latest(decided, state.approval?.saidAt))
        : undefined,
    first: (policy) => policy.actionsDoneWithin,
    every: days(7),
    steps: upwards,
  },
  "still-open": {
    since: (state) => (hasDecided(state) ? times(state, ({ decided, acted }) => latest(decided, acted)) : undefined),
    first: (policy) => policy.closedWithin,
    every: days(7),
    steps: upwards,
  },
  "reporter-waits": {
    since: (state) =>
      mayHearNews(state) && isOpenSince(state.times.letter, state.times.wrote) ? times(state, ({ wrote }) => wrote) : undefined,
    first: (policy) => policy.reporterAnsweredWithin,
    every: days(2),
    steps: upwards,
  },
  "news-due": {
    since: (state) => (mayHearNews(state) ? lastNews(state) : undefined),
    first: (policy) => Math.max(policy.newsEvery - aheadOfNews, policy.newsEvery / 2),
    every: days(7),
    steps: [["owners"]],
  },
  "promise-due": {
    since: (state, desk) => {
      const day = mayHearNews(state) ? promisedDay(state) : undefined;
      return day === undefined ? undefined : startOfDay(day, desk.zone);
    },
    first: () => 0,
    every: days(1),
    steps: upwards,
  },
  // Nobody else sees to it that a report which is only kept is not forgotten.
  "still-held": {
    since: (state) => (state.onHold ? latest(state.times.letter, state.times.held) : undefined),
    first: () => stillHeldAfter,
    every: stillHeldAfter,
    steps: [["owners"], ["circle"]],
  },
  // Nobody decides about what others handle, so nothing else would bring it to its end.
  "advice-open": {
    since: (state) => (isAdvised(state) ? times(state, ({ letter }) => latest(opened(state), letter)) : undefined),
    first: (policy) => policy.resolvedWithin,
    every: days(7),
    steps: upwards,
  },
  "hold-ends": { since: holdEndsSoonAt, first: () => 0, every: days(7), steps: [["circle"]] },
  "review-due": onDay((closing) => closing.review),
  "sanction-ends": onDay((closing) => closing.ends),
};

export const followUpNames = Object.keys(rows) as readonly FollowUp[];

/** Nothing is owed while the report is only kept, and what was owed before counts anew from its waking. */
const sinceOf = (state: Case, desk: DeskSettings, what: FollowUp): Instant | undefined => {
  if (state.onHold && what !== "still-held" && what !== "hold-ends") return undefined;
  const since = rows[what].since(state, desk);
  return since && latest(since, state.times.released);
};

/** When it is next due, and which step that is. A fact that is newer than the last reminder begins the row anew. */
export const followUpDue = (
  state: Case,
  desk: DeskSettings,
  what: FollowUp,
): { readonly at: Instant; readonly step: number } | undefined => {
  const row = rows[what];
  const since = sinceOf(state, desk, what);
  if (since === undefined) return undefined;
  const last = state.followed.find((done) => done.what === what && done.at >= since);
  if (!last) return { at: after(since, row.first(policyOf(desk, state.policy))), step: 0 };
  // Half a day less: the morning that follows is not lost where a tick came late or the clocks have changed.
  return { at: after(last.at, row.every - hours(12)), step: last.times };
};

/** Whether a reminder still says something true to this person, whenever it was asked for. */
export const isOwedTo = (state: Case, { desk, now }: Context, what: FollowUp, who: Person): boolean => {
  const { first, steps } = rows[what];
  const since = sinceOf(state, desk, what);
  if (since === undefined || after(since, first(policyOf(desk, state.policy))) > now) return false;
  return steps.flat().some((group) => members(state, desk, group).includes(who));
};

/** Somebody outside cannot act on it and only asks; to be asked that every other day helps nobody. */
const outsideEvery = 4;

export const toRemind = (state: Case, desk: DeskSettings, what: FollowUp, step: number): readonly Person[] => {
  const { steps } = rows[what];
  const over = step - (steps.length - 1);
  const from = over > 0 && over % outsideEvery !== 0 ? Math.max(0, steps.length - 2) : Math.min(step, steps.length - 1);
  const found = steps.slice(from).map((groups) => [...new Set(groups.flatMap((group) => members(state, desk, group)))]);
  return found.find((people) => people.length > 0) ?? outsideOf(state);
};

const groups: Readonly<Record<Group, (state: Case, desk: DeskSettings) => readonly (MemberId | undefined)[]>> = {
  owners: ({ shepherd, secondOwner, primary, secondary }) =>
    shepherd === undefined ? [primary, secondary] : [shepherd, secondOwner],
  silent: silentVoters,
  circle: ({ circle }) => circle,
  outside: () => [],
};

const members = (state: Case, desk: DeskSettings, group: Group): readonly Person[] =>
  group === "outside"
    ? outsideOf(state)
    : groups[group](state, desk)
        .filter((id) => id !== undefined)
        .filter((id) => isOnIt(state, id) && memberWithId(desk, id) !== undefined)
        .map(memberPerson);
