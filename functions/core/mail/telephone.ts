/** Numbers that somebody could call, told apart from dates, times and years. */

/** Every number of seven digits or more, with the separators that people set in one. The text must be normalised; linear in it. */
export const telephoneNumbers = (text: string): readonly string[] =>
  [...withoutDates(text).matchAll(numbers)]
    .map(([number]) => number)
    .filter((number) => digitsIn(number) >= fewestDigits && !isCalendar(number));

/** Emergency numbers and the short numbers of helplines, which a letter may well name, have fewer. */
const fewestDigits = 7;

/** Not where Latin letters touch it, which makes it the name of something, unless these announce an extension. */
const numbers =
  /(?<![a-z\p{N}])[+(]{0,2}\p{Nd}(?:(?:[ \t]{0,2}[\p{Pd}/()]{1,2}[ \t]{0,2}|[ \t.])?\p{Nd})+(?!\p{N}|(?!(?:x|ext)\.?\p{N})[a-z])/giu;

const digitsIn = (number: string): number => number.replace(/\P{Nd}/gu, "").length;

const yearFirst = /(?<![\d+]|\d-)(?:19|20)\d\d([-./])[01]?\d\1[0-3]?\d(?!\d|-\d)/g;
const yearLast = /(?<![\d+]|\d[./])[0-3]?\d([-./])[0-3]?\d\1(?:19|20)\d\d(?!\d|[./]\d)/g;

/** A whole date is in no telephone number, and must not join the numbers around it. */
const withoutDates = (text: string): string => text.replace(yearFirst, ";").replace(yearLast, ";");

const year = /^(?:19|20)\d\d$/;
const dateInOne = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const time = /^(?:[01]?\d|2[0-4])\.[0-5]\d$/;
const day = /^[0-3]?\d\.[01]?\d(?:\.\d\d)?$/;
const month = /^[01]?\d\.(?:19|20)\d\d$/;

/** `2024-2026`, `10.00-12.30`, `20.3-22.3`. Small numbers may stand among these, but pairs of digits alone are a way to write a telephone number. */
const isCalendar = (number: string): boolean => {
  if (/[+()]/.test(number)) return false;
  const pieces = number.split(/[\s\p{Pd}/]+/u);
  const sure = pieces.filter((piece) => [year, dateInOne, time, day, month].some((form) => form.test(piece))).length;
  const small = pieces.filter((piece) => /^\d\d?$/.test(piece)).length;
  return sure + small === pieces.length && small <= sure;
};
