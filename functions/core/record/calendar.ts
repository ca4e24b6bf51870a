/**
 * One appointment as a file for a calendar (RFC 5545). It is published, not offered as an invitation (RFC 5546): calendars
 * answer an invitation by mail to its organiser, and here each such answer would come in like a report.
 */
import { Temporal } from "temporal-polyfill";
import type { Instant } from "../instant.ts";

export interface Appointment {
  /** The same for the same duty of the same member, so that a newer file takes the place of an older one. */
  readonly uid: string;
  /** Counts up from each file to a newer one with the same `uid`. */
  readonly sequence: number;
  readonly writtenAt: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly title: string;
  readonly description: string;
  readonly organiser: { readonly name: string; readonly address: string };
}

export const calendarContentType = "text/calendar; charset=utf-8; method=PUBLISH";

export const calendarFile = (what: Appointment): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Conduct Desk//Duty//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${text(what.uid)}`,
    `SEQUENCE:${what.sequence}`,
    `DTSTAMP:${utc(what.writtenAt)}`,
    `DTSTART:${utc(what.from)}`,
    `DTEND:${utc(what.to)}`,
    `SUMMARY:${text(what.title)}`,
    `DESCRIPTION:${text(what.description)}`,
    `ORGANIZER;CN=${parameter(what.organiser.name)}:mailto:${what.organiser.address.replace(controls, "")}`,
    "STATUS:CONFIRMED",
    // A month of duty leaves the days free, and whoever sees the calendar need not see what the duty is.
    "TRANSP:TRANSPARENT",
    "CLASS:PRIVATE",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");

/** `20260401T050000Z`. In UTC a file needs no rules of a time zone, which calendars read differently. */
const utc = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" }).replace(/[-:]/g, "");

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001F\u007F]/g;

const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, "\\n")
    .replace(controls, "");

/** Between quotes, where a quote itself has no form that every calendar knows. */
const parameter = (value: string): string => `"${value.replaceAll('"', "'").replace(controls, " ")}"`;

const longestLine = 75;

/** Octets of UTF-8 count, and no character is cut in two. A line that goes on begins with a space, which counts too. */
const folded = (line: string): string => {
  const parts: string[] = [""];
  let length = 0;
  for (const character of line.toWellFormed()) {
    const octets = octetsOf(character);
    if (length + octets > longestLine) {
      parts.push("");
      length = 1;
    }
    parts[parts.length - 1] += character;
    length += octets;
  }
  return parts.join("\r\n ");
};

const octetsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};
