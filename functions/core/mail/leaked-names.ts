/** Names of people in a letter: whole, in part, bent, short, misspelt, spaced out or run together. */
import { type Word, wordAfter } from "./letter-words.ts";
import { withoutDisguise } from "./look-alikes.ts";
import { type Fit, fitOf, type NameBook } from "./name-parts.ts";
import { isDated, isNameThere, tellsSomething } from "./name-places.ts";
import type { Span } from "./secrets.ts";
import { isUsual } from "./usual-words.ts";

/** Each distinct word is compared once, however often it stands there. */
export const leakedNames = (text: string, words: readonly Word[], book: NameBook): readonly Span[] => {
  if (book.whole.size === 0) return [];
  const fits = new Map<string, Fit | undefined>();
  const fitting = (raw: string, key: string): Fit | undefined => {
    if (!fits.has(raw)) fits.set(raw, fitOf(key, book) ?? disguised(raw, key, book));
    return fits.get(raw);
  };
  const single = words.flatMap((word, at) => {
    const found = fitting(text.slice(word.from, word.to), word.key);
    return found && stands(words, at, found) ? [spanOf(found, at, at)] : [];
  });
  return merged([...single, ...brokenNames(words, book), ...spacedNames(words, book)], words);
};

const disguised = (raw: string, key: string, book: NameBook): Fit | undefined => {
  if (!/\d|\p{Ll}I/u.test(raw)) return undefined;
  const undisguised = withoutDisguise(raw);
  return undisguised === key || isUsual(undisguised) ? undefined : fitOf(undisguised, book);
};

const spanOf = ({ part, how }: Fit, first: number, last: number): Span => ({
  what: how === "near" ? "near-name" : "name",
  of: part.of,
  first,
  last,
});

const stands = (words: readonly Word[], at: number, { part, how }: Fit): boolean => {
  const word = words[at];
  if (!word) return false;
  if (isUsual(word.key) || (part.usual && how !== "near")) return isNameThere(words, at);
  if (isDated(words, at)) return false;
  return rules[how](word, wordAfter(words, at));
};

/** The weaker the likeness, the more its place must say. */
const rules: Readonly<Record<Fit["how"], (word: Word, after: Word | undefined) => boolean>> = {
  whole: ({ key, capital }) => key.length > 2 || capital,
  inflected: ({ key, capital }) => capital || key.length > 5,
  short: ({ key, capital }, after) => capital || tellsSomething(after) || key.length > 6,
  near: ({ key, capital, opens }, after) =>
    capital ? !opens || key.length > 4 || tellsSomething(after) : key.length > 5 || tellsSomething(after),
};

/** `Kor-` and `rin` on the next line, `Xiao Ming`, `anna_korr`. */
const brokenNames = (words: readonly Word[], { whole, joined }: NameBook): readonly Span[] =>
  words.flatMap((word, at) => {
    const next = words[at + 1];
    if (!next || !/^(?:[\s_.\p{Pd}\u00AD]{1,4})$/u.test(next.gap)) return [];
    const key = word.key + next.key;
    const part = whole.get(key) ?? joined.get(key);
    return part && key.length > 3 && (!isUsual(word.key) || !isUsual(next.key)) && !part.usual
      ? [spanOf({ part, how: "whole" }, at, at + 1)]
      : [];
  });

const fewestSpaced = 3;
const mostSpaced = 80;

/** `K o r r`, `K.o.r.r`: letters that stand alone beside each other. */
const spacedNames = (words: readonly Word[], { whole, joined }: NameBook): readonly Span[] => {
  const names = [...whole, ...joined].filter(([name]) => name.length >= fewestSpaced);
  return rowsOfLetters(words).flatMap((row) => {
    const key = row.map((at) => words[at]?.key).join("");
    return names.flatMap(([name, part]) => {
      const begins = key.indexOf(name);
      const [first, last] = [row[begins], row[begins + name.length - 1]];
      return first === undefined || last === undefined ? [] : [spanOf({ part, how: "whole" }, first, last)];
    });
  });
};

export const rowsOfLetters = (words: readonly Word[]): readonly (readonly number[])[] => {
  const rows: number[][] = [];
  let row: number[] = [];
  for (const [at, { key, gap }] of words.entries()) {
    const letter = /^\D$/u.test(key);
    if (!letter || gap.length > 3 || row.length === mostSpaced) row = [];
    if (letter && row.push(at) === fewestSpaced) rows.push(row);
  }
  return rows;
};

/** Given and family name side by side are one finding. */
const merged = (spans: readonly Span[], words: readonly Word[]): readonly Span[] => {
  const all: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.first - other.first || other.last - one.last)) {
    const last = all.at(-1);
    if (last && span.first <= last.last && span.last <= last.last) continue;
    const touches = last && last.of === span.of && (span.first <= last.last || beside(words[span.first], span.first - last.last));
    if (last && touches) all[all.length - 1] = { ...last, what: last.what === "name" ? "name" : span.what, last: span.last };
    else all.push(span);
  }
  return all;
};

const beside = (word: Word | undefined, distance: number): boolean =>
  distance === 1 && /^[\s,.\p{Pd}_]{0,3}$/u.test(word?.gap ?? "");
