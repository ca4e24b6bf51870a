/**
 * What happens while nobody acknowledges a report. Each rung has its hour after the receipt; the last is outside the
 * committee and comes again every day, so that there is no silence in which a report can be forgotten.
 */
import { entitledMember } from "../duty/duty.ts";
import { confirmedMembers } from "../duty/entitled.ts";
import { afterQuietHours } from "../duty/local-hours.ts";
import type { MemberId } from "../ids.ts";
import { after, days, type Instant } from "../instant.ts";
import { policyOf } from "../policy/overrides.ts";
import type { Policy } from "../policy/policy.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { EventOf } from "./events.ts";
import type { Rung } from "./reminding-words.ts";
import { isUnreached, mayComeIn, outsideOf } from "./roles.ts";
import { reportedAt } from "./times.ts";
import { memberPerson, type Person } from "./vocabulary.ts";

interface Row {
  readonly rung: Rung;
  readonly after: (policy: Policy) => number;
  /** Who can be reached on this rung; nobody, and the next one is taken in its place. */
  readonly to: (state: Case, context: Context) => readonly Person[];
}

const reachable = (state: Case, { desk }: Context, id: MemberId | undefined): readonly Person[] =>
  id === undefined || entitledMember(desk, id) === undefined || isUnreached(state, memberPerson(id)) ? [] : [memberPerson(id)];

const mayStepIn = (state: Case, { desk }: Context): readonly Person[] =>
  confirmedMembers(desk)
    .filter(({ id }) => mayComeIn(state, id))
    .map(({ id }) => memberPerson(id));

const rows: readonly Row[] = [
  {
    rung: "primary-reminded",
    after: (policy) => policy.primaryRemindedAfter,
    to: (state, context) => reachable(state, context, state.primary),
  },
  {
    rung: "secondary-takes-over",
    after: (policy) => policy.secondaryTakesOverAfter,
    to: (state, context) => reachable(state, context, state.secondary),
  },
  {
    rung: "anyone-steps-in",
    after: (policy) => policy.anyoneStepsInAfter,
    to: mayStepIn,
  },
  { rung: "outside-contact", after: (policy) => policy.outsideContactAfter, to: outsideOf },
];

const again = days(1);

/** When the next rung is due: at its hour, or at once where somebody on duty cannot be reached. */
export const rungDueAt = (state: Case, policy: Policy): Instant | undefined => {
  if (state.stage !== "reported" || state.onHold) return undefined;
  const reported = reportedAt(state);
  const { rung = reported } = state.times;
  const row = rows[state.rungs];
  if (row === undefined) return after(rung, again);
  return state.rungHurried ? reported : after(reported, row.after(policy));
};

/** The rung that is due, or the first after it on which anybody can be reached. Undefined where none is due yet. */
export const rungTaken = (state: Case, context: Context): EventOf<"rung-taken"> | undefined => {
  const due = rungDueAt(state, policyOf(context.desk, state.policy));
  if (due === undefined || context.now < due) return undefined;
  const from = Math.min(state.rungs, rows.length - 1);
  const at = rows.findIndex((row, index) => index >= from && row.to(state, context).length > 0);
  const row = rows[at === -1 ? rows.length - 1 : at];
  if (!row) return undefined;
  return {
    kind: "rung-taken",
    rung: row.rung,
    tell: [...new Set([...row.to(state, context), ...askedAgain(state, context), ...alsoTold(state, context, row.rung)])].map(
      (to) => ({
        to,
        waits: waitFor(state, context, to),
      }),
    ),
  };
};

/** Each day that it goes on, whoever may step in is asked once more. */
const askedAgain = (state: Case, context: Context): readonly Person[] =>
  state.rungs < rows.length ? [] : mayStepIn(state, context);

/**
 * The first responders hear of every rung above the first, so that two do not start at once without knowing. Nor does a pair
 * fall silent because nobody says that its mail arrived: it may have, and then this is their only reminder.
 */
const alsoTold = (state: Case, context: Context, rung: Rung): readonly Person[] => {
  const mayArrive = { ...state, unreached: state.unreached.filter(({ why }) => why !== "no-word") };
  return rung === "primary-reminded" ? [] : [state.primary, state.secondary].flatMap((id) => reachable(mayArrive, context, id));
};

/** A night's rest is kept, but not where somebody may be in danger. */
export const waitFor = (state: Case, { desk, now }: Context, to: Person): number => {
  const member = desk.members.find(({ id }) => memberPerson(id) === to);
  return member === undefined || state.safety === "yes" ? 0 : afterQuietHours(desk, member, now) - now;
};

export const rungsUpTo = (rung: Rung): number => rows.findIndex((row) => row.rung === rung) + 1;
