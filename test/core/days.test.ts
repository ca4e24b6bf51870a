/** A promise is kept or broken by its day, so a day is read as it was meant or not at all. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dayIn, dayNamed } from "../../functions/core/record/days.ts";

/** A Wednesday. */
const today = "2026-03-18";

describe("a day is read", () => {
  test.each([
    ["2026-03-20", "2026-03-20"],
    ["2026-03-18", "2026-03-18"],
    [" 2026-03-20. ", "2026-03-20"],
    ["20 March 2026", "2026-03-20"],
    ["20 march 2026", "2026-03-20"],
    ["20th of March, 2026", "2026-03-20"],
    ["the 20th of March", "2026-03-20"],
    ["by 20 Mar", "2026-03-20"],
    ["March 20", "2026-03-20"],
    ["March 20th, 2027", "2027-03-20"],
    ["Sept. 1", "2026-09-01"],
    ["20.3.2026", "2026-03-20"],
    ["20.03.2026", "2026-03-20"],
    ["20. 3. 2026", "2026-03-20"],
    ["20.3.", "2026-03-20"],
    ["1.2.", "2027-02-01"],
    ["March 17", "2027-03-17"],
    ["March 18", "2026-03-18"],
    ["29 February", "2028-02-29"],
    ["today", "2026-03-18"],
    ["Tomorrow", "2026-03-19"],
    ["in 3 days", "2026-03-21"],
    ["in 1 day", "2026-03-19"],
    ["in a week", "2026-03-25"],
    ["in 2 weeks", "2026-04-01"],
    ["Friday", "2026-03-20"],
    ["on Friday.", "2026-03-20"],
    ["fri", "2026-03-20"],
    ["this friday", "2026-03-20"],
    ["Tuesday", "2026-03-24"],
    ["Wednesday", "2026-03-25"],
    ["Friday 20 March 2026", "2026-03-20"],
    ["Friday, March 20", "2026-03-20"],
    ["Fri\u200Bday", "2026-03-20"],
    ["２０２６-03-20", "2026-03-20"],
  ])("%j is %s", (said, day) => {
    expect(dayIn(said, today)).toEqual({ day });
  });
});

test.each([
  ["29 February", "2096-03-01", "2104-02-29"],
  ["31 December", "2026-12-31", "2026-12-31"],
  ["1 January", "2026-12-31", "2027-01-01"],
  ["tomorrow", "2026-12-31", "2027-01-01"],
  ["Monday", "2026-12-31", "2027-01-04"],
])("%j, said on %s, is %s", (said, on, day) => {
  expect(dayIn(said, on)).toEqual({ day });
});

test.each(["2026-03-17", "20 March 2025", "March 1, 2026", "17.3.2026", "0001-01-01"])("%j is over", (said) => {
  expect(dayIn(said, today)).toEqual({ refused: "in-the-past" });
});

test.each([
  ["next friday", "2026-03-20", "2026-03-27"],
  ["by next Wed.", "2026-03-25", "2026-04-01"],
])("%j can be %s or %s", (said, ...either) => {
  expect(dayIn(said, today)).toEqual({ either });
});

test.each([
  "",
  "soon",
  "31 February",
  "31 February 2027",
  "2026-02-31",
  "31.2.2026",
  "29 February 2027",
  "0 March",
  "20.13.2026",
  "2026-3-20",
  "3/20/2026",
  "20.3.26",
  "20 Ma",
  "20 Marchish",
  "Saturday 20 March 2026",
  "Friday week",
  "Freitag",
  "in days",
  "in 3 months",
  "in -3 days",
  "yesterday",
  "20 March 2026 or later",
  "next",
])("%j is no day", (said) => {
  expect(dayIn(said, today)).toEqual({ refused: "no-date" });
});

test.each([
  ["2026-03-20", "Friday 20 March 2026"],
  ["2026-03-01", "Sunday 1 March 2026"],
  ["2028-02-29", "Tuesday 29 February 2028"],
])("%s is said as %j", (day, name) => {
  expect(dayNamed(day)).toBe(name);
});

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => Temporal.PlainDate.from("1970-01-01").add({ days: count }));

test("a day that the desk has named is read as the same day", () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayIn(dayNamed(day.toString()), day.toString())).toEqual({ day: day.toString() });
    }),
  );
});

test("a day without a year or by its weekday is never before today", () => {
  fc.assert(
    fc.property(days, days, (day, now) => {
      for (const said of [
        dayNamed(day.toString()).split(" ").slice(1, 3).join(" "),
        dayNamed(day.toString()).split(" ")[0] ?? "",
      ]) {
        const read = dayIn(said, now.toString());
        expect("day" in read && read.day >= now.toString()).toBe(true);
      }
    }),
  );
});

test("text of any kind and of a megabyte is answered", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (said) => void expect(dayIn(said, today)).toBeDefined()));
  for (const text of [" ", ".", "1", "a", "in ", "20 "])
    expect(dayIn(text.repeat(1_000_000), today)).toEqual({ refused: "no-date" });
});
