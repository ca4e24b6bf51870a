/** Who comes into a circle, who leaves it, and who takes the place: one event, so that nothing lies between the two. */
import type { MemberId } from "../ids.ts";
import { withAsked } from "./asked.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { withoutChallenge } from "./evolve-challenges.ts";
import { withoutVotesOf } from "./evolve-proposals.ts";
import { withLines, withoutLine } from "./own-lines.ts";
import { askedOutside, isKeptOut } from "./roles.ts";
import { type KeptOut, memberPerson } from "./vocabulary.ts";

type CircleEvent = EventOf<
  "conflict-asked" | "joined" | "left" | "included" | "second-awaited" | "advises-only" | "shepherd-named"
>;

export const evolveCircle = (state: Case, event: CircleEvent): Case => {
  switch (event.kind) {
    case "conflict-asked":
      return withAsked(state, event.members, event.why);
    case "joined":
      return {
        ...state,
        circle: [...state.circle, event.member],
        asked: state.asked.filter((row) => row.member !== event.member),
        lines: withLines(state.lines, [memberPerson(event.member)]),
        ...(event.duty && { [event.duty]: event.member }),
      };
    case "left":
      return withNext(withoutMember(withoutChallenge(state, memberPerson(event.member)), event.member, event.why), event);
    case "advises-only":
      return { ...state, adviseOnly: [...state.adviseOnly, event.member] };
    case "second-awaited":
      return {
        ...state,
        awaitsSecond: [...state.awaitsSecond, { what: event.what, member: event.member, by: event.by }],
      };
    case "included":
      return {
        ...state,
        keptOut: state.keptOut.filter((row) => row.member !== event.member),
        awaitsSecond: state.awaitsSecond.filter((row) => row.member !== event.member),
      };
    case "shepherd-named": {
      const { secondOwner: _, ...rest } = state;
      return { ...rest, shepherd: event.shepherd, ...(event.second !== undefined && { secondOwner: event.second }) };
    }
  }
};

const dutyOf = (state: Case, id: MemberId): "primary" | "secondary" | undefined => {
  if (state.primary === id) return "primary";
  return state.secondary === id ? "secondary" : undefined;
};

const withoutMember = (state: Case, id: MemberId, why: KeptOut["why"]): Case => {
  const { shepherd, secondOwner, ...rest } = state;
  return {
    ...rest,
    ...(shepherd !== undefined && shepherd !== id && { shepherd }),
    ...(secondOwner !== undefined && secondOwner !== id && { secondOwner }),
    circle: state.circle.filter((other) => other !== id),
    asked: state.asked.filter((row) => row.member !== id),
    adviseOnly: state.adviseOnly.filter((other) => other !== id),
    awaitsSecond: state.awaitsSecond.filter((row) => row.member !== id && row.by !== id),
    held: state.held.filter((letter) => letter.by !== id),
    proposals: withoutVotesOf(state.proposals, id),
    keptOut: isKeptOut(state, id) ? state.keptOut : [...state.keptOut, { member: id, why }],
    awaiting: state.awaiting.filter(({ to }) => to !== memberPerson(id)),
    unreached: state.unreached.filter(({ to }) => to !== memberPerson(id)),
    lines: withoutLine(state.lines, memberPerson(id)),
  };
};

/** The place of a first responder passes to `next`; where the first one left, the second moves up. */
const withNext = (state: Case, event: EventOf<"left">): Case => {
  const was = dutyOf(state, event.member);
  const { primary, secondary, ...rest } = state;
  const stays = was === "primary" ? secondary : primary;
  const pair = was === undefined ? [primary, secondary] : [stays, event.next];
  const [first, second] = pair.filter((id) => id !== undefined);
  const joins = event.next !== undefined && !state.circle.includes(event.next) ? [event.next] : [];
  const isLeft = was === undefined || first !== undefined;
  const contact = isLeft || askedOutside(state) !== "outside-contact" ? [] : (["outside-contact"] as const);
  const { secondOwner, ...unowned } = rest;
  return {
    ...unowned,
    ...(secondOwner !== undefined && secondOwner !== event.shepherd && { secondOwner }),
    ...(first !== undefined && { primary: first }),
    ...(second !== undefined && { secondary: second }),
    ...(event.shepherd !== undefined && { shepherd: event.shepherd }),
    circle: [...state.circle, ...joins],
    asked: state.asked.filter((row) => row.member !== event.next),
    lines: withLines(state.lines, [...joins.map(memberPerson), ...contact]),
  };
};
