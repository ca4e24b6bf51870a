import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  folded,
  standsIn,
  withoutInvisible,
  withoutPhraseSigns,
  withoutTail,
  writesNoSpaces,
} from "../../functions/core/mail/plain-text.ts";

describe("folding", () => {
  test("makes what looks the same the same", () => {
    const spellings = ["Zoë", "ZOË", "Zoe\u0308", "Ｚoë", "Z\u200Boë", "\u2066Zoë\u2069", " Zoë\n"];
    expect(new Set(spellings.map(folded))).toEqual(new Set(["zoë"]));
  });

  test("makes an accent one with its letter even when something invisible stands between them", () => {
    expect(folded("Zoe\u200B\u0308")).toBe(folded("Zoë"));
  });

  test("keeps letters apart that only look alike", () => {
    expect(folded("Bо")).not.toBe(folded("Bo"));
  });

  test("takes out what nobody sees, and nothing else", () => {
    expect(withoutInvisible("a\u200B\u200C\u200D\uFEFF\u00AD\u202E\u2066b c\td\n")).toBe("ab c\td\n");
  });
});

describe("a name stands in a text", () => {
  test("as whole words only", () => {
    expect(standsIn("a boat", "bo")).toBe(false);
    expect(standsIn("turbo", "bo")).toBe(false);
    expect(standsIn("turbo bo", "bo")).toBe(true);
    expect(standsIn("bo", "bo")).toBe(true);
    expect(standsIn("bo", "")).toBe(false);
  });

  test("whatever stands around it, as long as that is no letter and no digit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, behind) => {
        const boundary = (text: string): boolean => !/[\p{L}\p{N}_\p{M}]/u.test(text);
        if (boundary(before) && boundary(behind)) expect(standsIn(`${before}bo${behind}`, "bo")).toBe(true);
      }),
    );
  });
});

describe("a tail of unwanted characters", () => {
  test("goes, and what stands between stays", () => {
    expect(withoutTail("a.b...", ".")).toBe("a.b");
    expect(withoutTail("...", ".")).toBe("");
    expect(withoutTail("", ".")).toBe("");
  });
});

test("signs that stand for a phrase go, so that folding cannot make a text many times as long", () => {
  expect(withoutPhraseSigns("a\u{FDFA}b\u{FDFB}c")).toBe("a b c");
});

test.each([
  ["田中", true],
  ["ไทย", true],
  ["Ada 田中", true],
  ["Ada", false],
  ["Zoë", false],
  ["", false],
])("whether %j has letters of a script without spaces: %j", (text, expected) => {
  expect(writesNoSpaces(text)).toBe(expected);
});
