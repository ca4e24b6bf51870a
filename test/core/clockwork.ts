/** A case on which nothing happens but that time passes: each tick at the moment that the case has asked for. */
import type { Case } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import type { Context } from "../../functions/core/case/context.ts";
import { decide } from "../../functions/core/case/decide.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { type Instant, after as later } from "../../functions/core/instant.ts";

export interface Happened {
  readonly at: Instant;
  readonly event: Event;
}

export interface Passed {
  readonly state: Case;
  readonly happened: readonly Happened[];
}

/** One tick, as the clock's handler makes it. */
export const tick = (state: Case, context: Context): Passed => {
  const decision = decide(state, { do: "pass-time" }, context);
  const events = "events" in decision ? decision.events : [];
  return { state: applied(state, events, context), happened: events.map((event) => ({ at: context.now, event })) };
};

const mostTicks = 500;

export const passing = (state: Case, desk: Context["desk"], milliseconds: number, from: Instant): Passed => {
  const until = later(from, milliseconds);
  let current: Passed = { state: tick(state, { now: from, desk }).state, happened: [] };
  for (let ticks = 0; ticks < mostTicks; ticks += 1) {
    const at = current.state.followUpAt;
    if (at === undefined || at > until) return current;
    const next = tick(current.state, { now: at, desk });
    current = { state: next.state, happened: [...current.happened, ...next.happened] };
  }
  throw new Error("The same moment comes again and again.");
};
