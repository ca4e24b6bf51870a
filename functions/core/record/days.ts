/** Days as people say them in a command, and as the desk says them back. */
import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "../instant.ts";
import { folded, withoutTail } from "../mail/plain-text.ts";

export type DayRead =
  | { readonly day: string }
  | { readonly refused: "no-date" | "in-the-past" }
  /** People differ about the day that is meant. */
  | { readonly either: readonly [string, string] };

/** `today` is a day like 2026-03-20. A day without a year is the next one of that name, today included. */
export const dayIn = (said: string, today: string): DayRead => {
  const words = withoutTail(folded(said), ".,;! ").replace(/^(?:on|by|until) /, "");
  // No way of saying a day is longer, and what comes here may be a whole letter.
  if (words.length > 60) return { refused: "no-date" };
  const now = Temporal.PlainDate.from(today);
  const [, nextOne] = /^next (.*)$/.exec(words) ?? [];
  const weekday = placeIn(weekdays, nextOne);
  if (weekday > 0) return { either: twoAfter(now, weekday) };
  const date = relativeDay(words, now) ?? calendarDay(words, now);
  if (!date) return { refused: "no-date" };
  return Temporal.PlainDate.compare(date, now) < 0 ? { refused: "in-the-past" } : { day: date.toString() };
};

/** `Friday 20 March 2026`: with the weekday, by which a slip is noticed. */
export const dayNamed = (day: string): string => {
  const date = Temporal.PlainDate.from(day);
  return `${capital(weekdays[date.dayOfWeek - 1])} ${date.day} ${capital(months[date.month - 1])} ${date.year}`;
};

/** The day that a calendar on the wall shows. */
export const dayOf = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Where the clocks change at midnight the day begins later. */
export const startOfDay = (day: string, zone: string): Instant =>
  instant(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The first moment of the day after. */
export const endOfDay = (day: string, zone: string): Instant =>
  startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), zone);

export const monthsAfter = (at: Instant, months: number, zone: string): Instant =>
  instant(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ months }).epochMilliseconds);

type Day = Temporal.PlainDate | undefined;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const months = [
  ["january", "february", "march", "april", "may", "june"],
  ["july", "august", "september", "october", "november", "december"],
].flat();

const capital = (word = ""): string => word.charAt(0).toUpperCase() + word.slice(1);

/** From 1; 0 where it is none of them. Three letters are enough for either list. */
const placeIn = (names: readonly string[], word = ""): number =>
  word.length < 3 ? 0 : names.findIndex((name) => name.startsWith(word)) + 1;

const relativeDay = (words: string, now: Temporal.PlainDate): Day => {
  if (words === "today") return now;
  if (words === "tomorrow") return now.add({ days: 1 });
  const [, count, unit] = /^in (\d{1,3}|an?|one) (day|week)s?$/.exec(words) ?? [];
  if (count !== undefined) return now.add({ days: (/\d/.test(count) ? Number(count) : 1) * (unit === "week" ? 7 : 1) });
  const weekday = placeIn(weekdays, words.replace(/^this /, ""));
  return weekday === 0 ? undefined : firstAfter(now, weekday);
};

/** "Next Friday" is the coming one to some, and to others the one a week later. */
const twoAfter = (now: Temporal.PlainDate, weekday: number): readonly [string, string] => {
  const first = firstAfter(now, weekday);
  return [first.toString(), first.add({ days: 7 }).toString()];
};

/** Not today: who means today says so. */
const firstAfter = (now: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  now.add({ days: ((weekday - now.dayOfWeek + 6) % 7) + 1 });

const calendarDay = (words: string, now: Temporal.PlainDate): Day => {
  const [, before, rest] = /^([a-z]+),? (\S.*)$/.exec(words) ?? [];
  const weekday = placeIn(weekdays, before);
  if (weekday === 0) return dateIn(words, now);
  const date = dateIn(rest ?? "", now);
  // A weekday that contradicts its date is a slip in one of the two, and nobody but the writer knows in which.
  return date?.dayOfWeek === weekday ? date : undefined;
};

const dateIn = (words: string, now: Temporal.PlainDate): Day => {
  const iso = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
  const dotted = /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})(?:\. ?(?<year>\d{4}))?$/;
  const dayFirst = /^(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/;
  const monthFirst = /^(?<month>[a-z]{3,9})\.? (?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\d{4}))?$/;
  const {
    year,
    month = "",
    day,
  } = [iso, dotted, dayFirst, monthFirst].map((form) => form.exec(words)?.groups).find(Boolean) ?? {};
  const monthNumber = Number(month) || placeIn(months, month);
  if (year !== undefined) return dateOf(Number(year), monthNumber, Number(day));
  return nextSuch(now, monthNumber, Number(day));
};

/** The 29th of February can be eight years away. */
const nextSuch = (now: Temporal.PlainDate, month: number, day: number): Day =>
  Array.from({ length: 9 }, (_, years) => dateOf(now.year + years, month, day)).find(
    (date) => date && Temporal.PlainDate.compare(date, now) >= 0,
  );

const dateOf = (year: number, month: number, day: number): Day => {
  if (!(month >= 1 && month <= 12 && day >= 1)) return undefined;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
    ? Temporal.PlainDate.from({ year, month, day })
    : undefined;
};
