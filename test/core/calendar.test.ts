/** The file that puts a duty into a member's calendar, held to the rules of RFC 5545 that calendars stumble over. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Appointment, calendarFile } from "../../functions/core/record/calendar.ts";
import { at } from "./builders.ts";

const duty: Appointment = {
  uid: "duty-demo-2026-04-dee@desk.test",
  sequence: 7,
  writtenAt: at("2026-04-01T05:00:00Z"),
  from: at("2026-04-01T05:00:00Z"),
  to: at("2026-05-01T05:00:00Z"),
  title: "Demo Conduct Desk: first on duty",
  description: "On duty: Dee and Eli. Reports come to you by mail.",
  organiser: { name: "Demo Conduct Desk", address: "conduct@desk.test" },
};

/** As a calendar reads it: folded lines joined, then name and value. */
const read = (file: string): ReadonlyMap<string, string> =>
  new Map(
    file
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? "", line.slice(line.search(/[:;]/) + 1)]),
  );

const unescaped = (value: string): string => value.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));

describe("a duty in a calendar", () => {
  test("is one event with all that a calendar wants, published and not asked about", () => {
    expect(calendarFile(duty)).toBe(
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Conduct Desk//Duty//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:duty-demo-2026-04-dee@desk.test",
        "SEQUENCE:7",
        "DTSTAMP:20260401T050000Z",
        "DTSTART:20260401T050000Z",
        "DTEND:20260501T050000Z",
        "SUMMARY:Demo Conduct Desk: first on duty",
        "DESCRIPTION:On duty: Dee and Eli. Reports come to you by mail.",
        'ORGANIZER;CN="Demo Conduct Desk":mailto:conduct@desk.test',
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
      ].join("\r\n"),
    );
  });

  test("escapes what would end a value or begin another", () => {
    const file = calendarFile({ ...duty, title: "a; b, c\\d\r\nATTENDEE:mailto:x@y.test" });
    expect(file).toContain("SUMMARY:a\\; b\\, c\\\\d\\nATTENDEE:mailto:x@y.test\r\n");
    expect(file).not.toMatch(/^ATTENDEE/m);
  });

  test("keeps a name with quotes, colons and line breaks inside its own quotes", () => {
    const file = calendarFile({ ...duty, organiser: { ...duty.organiser, name: 'The "desk": us;\r\nEND:VEVENT' } });
    expect(file).toContain(`ORGANIZER;CN="The 'desk': us;  END:VEVENT":mailto:conduct@desk.test\r\n`);
    expect(file.match(/^END:VEVENT\r$/gm)).toHaveLength(1);
  });

  test("whatever stands in it: lines of 75 octets at most, no character cut, and the words come back", () => {
    // The sign for a cut character may stand in the words themselves; then nothing can be told from it.
    const words = fc.string({ unit: "grapheme", maxLength: 200 }).filter((text) => !text.includes("\ufffd"));
    fc.assert(
      fc.property(words, words, (title, name) => {
        const file = calendarFile({ ...duty, title, organiser: { ...duty.organiser, name } });
        const lines = file.split("\r\n");
        expect(lines.at(-1)).toBe("");
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n\ufffd]/);
        const known = [...title].every((sign) => sign > "\u001f" && !"\u007f\u0085\u2028\u2029".includes(sign));
        if (known) expect(unescaped(read(file).get("SUMMARY") ?? "")).toBe(title);
        expect(read(file).get("STATUS")).toBe("CONFIRMED");
      }),
      { numRuns: 200 },
    );
  });

  test("says its times in UTC to the second, over a clock change too", () => {
    const march = calendarFile({ ...duty, from: at("2026-03-01T06:00:00.999Z"), to: at("2026-04-01T05:00:00Z") });
    expect(march).toContain("DTSTART:20260301T060000Z");
    expect(march).toContain("DTEND:20260401T050000Z");
  });
});
