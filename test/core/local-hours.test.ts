/** Quiet hours and mornings by the clock on the wall, through nights that have an hour too few or too many. */

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { afterQuietHours, morningAfter } from "../../functions/core/duty/local-hours.ts";
import { hours, type Instant, instant } from "../../functions/core/instant.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { at, must } from "./builders.ts";

interface Quiet {
  readonly from: string;
  readonly to: string;
  readonly zone?: string;
}

const end = (quietHours: Quiet | undefined, when: string, zone = "America/Chicago"): string => {
  const desk = demoSettings({ zone, members: [{ ...memberRows[0], quietHours }] });
  return new Date(afterQuietHours(desk, must(desk.members[0]), at(when))).toISOString();
};

const night = { from: "22:00", to: "07:00" };

describe("quiet hours", () => {
  test("of nobody who has none", () => {
    expect(end(undefined, "2026-03-10T08:00:00Z")).toBe("2026-03-10T08:00:00.000Z");
  });

  test.each([
    ["just before they begin", "2026-03-11T02:59:59.999Z", "2026-03-11T02:59:59.999Z"],
    ["when they begin", "2026-03-11T03:00:00Z", "2026-03-11T12:00:00.000Z"],
    ["after midnight", "2026-03-11T06:30:00Z", "2026-03-11T12:00:00.000Z"],
    ["when they end", "2026-03-11T12:00:00Z", "2026-03-11T12:00:00.000Z"],
    ["at noon", "2026-03-11T17:00:00Z", "2026-03-11T17:00:00.000Z"],
  ])("over midnight: a mail that is due %s", (_, due, sent) => {
    expect(end(night, due)).toBe(sent);
  });

  test("can lie within a day", () => {
    const lessons = { from: "09:00", to: "13:30" };
    expect(end(lessons, "2026-03-10T15:00:00Z")).toBe("2026-03-10T18:30:00.000Z");
    expect(end(lessons, "2026-03-10T18:30:00Z")).toBe("2026-03-10T18:30:00.000Z");
  });

  test("go by the member's own zone where it is not the desk's", () => {
    expect(end({ ...night, zone: "Asia/Kolkata" }, "2026-03-10T17:00:00Z")).toBe("2026-03-11T01:30:00.000Z");
  });

  test("end at their hour by the wall on the nights when clocks change", () => {
    expect(end(night, "2026-03-08T05:00:00Z")).toBe("2026-03-08T12:00:00.000Z");
    expect(end(night, "2026-11-01T04:00:00Z")).toBe("2026-11-01T13:00:00.000Z");
    expect(end(night, "2026-04-04T14:00:00Z", "Australia/Lord_Howe")).toBe("2026-04-04T20:30:00.000Z");
  });

  test("that would end in the hour that does not exist end when it is over", () => {
    expect(end({ from: "22:00", to: "02:30" }, "2026-03-08T07:00:00Z")).toBe("2026-03-08T08:00:00.000Z");
  });

  test("that end in the hour that comes twice end with the next of the two", () => {
    const short = { from: "22:00", to: "01:30" };
    expect(end(short, "2026-11-01T05:30:00Z")).toBe("2026-11-01T06:30:00.000Z");
    expect(end(short, "2026-11-01T07:10:00Z")).toBe("2026-11-01T07:30:00.000Z");
  });

  test("are refused where they never end, or are no hours", () => {
    const refused = (quietHours: unknown): boolean =>
      !deskSettings.safeParse({ ...demoSettings(), members: [{ ...memberRows[0], quietHours }] }).success;
    expect(refused(night)).toBe(false);
    for (const wrong of [
      { from: "22:00", to: "22:00" },
      { from: "24:00", to: "07:00" },
      { from: "10pm", to: "07:00" },
      { from: "22:00" },
      { ...night, zone: "Europe/Atlantis" },
      { ...night, till: "08:00" },
    ])
      expect(refused(wrong)).toBe(true);
  });
});

const zones = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata", "Pacific/Auckland"];
const anyZone = fc.constantFrom(...zones);
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const anyMoment = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-01-01") }).map(instant);

const wallAt = (moment: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

describe("whatever the zone, the hours and the moment", () => {
  test("a mail that waits for quiet hours waits a day at most and comes outside them", () => {
    fc.assert(
      fc.property(anyZone, anyTime, anyTime, anyMoment, (zone, from, to, moment) => {
        fc.pre(from !== to);
        const desk = demoSettings({ zone, members: [{ ...memberRows[0], quietHours: { from, to } }] });
        const sent = afterQuietHours(desk, must(desk.members[0]), moment);
        const wall = wallAt(sent, zone);
        const isQuiet = from < to ? wall >= from && wall < to : wall >= from || wall < to;
        // Where the end falls into an hour that is skipped, the wall shows a later time already.
        expect(sent >= moment && sent - moment <= hours(25)).toBe(true);
        expect(isQuiet).toBe(false);
        expect(afterQuietHours(desk, must(desk.members[0]), sent)).toBe(sent);
      }),
      { numRuns: 300 },
    );
  });

  test("mornings come once a day, in order, and the first one after a morning is that morning", () => {
    fc.assert(
      fc.property(anyZone, anyTime, anyMoment, (zone, morning, moment) => {
        const desk = demoSettings({ zone, morning });
        const first = morningAfter(desk, moment);
        expect(first >= moment && first - moment <= hours(25)).toBe(true);
        expect(morningAfter(desk, first)).toBe(first);
        const next = morningAfter(desk, instant(first + 1));
        expect(next - first >= hours(22) && next - first <= hours(26)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the morning", () => {
  const morning = (when: string, change: Record<string, unknown> = {}): string =>
    new Date(morningAfter(demoSettings(change), at(when))).toISOString();

  test("is eight o'clock at the desk, today or tomorrow", () => {
    expect(morning("2026-03-10T12:00:00Z")).toBe("2026-03-10T13:00:00.000Z");
    expect(morning("2026-03-10T13:00:00Z")).toBe("2026-03-10T13:00:00.000Z");
    expect(morning("2026-03-10T13:00:00.001Z")).toBe("2026-03-11T13:00:00.000Z");
  });

  test("comes on days when clocks change, once, and after the gap where its hour is skipped", () => {
    expect(morning("2026-03-08T07:00:00Z", { morning: "02:30" })).toBe("2026-03-08T08:00:00.000Z");
    expect(morning("2026-11-01T06:00:00Z", { morning: "01:30" })).toBe("2026-11-01T06:30:00.000Z");
    expect(morning("2026-11-01T06:31:00Z", { morning: "01:30" })).toBe("2026-11-02T07:30:00.000Z");
  });
});
