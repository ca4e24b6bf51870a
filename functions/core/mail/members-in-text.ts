/**
 * Which members a text names: by nicknames and handles, in other spellings, bent, misspelt or taken apart. A part of a name
 * alone names nobody where the text gives it to somebody else.
 */
import type { MemberId } from "../ids.ts";
import { isClosing } from "./bare-signature.ts";
import { isGivenName } from "./given-names.ts";
import { initialsIn } from "./leaked-initials.ts";
import { rowsOfLetters } from "./leaked-names.ts";
import { type Word, wordAfter, wordsIn } from "./letter-words.ts";
import { withoutDisguise } from "./look-alikes.ts";
import {
  doesSomething,
  hasFamilyBehind,
  hasGivenBefore,
  isGerman,
  isOfAPlace,
  isPersonHere,
  isTitled,
  placeBehind,
} from "./member-places.ts";
import { formsFor, initialPlace, type MemberBook, type MemberForm, mayBeTheirs } from "./members-book.ts";
import { isDated } from "./name-places.ts";
import { spacelessIn } from "./spaceless-names.ts";
import { isUsual } from "./usual-words.ts";

interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly book: MemberBook;
  /** Hardly a capital is in it, so that the lack of one says nothing. */
  readonly small: boolean;
  readonly german: boolean;
  /** Words by which the writer says who they are themselves. */
  readonly own: ReadonlySet<number>;
  readonly forms: readonly (readonly MemberForm[])[];
}

export const membersIn = (text: string, book: MemberBook): ReadonlySet<MemberId> => {
  const reading = readingOf(text, book);
  const found = new Set([...taken(reading), ...apart(reading)]);
  const alone = new Map<string, MemberId>();
  const others = new Set<string>();
  const look = (at: number, form: MemberForm): void => {
    if (isWhole(reading, at, form)) found.add(form.id);
    else if (reading.own.has(at)) return;
    else if (isOtherPerson(reading, at, form)) others.add(likeness(reading, at, form));
    else if (standsAlone(reading, at, form)) alone.set(likeness(reading, at, form), form.id);
  };
  for (const [at, forms] of reading.forms.entries()) for (const form of forms) if (!found.has(form.id)) look(at, form);
  return new Set([...found, ...[...alone].flatMap(([of, id]) => (others.has(of) ? [] : [id]))]);
};

/** Whoever the text names in full once is meant by the given name later; a misspelling is not explained by another one. */
const likeness = ({ words }: Reading, at: number, { id, part, how }: MemberForm): string =>
  `${id} ${part} ${how === "near" ? words[at]?.key : ""}`;

/** A subject may have some, and the text none. */
const wordsForOneCapital = 20;

const readingOf = (text: string, book: MemberBook): Reading => {
  const words = wordsIn(text);
  const capitals = words.filter(({ capital, key }) => capital && key !== "i").length;
  const forms = words.map((word) => {
    const raw = text.slice(word.from, word.to);
    if (!/\d/.test(raw)) return formsFor(book, word.key);
    const numbered = word.key.replace(/^(\p{L}{4,})\d{1,4}$/u, "$1");
    return formsFor(book, numbered === word.key ? withoutDisguise(raw) : numbered);
  });
  return {
    ...{ text, words, book, forms },
    own: ownPlaces(text, words),
    small: capitals * wordsForOneCapital < words.length,
    german: isGerman(words),
  };
};

/** The line below "Best regards", and what stands behind "my name is": a reporter may be called like a member. */
const ownPlaces = (text: string, words: readonly Word[]): ReadonlySet<number> => {
  const own = new Set<number>();
  const lines = text.split("\n");
  let [line, end, closes] = [-1, -1, false];
  let signed = false;
  for (const [at, { from }] of words.entries()) {
    while (from > end) {
      line += 1;
      const written = lines[line] ?? "";
      end += written.length + 1;
      if (written.trim() === "") continue;
      signed = closes;
      closes = isClosing(written);
    }
    if (signed || isIntroduced(words, at)) own.add(at);
  }
  return own;
};

const isIntroduced = (words: readonly Word[], at: number): boolean => {
  const [who, verb] = [words[at - 2]?.key, words[at - 1]?.key];
  return (who === "name" && verb === "is" && words[at - 3]?.key === "my") || (who === "i" && (verb === "am" || verb === "m"));
};

const isCalledAt = ({ gap }: Word, at: number): boolean => gap.endsWith("@") && (at === 0 || gap.length > 1);

const hasForm = ({ forms }: Reading, at: number, id: MemberId, part: MemberForm["part"]): boolean =>
  forms[at]?.some((form) => form.id === id && form.part === part) ?? false;

/** Two parts of one name side by side, in either order, or one and the letter that another begins with. */
const isWhole = (reading: Reading, at: number, form: MemberForm): boolean => {
  const { words } = reading;
  const word = words[at];
  if (!word) return false;
  if (form.part === "joined") return word.key.length > 4 && form.how !== "near";
  const [other, behind] = form.part === "given" ? (["family", placeBehind(words, at)] as const) : (["given", at + 1] as const);
  const next = words[behind];
  if (next && /^[\s,._\p{Pd}]{1,3}$/u.test(next.gap) && hasForm(reading, behind, form.id, other))
    return (word.capital && next.capital) || !isUsual(word.key) || !isUsual(next.key);
  return initialBeside(reading, at, form) === "theirs";
};

/** "K. Veldrin" and "Korina V.": the letter tells who of several is meant. */
const initialBeside = (
  { words, text, book }: Reading,
  at: number,
  { id, part }: MemberForm,
): "theirs" | "another's" | undefined => {
  const beside = part === "given" ? words[at + 1] : words[at - 1];
  const gap = (part === "given" ? beside : words[at])?.gap ?? "";
  if (beside?.key.length !== 1 || !beside.capital || !/^\p{L}$/u.test(beside.key)) return undefined;
  const dotted = text.charAt(beside.to) === ".";
  if (part === "given" ? gap !== " " || (beside.key === "i" && !dotted) : !/^(?:\. ?| )$/.test(gap)) return undefined;
  if (part === "family" && beside.key === "i" && !dotted) return undefined;
  const other = part === "given" ? "family" : "given";
  return book.letters.get(initialPlace(id, other))?.has(beside.key) ? "theirs" : "another's";
};

const isOtherPerson = (reading: Reading, at: number, form: MemberForm): boolean => {
  const { text, words, book } = reading;
  if (initialBeside(reading, at, form) === "another's") return true;
  const isTheirs = (place: number): boolean =>
    reading.forms[place]?.some(({ id }) => id === form.id) || mayBeTheirs(book, form.id, words[place]?.key ?? "");
  if (form.part === "family") return isOfAPlace(words, at) || (hasGivenBefore(text, words, at) && !isTheirs(at - 1));
  const isSecond = /^\p{Pd}$/u.test(words[at]?.gap ?? "") && words[at - 1]?.capital === true && !isTheirs(at - 1);
  const isPossessive = reading.german || (form.how === "inflected" && words[at]?.key.endsWith("s") === true);
  return isSecond || (!isPossessive && hasFamilyBehind(text, words, at) && !isTheirs(placeBehind(words, at)));
};

const standsAlone = (reading: Reading, at: number, { part, how, usual }: MemberForm): boolean => {
  const { words, small, text } = reading;
  const word = words[at];
  if (!word || isDated(words, at)) return false;
  const isWeak = how === "short" || how === "near";
  if (part === "given" && how !== "whole" && how !== "called" && isGivenName(word.key)) return false;
  if (isUsual(word.key) || usual) return !isWeak && (isCalledAt(word, at) || isPersonHere(words, at));
  if (isCalledAt(word, at) || isTitled(words, at)) return true;
  if (isWeak && word.key.length < 5 && !/\p{Ll}/u.test(text.slice(word.from, word.to))) return false;
  return rules[how]({ ...word, part, small, acts: doesSomething(wordAfter(words, at)) });
};

interface Place extends Word {
  readonly part: MemberForm["part"];
  readonly small: boolean;
  /** Somebody of that name does something. */
  readonly acts: boolean;
}

/** The weaker the likeness, the more its place must say. */
const rules: Readonly<Record<MemberForm["how"], (place: Place) => boolean>> = {
  whole: ({ key, capital, small, acts }) => capital || key.length > 3 || small || acts,
  called: ({ key, capital, opens, small, acts }) => (capital && (!opens || key.length > 3)) || small || acts,
  inflected: ({ key, capital, opens, small, acts }) =>
    (capital && (!opens || key.length > 5 || acts)) || (key.length > 5 && (small || acts)),
  short: ({ key, capital, opens, acts }) => (capital && !opens) || (acts && (capital || key.length > 3)),
  near: ({ key, capital, opens, small, acts }) =>
    (capital && (!opens || key.length > 4)) || (acts && key.length > 4) || (small && key.length > 5),
};

/** Initials, and names in a script that sets no spaces. */
const taken = ({ text, words, book }: Reading): readonly MemberId[] => [
  ...initialsIn(text, words, book.initials).flatMap(({ of }) => of),
  ...spacelessIn(words, book.spaceless).map(({ of }) => of),
];

/** `Ko-` and `rina` on the next line, `Ko rina`, `K o r i n a`. */
const apart = ({ words, book }: Reading): readonly MemberId[] => {
  const broken = words.flatMap((word, at) => {
    const next = words[at + 1];
    if (!next || !/^[\s_.\p{Pd}\u00AD]{1,4}$/u.test(next.gap) || (isUsual(word.key) && isUsual(next.key))) return [];
    return word.key.length + next.key.length > 4 ? wholeOnes(book, word.key + next.key).filter(({ usual }) => !usual) : [];
  });
  const rows = rowsOfLetters(words).map((row) => row.map((at) => words[at]?.key).join(""));
  const names = rows.length === 0 ? [] : [...book.forms].filter(([name]) => name.length > 2);
  const spaced = names.flatMap(([name]) => (rows.some((row) => row.includes(name)) ? wholeOnes(book, name) : []));
  return [...broken, ...spaced].map(({ id }) => id);
};

const wholeOnes = ({ forms }: MemberBook, key: string): readonly MemberForm[] =>
  (forms.get(key) ?? []).filter(({ how }) => how === "whole");
