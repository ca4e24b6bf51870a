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
  const forms = new Map<string, Form>();
  const formFor = (raw: string): Form => {
    const known = forms.get(raw) ?? formOf(raw);
    forms.set(raw, known);
    return known;
  };
  const words: Word[] = [];
  let end = 0;
  const take = (raw: string, from: number): void => {
    const { key, capital } = formFor(raw);
    const gap = text.slice(Math.max(end, from - longestGap), from);
    end = from + raw.length;
    if (key !== "") words.push({ key, from, to: end, capital, opens: words.length === 0 || opens(gap), gap });
  };
  for (const { 0: found, index } of text.matchAll(wordForm)) {
    const pieces = found.length > longestWord ? piecesOf(found) : formFor(found).pieces;
    if (pieces === undefined) take(found, index);
    else for (const { raw, at } of pieces) take(raw, index + at);
  }
  return words;
};

/** What a word looks like says all of this, so it is found out once, however often the word stands there. */
interface Form {
  readonly key: string;
  readonly capital: boolean;
  readonly pieces: readonly Piece[] | undefined;
}

interface Piece {
  readonly raw: string;
  readonly at: number;
}

const formOf = (raw: string): Form => ({
  key: readsAs(raw),
  capital: /^\p{Lu}/u.test(raw),
  pieces: writesNoSpaces(raw) ? piecesOf(raw) : undefined,
});

const piecesOf = (found: string): readonly Piece[] => {
  const size = writesNoSpaces(found) ? 1 : longestWord;
  const pieces: Piece[] = [];
  let at = 0;
  let raw = "";
  for (const sign of found) {
    raw += sign;
    if (raw.length < size) continue;
    pieces.push({ raw, at });
    at += raw.length;
    raw = "";
  }
  return raw === "" ? pieces : [...pieces, { raw, at }];
};

/** A line that breaks behind a word goes on in the next; a blank line, a list or a greeting's comma begins anew. */
const opens = (gap: string): boolean => gap !== " " && /[.!?:;…。！？"“„«»>•*()[\]|]|\n\s*\n|[^\s]\s*\n|\n\s*[-–—]/u.test(gap);

/** The next word of the same sentence. */
export const wordAfter = (words: readonly Word[], at: number): Word | undefined => {
  const next = words[at + 1];
  return next && !next.opens ? next : undefined;
};

export const wordBefore = (words: readonly Word[], at: number): Word | undefined =>
  words[at]?.opens ? undefined : words[at - 1];

/** From the first word to the one before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Sentences, as far as their signs tell; a long one in pieces. */
export const sentencesOf = (words: readonly Word[], longest: number): readonly Stretch[] => {
  const sentences: Stretch[] = [];
  let from = 0;
  for (let to = 1; to <= words.length; to += 1) {
    if (to < words.length && !words[to]?.opens && to - from < longest) continue;
    sentences.push({ from, to });
    from = to;
  }
  return sentences;
};

/** How a word or a few were written. */
export const shownOf = (text: string, first: Word, last: Word): string => text.slice(first.from, last.to);
