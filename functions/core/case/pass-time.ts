/** What the passing of time alone does to a case. Decided anew at each tick from the facts, so a missed or doubled one changes nothing. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { morningAfter } from "../duty/local-hours.ts";
import { after, days, earliest, hours, type Instant, latest, minutes } from "../instant.ts";
import { policyOf } from "../policy/overrides.ts";
import { startOfDay } from "../record/days.ts";
import { approvalOf } from "./approval.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event } from "./events.ts";
import { followUpDue, followUpNames, lastNews, mayHearFromDesk, promisedDay, toRemind } from "./follow-ups.ts";
import { rungDueAt, rungTaken, waitFor } from "./ladder.ts";
import { measureDueAt, measuresWaiting } from "./measures.ts";
import { notReached } from "./not-reached.ts";
import { erasureDueAt, erasuresDue } from "./retention.ts";
import { isUnreached } from "./roles.ts";
import { reportedAt } from "./times.ts";
import { correspondentPerson, type Person } from "./vocabulary.ts";

/** When time next does something to the case, if nothing else happens before. */
export const withNextFollowUp = (state: Case, { desk, now }: Context): Case => {
  const { remindAt: _, followUpAt: __, ...facts } = state;
  const remindAt = nextMorning(state, desk, now);
  const followUpAt = earliest(
    rungDueAt(state, policyOf(desk, state.policy)),
    statusDueAt(state, desk),
    moderatorsDue(state, desk)?.at,
    remindAt,
    measureDueAt(state),
    erasureDueAt(state, { desk, now }),
    ...state.challenges.map(({ until }) => until),
    ...overdueOnTheWay(state).map(({ sentAt }) => after(sentAt, arrivesWithin)),
  );
  return { ...facts, ...(remindAt !== undefined && { remindAt }), ...(followUpAt !== undefined && { followUpAt }) };
};

/**
 * Nobody is reminded at any hour, nor twice in a day: whatever is due is said in the next morning, all of it at once. A morning
 * that has come is kept, or a case with much mail would put its reminders off for ever.
 */
const nextMorning = (state: Case, desk: DeskSettings, now: Instant): Instant | undefined => {
  const due = earliest(...followUpNames.map((what) => followUpDue(state, desk, what)?.at));
  if (due === undefined) return undefined;
  const hasCome = state.remindAt !== undefined && state.remindAt <= now && due <= now;
  return hasCome ? state.remindAt : morningAfter(desk, due > now ? due : now);
};

/** In the evening of a day that was promised, the desk writes if nobody has. */
const eveningOf = hours(18);
const timeForWords = hours(3);

/** Whoever held their report back was promised no hour. */
export const isPromisedPerson = ({ stage, times }: Case): boolean => stage === "reported" && times.released === undefined;

/** When the desk itself tells the reporter that the case is not forgotten. */
const statusDueAt = (state: Case, desk: DeskSettings): Instant | undefined => {
  if (!mayHearFromDesk(state)) return undefined;
  const policy = policyOf(desk, state.policy);
  // The receipt has promised a person by then. Whoever waits must not hear nothing when that is broken.
  if (isPromisedPerson(state) && state.times.status === undefined) return after(reportedAt(state), policy.acknowledgeWithin);
  const regular = after(lastNews(state), policy.newsEvery);
  const day = promisedDay(state);
  if (day === undefined || state.times.promised === undefined) return regular;
  const evening = after(startOfDay(day, desk.zone), eveningOf);
  const timeToWrite = after(state.times.promised, timeForWords);
  return earliest(regular, evening > timeToWrite ? evening : timeToWrite);
};

/** One gentle word to each moderator, a day before their time is over. */
const moderatorsDue = (state: Case, desk: DeskSettings): { readonly at: Instant; readonly numbers: number[] } | undefined => {
  const within = policyOf(desk, state.policy).moderatorsAnswerWithin;
  const { askedAt, of = [] } = state.approval ?? {};
  const numbers = of
    .filter(({ number, reminded }) => !reminded && !isUnreached(state, correspondentPerson(number)))
    .map(({ number }) => number);
  const since = latest(askedAt, state.times.released);
  if (state.onHold || approvalOf(state) !== "asked" || since === undefined || within === undefined || numbers.length === 0)
    return undefined;
  return { at: after(since, Math.max(within - days(1), within / 2)), numbers };
};

const moderatorsReminded = (state: Case, { desk, now }: Context): readonly Event[] => {
  const due = moderatorsDue(state, desk);
  return due !== undefined && due.at <= now ? [{ kind: "moderators-reminded", numbers: due.numbers }] : [];
};

/** A forward of which nobody says that it has arrived counts as not arrived. */
const arrivesWithin = minutes(30);

/** Only while nobody has answered: afterwards somebody has it, whatever became of the mail. */
const overdueOnTheWay = (state: Case): Case["awaiting"] => (state.stage === "reported" ? state.awaiting : []);

export const passTime = (state: Case, context: Context): readonly Event[] => {
  const lost = overdueOnTheWay(state)
    .filter(({ sentAt }) => after(sentAt, arrivesWithin) <= context.now)
    .flatMap((row) => notReached(state, row, "no-word"));
  const rung = rungTaken(state, context);
  const statusDue = statusDueAt(state, context.desk);
  return [
    ...lost,
    ...(rung ? [rung] : []),
    ...(statusDue !== undefined && statusDue <= context.now ? [{ kind: "status-told" as const }] : []),
    ...moderatorsReminded(state, context),
    ...measuresWaiting(state, context),
    ...erasuresDue(state, context),
    ...reminders(state, context),
    ...challengesLapsed(state, context),
  ];
};

/** Nobody who has the line has said that it was theirs. */
const challengesLapsed = (state: Case, { now }: Context): readonly Event[] =>
  state.challenges.filter(({ until }) => until <= now).map(({ person }) => ({ kind: "challenge-lapsed", person }));

const reminders = (state: Case, context: Context): readonly Event[] => {
  const { desk, now } = context;
  if (state.remindAt === undefined || state.remindAt > now) return [];
  const due = followUpNames.flatMap((what) => {
    const next = followUpDue(state, desk, what);
    return next !== undefined && next.at <= now ? [{ what, step: next.step, to: toRemind(state, desk, what, next.step) }] : [];
  });
  if (due.length === 0) return [];
  const people: readonly Person[] = [...new Set(due.flatMap(({ to }) => to))];
  return [
    {
      kind: "reminded",
      about: due.map(({ what, step }) => ({ what, step })),
      tell: people.map((to) => ({
        to,
        about: due.filter((row) => row.to.includes(to)).map(({ what }) => what),
        waits: waitFor(state, context, to),
      })),
    },
  ];
};
