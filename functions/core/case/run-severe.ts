/**
 * A case is severe by one member's word, because that only makes a decision harder; that it is not takes two. What follows from it
 * is the policy's row.
 */
import { organisersId } from "../duty/duty.ts";
import { policyOf } from "../policy/overrides.ts";
import type { Policy } from "../policy/policy.ts";
import { whomWritten } from "./correspondents.ts";
import type { Event } from "./events.ts";
import { isKeptOut } from "./roles.ts";
import { membersToAsk } from "./run-circle.ts";
import { cannotContact, lineOpened } from "./run-others.ts";
import { type AskedByMember, byMember, type Ran, type Runs } from "./running.ts";
import { withSettled } from "./voting.ts";

type Follows = Extract<Ran, { done: unknown }>;

/** As many of the committee as may help are asked, because they are needed for the vote. */
const askTheRest = ({ state, member, context }: AskedByMember): Follows => {
  const members = membersToAsk(state, context.desk);
  const asking: Event = { kind: "conflict-asked", by: member, members, why: "circle" };
  return { done: "severe-majority", among: members, events: members.length > 0 ? [asking] : [] };
};

/** Where somebody asked that the organisers do not hear of it, or one of them reported it, there is no line to them. */
const openToOrganisers = ({ state, member, context }: AskedByMember): Follows => {
  const known = state.correspondents.find(({ role, closed }) => role === "organiser" && closed !== true);
  if (known) return { done: "severe-organisers", among: [whomWritten(state, known.number)], events: [] };
  const { email: address } = context.desk.organisers;
  if (isKeptOut(state, organisersId) || cannotContact(state, address, context)) return { done: "severe-no-line", events: [] };
  const opened = lineOpened(state, { by: member, role: "organiser", address });
  return { done: "severe-organisers", among: ["organiser"], events: [opened] };
};

const follows: Readonly<Record<Policy["severe"], (asked: AskedByMember) => Follows>> = {
  "majority-of-committee": askTheRest,
  "organisers-and-motion": openToOrganisers,
  "no-special-rule": () => ({ done: "severe-kept", events: [] }),
};

const sayIt = (asked: AskedByMember): Ran => {
  const { state, member, mail, at, context } = asked;
  if (state.severe) return { refused: "already-so" };
  const next = follows[policyOf(context.desk, state.policy).severe](asked);
  return { ...next, events: [{ kind: "severe-said", by: member, mail, line: at }, ...next.events] };
};

/** From then on fewer votes may be enough, so those that are open are counted again. */
const takeBack = ({ state, member, context }: AskedByMember): Ran => {
  const before = state.awaitsSecond.filter(({ what }) => what === "severe").map(({ by }) => by);
  if (!state.severe) return { refused: "already-so" };
  if (before.includes(member)) return { refused: "asked-already" };
  if (before.length === 0)
    return { done: "waits-for-second", events: [{ kind: "second-awaited", what: "severe", member, by: member }] };
  return {
    done: "severe-undone",
    events: withSettled(state, [{ kind: "severe-undone", by: [...before, member] }], context.desk),
  };
};

const severe = (asked: AskedByMember): Ran => (asked.line.argument.toLowerCase() === "no" ? takeBack(asked) : sayIt(asked));

export const severeRuns: Runs<"severe"> = { severe: byMember(severe) };
