/** A report that is only kept for now, what wakes it, and other cases that may concern the same person. */
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";

type HoldEvent = EventOf<"report-held" | "report-released" | "people-marked" | "matched">;

export const evolveHold = (state: Case, event: HoldEvent): Case => {
  switch (event.kind) {
    case "report-held":
      return { ...state, onHold: true, wantsHold: true };
    case "report-released":
      return awake(state, event);
    case "people-marked":
      return { ...state, marks: [...new Set([...state.marks, ...event.marks])] };
    case "matched":
      return { ...state, matches: [...state.matches, event.case] };
  }
};

/** The ladder begins anew: nobody was to climb it while the report was only kept. */
const awake = (state: Case, { why, told }: EventOf<"report-released">): Case => {
  const { onHold: _, wantsHold, ...rest } = state;
  const isTold = why === "asked" || told;
  return { ...rest, ...(wantsHold && !isTold && { wantsHold }), rungs: 0 };
};
