/** The journal's older part moves out of the item, and times are written as a person reads them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, hours } from "../../functions/core/instant.ts";
import { dateAndTime, duration } from "../../functions/core/record/dates.ts";
import { mostItemBytes, segmented, segmentHolding } from "../../functions/core/record/segments.ts";
import { at } from "./builders.ts";

const entries = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ seq: from + index }));
const journalled = (count: number, from = 0) => ({ journal: entries(from, count), segments: [] as readonly string[] });

const tooMany = mostItemBytes + 1;

describe("a journal", () => {
  test("stays in its item while there is room", () => {
    const state = journalled(10);
    expect(segmented(state, 10, mostItemBytes)).toEqual({ state, segment: undefined });
  });

  test("moves out whole when the item is full", () => {
    const { state, segment } = segmented(journalled(10), 10, tooMany);
    expect(segment).toEqual({ name: "JOURNAL#00000000-00000009", entries: entries(0, 10) });
    expect(state).toMatchObject({ journal: [], segments: ["JOURNAL#00000000-00000009"] });
  });

  test("keeps what its owner cannot do without, and all that came after it", () => {
    const { state, segment } = segmented(journalled(10), 10, tooMany, 4);
    expect(segment?.entries).toEqual(entries(0, 4));
    expect(state.journal).toEqual(entries(4, 6));
  });

  test("keeps what was not in the item when it was read: another writer may know nothing of it", () => {
    expect(segmented(journalled(10), 6, tooMany).segment?.entries).toEqual(entries(0, 6));
  });

  test("stays when the first thing in it is still needed, however full the item is", () => {
    expect(segmented(journalled(10), 10, 300_000, 0).segment).toBeUndefined();
    expect(segmented(journalled(10), 0, 300_000).segment).toBeUndefined();
  });

  test("names its segments so that they sort as they were written", () => {
    const names = [0, 95, 1_200, 30_000].map((from) => segmented(journalled(5, from), 5, tooMany).segment?.name ?? "");
    expect([...names].sort()).toEqual(names);
  });

  test("is found again by the number of an entry", () => {
    const segments = ["JOURNAL#00000000-00000009", "JOURNAL#00000010-00000010", "JOURNAL#00000011-00120000"];
    const found = [0, 9, 10, 11, 120_000, 120_001].map((seq) => segments.indexOf(segmentHolding(segments, seq) ?? ""));
    expect(found).toEqual([0, 0, 1, 2, 2, -1]);
  });

  test("loses nothing and doubles nothing, whatever moves", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(40), fc.nat(40), fc.nat(2 * tooMany), (count, stored, keepFrom, bytes) => {
        const before = journalled(count);
        const { state, segment } = segmented(before, stored, bytes, keepFrom);
        expect([...(segment?.entries ?? []), ...state.journal]).toEqual(before.journal);
      }),
    );
  });
});

describe("a time", () => {
  test.each([
    ["2026-03-10T15:00:00Z", "America/Chicago", "Tuesday 10 March at 10:00, Chicago time"],
    ["2026-03-10T15:00:00Z", "Asia/Kathmandu", "Tuesday 10 March at 20:45, Kathmandu time"],
    ["2026-12-31T23:30:00Z", "Europe/Berlin", "Friday 1 January at 00:30, Berlin time"],
    ["2026-07-01T00:05:00Z", "America/New_York", "Tuesday 30 June at 20:05, New York time"],
    ["2026-03-10T15:00:00Z", "America/Argentina/Buenos_Aires", "Tuesday 10 March at 12:00, Buenos Aires time"],
    ["2026-03-10T15:00:00Z", "UTC", "Tuesday 10 March at 15:00, UTC"],
  ])("%s is in %s: %s", (when, zone, shown) => {
    expect(dateAndTime(at(when), zone)).toBe(shown);
  });

  test("moves with the clock of the zone", () => {
    expect(dateAndTime(at("2026-03-08T07:59:00Z"), "America/Chicago")).toContain("01:59");
    expect(dateAndTime(at("2026-03-08T08:00:00Z"), "America/Chicago")).toContain("03:00");
  });
});

describe("a length of time", () => {
  test.each([
    [hours(1), "1 hour"],
    [hours(12), "12 hours"],
    [hours(24), "24 hours"],
    [hours(25), "25 hours"],
    [days(2), "2 days"],
    [days(14), "14 days"],
  ])("%d is %s", (milliseconds, shown) => {
    expect(duration(milliseconds)).toBe(shown);
  });
});
