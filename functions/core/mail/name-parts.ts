/** The parts that a name is made of, and the forms that each may take in a letter. */
import { wordsIn } from "./letter-words.ts";
import { withoutWrittenOut } from "./look-alikes.ts";
import { lettersOf, type Spelling, slipsBetween } from "./near-spelling.ts";
import type { SecretPerson } from "./secrets.ts";
import { isUsual } from "./usual-words.ts";

interface NamePart extends Spelling {
  readonly of: SecretPerson["role"];
  readonly usual: boolean;
}

/** `whole` may be joined from several parts; `short` is a nickname. */
export interface Fit {
  readonly part: NamePart;
  readonly how: "whole" | "inflected" | "short" | "near";
}

export interface NameBook {
  readonly whole: ReadonlyMap<string, NamePart>;
  readonly joined: ReadonlyMap<string, NamePart>;
  readonly short: ReadonlyMap<string, NamePart>;
  /** Without their last vowel, as a diminutive has them. */
  readonly bare: ReadonlyMap<string, NamePart>;
  readonly open: ReadonlySet<string>;
}

/** Nobody has more; whoever sends a megabyte as a name gets no more looked for. */
const mostParts = 100;
const longestName = 200;
const longestPart = 40;

/** They stand in many names, and are nobody's own. */
const particles = new Set(
  "von van der den de del della di da do dos das la le el al bin ibn ben abu bint y e und zu zum ter ten te st dr prof mr mrs ms mx herr frau sir jr sr phd".split(
    " ",
  ),
);

export const keysOf = (name: string): readonly string[] =>
  wordsIn(name.slice(0, longestName))
    .map(({ key }) => key)
    .filter((key) => key.length <= longestPart && !/^\d+$/.test(key));

export const partsOf = (name: string): readonly string[] => keysOf(name).filter((key) => key.length > 1 && !particles.has(key));

/** A mailbox is mostly called like its owner. */
const general = new Set(
  "info mail email contact hello office admin team support conduct postmaster webmaster noreply reply news list work home private me".split(
    " ",
  ),
);

const mailboxParts = (address: string): readonly string[] =>
  keysOf(address.slice(0, Math.max(0, address.lastIndexOf("@"))).replace(/\d+/g, " ")).filter(
    (key) => key.length > 2 && !general.has(key) && !particles.has(key),
  );

export const nameBookOf = (people: readonly SecretPerson[], openNames: readonly string[]): NameBook => {
  const open = new Set(openNames.flatMap((name) => partsOf(name).flatMap(bothForms)));
  const book = { whole: new Map(), joined: new Map(), short: new Map(), bare: new Map(), open } satisfies NameBook;
  for (const { role, names, addresses } of people)
    for (const parts of [...names.map(partsOf), ...addresses.map(mailboxParts)]) addParts(book, parts.slice(0, mostOfName), role);
  return book;
};

type Forms = Map<string, NamePart>;

const mostOfName = 8;

const addParts = (
  book: NameBook & { readonly [Of in "whole" | "joined" | "short" | "bare"]: Forms },
  parts: readonly string[],
  of: NamePart["of"],
): void => {
  const add = (forms: Forms, keys: readonly string[]): void => {
    for (const key of keys)
      if (!book.open.has(key) && !forms.has(key) && book.whole.size < mostParts)
        forms.set(key, { key, letters: lettersOf(key), of, usual: isUsual(key) });
  };
  for (const key of parts.flatMap(bothForms)) {
    add(book.whole, [key]);
    add(book.bare, /^.{3,}[aeiou]$/u.test(key) ? [key.slice(0, -1)] : []);
    add(book.short, shortForms(key));
  }
  add(book.joined, joinedForms(parts));
};

export const bothForms = (key: string): readonly string[] => [...new Set([key, withoutWrittenOut(key)])];

const fewestOfBeginning = 3;
const fewestOfEnd = 4;

export const shortForms = (key: string): readonly string[] => {
  const beginnings = range(fewestOfBeginning, key.length).map((length) => key.slice(0, length));
  const pet = beginnings.filter(({ length }) => length < 6).flatMap((start) => endearing(start));
  return [...beginnings, ...pet, ...range(fewestOfEnd, key.length - 1).map((length) => key.slice(-length))];
};

const endearing = (start: string): readonly string[] =>
  /[aeiouy]$/.test(start) ? [] : ["i", "y", "ie"].flatMap((end) => [`${start}${end}`, `${start}${start.at(-1)}${end}`]);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

export const joinedForms = (parts: readonly string[]): readonly string[] => {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length < 2) return [];
  return [
    first + last,
    last + first,
    first.charAt(0) + last,
    first + last.charAt(0),
    last + first.charAt(0),
    parts.join(""),
  ].filter((key) => key.length > 3 && !isUsual(key));
};

/** How languages bend a name: a genitive, a case, "to her", "little Anna". */
export const inflections =
  "s es n en ns ens e a i in un u de da den dan te ta ye ya yi nin nun im um ne na si su lar ler om ov ova ka".split(" ");
const endearments = "ita ito illa illo cita cito chen lein li i y ie ka".split(" ");

export const fitOf = (key: string, book: NameBook): Fit | undefined => {
  for (const form of bothForms(key)) {
    const fit = book.open.has(form) ? undefined : (exactFit(form, book) ?? bentFit(form, book) ?? nearFit(form, book));
    if (fit || book.open.has(form)) return fit;
  }
  return undefined;
};

const exactFit = (key: string, { whole, joined, short }: NameBook): Fit | undefined => {
  const part = whole.get(key) ?? joined.get(key);
  if (part) return { part, how: "whole" };
  const nickname = short.get(key);
  return nickname && { part: nickname, how: "short" };
};

const bentFit = (key: string, { whole, bare, open }: NameBook): Fit | undefined => {
  const stemIn = (forms: ReadonlyMap<string, NamePart>, endings: readonly string[]): NamePart | undefined =>
    endings
      .filter((ending) => key.endsWith(ending) && key.length - ending.length > 2)
      .map((ending) => key.slice(0, -ending.length))
      .filter((stem) => !open.has(stem))
      .map((stem) => forms.get(stem))
      .find((part) => part !== undefined);
  const part = stemIn(whole, inflections) ?? stemIn(whole, endearments) ?? stemIn(bare, endearments);
  return part && { part, how: "inflected" };
};

const nearFit = (key: string, { whole, open }: NameBook): Fit | undefined => {
  if (key.length < fewestOfBeginning || key.length > longestPart || isUsual(key)) return undefined;
  // Bo's genitive is as near to another name as any word.
  if (key.endsWith("s") && open.has(key.slice(0, -1))) return undefined;
  const word = { key, letters: lettersOf(key) };
  for (const part of whole.values()) if (slipsBetween(part, word) !== undefined) return { part, how: "near" };
  return undefined;
};
