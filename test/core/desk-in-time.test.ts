/** What a desk does by the calendar: each hand-over and each warning once, whatever the clock does. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskDeadlines } from "../../functions/core/duty/deadlines.ts";
import { type DeskState, decideDesk, deskApplied, deskDueAt, deskState, openedDesk } from "../../functions/core/duty/desk.ts";
import type { DeskEventOf } from "../../functions/core/duty/desk-events.ts";
import type { DeskSettings } from "../../functions/core/duty/desk-settings.ts";
import { periodAt } from "../../functions/core/duty/period.ts";
import { days, hours, type Instant, instant, after as laterBy } from "../../functions/core/instant.ts";
import { policyOf } from "../../functions/core/policy/overrides.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { at, march10 } from "./builders.ts";

const eventsAt = (state: DeskState, now: Instant) => {
  const events = decideDesk(state, { do: "pass-time" }, now);
  if (events === "already-taken-in") throw new Error("Time is no mail.");
  return events;
};

const tick = (state: DeskState, now: Instant): DeskState => deskApplied(state, eventsAt(state, now), now);

const ticked = (state: DeskState, ...moments: readonly string[]): DeskState =>
  moments.reduce((current, when) => tick(current, at(when)), state);

const handOvers = (state: DeskState): readonly DeskEventOf<"handed-over">[] =>
  state.journal.flatMap(({ event }) => (event.kind === "handed-over" ? [event] : []));

const warned = (state: DeskState): readonly (readonly [from: string, daysAhead: number])[] =>
  state.journal.flatMap(({ event }) =>
    event.kind === "pair-missing"
      ? event.periods.map(({ from, daysAhead }) => [new Date(from).toISOString().slice(0, 10), daysAhead] as const)
      : [],
  );

const mails = (state: DeskState): readonly string[] => state.work.map(({ message, to }) => `${message} ${to}`);

const opened = (change: Record<string, unknown> = {}, when = march10): DeskState => openedDesk(demoSettings(change), when);

const alone = { members: memberRows.slice(0, 1) };

describe("a hand-over", () => {
  test("is not made for the period in which the desk opens", () => {
    expect(deskDueAt(opened())).toBe(at("2026-04-01T05:00:00Z"));
    expect(eventsAt(opened(), at("2026-04-01T04:59:59.999Z"))).toEqual([]);
    expect(eventsAt(opened({}, at("2026-04-01T05:00:00Z")), at("2026-04-01T05:00:00Z"))).toEqual([]);
  });

  test("is made at the first moment of the next, and says who, before whom, after whom and until when", () => {
    expect(eventsAt(opened(), at("2026-04-01T05:00:00Z"))).toEqual([
      {
        kind: "handed-over",
        period: "2026-04",
        from: at("2026-04-01T05:00:00Z"),
        to: at("2026-05-01T05:00:00Z"),
        pair: ["dee", "eli"],
        before: ["cy", "dee"],
        next: { period: "2026-05", from: at("2026-05-01T05:00:00Z"), to: at("2026-06-01T05:00:00Z"), pair: ["eli", "fay"] },
      },
    ]);
  });

  test("asks for one mail each: to both pairs, and to everybody where the policy says so", () => {
    expect(mails(ticked(opened(), "2026-04-01T05:00:00Z"))).toEqual([
      "duty-ends member:cy",
      "duty-begins member:dee",
      "duty-begins member:eli",
    ]);
    const django = mails(ticked(opened({ policy: "django" }), "2026-03-16T12:00:00Z"));
    expect(django.map((mail) => mail.split(" ")[0]).sort()).toEqual([
      "duty-begins",
      "duty-begins",
      "duty-ends",
      "duty-notice",
      "duty-notice",
      "duty-notice",
    ]);
  });

  test("comes once, however often the clock ticks, and late where it stood still", () => {
    const state = ticked(
      opened(),
      "2026-04-01T05:00:00Z",
      "2026-04-01T05:00:00Z",
      "2026-04-01T05:01:00Z",
      "2026-04-17T00:00:00Z",
    );
    expect(handOvers(state)).toHaveLength(1);
    expect(handOvers(ticked(opened(), "2026-04-09T11:00:00Z")).map(({ period }) => period)).toEqual(["2026-04"]);
  });

  test("after a long outage is that of the running period alone, and thanks the last pair that knew of its duty", () => {
    const [only, ...more] = handOvers(ticked(opened(), "2026-08-20T00:00:00Z"));
    expect(more).toEqual([]);
    expect(only).toMatchObject({ period: "2026-08", pair: ["bo", "cy"], before: ["cy", "dee"] });
  });

  test("is not undone or repeated by a clock that jumps back", () => {
    const state = ticked(opened(), "2026-04-01T05:00:00Z");
    for (const earlier of ["2026-04-01T04:59:00Z", "2026-03-10T15:00:00Z", "2020-01-01T00:00:00Z"])
      expect(eventsAt(state, at(earlier))).toEqual([]);
    expect(handOvers(ticked(state, "2026-03-15T00:00:00Z", "2026-04-01T05:00:00Z", "2026-05-01T05:00:00Z"))).toHaveLength(2);
  });

  test("is made by a desk stored before it counted, so that it counts from then on", () => {
    const { dutyFrom: _, warned: __, ...stored } = opened();
    const old = deskState.parse(JSON.parse(JSON.stringify(stored)));
    expect(deskDueAt(old)).toBeLessThan(march10);
    const state = tick(old, march10);
    expect(handOvers(state)).toMatchObject([{ period: "2026-03", before: [] }]);
    expect(deskDueAt({ ...state, work: [] })).toBe(at("2026-04-01T05:00:00Z"));
  });

  test("lets a member sleep, and nobody else wait", () => {
    const members = memberRows.map((row) => (row.id === "dee" ? { ...row, quietHours: { from: "22:00", to: "07:00" } } : row));
    const state = ticked(opened({ members }), "2026-04-01T05:00:00Z");
    expect(Object.fromEntries(state.work.map(({ to, dueAt }) => [to, new Date(dueAt).toISOString()]))).toEqual({
      "member:cy": "2026-04-01T05:00:00.000Z",
      "member:dee": "2026-04-01T12:00:00.000Z",
      "member:eli": "2026-04-01T05:00:00.000Z",
    });
  });
});

describe("a coming period without a pair", () => {
  test("is told 14, 7 and 1 days ahead, at the same hour by the clock on the wall", () => {
    const state = opened(alone, at("2026-03-02T00:00:00Z"));
    // Over the change of clocks on the 8th it is still midnight in Chicago.
    expect(deskDueAt(state)).toBe(at("2026-03-18T05:00:00Z"));
    const told = ticked(
      state,
      "2026-03-18T04:59:59Z",
      "2026-03-18T05:00:00Z",
      "2026-03-18T05:01:00Z",
      "2026-03-25T05:00:00Z",
      "2026-03-31T04:59:00Z",
      "2026-03-31T05:00:00Z",
      "2026-03-31T23:00:00Z",
    );
    expect(warned(told)).toEqual([
      ["2026-04-01", 14],
      ["2026-04-01", 7],
      ["2026-04-01", 1],
    ]);
  });

  test("is told to the outside contact a day ahead and not before", () => {
    const first = ticked(opened(alone), "2026-03-18T05:00:00Z");
    expect(mails(first)).toEqual(["pair-missing member:ada"]);
    const last = ticked({ ...first, work: [] }, "2026-03-31T05:00:00Z");
    expect(mails(last)).toEqual(["pair-missing member:ada", "pair-missing outside-contact"]);
  });

  test("is told once where an outage swallowed the earlier warnings, and not at all when it has begun", () => {
    expect(warned(ticked(opened(alone), "2026-03-31T12:00:00Z"))).toEqual([["2026-04-01", 1]]);
    expect(warned(ticked(opened(alone), "2026-03-26T00:00:00Z", "2026-03-31T12:00:00Z"))).toEqual([
      ["2026-04-01", 7],
      ["2026-04-01", 1],
    ]);
    expect(warned(ticked(opened(alone), "2026-04-02T00:00:00Z"))).toEqual([]);
  });

  test("is told in one mail with another that is due at the same moment", () => {
    const state = opened({ ...alone, policy: "django" }, at("2026-03-09T12:00:00Z"));
    const events = eventsAt(state, at("2026-03-09T12:00:00Z"));
    expect(events).toMatchObject([{ kind: "pair-missing", periods: [{ daysAhead: 7 }, { daysAhead: 14 }] }]);
  });

  test("never comes to a committee of two, whatever an assignment leaves open", () => {
    const two = { members: memberRows.slice(0, 2), assignments: [{ period: "2026-04", primary: "bo" }] };
    const state = ticked(opened(two), "2026-03-18T05:00:00Z", "2026-03-31T05:00:00Z", "2026-04-01T05:00:00Z");
    expect(warned(state)).toEqual([]);
    expect(handOvers(state)).toMatchObject([{ pair: ["bo", "ada"] }]);
  });
});

const zones = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata", "Pacific/Auckland"];

const anyDesk: fc.Arbitrary<DeskSettings> = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    policy: fc.constantFrom(...policyNames),
    zone: fc.constantFrom(...zones),
    quiet: fc.boolean(),
  })
  .map(({ size, policy, zone, quiet }) => {
    const quietHours = quiet ? { quietHours: { from: "21:30", to: "08:15" } } : {};
    return demoSettings({ policy, zone, members: memberRows.slice(0, size).map((row) => ({ ...row, ...quietHours })) });
  });

const start = Date.parse("2027-12-20T00:00:00Z");
/** Steps of hours or weeks, forward or back. */
const steps = fc.array(
  fc.oneof(fc.integer({ min: -hours(30), max: hours(60) }), fc.integer({ min: 0, max: days(40) }), fc.constant(0)),
  { minLength: 5, maxLength: 30 },
);

describe("whatever the desk and however the clock goes", () => {
  test("each period is handed over once at most, and each that the clock reached is", () => {
    fc.assert(
      fc.property(anyDesk, steps, (desk, jumps) => {
        let now = instant(start);
        let state = openedDesk(desk, now);
        const { duty } = policyOf(desk, desk.policy);
        const reached = new Set<string>();
        let furthest = periodAt(duty, desk.zone, now).index;
        for (const jump of jumps) {
          now = laterBy(now, jump);
          const period = periodAt(duty, desk.zone, now);
          if (period.index > furthest) reached.add(period.key);
          furthest = Math.max(furthest, period.index);
          state = tick(state, now);
          expect(eventsAt(state, now)).toEqual([]);
        }
        expect(handOvers(state).map(({ period }) => period)).toEqual([...reached]);
        for (const { pair } of handOvers(state)) expect(pair).toHaveLength(Math.min(2, desk.members.length));
        const told = warned(state).map(String);
        expect(new Set(told).size).toBe(told.length);
        if (desk.members.length > 1) expect(told).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("something is always due some time, and a tick at that time moves it on", () => {
    fc.assert(
      fc.property(anyDesk, fc.integer({ min: 0, max: days(400) }), (desk, later) => {
        let state = openedDesk(desk, laterBy(instant(start), later));
        let last = instant(0);
        for (let turn = 0; turn < 12; turn += 1) {
          const due = deskDueAt(state);
          expect(Number.isFinite(due)).toBe(true);
          state = { ...tick(state, due), work: [] };
          expect(deskDueAt(state)).toBeGreaterThan(due);
          expect(due).toBeGreaterThan(last);
          last = due;
        }
        expect(deskDeadlines(state).some(({ what }) => what === "hand-over")).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
