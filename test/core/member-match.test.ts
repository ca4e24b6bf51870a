/** A name in a command gives somebody a report or takes it away, so a doubt is asked about and never guessed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { membersMatching } from "../../functions/core/duty/member-match.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";

const committee = (...names: readonly (readonly [id: string, name: string])[]) =>
  demoSettings({ members: names.map(([id, name]) => ({ id, name, email: `${id}@members.test` })) });

const matching = (desk: ReturnType<typeof demoSettings>, said: string): string | readonly string[] => {
  const match = membersMatching(desk, said);
  if ("member" in match) return match.member.id;
  return "none" in match ? "none" : match.several.map((member) => member.id);
};

describe("on the demo desk", () => {
  const desk = demoSettings();

  test.each([
    ["bo", "bo"],
    ["Bo", "bo"],
    ["BO.", "bo"],
    ["@bo", "bo"],
    ["“Bo”", "bo"],
    ["(bo),", "bo"],
    ["<bo@members.test>", "bo"],
    ["*Bo*", "bo"],
    ["B\u200Bo", "bo"],
    ["Ｂｏ", "bo"],
    ["  bo  ", "bo"],
    ["ad", "ada"],
    ["e", "eli"],
    ["bob", "none"],
    ["Gus", "none"],
    ["me", "none"],
    ["members.test", "none"],
    ["", "none"],
    [" @. ", "none"],
    ["bo and cy", "none"],
  ])("%j means %j", (said, id) => {
    expect(matching(desk, said)).toEqual(id);
  });
});

describe("with longer names", () => {
  const desk = committee(["ada", "Ada Anne"], ["adam", "Bo Anne"], ["zo", "Zoë D. Éli"], ["dee", "Fay"]);

  test.each([
    ["the id, though another begins alike", "ada", "ada"],
    ["the full name", "ada anne", "ada"],
    ["the full name over more spaces", "Ada \t Anne", "ada"],
    ["the full name with a hyphen", "ada-anne", "ada"],
    ["the full name with a dot, as a handle", "@ada.anne", "ada"],
    ["the beginning of a full name", "bo a", "adam"],
    ["a whole word of the name", "Bo", "adam"],
    ["the beginning of a later word", "él", "zo"],
    ["a name with its accent apart", "Zoe\u0308", "zo"],
    ["a name without its accent, which is another name", "zoe", "none"],
    ["a name where it is another's id", "fay", "dee"],
    ["a word that two have", "Anne", ["ada", "adam"]],
    ["a beginning that two have", "ad", ["ada", "adam"]],
    ["the inside of a word", "nne", "none"],
  ])("%s: %j -> %j", (_, said, expected) => {
    expect(matching(desk, said)).toEqual(expected);
  });
});

test("a whole word goes before a longer word that begins alike", () => {
  expect(matching(committee(["a", "Eli Fay"], ["b", "Elisa Fay"]), "eli")).toBe("a");
});

test("an id and another's name that are the same leave a doubt", () => {
  expect(matching(committee(["bo", "Cy"], ["dee", "Bo"]), "bo")).toEqual(["bo", "dee"]);
});

test("every member is found by id, name and address, whatever punctuation stands around", () => {
  const around = fc.string({ unit: fc.constantFrom(..."@.,;:!?'\"()<>*_ \u200B") });
  fc.assert(
    fc.property(fc.constantFrom(...memberRows), fc.nat(2), around, around, (row, which, before, behind) => {
      const said = `${before}${[row.id, row.name, row.email][which]}${behind}`;
      expect(matching(demoSettings(), said)).toBe(row.id);
    }),
  );
});

test("text of any kind and of a megabyte is answered", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (said) => void expect(matching(demoSettings(), said)).toBeDefined()));
  for (const text of [".", "@", " ", "a", "-", "\u200B"]) matching(demoSettings(), text.repeat(1_000_000));
});
