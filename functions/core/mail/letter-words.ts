/** The words of a text, what each reads as, and what its place tells of it. */
import { readsAs } from "./look-alikes.ts";
import { writesNoSpaces } from "./plain-text.ts";

export interface Word {
  /** What it reads as. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly capital: boolean;
  /** First of a sentence, a line of a list or a quotation, where anything has a capital. */
  readonly opens: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

const wordForm = /[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{M}\p{N}\p{Default_Ignorable_Code_Point}\p{Cf}]*/gu;

/** Longer is no word of any language, and would make each look at it dear. */
const longestWord = 100;
const longestGap = 40;

/** Linear in the text. Where no spaces are written each sign is a word. */
export const wordsIn = (text: string): readonly Word[] => {
  const keys = new Map<string, string>();
  const keyOf = (raw: string): string => {
    const known = keys.get(raw);
    if (known !== undefined) return known;
    const key = readsAs(raw);
    keys.set(raw, key);
    return key;
  };
  const words: Word[] = [];
  let end = 0;
  for (const { raw, from } of piecesOf(text)) {
    const key = keyOf(raw);
    const gap = text.slice(Math.max(end, from - longestGap), from);
    end = from + raw.length;
    if (key !== "")
      words.push({ key, from, to: end, capital: /^\p{Lu}/u.test(raw), opens: words.length === 0 || opens(gap), gap });
  }
  return words;
};

function* piecesOf(text: string): Generator<{ readonly raw: string; readonly from: number }> {
  for (const { 0: found, index } of text.matchAll(wordForm)) {
    const size = writesNoSpaces(found) ? 1 : longestWord;
    if (size > 1 && found.length <= size) yield { raw: found, from: index };
    else yield* slices(found, index, size);
  }
}

function* slices(found: string, index: number, size: number): Generator<{ readonly raw: string; readonly from: number }> {
  let at = 0;
  let raw = "";
  for (const sign of found) {
    raw += sign;
    if (raw.length < size) continue;
    yield { raw, from: index + at };
    at += raw.length;
    raw = "";
  }
  if (raw !== "") yield { raw, from: index + at };
}

/** A line that breaks behind a word goes on in the next; a blank line, a list or a greeting's comma begins anew. */
const opens = (gap: string): boolean => /[.!?:;…。！？"“„«»>•*()[\]|]|\n\s*\n|[^\s]\s*\n|\n\s*[-–—]/u.test(gap);

/** The next word of the same sentence. */
export const wordAfter = (words: readonly Word[], at: number): Word | undefined => {
  const next = words[at + 1];
  return next && !next.opens ? next : undefined;
};

export const wordBefore = (words: readonly Word[], at: number): Word | undefined =>
  words[at]?.opens ? undefined : words[at - 1];

/** Sentences, as far as their signs tell; a long one in pieces. */
export const sentencesOf = (words: readonly Word[], longest: number): readonly (readonly Word[])[] => {
  const sentences: Word[][] = [];
  for (const word of words) {
    const last = sentences.at(-1);
    if (!last || word.opens || last.length >= longest) sentences.push([word]);
    else last.push(word);
  }
  return sentences;
};

/** How a word or a few were written. */
export const shownOf = (text: string, first: Word, last: Word): string => text.slice(first.from, last.to);
