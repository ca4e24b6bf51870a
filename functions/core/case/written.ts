/** Writing events into a case: the state they lead to, the journal that remembers them, the work that follows. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Event } from "./events.ts";
import { evolve } from "./evolve.ts";
import { withTimes } from "./times.ts";
import { workAfter } from "./work.ts";

export const written = (state: Case, events: readonly Event[], now: Instant): Case =>
  events.reduce<Case>((current, event) => {
    const entry = { seq: current.journalLength, at: now, event };
    const next = withTimes(evolve(current, event, now), event, now);
    const journalled = { ...next, journal: [...next.journal, entry], journalLength: entry.seq + 1 };
    return { ...journalled, work: [...journalled.work, ...workAfter(journalled, entry)] };
  }, state);
