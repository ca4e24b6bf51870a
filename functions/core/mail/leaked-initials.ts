/** Initials: "A. L.", "A.L.", and "AL told us", but not "10 A.M." or "the US". */
import { type Word, wordAfter, wordBefore } from "./letter-words.ts";
import { keysOf } from "./name-parts.ts";
import { tellsOf, tellsSomething } from "./name-places.ts";
import type { SecretPerson, Secrets, Span } from "./secrets.ts";

/** Two letters that are something else to everybody. */
const abbreviations = new Set(
  "it us uk eu un hr pr qa ai ui ux tv pc id ok am pm ps nb eg ie vs cc re tl os ip js ts go no so la ny dc bc ad mc dj st dr mr ms".split(
    " ",
  ),
);

export const initialsOf = (name: string): readonly string[] => {
  const letters = keysOf(name).map((key) => key.charAt(0));
  const first = letters[0];
  const last = letters.at(-1);
  if (first === undefined || last === undefined || letters.length < 2 || letters.length > 5) return [];
  return [...new Set([letters.join(""), first + last, last + first])];
};

interface InitialsAt<Of> {
  readonly of: Of;
  readonly first: number;
  readonly last: number;
}

export const leakedInitials = (text: string, words: readonly Word[], { people, open }: Secrets): readonly Span[] => {
  const allowed = new Set(open.names.flatMap(initialsOf));
  const all = people
    .flatMap(({ role, names }) => names.flatMap(initialsOf).map((letters) => [letters, role] as const))
    .filter(([letters]) => !allowed.has(letters))
    .toReversed();
  const ofOthers = new Set([...allowed].flatMap((letters) => [...letters]));
  const singles = new Map(
    all.filter(([letters]) => !ofOthers.has(letters.charAt(0))).map(([letters, role]) => [letters.charAt(0), role]),
  );
  return initialsIn<SecretPerson["role"]>(text, words, new Map(all), singles).map((found) => ({ what: "initials", ...found }));
};

/** `singles`: a letter that may stand alone, as in "Ms L.". */
export const initialsIn = <Of>(
  text: string,
  words: readonly Word[],
  known: ReadonlyMap<string, Of>,
  singles: ReadonlyMap<string, Of> = new Map(),
): readonly InitialsAt<Of>[] => {
  if (known.size === 0) return [];
  return words.flatMap((word, at) => {
    if (!word.capital) return [];
    const found = dotted(text, words, at, known) ?? solid(text, words, at, known) ?? titled(words, at, singles);
    return found ? [found] : [];
  });
};

const dot = /^\.?[ \t]?$/;

const dotted = <Of>(
  text: string,
  words: readonly Word[],
  at: number,
  known: ReadonlyMap<string, Of>,
): InitialsAt<Of> | undefined => {
  let letters = "";
  let found: InitialsAt<Of> | undefined;
  for (let last = at; last < at + 5; last += 1) {
    const word = words[last];
    if (word?.key.length !== 1 || !word.capital || (last > at && !(dot.test(word.gap) && word.gap.includes(".")))) break;
    letters += word.key;
    const of = last > at ? known.get(letters) : undefined;
    if (of !== undefined) found = { of, first: at, last };
  }
  if (!found) return undefined;
  const hour = /[\d:]\s?$/.test(text.slice(Math.max(0, (words[at]?.from ?? 0) - 3), words[at]?.from));
  const meant = !abbreviations.has(letters) || tellsSomething(words[found.last + 1]) || isSource(words, at);
  return hour || !meant || isInitial(words[at - 1], words[at]) ? undefined : found;
};

/** In the middle of a longer row of letters, which begins before. */
const isInitial = (before: Word | undefined, word: Word | undefined): boolean =>
  before?.key.length === 1 && before.capital && word?.gap === ".";

const solid = <Of>(
  text: string,
  words: readonly Word[],
  at: number,
  known: ReadonlyMap<string, Of>,
): InitialsAt<Of> | undefined => {
  const word = words[at];
  if (!word || word.to - word.from > 5 || !/^\p{Lu}+$/u.test(text.slice(word.from, word.to))) return undefined;
  const of = known.get(word.key);
  if (of === undefined) return undefined;
  const after = words[at + 1];
  const genitive = after?.key === "s" && /^['’]$/.test(after.gap) && tellsOf(words[at + 2]);
  const tells = tellsSomething(wordAfter(words, at)) || genitive || isSource(words, at);
  return tells || (!abbreviations.has(word.key) && isBracketed(text, word)) ? { of, first: at, last: at } : undefined;
};

const isBracketed = (text: string, { from, to }: Word): boolean => text[from - 1] === "(" && text[to] === ")";

const sources = new Set("by from to with dear told asked and reporter witness person contact named called".split(" "));

const isSource = (words: readonly Word[], at: number): boolean => {
  const before = wordBefore(words, at) ?? (words[at]?.gap === " " ? words[at - 1] : undefined);
  return before !== undefined && sources.has(before.key);
};

const titles = new Set("mr mrs ms mx herr frau senor senora monsieur madame".split(" "));

/** "Ms L.", "A. told us". */
const titled = <Of>(words: readonly Word[], at: number, singles: ReadonlyMap<string, Of>): InitialsAt<Of> | undefined => {
  const word = words[at];
  const of = word?.key.length === 1 ? singles.get(word.key) : undefined;
  const before = words[at - 1];
  if (of === undefined || !word) return undefined;
  if (before && titles.has(before.key) && /^\.? $/.test(word.gap)) return { of, first: at - 1, last: at };
  const after = words[at + 1];
  return word.key !== "i" && after && /^\. $/.test(after.gap) && tellsSomething(after) ? { of, first: at, last: at } : undefined;
};
