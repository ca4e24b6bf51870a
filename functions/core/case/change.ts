/** Writing events into a case: the state they lead to, the journal that remembers them, the work that follows. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Opening } from "./commands.ts";
import type { Context } from "./context.ts";
import type { Event } from "./events.ts";
import { evolve } from "./evolve.ts";
import { withNextFollowUp } from "./pass-time.ts";
import { withTimes } from "./times.ts";
import { workAfter } from "./work.ts";

/** A case before its first event. It exists only between `decide` and the first write. */
export const unopened = (opening: Opening, desk: DeskSettings, now: Instant): Case => ({
  stage: "unplaced",
  id: opening.id,
  desk: desk.id,
  policy: desk.policy,
  codeName: opening.codeName,
  version: 0,
  openedAt: now,
  circle: [],
  asked: [],
  adviseOnly: [],
  involves: [],
  proposals: [],
  awaitsSecond: [],
  held: [],
  links: [],
  times: {},
  rungs: 0,
  followed: [],
  unreached: [],
  keptOut: [],
  away: [],
  reporter: opening.reporter,
  report: opening.mail,
  lines: [],
  acted: [],
  told: [],
  takenIn: [],
  journal: [],
  journalLength: 0,
  segments: [],
  work: [],
});

export const applied = (state: Case, events: readonly Event[], context: Context): Case =>
  withNextFollowUp(
    events.reduce<Case>((current, event) => {
      const entry = { seq: current.journalLength, at: context.now, event };
      const next = withTimes(evolve(current, event, context.now), event, context.now);
      const written = { ...next, journal: [...next.journal, entry], journalLength: entry.seq + 1 };
      return { ...written, work: [...written.work, ...workAfter(written, entry)] };
    }, state),
    context,
  );
