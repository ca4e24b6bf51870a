/** What a case is when it opens, and what it owes to whom from its first moment. */
import { describe, expect, test } from "vitest";
import { decide } from "../../functions/core/case/decide.ts";
import { hours, after as later } from "../../functions/core/instant.ts";
import {
  anOpening,
  aReporter,
  at,
  inMarch,
  keptOut,
  mailNumber,
  march10,
  nobodyToWriteTo,
  reportedCase,
  unplacedCase,
} from "./builders.ts";

const owed = (state: ReturnType<typeof reportedCase>): readonly string[] =>
  state.work.map(({ message, to }) => `${message} to ${to}`);

describe("a report", () => {
  test("opens a case for the pair on duty, each with a line, and owes both the report and the reporter a receipt", () => {
    const state = reportedCase();
    expect(state).toMatchObject({
      stage: "reported",
      openedAt: march10,
      primary: "cy",
      secondary: "dee",
      circle: ["cy", "dee"],
      takenIn: ["ses-0"],
      lines: [
        { person: "reporter", epoch: 1, live: true },
        { person: "member:cy", epoch: 1, live: true },
        { person: "member:dee", epoch: 1, live: true },
      ],
    });
    expect(state.work).toEqual([
      { id: "0-0", message: "new-report", to: "member:cy", about: mailNumber(0), entry: 0, dueAt: march10, attempts: 0 },
      { id: "0-1", message: "new-report", to: "member:dee", about: mailNumber(0), entry: 0, dueAt: march10, attempts: 0 },
      { id: "0-2", message: "receipt", to: "reporter", entry: 0, dueAt: march10, attempts: 0 },
    ]);
  });

  test("is written into the journal as its first entry", () => {
    expect(reportedCase().journal).toMatchObject([{ seq: 0, at: march10, event: { kind: "report-received", primary: "cy" } }]);
  });

  test("passes over who is kept out, in both places", () => {
    expect(reportedCase({ keptOut: [keptOut("cy"), keptOut("eli", "asked")] })).toMatchObject({
      primary: "dee",
      secondary: "fay",
      circle: ["dee", "fay"],
      keptOut: [
        { member: "cy", why: "named" },
        { member: "eli", why: "asked" },
      ],
    });
  });

  test("goes to one alone when all others are kept out", () => {
    const state = reportedCase({ keptOut: ["ada", "cy", "dee", "eli", "fay"].map((id) => keptOut(id)) });
    expect(state).toMatchObject({ primary: "bo", circle: ["bo"] });
    expect(state.secondary).toBeUndefined();
    expect(owed(state)).toEqual(["new-report to member:bo", "receipt to reporter"]);
  });

  test("goes to nobody inside when all are kept out, and the outside contact is told", () => {
    const state = reportedCase({ keptOut: ["ada", "bo", "cy", "dee", "eli", "fay"].map((id) => keptOut(id)) });
    expect(state.circle).toEqual([]);
    expect(owed(state)).toEqual(["nobody-left to outside-contact", "receipt to reporter"]);
    expect(state.lines.map(({ person }) => person)).toEqual(["reporter", "outside-contact"]);
  });

  test.each([
    ["nothing vouches for the address", aReporter({ vouched: false })],
    ["a machine sent it", aReporter({ machine: true })],
    ["it has no address", nobodyToWriteTo],
  ])("gets no receipt when %s, but reaches the pair all the same", (_, reporter) => {
    expect(owed(reportedCase({ reporter }))).toEqual(["new-report to member:cy", "new-report to member:dee"]);
  });

  test("without an address has no line for its reporter", () => {
    expect(reportedCase({ reporter: nobodyToWriteTo }).lines.map(({ person }) => person)).toEqual(["member:cy", "member:dee"]);
  });

  test("stays with its pair when duty is handed over", () => {
    const late = reportedCase({}, inMarch({ now: at("2026-04-01T04:59:59.999Z") }));
    const early = reportedCase({}, inMarch({ now: at("2026-04-01T05:00:00Z") }));
    expect(late.circle).toEqual(["cy", "dee"]);
    expect(early.circle).toEqual(["dee", "eli"]);
  });
});

describe("a mail whose author is asked what it is", () => {
  test("owes the question now, and word to the pair after a day", () => {
    const state = unplacedCase();
    const tomorrow = later(march10, hours(24));
    expect(state).toMatchObject({ stage: "unplaced", circle: [], primary: "cy", secondary: "dee" });
    expect(state.work).toEqual([
      { id: "0-0", message: "what-is-this", to: "author", about: mailNumber(0), entry: 0, dueAt: march10, attempts: 0 },
      { id: "0-1", message: "mail-waits", to: "member:cy", about: mailNumber(0), entry: 0, dueAt: tomorrow, attempts: 0 },
      { id: "0-2", message: "mail-waits", to: "member:dee", about: mailNumber(0), entry: 0, dueAt: tomorrow, attempts: 0 },
    ]);
  });

  test("is not asked back when nothing vouches for its address; the pair hears of it all the same", () => {
    expect(owed(unplacedCase({ reporter: aReporter({ vouched: false }) }))).toEqual([
      "mail-waits to member:cy",
      "mail-waits to member:dee",
    ]);
  });

  test("that nobody inside may place is named to the outside contact after a day", () => {
    const state = unplacedCase({ keptOut: ["ada", "bo", "cy", "dee", "eli", "fay"].map((id) => keptOut(id)) });
    expect(state.work).toMatchObject([
      { message: "what-is-this", to: "author", dueAt: march10 },
      { message: "nobody-left", to: "outside-contact", dueAt: later(march10, hours(24)) },
    ]);
  });
});

describe("a case that is there already", () => {
  test("is not opened a second time", () => {
    for (const what of ["open-report", "ask-author"] as const)
      expect(decide(reportedCase(), { do: what, opening: anOpening() }, inMarch())).toEqual({ refused: "already-taken-in" });
  });
});
