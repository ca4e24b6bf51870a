/** What a reporter may ask who is not sure yet: keep it, and do nothing with it unless it is not the only one. */
import type { Runs } from "./running.ts";
import { withSettled } from "./voting.ts";

export const holdRuns: Runs<"hold" | "release"> = {
  hold: ({ state }) => {
    if (state.stage === "closed") return { refused: "not-possible-now" };
    if (state.wantsHold) return { refused: "already-so" };
    // What they would wait for has come. Members tell them, not the desk: who asks may only want to know who else has written.
    const wakes = state.matches.length > 0 ? [{ kind: "report-released" as const, why: "repeated" as const, told: false }] : [];
    return { done: "held", events: [{ kind: "report-held" }, ...wakes] };
  },
  // Whether it sleeps or was woken unsaid, the answer is the same.
  release: ({ state, context }) =>
    state.wantsHold
      ? { done: "released", events: withSettled(state, [{ kind: "report-released", why: "asked", told: false }], context.desk) }
      : { refused: "already-so" },
};
