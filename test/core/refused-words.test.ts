/** Words after a command that can mean two things, or nothing: the answer lists what the desk can read. */
import { describe, expect, test } from "vitest";
import { andThen, eventsAfter, reply, shepherdedCase } from "./builders.ts";

const answered = (text: string, state = shepherdedCase()) =>
  eventsAfter(state, reply("member:cy", text, 20)).flatMap((event) => (event.kind === "commands-answered" ? event.outcomes : []));

describe("words that a command cannot read", () => {
  test("are refused after a vote, which takes a number alone", () => {
    const open = andThen(shepherdedCase(), reply("member:cy", "/propose action\nTalk to him.", 19));
    expect(answered("/agree yes please", open)).toEqual([{ refused: "only-a-number", among: ["/agree 1"] }]);
    expect(answered("/agree 2", open)).toEqual([{ refused: "no-such-proposal", among: ["1"] }]);
  });

  test("are refused after /risk, with every answer that it takes", () => {
    expect(answered("/risk high")).toEqual([
      {
        refused: "unclear-words",
        among: [
          "/risk safety=yes repeat=maybe",
          "safety=yes or safety=no or safety=unsure",
          "repeat=yes or repeat=no or repeat=maybe",
        ],
      },
    ]);
  });

  test("are refused after /shepherd, with those who are on the case", () => {
    expect(answered("/shepherd zoe")).toEqual([{ refused: "no-such-member", among: ["cy", "dee", "ada", "bo"] }]);
  });
});

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
