/** Hand-over by brute force: every half hour around both clock changes of a year must lie in the period that its local date names. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type Period, periodAt } from "../../functions/core/duty/period.ts";
import { type Instant, instant, minutes } from "../../functions/core/instant.ts";
import { at } from "./builders.ts";

const monthly = { every: "month" } as const;
const djangoWeek = { every: "week", weekday: 1, hourUtc: 12 } as const;

/** Sixteen days of half hours each way: a month end is always among them. */
const stepsAround = 48 * 16;

const monthIn = (zone: string, when: string) => periodAt(monthly, zone, at(when));

/** Local midnight on the first, written down by hand from each zone's offset on that day. */
const handOvers: readonly (readonly [zone: string, month: string, from: string])[] = [
  ["America/Chicago", "2026-03", "2026-03-01T06:00:00Z"],
  ["America/Chicago", "2026-04", "2026-04-01T05:00:00Z"],
  ["America/Chicago", "2026-11", "2026-11-01T05:00:00Z"],
  ["America/Chicago", "2026-12", "2026-12-01T06:00:00Z"],
  ["Europe/Berlin", "2026-03", "2026-02-28T23:00:00Z"],
  ["Europe/Berlin", "2026-04", "2026-03-31T22:00:00Z"],
  ["Europe/Berlin", "2026-10", "2026-09-30T22:00:00Z"],
  ["Europe/Berlin", "2026-11", "2026-10-31T23:00:00Z"],
  ["Australia/Lord_Howe", "2026-04", "2026-03-31T13:00:00Z"],
  ["Australia/Lord_Howe", "2026-05", "2026-04-30T13:30:00Z"],
  ["Australia/Lord_Howe", "2026-10", "2026-09-30T13:30:00Z"],
  ["Australia/Lord_Howe", "2026-11", "2026-10-31T13:00:00Z"],
  ["Asia/Kathmandu", "2026-03", "2026-02-28T18:15:00Z"],
  ["Asia/Kathmandu", "2026-10", "2026-09-30T18:15:00Z"],
  ["America/Santiago", "2026-04", "2026-04-01T03:00:00Z"],
  ["America/Santiago", "2026-05", "2026-05-01T04:00:00Z"],
  ["America/Santiago", "2026-09", "2026-09-01T04:00:00Z"],
  ["America/Santiago", "2026-10", "2026-10-01T03:00:00Z"],
  ["UTC", "2026-03", "2026-03-01T00:00:00Z"],
  ["UTC", "2026-11", "2026-11-01T00:00:00Z"],
];

describe("a month of duty", () => {
  test.each(handOvers)("in %s, %s begins at %s", (zone, month, from) => {
    const start = at(from);
    expect(periodAt(monthly, zone, start)).toMatchObject({ key: month, from: start });
    const before = periodAt(monthly, zone, instant(start - 1));
    expect(before.key).not.toBe(month);
    expect(before.to).toBe(start);
  });

  const changes: readonly (readonly [zone: string, spring: string, autumn: string])[] = [
    ["America/Chicago", "2026-03-08T08:00:00Z", "2026-11-01T07:00:00Z"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"],
    ["Asia/Kathmandu", "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z"],
    ["America/Santiago", "2026-04-05T03:00:00Z", "2026-09-06T04:00:00Z"],
    ["UTC", "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z"],
  ];

  const localDay = (zone: string, moment: Instant): string =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();

  const follows = (last: Period, next: Period): boolean =>
    next.key === last.key ? next.index === last.index : next.index === last.index + 1 && next.from === last.to;

  test.each(changes)("in %s no half hour around a clock change falls out of its month or between two", (zone, ...moments) => {
    const wrong: string[] = [];
    for (const moment of moments) {
      const first = at(moment) - minutes(30) * stepsAround;
      let last = periodAt(monthly, zone, instant(first));
      for (let step = 0; step <= 2 * stepsAround; step += 1) {
        const now = instant(first + step * minutes(30));
        const period = periodAt(monthly, zone, now);
        const day = localDay(zone, now);
        if (!day.startsWith(period.key) || now < period.from || now >= period.to || !follows(last, period))
          wrong.push(`${new Date(now).toISOString()} is ${day} there, but counted into ${period.key}`);
        last = period;
      }
    }
    expect(wrong).toEqual([]);
  });

  test("begins an hour late where midnight on the first does not exist", () => {
    const october = monthIn("America/Asuncion", "2023-10-01T12:00:00Z");
    expect(october.from).toBe(at("2023-10-01T04:00:00Z"));
    expect(monthIn("America/Asuncion", "2023-10-01T03:59:59Z").key).toBe("2023-09");
  });

  test("has the 29th in a leap year and ends after the 28th in others", () => {
    expect(monthIn("America/Chicago", "2028-02-29T23:00:00Z")).toMatchObject({ key: "2028-02", to: at("2028-03-01T06:00:00Z") });
    expect(monthIn("America/Chicago", "2026-03-01T05:59:59Z")).toMatchObject({ key: "2026-02", to: at("2026-03-01T06:00:00Z") });
  });

  test("lasts through its 31st day", () => {
    expect(monthIn("Europe/Berlin", "2026-08-31T21:59:59.999Z").key).toBe("2026-08");
    expect(monthIn("Europe/Berlin", "2026-08-31T22:00:00Z").key).toBe("2026-09");
  });

  test("turns at the year's end in the desk's zone, not in UTC", () => {
    expect(monthIn("America/Chicago", "2027-01-01T05:59:59Z").key).toBe("2026-12");
    expect(monthIn("America/Chicago", "2027-01-01T06:00:00Z").key).toBe("2027-01");
    expect(monthIn("Asia/Kathmandu", "2026-12-31T18:15:00Z").key).toBe("2027-01");
  });
});

describe("a week of duty that begins on Monday at noon UTC", () => {
  const weekAt = (when: string) => periodAt(djangoWeek, "America/Chicago", at(when));

  test("is handed over at that hour, whatever the desk's own clock does", () => {
    expect(weekAt("2026-03-09T11:59:59.999Z")).toMatchObject({ key: "2026-03-02", to: at("2026-03-09T12:00:00Z") });
    expect(weekAt("2026-03-09T12:00:00Z")).toMatchObject({
      key: "2026-03-09",
      from: at("2026-03-09T12:00:00Z"),
      to: at("2026-03-16T12:00:00Z"),
    });
  });

  test("counts up by one from each to the next, over years and before 1970", () => {
    for (const start of ["1969-12-29T12:00:00Z", "2025-12-29T12:00:00Z", "2028-02-28T12:00:00Z"]) {
      const [week, next] = [weekAt(start), periodAt(djangoWeek, "UTC", instant(at(start) + minutes(7 * 24 * 60)))];
      expect(week.from).toBe(at(start));
      expect(next.index).toBe(week.index + 1);
      expect(next.from).toBe(week.to);
    }
  });

  test("is the same week from its first moment to its last", () => {
    for (const day of ["2026-03-09T12:00:00Z", "2026-03-11T00:00:00Z", "2026-03-15T23:59:59Z", "2026-03-16T11:59:59Z"])
      expect(weekAt(day).key).toBe("2026-03-09");
  });
});
