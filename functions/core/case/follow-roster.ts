/**
 * What a change of the roster does to one case. The desk tells every case, at least once; where there is nothing to do, nothing
 * happens.
 */
import type { MemberId } from "../ids.ts";
import { type Case, isPlaced } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event } from "./events.ts";
import { leave } from "./leaving.ts";
import { isAsked, isResponder, looksAfterIt, mayComeIn } from "./roles.ts";

const hasPart = (state: Case, id: MemberId): boolean =>
  state.circle.includes(id) || isAsked(state, id) || isResponder(state, id) || looksAfterIt(state, id);

/** Before a mail is placed nobody has it, and whoever gets it is found anew. */
export const memberLeft = (state: Case, member: MemberId, context: Context): readonly Event[] =>
  isPlaced(state) && hasPart(state, member) ? leave(state, { member, why: "left-desk", by: member }, context) : [];

/** A report came in while too few could be reached. Whoever is the first to confirm their address takes the place. */
export const memberConfirmed = (state: Case, member: MemberId): readonly Event[] => {
  if (state.stage !== "reported" || !mayComeIn(state, member)) return [];
  const duty = state.primary === undefined ? "primary" : state.secondary === undefined ? "secondary" : undefined;
  return duty === undefined ? [] : [{ kind: "joined", member, duty }];
};
