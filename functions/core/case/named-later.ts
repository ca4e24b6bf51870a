/** Whom the reporter names in a later mail is kept out of the case like one whom the report names. */
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event, EventOf } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { leaveEach } from "./leaving.ts";
import { mayComeIn } from "./roles.ts";

/** First those outside, or one of them would take the place of one inside. The shepherd last, or one would take over from the other. */
export const keptOutNow = (state: Case, named: readonly MemberId[], context: Context): readonly Event[] => {
  const outside = named
    .filter((id) => mayComeIn(state, id))
    .map((id): Left => ({ kind: "left", member: id, why: "named", by: id }));
  const inside = named
    .filter((id) => mustLeave(state, id))
    .sort((one, other) => Number(one === state.shepherd) - Number(other === state.shepherd))
    .map((id) => ({ member: id, why: "named" as const, by: id }));
  return [...outside, ...leaveEach(evolvedBy(state, outside), inside, context)];
};

type Left = EventOf<"left">;

/** Whoever has signed a letter to the reporter is greeted by name, and the reporter knows who reads the answer. */
const mustLeave = (state: Case, id: MemberId): boolean => state.circle.includes(id) && !state.namesTold.includes(id);
