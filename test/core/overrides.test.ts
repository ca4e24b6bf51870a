/** A desk's own numbers: they count everywhere that the policy's do, and nonsense is refused with the row and the reason. */
import { describe, expect, test } from "vitest";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { dutyAt } from "../../functions/core/duty/duty.ts";
import { policyOf } from "../../functions/core/policy/overrides.ts";
import { policies, policyNames } from "../../functions/core/policy/rows.ts";
import { duration } from "../../functions/core/record/dates.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { at } from "./builders.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const { id: _, ...plain } = demoSettings();
const refusals = (change: Record<string, unknown>, policy = "chipy"): readonly string[] => {
  const parsed = deskSettings.safeParse({ ...plain, id: "demo", policy, ...change });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

const own = (overrides: Record<string, unknown>, policy = "chipy") => {
  const desk = demoSettings({ policy, overrides });
  return policyOf(desk, desk.policy);
};

describe("a desk's own numbers", () => {
  test("are none at first: every policy then stands as it is written", () => {
    for (const name of policyNames) expect(policyOf(demoSettings({ policy: name }), name)).toBe(policies[name]);
  });

  test("take the place of the policy's, and leave the others alone", () => {
    expect(own({ acknowledgeWithin: "PT6H", resolvedWithin: "P2W", newsEvery: "P3D" })).toEqual({
      ...policies.chipy,
      acknowledgeWithin: 6 * hour,
      resolvedWithin: 14 * day,
      newsEvery: 3 * day,
    });
  });

  test("can change each number that a policy holds", () => {
    expect(own({ othersWhoAgree: 3, handOverWeekday: 4, handOverHourUtc: 9 }, "django")).toMatchObject({
      decision: { needs: "shepherd-and-others", others: 3 },
      duty: { every: "week", weekday: 4, hourUtc: 9 },
    });
    expect(own({ moderatorsAnswerWithin: "P3D" }, "psf")).toMatchObject({ moderatorsAnswerWithin: 3 * day });
    expect(own({ membersAskedToGoOnEveryMonths: 12 }, "chaoss")).toMatchObject({ membersAskedToGoOnEveryMonths: 12 });
    const ladder = {
      acknowledgeIdeally: "PT1H",
      primaryRemindedAfter: "PT2H",
      secondaryTakesOverAfter: "PT3H",
      anyoneStepsInAfter: "PT4H",
      outsideContactAfter: "PT5H30M",
    };
    expect(own(ladder)).toMatchObject({
      acknowledgeIdeally: hour,
      primaryRemindedAfter: 2 * hour,
      secondaryTakesOverAfter: 3 * hour,
      anyoneStepsInAfter: 4 * hour,
      outsideContactAfter: 5.5 * hour,
    });
  });

  test("that answer sooner than the policy would like to make that what it likes", () => {
    const quick = own({ acknowledgeWithin: "PT1H", primaryRemindedAfter: "PT30M" });
    expect(quick.acknowledgeIdeally).toBe(hour);
  });

  test("are not those of a case that began under another policy", () => {
    const desk = demoSettings({ overrides: { acknowledgeWithin: "PT6H" } });
    expect(policyOf(desk, "psf")).toBe(policies.psf);
  });

  test("move the hand-over of a week", () => {
    const desk = demoSettings({ policy: "django", overrides: { handOverWeekday: 4, handOverHourUtc: 0 } });
    expect(dutyAt(desk, at("2026-03-12T00:00:00Z")).from).toBe(at("2026-03-12T00:00:00Z"));
    expect(dutyAt(desk, at("2026-03-11T23:59:59Z")).to).toBe(at("2026-03-12T00:00:00Z"));
  });

  test("are what a reporter and the pair are told", async () => {
    const desk = await createMemoryDesk(demoSettings({ overrides: { acknowledgeWithin: "PT6H30M" } }));
    await desk.receive({});
    expect(desk.to("reporter@example.org")[0]?.text).toContain("within 6 hours and 30 minutes");
    expect(desk.to("cy")[0]?.text).toContain("Tuesday 10 March at 16:30, Chicago time");
  });
});

describe("numbers that make no sense are refused", () => {
  test.each<readonly [string, Record<string, unknown>, string]>([
    ["negative", { acknowledgeWithin: "-PT6H" }, "overrides.acknowledgeWithin: is negative"],
    [
      "none",
      { acknowledgeWithin: "PT0S" },
      "overrides.acknowledgeWithin: is shorter than a minute, and the clock ticks once a minute",
    ],
    [
      "shorter than a tick",
      { newsEvery: "PT59S" },
      "overrides.newsEvery: is shorter than a minute, and the clock ticks once a minute",
    ],
    ["not whole minutes", { newsEvery: "PT90S" }, "overrides.newsEvery: must be whole minutes"],
    ["longer than a year", { resolvedWithin: "P367D" }, "overrides.resolvedWithin: is longer than a year"],
    [
      "beyond what can be counted",
      { resolvedWithin: `P${"9".repeat(40)}D` },
      "overrides.resolvedWithin: is not a duration; write one like PT6H, PT90M or P7D",
    ],
    [
      "as long as the calendar makes it",
      { resolvedWithin: "P1M" },
      "overrides.resolvedWithin: is not a duration; write one like PT6H, PT90M or P7D",
    ],
    ["in words", { newsEvery: "weekly" }, "overrides.newsEvery: is not a duration; write one like PT6H, PT90M or P7D"],
    [
      "a secondary before the primary",
      { secondaryTakesOverAfter: "PT3H" },
      "overrides.secondaryTakesOverAfter: must be later than primaryRemindedAfter, which is 4 hours",
    ],
    [
      "a primary after the secondary",
      { primaryRemindedAfter: "PT8H" },
      "overrides.primaryRemindedAfter: must be sooner than secondaryTakesOverAfter, which is 8 hours",
    ],
    [
      "anyone before the secondary",
      { anyoneStepsInAfter: "PT8H" },
      "overrides.anyoneStepsInAfter: must be later than secondaryTakesOverAfter, which is 8 hours",
    ],
    [
      "help from outside before anyone",
      { outsideContactAfter: "P1D" },
      "overrides.outsideContactAfter: must be later than anyoneStepsInAfter, which is 24 hours",
    ],
    [
      "a reminder after the promise is broken",
      { acknowledgeWithin: "PT4H" },
      "overrides.acknowledgeWithin: must be later than primaryRemindedAfter, which is 4 hours",
    ],
    [
      "a wish that is longer than the promise",
      { acknowledgeIdeally: "PT13H" },
      "overrides.acknowledgeIdeally: is later than acknowledgeWithin, which is 12 hours",
    ],
    [
      "of a policy that has no such number",
      { handOverWeekday: 2 },
      "overrides.handOverWeekday: the policy chipy has no such number",
    ],
  ])("%s", (_, overrides, reason) => {
    expect(refusals({ overrides })).toContain(reason);
  });

  test("under a name that no policy has, or as no number", () => {
    expect(refusals({ overrides: { acknowledgeWithn: "PT6H" } })).toEqual([expect.stringContaining("acknowledgeWithn")]);
    for (const othersWhoAgree of [0, 1.5, -1, "2", null]) expect(refusals({ overrides: { othersWhoAgree } })).toHaveLength(1);
    for (const handOverWeekday of [0, 8]) expect(refusals({ overrides: { handOverWeekday } }, "django")).toHaveLength(1);
  });

  test("all of them at once", () => {
    expect(refusals({ overrides: { secondaryTakesOverAfter: "PT3H", outsideContactAfter: "PT20H" } })).toHaveLength(2);
  });
});

test("a promise is said as it is, never rounded to hours", () => {
  expect([30, 59, 60, 61, 90, 24 * 60, 25 * 60, 48 * 60, 48 * 60 + 1].map((count) => duration(count * minute))).toEqual([
    "30 minutes",
    "59 minutes",
    "1 hour",
    "1 hour and 1 minute",
    "1 hour and 30 minutes",
    "24 hours",
    "25 hours",
    "2 days",
    "48 hours and 1 minute",
  ]);
});
