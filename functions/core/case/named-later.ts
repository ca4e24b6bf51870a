/** Whom the reporter names in a later mail is kept out of the case like one whom the report names. */
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event, EventOf } from "./events.ts";
import { leaveEach } from "./leaving.ts";
import { mayComeIn } from "./roles.ts";

export const keptOutNow = (state: Case, named: readonly MemberId[], context: Context): readonly Event[] => [
  ...named.filter((id) => mayComeIn(state, id)).map((id): Left => ({ kind: "left", member: id, why: "named", by: id })),
  ...leaveEach(
    state,
    named.filter((id) => mustLeave(state, id)).map((id) => ({ member: id, why: "named" as const, by: id })),
    context,
  ),
];

type Left = EventOf<"left">;

/** Whoever has signed a letter to the reporter is greeted by name, and the reporter knows who reads the answer. */
const mustLeave = (state: Case, id: MemberId): boolean => state.circle.includes(id) && !state.namesTold.includes(id);
