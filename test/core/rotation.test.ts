/**
 * The rotation by brute force through the months in which clocks change, in six zones. Where a month begins and ends is written
 * down by hand as people there would say it, with the offset of that day; no table of zones stands between the two sides.
 */
import { describe, expect, test } from "vitest";
import { dutyAt } from "../../functions/core/duty/duty.ts";
import { hours, type Instant, instant } from "../../functions/core/instant.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { at } from "./builders.ts";

/** How many hours the month has beside whole days of 24: one too few in spring, one too many in autumn, half of one on Lord Howe. */
const months: readonly (readonly [zone: string, begins: string, ends: string, pair: string, days: number, beside: number])[] = [
  ["America/Chicago", "2026-03-01T00:00:00-06:00", "2026-04-01T00:00:00-05:00", "cy dee", 31, -1],
  ["America/Chicago", "2026-11-01T00:00:00-05:00", "2026-12-01T00:00:00-06:00", "eli fay", 30, 1],
  ["Europe/Berlin", "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00", "cy dee", 31, -1],
  ["Europe/Berlin", "2026-10-01T00:00:00+02:00", "2026-11-01T00:00:00+01:00", "dee eli", 31, 1],
  ["Australia/Lord_Howe", "2026-04-01T00:00:00+11:00", "2026-05-01T00:00:00+10:30", "dee eli", 30, 0.5],
  ["Australia/Lord_Howe", "2026-10-01T00:00:00+10:30", "2026-11-01T00:00:00+11:00", "dee eli", 31, -0.5],
  ["America/St_Johns", "2026-03-01T00:00:00-03:30", "2026-04-01T00:00:00-02:30", "cy dee", 31, -1],
  ["America/St_Johns", "2026-11-01T00:00:00-02:30", "2026-12-01T00:00:00-03:30", "eli fay", 30, 1],
  ["Asia/Kolkata", "2026-03-01T00:00:00+05:30", "2026-04-01T00:00:00+05:30", "cy dee", 31, 0],
  ["Asia/Kolkata", "2026-11-01T00:00:00+05:30", "2026-12-01T00:00:00+05:30", "eli fay", 30, 0],
  ["Pacific/Auckland", "2026-04-01T00:00:00+13:00", "2026-05-01T00:00:00+12:00", "dee eli", 30, 1],
  ["Pacific/Auckland", "2026-09-01T00:00:00+12:00", "2026-10-01T00:00:00+13:00", "cy dee", 30, -1],
];

const pairAt = (desk: ReturnType<typeof demoSettings>, moment: Instant): string => {
  const { primary, secondary } = dutyAt(desk, moment);
  return `${primary.id} ${secondary?.id}`;
};

describe("a month in which clocks change", () => {
  test.each(months)("in %s, from %s to %s, has one pair at every hour of it", (zone, begins, ends, pair, days, beside) => {
    const desk = demoSettings({ zone });
    const [from, to] = [at(begins), at(ends)];
    expect(to - from).toBe(hours(24 * days + beside));
    const wrong: string[] = [];
    for (let moment = from; moment < to; moment = instant(moment + hours(1)))
      if (pairAt(desk, moment) !== pair) wrong.push(new Date(moment).toISOString());
    expect(wrong).toEqual([]);
    expect(dutyAt(desk, from)).toMatchObject({ from, to });
    for (const [inside, outside] of [
      [from, instant(from - 1)],
      [instant(to - 1), to],
    ] as const) {
      expect(pairAt(desk, inside)).toBe(pair);
      expect(pairAt(desk, outside)).not.toBe(pair);
    }
  });
});

/** The last moment before a clock jumps and the first one after it, as the wall shows them. */
const changes: readonly (readonly [zone: string, last: string, first: string])[] = [
  ["America/Chicago", "2026-03-08T01:59:59-06:00", "2026-03-08T03:00:00-05:00"],
  ["America/Chicago", "2026-11-01T01:59:59-05:00", "2026-11-01T01:00:00-06:00"],
  ["Europe/Berlin", "2026-03-29T01:59:59+01:00", "2026-03-29T03:00:00+02:00"],
  ["Europe/Berlin", "2026-10-25T02:59:59+02:00", "2026-10-25T02:00:00+01:00"],
  ["Australia/Lord_Howe", "2026-04-05T01:59:59+11:00", "2026-04-05T01:30:00+10:30"],
  ["Australia/Lord_Howe", "2026-10-04T01:59:59+10:30", "2026-10-04T02:30:00+11:00"],
  ["America/St_Johns", "2026-03-08T01:59:59-03:30", "2026-03-08T03:00:00-02:30"],
  ["America/St_Johns", "2026-11-01T01:59:59-02:30", "2026-11-01T01:00:00-03:30"],
  ["Pacific/Auckland", "2026-04-05T02:59:59+13:00", "2026-04-05T02:00:00+12:00"],
  ["Pacific/Auckland", "2026-09-27T01:59:59+12:00", "2026-09-27T03:00:00+13:00"],
];

describe("the second in which a clock changes", () => {
  test.each(changes)("in %s, from %s to %s, changes nobody's duty", (zone, last, first) => {
    const desk = demoSettings({ zone });
    expect(at(first) - at(last)).toBe(1000);
    expect(dutyAt(desk, at(last))).toEqual(dutyAt(desk, at(first)));
  });

  test.each(changes)("in %s, from %s to %s, changes no week that begins by UTC", (zone, last, first) => {
    const desk = demoSettings({ zone, policy: "django" });
    expect(dutyAt(desk, at(last))).toEqual(dutyAt(desk, at(first)));
  });
});
