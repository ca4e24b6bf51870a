/** Words after a command that can mean two things, or nothing: the answer lists what the desk can read. */
import { describe, expect, test } from "vitest";
import { eventsAfter, reply, shepherdedCase } from "./builders.ts";

const answered = (text: string) =>
  eventsAfter(shepherdedCase(), reply("member:cy", text, 20)).flatMap((event) =>
    event.kind === "commands-answered" ? event.outcomes : [],
  );

describe("a day that can be one of two", () => {
  test("is refused after /due, with both days to choose from", () => {
    expect(answered("/due next friday")).toEqual([{ refused: "two-days", among: ["/due 2026-03-13", "/due 2026-03-20"] }]);
  });

  test("is refused as the day of a review, as that line would be written", () => {
    expect(answered("/close\nactions: none\noutcome: nothing\nreview: next Friday\nletter:\nHello.")).toEqual([
      { refused: "two-days", among: ["review: 2026-03-13", "review: 2026-03-20"] },
    ]);
  });

  test.each(["/due friday", "/due this Friday"])("is the coming one in %s", (text) => {
    expect(answered(text)).toEqual([{ done: "date-promised", among: ["Friday 13 March 2026"] }]);
  });
});
