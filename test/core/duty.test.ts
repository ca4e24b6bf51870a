/** Who is on duty: assignments before the rotation, the rotation wherever an assignment leaves a gap, and never nobody. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeskSettings } from "../../functions/core/duty/desk-settings.ts";
import { dutyAt, memberWithId, orderOfDuty, respondersAt } from "../../functions/core/duty/duty.ts";
import { memberId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { at, march10 } from "./builders.ts";

const pairOf = (desk: DeskSettings, when = march10): readonly (string | undefined)[] => {
  const { primary, secondary } = dutyAt(desk, when);
  return [primary.id, secondary?.id];
};

describe("the rotation", () => {
  test("moves on by one member each month, so that a secondary is the next primary", () => {
    const desk = demoSettings();
    expect(pairOf(desk, at("2026-01-15T12:00:00Z"))).toEqual(["ada", "bo"]);
    expect(pairOf(desk, at("2026-02-15T12:00:00Z"))).toEqual(["bo", "cy"]);
    expect(pairOf(desk, at("2026-06-15T12:00:00Z"))).toEqual(["fay", "ada"]);
    expect(pairOf(desk, at("2026-07-15T12:00:00Z"))).toEqual(["ada", "bo"]);
  });

  test("goes on over the year's end", () => {
    const desk = demoSettings();
    expect(pairOf(desk, at("2026-12-31T12:00:00Z"))).toEqual(["fay", "ada"]);
    expect(pairOf(desk, at("2027-01-01T12:00:00Z"))).toEqual(["ada", "bo"]);
  });

  test("changes at midnight in the desk's zone and at no other moment", () => {
    const desk = demoSettings();
    expect(pairOf(desk, at("2026-04-01T04:59:59.999Z"))).toEqual(["cy", "dee"]);
    expect(pairOf(desk, at("2026-04-01T05:00:00Z"))).toEqual(["dee", "eli"]);
  });

  test("tells from when to when the pair is on duty", () => {
    expect(dutyAt(demoSettings(), march10)).toMatchObject({ from: at("2026-03-01T06:00:00Z"), to: at("2026-04-01T05:00:00Z") });
  });

  test("follows the desk's own order where it gives one, and the rest come after", () => {
    const desk = demoSettings({ rotation: ["bo", "ada"] });
    expect(pairOf(desk, at("2026-03-10T12:00:00Z"))).toEqual(["bo", "ada"]);
    expect(pairOf(desk, at("2026-04-10T12:00:00Z"))).toEqual(["ada", "bo"]);
    expect(orderOfDuty(desk, march10).map(({ id }) => id)).toEqual(["bo", "ada", "cy", "dee", "eli", "fay"]);
  });

  test("changes on Mondays at noon UTC where the policy says a week", () => {
    const desk = demoSettings({ policy: "django" });
    const before = pairOf(desk, at("2026-03-09T11:59:59Z"));
    const after = pairOf(desk, at("2026-03-09T12:00:00Z"));
    expect(after[0]).toBe(before[1]);
  });
});

describe("an assignment", () => {
  const march = (row: Record<string, string>) => demoSettings({ assignments: [{ period: "2026-03", ...row }] });

  test("goes before the rotation", () => {
    expect(pairOf(march({ primary: "fay", secondary: "eli" }))).toEqual(["fay", "eli"]);
  });

  test("counts for its own period alone", () => {
    expect(pairOf(march({ primary: "fay", secondary: "eli" }), at("2026-04-10T12:00:00Z"))).toEqual(["dee", "eli"]);
  });

  test("without a secondary gets one from the rotation", () => {
    expect(pairOf(march({ primary: "fay" }))).toEqual(["fay", "cy"]);
  });

  test("does not put one member into both places when the rotation fills the gap", () => {
    expect(pairOf(march({ primary: "cy" }))).toEqual(["cy", "dee"]);
  });

  test("of a week goes by the day on which the week starts", () => {
    const desk = demoSettings({ policy: "django", assignments: [{ period: "2026-03-09", primary: "fay", secondary: "eli" }] });
    expect(pairOf(desk, at("2026-03-09T12:00:00Z"))).toEqual(["fay", "eli"]);
    expect(pairOf(desk, at("2026-03-16T11:59:59Z"))).toEqual(["fay", "eli"]);
    expect(pairOf(desk, at("2026-03-16T12:00:00Z"))).not.toEqual(["fay", "eli"]);
  });

  test("that names somebody who has left is filled by the rotation", () => {
    const gone = memberId("gone");
    const desk = demoSettings();
    const with_ = (primary: string, secondary: string): DeskSettings => ({
      ...desk,
      assignments: [{ period: "2026-03", primary: memberId(primary), secondary: memberId(secondary) }],
    });
    expect(pairOf(with_(gone, "eli"))).toEqual(["eli", "cy"]);
    expect(pairOf(with_("eli", gone))).toEqual(["eli", "cy"]);
    expect(pairOf({ ...with_(gone, gone) })).toEqual(["cy", "dee"]);
  });
});

describe("a small committee", () => {
  test("of one has a primary and no secondary", () => {
    expect(pairOf(demoSettings({ members: memberRows.slice(0, 1) }))).toEqual(["ada", undefined]);
  });

  test("of two has both on duty every month, in turn", () => {
    const desk = demoSettings({ members: memberRows.slice(0, 2) });
    expect(pairOf(desk, at("2026-03-10T12:00:00Z"))).toEqual(["ada", "bo"]);
    expect(pairOf(desk, at("2026-04-10T12:00:00Z"))).toEqual(["bo", "ada"]);
  });
});

describe("who must not get a report", () => {
  const without = (...ids: string[]) => {
    const { primary, secondary } = respondersAt(demoSettings(), march10, new Set(ids.map(memberId)));
    return [primary?.id, secondary?.id];
  };

  test("is passed over, and the next in turn takes the place", () => {
    expect(without("cy")).toEqual(["dee", "eli"]);
    expect(without("dee")).toEqual(["cy", "eli"]);
    expect(without("cy", "dee", "eli", "fay")).toEqual(["ada", "bo"]);
  });

  test("leaves one alone when all others are kept out, and nobody when all are", () => {
    expect(without("ada", "cy", "dee", "eli", "fay")).toEqual(["bo", undefined]);
    expect(without("ada", "bo", "cy", "dee", "eli", "fay")).toEqual([undefined, undefined]);
  });
});

const ids = ["ada", "bo", "cy", "dee", "eli", "fay", "gus", "hal", "ivy"];
const period = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2024, max: 2028 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, "0")}`),
  fc.constantFrom("2026-03-02", "2026-03-09", "2026-03-10"),
);

/** Rosters as time leaves them: rotations and assignments that still name people who have gone. */
const rosters: fc.Arbitrary<DeskSettings> = fc
  .record({
    here: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 9 }),
    rotation: fc.option(fc.array(fc.constantFrom(...ids), { maxLength: 12 }), { nil: undefined }),
    assigned: fc.array(fc.tuple(period, fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 2 })), {
      maxLength: 8,
    }),
    policy: fc.constantFrom(...policyNames),
    zone: fc.constantFrom("America/Chicago", "Australia/Lord_Howe", "UTC"),
  })
  .map(({ here, rotation, assigned, policy, zone }) => ({
    ...demoSettings({ policy, zone, members: here.map((id) => ({ id, name: id, email: `${id}@members.test` })) }),
    rotation: rotation?.map(memberId),
    assignments: assigned.map(([key, [primary = "ada", secondary]]) => ({
      period: key,
      primary: memberId(primary),
      ...(secondary !== undefined && { secondary: memberId(secondary) }),
    })),
  }));

const moments = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2028-12-31") }).map(instant);

describe("whatever the roster", () => {
  test("somebody who is a member is on duty, and two different ones where there are two", () => {
    fc.assert(
      fc.property(rosters, moments, (desk, now) => {
        const { primary, secondary, from, to } = dutyAt(desk, now);
        expect(memberWithId(desk, primary.id)).toBe(primary);
        expect(secondary === undefined).toBe(desk.members.length === 1);
        expect(secondary?.id).not.toBe(primary.id);
        expect(from <= now && now < to).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("everybody stands in the order of duty exactly once, so nobody can be asked twice or forgotten", () => {
    fc.assert(
      fc.property(rosters, moments, (desk, now) => {
        const order = orderOfDuty(desk, now).map(({ id }) => id);
        expect([...order].sort()).toEqual(desk.members.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });
});
