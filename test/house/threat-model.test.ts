/** Every hazard that matters is tested by its id, or the threat model says why it is not. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesNamed, hazardIds, hazardRows, isNamedIn, testFiles, threatModel, withHazards } from "../support/hazard-table.ts";

const page = readFileSync(threatModel, "utf8");
const rows = hazardRows(page);

describe("the hazards of the threat model", () => {
  test("are all of them, in order", () => {
    expect([...rows.keys()]).toEqual(hazardIds);
  });

  test("are each tested where it says, or have a reason", () => {
    const files = testFiles();
    const wrong = [...rows].filter(([id, where]) => {
      const named = filesNamed(where);
      return named.length > 0 ? !named.every((name) => isNamedIn(id, files.get(name) ?? "")) : !/\S{2}.*\.$/.test(where);
    });
    expect(wrong, "run `npm run docs`").toEqual([]);
  });

  test("keep their reasons when the list is written anew", () => {
    const reasons = [...hazardRows(withHazards(page))].filter(([, where]) => filesNamed(where).length === 0);
    for (const [id, reason] of reasons) expect(rows.get(id)).toBe(reason);
  });
});
