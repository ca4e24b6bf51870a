/** A table that a member opens in a spreadsheet program, with words of strangers in it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../functions/core/record/csv.ts";

const cellOf = (text: string): string => csv([text], []).slice(1, -2);

test("begins with a byte order mark, quotes every cell and ends every row, the last too", () => {
  expect(csv(["Day", "What"], [["2026-03-20", "said “no”"], []])).toBe(
    '\u{FEFF}"Day","What"\r\n"2026-03-20","said “no”"\r\n\r\n',
  );
});

test.each([
  ["plain", "Bo", '"Bo"'],
  ["empty", "", '""'],
  ["a comma", "a, b", '"a, b"'],
  ["quotation marks", 'a "b" c', '"a ""b"" c"'],
  ["a line break", "a\nb", '"a b"'],
  ["a line break of mail", "a\r\nb", '"a b"'],
  ["a line break of old", "a\rb", '"a b"'],
  ["a line break of Unicode", "a\u2028b\u2029c\u0085d", '"a b c d"'],
  ["an equals sign inside", "a = b", '"a = b"'],
  ["a hyphen inside", "well-known", '"well-known"'],
  ["an address inside", "to bo@members.test", '"to bo@members.test"'],
])("a cell with %s", (_, text, expected) => {
  expect(cellOf(text)).toBe(expected);
});

describe("IN08 a cell that begins like a formula gets an apostrophe", () => {
  test.each([
    ["=1+1", '"\'=1+1"'],
    ["+1 555", '"\'+1 555"'],
    ["-1", '"\'-1"'],
    ["@SUM(A1)", '"\'@SUM(A1)"'],
    ["\t=1", '"\'\t=1"'],
    ["\tplain", '"\'\tplain"'],
    ["\rplain", '"\' plain"'],
    ["  =1", '"\'  =1"'],
    ["\n=1", '"\' =1"'],
    ["\u00A0=1", '"\'\u00A0=1"'],
    ["\u200B=1", '"\'\u200B=1"'],
    ["\u0000=1", '"\'\u0000=1"'],
    ["＝1", '"\'＝1"'],
    ["＋1", '"\'＋1"'],
    ["－1", '"\'－1"'],
    ["＠SUM", '"\'＠SUM"'],
  ])("%j", (text, expected) => {
    expect(cellOf(text)).toBe(expected);
  });

  test("also behind a semicolon, where some programs end a cell", () => {
    expect(cellOf("a; b;=1")).toBe('"a; b;\'=1"');
    expect(cellOf('a;"=1')).toBe('"a;\'""=1"');
  });
});

test("whatever is in the cells comes back as so many rows and cells, none of which begins like a formula", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."=+-@＝＋－＠\t\r\n \u200B\",;'a\u0000\uFEFF") }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const [mark, ...rest] = csv(rows[0] ?? [], rows.slice(1));
      expect(mark).toBe("\uFEFF");
      const lines = rest.join("").split("\r\n");
      expect(lines).toHaveLength(rows.length + 1);
      expect(lines.at(-1)).toBe("");
      for (const line of lines.slice(0, -1)) {
        const cells = [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)];
        expect(cells.map(([whole]) => whole).join("")).toBe(line);
        expect(cells).toHaveLength(2);
        for (const [, inside = ""] of cells) expect(inside).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
        expect(line).not.toMatch(/[\r\n]/);
      }
    }),
  );
});

test("a cell can be a megabyte long, of anything", () => {
  for (const text of [" ", ";", '"', "=", "\r", "; ", "\u200B"])
    expect(cellOf(text.repeat(1_000_000)).length).toBeGreaterThanOrEqual(1_000_000);
});
