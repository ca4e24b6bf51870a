/**
 * Small things by which a reader may guess who wrote: the minute, the room, the number of a ticket, what a talk was called, a
 * word that only one person would use. What the reader knows anyway is no detail.
 */
import { type Word, wordsIn } from "./letter-words.ts";
import { keysOf } from "./name-parts.ts";
import { numbersIn } from "./numbers.ts";
import type { Leak, Secrets, Span } from "./secrets.ts";
import { isUsual, stemOf, weightOf } from "./usual-words.ts";

/** The text must be written plainly. */
export const leakedNumbers = (plain: string, { texts, open }: Secrets): readonly Leak[] => {
  const secret = new Set(texts.flatMap((text) => numbersIn(text).map(({ key }) => key)));
  for (const text of open.texts) for (const { key } of numbersIn(text)) secret.delete(key);
  if (secret.size === 0) return [];
  return numbersIn(plain)
    .filter(({ key }) => secret.has(key))
    .map(({ shown }) => ({ what: "detail", shown, of: "report" }));
};

/** `texts`: the words of each of the secret ones. */
export const leakedDetails = (words: readonly Word[], texts: readonly (readonly Word[])[], secrets: Secrets): readonly Span[] => {
  if (secrets.texts.length === 0) return [];
  const open = new Set([
    ...secrets.open.names.flatMap(keysOf).map(stemOf),
    ...secrets.open.texts.flatMap((text) => wordsIn(text).map(({ key }) => stemOf(key))),
  ]);
  const proper = new Set(texts.flatMap(properNouns));
  return [
    ...words.flatMap(({ key, capital }, at) => (capital && proper.has(key) && !open.has(stemOf(key)) ? [detail(at, at)] : [])),
    ...leakedTitles(words, secrets.texts, secrets.open.texts),
  ];
};

const detail = (first: number, last: number): Span => ({ what: "detail", of: "report", first, last });

const shortestProper = 4;
/** German sets a capital on every noun, and some people on every word. */
const mostCapitals = 0.25;

/** Everybody in the community knows these. */
const known = new Set(
  `discord slack github gitlab zoom telegram matrix mastodon twitter facebook linkedin instagram whatsapp signal reddit youtube
  google python django javascript linux wikipedia internet wifi english`.split(/\s+/),
);

const properNouns = (words: readonly Word[]): readonly string[] => {
  const inside = words.filter(({ opens, key }) => !opens && key !== "i");
  const capitals = inside.filter(({ capital }) => capital);
  if (capitals.length > Math.max(shortestProper, inside.length * mostCapitals)) return [];
  const small = new Set(words.filter(({ capital }) => !capital).map(({ key }) => key));
  return capitals
    .map(({ key }) => key)
    .filter((key) => key.length >= shortestProper && !small.has(key) && !known.has(key) && !isUsual(key));
};

const quoted = /["“„«‘]([^"“”„«»\n]{5,120})["”“»’]/g;
const mostTitles = 300;
const mostAlike = 16;
const longestTitle = 12;

const titlesIn = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(quoted).take(mostTitles)]
    .map(([, title = ""]) => wordsIn(title).map(({ key }) => key))
    .filter((keys) => keys.length > 1 && keys.length <= longestTitle && tellsMuch(keys));

const tellsMuch = (keys: readonly string[]): boolean => {
  const weight = keys.reduce((sum, key) => sum + weightOf(key), 0);
  return weight >= 1.4 || (keys.length > 3 && weight >= 0.8);
};

/** What the report sets in quotation marks, wherever and however the letter says it. */
const leakedTitles = (words: readonly Word[], texts: readonly string[], open: readonly string[]): readonly Span[] => {
  const allowed = new Set(open.flatMap(titlesIn).map((keys) => keys.join(" ")));
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const keys of texts.flatMap(titlesIn).slice(0, mostTitles)) {
    const first = keys[0] ?? "";
    const alike = byFirst.get(first) ?? [];
    byFirst.set(first, alike);
    if (alike.length < mostAlike && !allowed.has(keys.join(" "))) alike.push(keys);
  }
  return words.flatMap(({ key }, at) =>
    (byFirst.get(key) ?? [])
      .filter((keys) => keys.every((one, offset) => words[at + offset]?.key === one))
      .map((keys) => detail(at, at + keys.length - 1)),
  );
};
