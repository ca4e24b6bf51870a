/** Names by which people call themselves are found; what only looks like one is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownNames } from "../../functions/core/mail/own-names.ts";

describe("what people call themselves", () => {
  test.each([
    ["Hello,\nmy name is Robin Quill. Something happened.", ["Robin Quill"]],
    ["I am Robin Quill, and I was there.", ["Robin Quill"]],
    ["I’m Robin van der Quill-Marsh and I need help", ["Robin van der Quill-Marsh"]],
    ["I’m Robin Quill-Marsh and I need help", ["Robin Quill-Marsh"]],
    ["Ich heiße Robin.", ["Robin"]],
    ["It was bad.\n\nBest regards,\nRobin Quill", ["Robin Quill"]],
    ["It was bad.\n\nThanks!\n\n- Robin\nsent from a train", ["Robin"]],
  ])("%j", (text, names) => expect(ownNames(text)).toEqual(names));

  test.each([
    "I am German, and he said I am Stupid.",
    "this is not fine. I am tired",
    "> My name is Sasha Grey.\nHe wrote that.",
    "Thanks for reading. Robin Quill did it.",
    "Best\nthing that ever happened to me",
  ])("nobody in %j", (text) => expect(ownNames(text)).toEqual([]));

  test("no text makes it fail or slow", () => {
    fc.assert(fc.property(fc.string(), (text) => ownNames(text).length <= 10));
    for (const text of [
      "I am ".repeat(200_000),
      "Best\n".repeat(200_000),
      "A".repeat(1_000_000),
      "My name is A B ".repeat(60_000),
    ])
      expect(ownNames(text).length).toBeLessThanOrEqual(10);
  });
});
