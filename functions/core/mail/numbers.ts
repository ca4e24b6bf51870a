/** Numbers that single out a moment, a place or a thing: `22:47`, `10 am on 14 March`, `room 7`, `B-214`, `4821`, a link. */

interface Found {
  /** The same for all ways to write it. */
  readonly key: string;
  readonly shown: string;
}

/** The text must be written plainly; linear in it. */
export const numbersIn = (text: string): readonly Found[] => [...links(text), ...times(text), ...marks(text)];

const links = (text: string): readonly Found[] =>
  [...text.matchAll(/\bhttps?:\/\/([^\s<>"]{4,300})/gi)].flatMap(([shown, rest = ""]) => {
    const key = rest
      .toLowerCase()
      .replace(/^www\./, "")
      .replace(/[/.,;:!?)\]]+$/, "");
    return key.includes("/") ? [{ key: `link ${key}`, shown }] : [];
  });

const clock =
  /(?<![\d:.,])([01]?\d|2[0-4])(?:[:.h]([0-5]\d)(?!\d|[.:]\d)|(?= ?[ap]\.?m\b|h\b| ?(?:uhr|o['’]clock)\b))(?: ?([ap])\.?m\b)?/gi;
const halfDay = 12 * 60;

/** A full or half hour is when everything happens, and tells something only of one day. */
const times = (text: string): readonly Found[] => {
  const days = daysIn(text);
  let from = 0;
  return [...text.matchAll(clock)].flatMap(({ 0: shown, 1: hour = "0", 2: minutes = "0", index }) => {
    const minute = (Number(hour) * 60 + Number(minutes)) % halfDay;
    if (minute % 30 !== 0) return [{ key: `time ${minute}`, shown }];
    while ((days[from]?.at ?? Number.POSITIVE_INFINITY) < index - nearby) from += 1;
    const near: Found[] = [];
    for (let at = from; at < from + mostDays && (days[at]?.at ?? Number.POSITIVE_INFINITY) < index + nearby; at += 1)
      near.push({ key: `time ${minute} on ${days[at]?.key}`, shown });
    return near;
  });
};

const nearby = 60;
const mostDays = 3;

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
const dayForms: readonly (readonly [RegExp, (found: RegExpMatchArray) => string])[] = [
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month}\\b`, "gi"), ([, day, name]) => dayKey(day, numberOf(name))],
  [new RegExp(`\\b${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, "gi"), ([, name, day]) => dayKey(day, numberOf(name))],
  [/\b(?:19|20)\d\d-(\d\d)-(\d\d)\b/g, ([, number, day]) => dayKey(day, Number(number))],
  [/\b(\d{1,2})\.(\d{1,2})\.(?:(?:19|20)?\d\d)?/g, ([, day, number]) => dayKey(day, Number(number))],
];

const numberOf = (name = ""): number => monthNames.indexOf(name.toLowerCase()) + 1;
const dayKey = (day: string | undefined, monthNumber: number): string => `${Number(day)}-${monthNumber}`;

const daysIn = (text: string): readonly { readonly at: number; readonly key: string }[] =>
  dayForms
    .flatMap(([form, keyOf]) => [...text.matchAll(form)].map((found) => ({ at: found.index, key: keyOf(found) })))
    .sort((one, other) => one.at - other.at);

/** A word with a digit in it, the word before and the word behind. */
const marked =
  /(?<![\p{L}\p{N}@])(?:(\p{L}{2,20})\.? ?(?:no\.? ?|number |#)?)?((?=[\p{L}\p{Pd}_.]{0,12}\p{N})[\p{L}\p{N}]{1,20}(?:[\p{Pd}_.:/][\p{L}\p{N}]{1,20}){0,4})(?: (\p{L}{2,20}))?/gu;

const singledOut = new Set(
  "room seat row table booth floor hall track slot badge ticket issue pr flight gate bus train platform apartment flat house number raum zimmer sitz tisch sala mesa".split(
    " ",
  ),
);

/** How long a consequence lasts, and how often it was. */
const measures =
  /^(?:second|minute|hour|day|week|month|year|time|percent|pm|am|uhr|people|attendee|participant|member|tag|woche|monat|jahr|stunde|and|or|to|of|in|at|on|for|by|from|with|is|was|the|we|you|until|we|if|as)s?(?:e|en)?$/;

const marks = (text: string): readonly Found[] => {
  const found: Found[] = [];
  for (const { 0: whole, 1: before = "", 2: mark = "", 3: after = "" } of text.matchAll(marked)) {
    const key = mark.toLowerCase().replace(/[\p{Pd}_/]/gu, "");
    if (singledOut.has(before.toLowerCase()))
      found.push({ key: `${before.toLowerCase()} ${key}`, shown: whole.slice(0, whole.length - after.length).trim() });
    if (isDateOrTime(mark)) continue;
    if (isOwn(key)) found.push({ key: `mark ${key}`, shown: mark });
    else if (/^\d{2,}$/.test(key) && !/0$/.test(key) && after.length > 3 && !measures.test(after.toLowerCase()) && !isYear(key))
      found.push({ key: `${key} ${after.toLowerCase()}`, shown: `${mark} ${after}` });
  }
  return found;
};

const isYear = (key: string): boolean => /^(?:19|20)\d\d$/.test(key);

const isDateOrTime = (mark: string): boolean =>
  /^(?:\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?|\d{1,2}[:.h]\d{2}(?::\d\d)?|\d{1,2}(?:st|nd|rd|th|am|pm|h)?|\d{4}-\d\d-\d\dT.*)$/i.test(
    mark,
  ) && !/^\d{1,2}$/.test(mark);

/** 112 and 911 are in every letter; a round number says how many, not which. */
const isOwn = (key: string): boolean =>
  /^\d+$/.test(key)
    ? key.length > 2 && !isYear(key) && !/(?:00|50)$|^(?:112|110|911|999|988)$/.test(key)
    : /\d/.test(key) && key.length > 2 && !/^\d+(?:st|nd|rd|th|am|pm|s|x|h)$/.test(key);
