/** A desk that cannot work is refused when its operator writes it down, with the row and the reason. */
import { describe, expect, test } from "vitest";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { memberRows } from "../support/memory-desk.ts";

const whole = {
  id: "demo",
  name: "Demo Conduct Desk",
  alias: "conduct@desk.test",
  zone: "America/Chicago",
  policy: "chipy",
  members: memberRows,
  outsideContact: { name: "The board", email: "board@members.test" },
  organisers: { email: "organisers@members.test" },
};

const refusalsOf = (change: Record<string, unknown>): readonly string[] => {
  const parsed = deskSettings.safeParse({ ...whole, ...change });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

const ada = { id: "ada", name: "Ada", email: "ada@members.test" };
const bo = { id: "bo", name: "Bo", email: "bo@members.test" };

describe("a desk is taken as it is written", () => {
  test("with members alone, and the rotation is then the members' order", () => {
    expect(deskSettings.parse(whole)).toMatchObject({ assignments: [], policy: "chipy" });
  });

  test("with one member, since a small community is a community", () => {
    expect(refusalsOf({ members: [ada] })).toEqual([]);
  });

  test("with names in any script", () => {
    expect(
      refusalsOf({
        members: [
          { ...ada, name: "田中 愛" },
          { ...bo, name: "Zoë Šimůnek" },
        ],
      }),
    ).toEqual([]);
  });
});

describe("a desk is refused with the row and the reason", () => {
  test.each([
    ["nobody in it", { members: [] }, /^members: /],
    ["one id twice", { members: [ada, { ...bo, id: "ada" }] }, "members: ada stands there twice"],
    ["one address twice", { members: [ada, { ...bo, email: "ada@members.test" }] }, "members: an address stands there twice"],
    [
      "one address twice in other letters",
      { members: [ada, { ...bo, email: "ADA@Members.Test" }] },
      "members: an address stands there twice",
    ],
    [
      "a member at the desk's own address",
      { members: [ada, { ...bo, email: "Conduct@desk.test" }] },
      "members: a member has the desk's own address",
    ],
    ["an address that is none", { members: [{ ...ada, email: "ada at members" }] }, /^members\.0\.email: /],
    ["a member without a name", { members: [{ ...ada, name: "  " }] }, /^members\.0\.name: /],
    ["an id with capitals", { members: [{ ...ada, id: "Ada" }] }, "members.0.id: must be a short lower-case word"],
    ["an id with a separator of ours", { members: [{ ...ada, id: "ada#1" }] }, "members.0.id: must be a short lower-case word"],
    ["a zone that does not exist", { zone: "America/Chikago" }, "zone: is not a time zone; write one like America/Chicago"],
    ["no zone", { zone: "" }, "zone: is not a time zone; write one like America/Chicago"],
    ["a policy that nobody wrote", { policy: "ours" }, /^policy: /],
    ["a rotation with a stranger", { rotation: ["ada", "gus"] }, "rotation.1: is nobody on the members' list"],
    [
      "an assignment to a stranger",
      { assignments: [{ period: "2026-03", primary: "gus", secondary: "bo" }] },
      "assignments.0.primary: is nobody on the members' list",
    ],
    [
      "an assignment with a stranger second",
      { assignments: [{ period: "2026-03", primary: "ada", secondary: "gus" }] },
      "assignments.0.secondary: is nobody on the members' list",
    ],
    [
      "one member in both places",
      { assignments: [{ period: "2026-03", primary: "ada", secondary: "ada" }] },
      "assignments.0: names one member twice",
    ],
    [
      "a period in words",
      { assignments: [{ period: "March", primary: "ada", secondary: "bo" }] },
      "assignments.0.period: must be a month like 2026-03 or a day like 2026-03-09",
    ],
    ["no outside contact, the last rung of every ladder", { outsideContact: undefined }, /^outsideContact: /],
    ["no organisers", { organisers: {} }, /^organisers\.email: /],
    ["no alias", { alias: "" }, /^alias: /],
  ])("for %s", (_, change, reason) => {
    const refusals = refusalsOf(change);
    expect(refusals).toContainEqual(typeof reason === "string" ? reason : expect.stringMatching(reason));
  });

  test("all of its mistakes at once, so that an operator need not come back for each", () => {
    expect(refusalsOf({ rotation: ["gus", "hal"] })).toHaveLength(2);
  });
});
