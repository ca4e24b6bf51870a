/**
 * Somebody leaves a circle, or is kept out of it. Whoever takes the place comes in with the same write: there is no moment
 * in which a case has no first responder, or a shepherd who may not see it.
 */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { entitledMember, orderOfDuty } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event, EventOf } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { isDecision, openProposals } from "./proposals.ts";
import { isAsked, isResponder, mayComeIn } from "./roles.ts";
import { withSettled } from "./voting.ts";

/** The next in turn who is neither in the circle nor kept out. Who is asked and silent has not said yes, and comes last. */
const nextEligible = (state: Case, leaving: MemberId, { desk, now }: Context): MemberId | undefined => {
  const eligible = orderOfDuty(desk, now)
    .map(({ id }) => id)
    .filter((id) => id !== leaving && mayComeIn(state, id));
  return eligible.find((id) => !isAsked(state, id)) ?? eligible[0];
};

export const refillFor = (state: Case, leaving: MemberId, context: Context): MemberId | undefined =>
  isResponder(state, leaving) ? nextEligible(state, leaving, context) : undefined;

/** Where everybody who may is in the circle already, and no other responder is left, the next in turn of them steps up. */
const stepsUp = (state: Case, leaving: MemberId, { desk, now }: Context): MemberId | undefined => {
  const pair = [state.primary, state.secondary];
  if (!pair.includes(leaving) || pair.some((id) => id !== undefined && id !== leaving)) return undefined;
  return orderOfDuty(desk, now).find(({ id }) => id !== leaving && state.circle.includes(id))?.id;
};

type Left = EventOf<"left">;

export const leave = (
  state: Case,
  { member, why, by }: Pick<Left, "member" | "why" | "by">,
  context: Context,
): readonly Event[] => {
  const next = newcomer(state, { member, why }, context) ?? stepsUp(state, member, context);
  const shepherd = state.shepherd === member ? nextShepherd(state, member, next, context.desk) : undefined;
  const left: Left = {
    kind: "left",
    member,
    why,
    by,
    ...((why === "recused" || why === "left-desk") && !state.circle.includes(member) && { declined: true }),
    ...(next !== undefined && { next }),
    ...(shepherd !== undefined && { shepherd }),
  };
  // Nobody's letter goes out in their name after they have left.
  const theirs = openProposals(state)
    .filter((row) => row.by === member && isDecision(row))
    .map(({ number }): Event => ({ kind: "vote-settled", number, result: "not-carried" }));
  return withSettled(state, [left, ...theirs], context.desk);
};

/** One after the other: with each of them fewer votes may be needed, and who takes a place may have to leave too. */
export const leaveEach = (
  state: Case,
  rows: readonly Pick<Left, "member" | "why" | "by">[],
  context: Context,
): readonly Event[] => {
  let reached = state;
  return rows.flatMap((row) => {
    const events = leave(reached, row, context);
    reached = evolvedBy(reached, events);
    return events;
  });
};

/** Of a closed case nobody new needs to know because a member leaves the committee, while anybody is left on it. */
const newcomer = (state: Case, { member, why }: Pick<Left, "member" | "why">, context: Context): MemberId | undefined =>
  why === "left-desk" && state.stage === "closed" && state.circle.some((id) => id !== member)
    ? undefined
    : refillFor(state, member, context);

/** The second owner first, then a first responder, then anybody in the circle. */
const nextShepherd = (state: Case, leaving: MemberId, next: MemberId | undefined, desk: DeskSettings): MemberId | undefined =>
  [state.secondOwner, state.primary, state.secondary, next, ...state.circle].find(
    (id) => id !== undefined && id !== leaving && entitledMember(desk, id) !== undefined,
  );
