/** The table of where a mail belongs, row by row, and what no combination of facts may come to. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Person } from "../../functions/core/case/vocabulary.ts";
import { caseId, memberId } from "../../functions/core/ids.ts";
import { type Arrival, type LineFound, placeOf } from "../../functions/core/mail/belongs.ts";

const first = caseId("case-1");
const second = caseId("case-2");

const live = (person: Person, id = first): LineFound => ({ state: "live", case: id, person });
const closed = (person: Person, id = first): LineFound => ({ state: "closed", case: id, person });
const unknown: LineFound = { state: "unknown", token: "aaaaaaaaaaaaaaaaaaaaaaaaaaa" };
const erased: LineFound = { state: "erased" };

const stranger: Arrival = {
  lines: [],
  unknownTags: [],
  toDesk: false,
  member: undefined,
  memberProven: false,
  startsWithCommand: false,
  citesUs: false,
};
const bo: Arrival = { ...stranger, member: memberId("bo"), memberProven: true };

const newReport = { kind: "new-report", unknown: [], closedLine: false };

describe("a mail", () => {
  const rows: readonly (readonly [string, Arrival, object])[] = [
    [
      "on a member's live line is that member on that case",
      { ...bo, lines: [live("member:bo")] },
      { kind: "line", case: first, person: "member:bo" },
    ],
    [
      "on a reporter's live line is the reporter on that case",
      { ...stranger, lines: [live("reporter")] },
      { kind: "line", case: first, person: "reporter" },
    ],
    [
      "on a live line belongs there whoever wrote it",
      { ...stranger, lines: [live("member:bo")] },
      { kind: "line", case: first, person: "member:bo" },
    ],
    [
      "on a live line belongs there even if it cites us and starts with a command",
      { ...bo, lines: [live("member:bo")], citesUs: true, startsWithCommand: true },
      { kind: "line", case: first, person: "member:bo" },
    ],
    [
      "on a member's dead line is kept, and its owner told",
      { ...bo, lines: [closed("member:bo")] },
      { kind: "closed-line", case: first, person: "member:bo" },
    ],
    [
      "on a member's dead line is kept whoever wrote it",
      { ...stranger, lines: [closed("member:bo")] },
      { kind: "closed-line", case: first, person: "member:bo" },
    ],
    [
      "on a reporter's dead line is a new report, marked",
      { ...stranger, lines: [closed("reporter")] },
      { ...newReport, closedLine: true },
    ],
    ["on an erased case's line is a new report, marked", { ...stranger, lines: [erased] }, { ...newReport, closedLine: true }],
    [
      "on an unknown line is a new report that shows it",
      { ...stranger, lines: [unknown] },
      { ...newReport, unknown: ["aaaaaaaaaaaaaaaaaaaaaaaaaaa"] },
    ],
    [
      "on a damaged line is a new report that shows it",
      { ...stranger, unknownTags: ["half-a-token"] },
      { ...newReport, unknown: ["half-a-token"] },
    ],
    ["of a member on an unknown line is asked about", { ...bo, lines: [unknown] }, { kind: "ask-author" }],
    [
      "of a member on an unknown line does not act, even with a command",
      { ...bo, lines: [unknown], startsWithCommand: true },
      { kind: "ask-author" },
    ],
    [
      "on two lines acts on neither; the owner of the first is told",
      { ...bo, lines: [live("member:bo"), live("member:bo", second)] },
      { kind: "several-lines", case: first, person: "member:bo" },
    ],
    [
      "on a live and a dead line acts on neither",
      { ...bo, lines: [closed("member:bo"), live("member:bo", second)] },
      { kind: "several-lines", case: first, person: "member:bo" },
    ],
    [
      "with a command of a proven member to the alias is for the desk",
      { ...bo, startsWithCommand: true },
      { kind: "desk-command", member: "bo" },
    ],
    [
      "of a proven member to the desk's own address is for the desk",
      { ...bo, toDesk: true },
      { kind: "desk-command", member: "bo" },
    ],
    [
      "with a command of an unproven member is asked about",
      { ...bo, memberProven: false, startsWithCommand: true },
      { kind: "ask-author" },
    ],
    [
      "to the desk's own address of an unproven member is asked about",
      { ...bo, memberProven: false, toDesk: true },
      { kind: "ask-author" },
    ],
    ["of a member without a command is asked about", bo, { kind: "ask-author" }],
    ["that cites us is asked about", { ...stranger, citesUs: true }, { kind: "ask-author" }],
    ["with a command of anyone else is a report", { ...stranger, startsWithCommand: true }, newReport],
    ["to the desk's own address of anyone else is a report", { ...stranger, toDesk: true, startsWithCommand: true }, newReport],
    ["of anyone else is a report", stranger, newReport],
  ];

  test.each(rows)("%s", (_, arrival, place) => {
    expect(placeOf(arrival)).toEqual(place);
  });
});

const people = fc.constantFrom<Person>("reporter", "author", "outside-contact", "member:bo", "member:ada");
const lines: fc.Arbitrary<LineFound> = fc.oneof(
  fc.record({ state: fc.constantFrom("live" as const, "closed" as const), case: fc.constantFrom(first, second), person: people }),
  fc.constantFrom(unknown, erased),
);
const arrivals: fc.Arbitrary<Arrival> = fc.record({
  lines: fc.array(lines, { maxLength: 3 }),
  unknownTags: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  toDesk: fc.boolean(),
  member: fc.constantFrom(undefined, memberId("bo")),
  memberProven: fc.boolean(),
  startsWithCommand: fc.boolean(),
  citesUs: fc.boolean(),
});

describe("whatever arrives", () => {
  test("a mail from a member's address is never forwarded as a new report from a stranger", () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        if (arrival.member !== undefined) expect(placeOf(arrival).kind).not.toBe("new-report");
      }),
    );
  });

  test("only the envelope's own lines decide which case it joins", () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        const place = placeOf(arrival);
        if (!("case" in place)) return;
        expect(arrival.lines).toContainEqual(expect.objectContaining({ case: place.case, person: place.person }));
      }),
    );
  });

  test("nothing but a proven member's mail is a command to the desk", () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        if (placeOf(arrival).kind === "desk-command") expect(arrival.member !== undefined && arrival.memberProven).toBe(true);
      }),
    );
  });
});
