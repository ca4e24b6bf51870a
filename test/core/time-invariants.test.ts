/** I6, I7, I13: what time does to a case does not depend on when the clock happens to tick. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { asksOutside } from "../../functions/core/case/evolve-stage.ts";
import { rungTaken } from "../../functions/core/case/ladder.ts";
import { rungs } from "../../functions/core/case/reminding-words.ts";
import { isErasedNow } from "../../functions/core/case/retention.ts";
import { askedOutside } from "../../functions/core/case/roles.ts";
import { unopened } from "../../functions/core/case/unopened.ts";
import { written } from "../../functions/core/case/written.ts";
import { days, hours, type Instant, instant, after as later, minutes } from "../../functions/core/instant.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { always } from "./always.ts";
import { anOpening, must, reportedCase } from "./builders.ts";
import { type Happened, passing, tick } from "./clockwork.ts";

describe("I6: the journal is the whole of a case", () => {
  test("I6: played again from the beginning it comes to the same state and the same mails", () => {
    const played = new WeakMap<Case, Case>();
    always(({ state, desk }, before) => {
      const [first] = state.journal;
      if (!first || state.segments.length > 0) return;
      const opening = anOpening({ id: state.id, codeName: state.codeName, mail: state.report });
      // On from where it stood at the moment before: from the first entry each time takes the square of the time.
      const begun = before && played.get(before.state);
      const again = state.journal
        .slice(begun?.journal.length ?? 0)
        .reduce(
          (current, { event, at }) => written(current, [event], at),
          begun ?? unopened(opening, { ...desk, policy: state.policy }, state.openedAt),
        );
      played.set(state, again);
      // When a mail is tried again is no fact of the case, and nobody writes it down.
      const facts = ({ work, remindAt: _, followUpAt: __, version: ___, reporter: ____, ...rest }: typeof state) => ({
        ...rest,
        // A word to somebody outside that has been tried stays until it is known whether it went.
        work: work.filter(({ message }) => !asksOutside.includes(message)).map(({ id, message, to }) => [id, message, to]),
      });
      if (!isDeepStrictEqual(facts(again), facts(state))) expect(facts(again)).toEqual(facts(state));
    });
  });
});

describe("I7: an unanswered report is never without a next rung", () => {
  test("I7: at every moment the clock will come to it, and the last who hears of it is outside the committee", () => {
    always(({ state, desk, now }) => {
      if (state.stage !== "reported") return;
      expect(state.followUpAt).toBeDefined();
      // Kept and not acted on: nobody is to be hurried, and its readers are asked once in half a year.
      if (state.onHold) return;
      const at = later(now, hours(24 * 400));
      const last = { ...state, rungs: 3, rungHurried: true };
      const taken = rungTaken(last, { now: at, desk });
      expect(taken?.rung).toBe("outside-contact");
      const outside = state.circle.some((id) => id === "outside-contact") ? undefined : askedOutside(state);
      if (outside !== undefined) expect(taken?.tell.map(({ to }) => to)).toContain(outside);
    });
  });
});

describe("I7: no moment comes again and again", () => {
  test("I7: one tick for each rung, and nothing is left that this moment asks for; a case under way always has a next one", () => {
    const lengths = [0, minutes(31), hours(24 * 8)];
    let moment = 0;
    always(({ state, desk, now }) => {
      // In turn: each at thousands of moments, and not all of them at each.
      moment += 1;
      const at = later(now, lengths[moment % lengths.length] ?? 0);
      let passed = state;
      for (const _ of ["again", ...rungs]) passed = tick(passed, { now: at, desk }).state;
      if (passed.followUpAt !== undefined) expect(passed.followUpAt).toBeGreaterThan(at);
      if (passed.stage === "acknowledged") expect(passed.followUpAt).toBeDefined();
    });
  });
});

describe("I10: what is gone was free to go", () => {
  test("I10: nothing is erased that is open or under a legal hold, nor without two members or thirty days of warning", () => {
    always(({ state, now }) => {
      if (isErasedNow(state, later(now, days(400))))
        expect([state.legalHold, ["closed", "set-aside"].includes(state.stage) || state.onHold]).toEqual([undefined, true]);
    });
    always(({ state, events, now }, before) => {
      const begun = events.find((event) => event.kind === "erasure-begun");
      if (begun?.kind !== "erasure-begun" || !before) return;
      expect(new Set(begun.by).size).toBe(begun.why === "asked" ? 2 : 0);
      if (state.stage === "set-aside") return;
      const told = before.state.journal.findLast(
        ({ event }) => event.kind === "erasure-asked" || event.kind === "erasure-announced",
      );
      expect(now - must(told).at).toBeGreaterThanOrEqual(days(begun.why === "asked" ? 7 : 30));
    });
  });
});

/** Around both changes of the clock, the end of a year and of a short month, in the zones of committees. */
const moments = [
  "2026-03-07T20:00:00Z",
  "2026-03-28T12:00:00Z",
  "2026-10-24T12:00:00Z",
  "2026-10-31T20:00:00Z",
  "2026-12-30T23:59:00Z",
  "2028-02-28T12:00:00Z",
];
const zones = ["America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"];

const whats = (happened: readonly Happened[]): readonly string[] =>
  happened.flatMap(({ event }) => {
    if (event.kind === "rung-taken") return [event.rung];
    return event.kind === "status-told" ? ["status"] : [];
  });

describe("I13: rules of time hold whenever the clock ticks", () => {
  test("I13: ticks that are up to five minutes off, doubled or missed take the same rungs in the same order", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...moments),
        fc.constantFrom(...zones),
        fc.constantFrom(...policyNames),
        fc.array(fc.integer({ min: -5, max: 180 }), { minLength: 5, maxLength: 40 }),
        (moment, zone, policy, steps) => {
          const start = instant(Date.parse(moment));
          const desk = demoSettings({ zone, policy });
          const opened = reportedCase({}, { now: start, desk });
          const length = hours(72);
          const regular = whats(passing(opened, desk, length, start).happened);
          let state = opened;
          let now: Instant = start;
          const seen: string[] = [];
          const end = later(start, length);
          for (let index = 0; now < end; index += 1) {
            const next = tick(state, { now, desk });
            seen.push(...whats(next.happened));
            state = next.state;
            now = later(now, minutes(steps[index % steps.length] ?? 1) + minutes(6));
          }
          for (let last = 0; last < 3; last += 1) {
            const next = tick(state, { now: end, desk });
            seen.push(...whats(next.happened));
            state = next.state;
          }
          // The last rung comes each day; a late tick may make its days begin a little later.
          expect(seen.slice(0, 4)).toEqual(regular.slice(0, 4));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("I13: a clock that jumps back does nothing, and what comes after it comes as it would have", () => {
    const desk = demoSettings();
    const start = instant(Date.parse("2026-03-10T15:00:00Z"));
    const { state } = passing(reportedCase({}, { now: start, desk }), desk, hours(30), start);
    const back = tick(state, { now: later(start, hours(2)), desk });
    expect(back.happened).toEqual([]);
    expect(back.state).toEqual(state);
  });

  test("I13: nobody is reminded before the desk's morning, whatever the clocks do that day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...moments), fc.constantFrom(...zones), (moment, zone) => {
        const start = instant(Date.parse(moment));
        const desk = demoSettings({ zone });
        const { happened } = passing(reportedCase({}, { now: start, desk }), desk, hours(24 * 20), start);
        const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, timeStyle: "short" });
        for (const { at, event } of happened) if (event.kind === "reminded") expect(local.format(at)).toBe("08:00");
      }),
      { numRuns: 24 },
    );
  });
});
