/** Whom the desk screens, and every form in which a report may write their names. */
import type { MemberId } from "../ids.ts";
import { otherwiseCalled } from "./given-names.ts";
import { initialsOf } from "./leaked-initials.ts";
import { bothForms, inflections, joinedForms, partsOf, shortForms } from "./name-parts.ts";
import { lettersOf, type Spelling, slipsBetween } from "./near-spelling.ts";
import { spacelessForms } from "./spaceless-names.ts";
import { isUsual } from "./usual-words.ts";

export interface Screened {
  readonly id: MemberId;
  readonly names: readonly string[];
}

export interface MemberForm {
  readonly id: MemberId;
  readonly part: "given" | "family" | "joined";
  readonly how: "whole" | "inflected" | "called" | "short" | "near";
  readonly usual: boolean;
}

interface Spelled extends Spelling {
  readonly form: MemberForm;
}

export interface MemberBook {
  readonly forms: ReadonlyMap<string, readonly MemberForm[]>;
  /** Without the vowel that an ending takes the place of. */
  readonly bare: ReadonlyMap<string, readonly MemberForm[]>;
  readonly spelled: readonly Spelled[];
  /** In the order of the name, or two of them. */
  readonly initials: ReadonlyMap<string, readonly MemberId[]>;
  /** The first letters of given and of family names. */
  readonly letters: ReadonlyMap<string, ReadonlySet<string>>;
  readonly spaceless: readonly { readonly of: MemberId; readonly form: string }[];
  readonly fits: Map<string, readonly MemberForm[]>;
}

type Forms = Map<string, readonly MemberForm[]>;

const add = (forms: Forms, keys: Iterable<string>, form: Omit<MemberForm, "usual">): void => {
  for (const key of new Set(keys)) {
    const known = forms.get(key) ?? [];
    if (!known.some(({ id, part }) => id === form.id && part === form.part))
      forms.set(key, [...known, { ...form, usual: isUsual(key) }]);
  }
};

/** A longer beginning is mostly another word. */
const longestBeginning = 5;

const fewestOfSpelling = 4;

export const memberBookOf = (screened: readonly Screened[]): MemberBook => {
  const forms: Forms = new Map();
  const bare: Forms = new Map();
  const spelled: Spelled[] = [];
  const addPart = (id: MemberId, part: "given" | "family", name: string): void => {
    for (const key of bothForms(name)) {
      add(forms, [key], { id, part, how: "whole" });
      add(bare, stemsOf(key), { id, part, how: "inflected" });
      if (key.length >= fewestOfSpelling)
        spelled.push({ key, letters: lettersOf(key), form: { id, part, how: "near", usual: isUsual(key) } });
    }
  };
  for (const { id, names } of screened)
    for (const parts of names.map(partsOf))
      for (const [at, name] of parts.entries()) addPart(id, at === 0 ? "given" : "family", name);
  for (const { id, names } of screened) for (const parts of names.map(partsOf)) addLooser(forms, id, parts);
  return { forms, bare, spelled, ...lettersOfAll(screened), spaceless: spacelessOf(screened), fits: new Map() };
};

const spacelessOf = (screened: readonly Screened[]): MemberBook["spaceless"] =>
  screened.flatMap(({ id, names }) => names.flatMap(spacelessForms).map((form) => ({ of: id, form })));

export const initialPlace = (id: MemberId, part: MemberForm["part"]): string => `${part} ${id}`;

const lettersOfAll = (screened: readonly Screened[]): Pick<MemberBook, "initials" | "letters"> => {
  const initials = new Map<string, readonly MemberId[]>();
  const letters = new Map<string, Set<string>>();
  const note = (place: string, letter: string): Set<string> => (letters.get(place) ?? new Set()).add(letter);
  for (const { id, names } of screened)
    for (const name of names) {
      for (const key of initialsOf(name)) initials.set(key, [...(initials.get(key) ?? []), id]);
      for (const [at, key] of partsOf(name).entries()) {
        const place = initialPlace(id, at === 0 ? "given" : "family");
        letters.set(place, note(place, key.charAt(0)));
      }
    }
  return { initials, letters };
};

const addLooser = (forms: Forms, id: MemberId, parts: readonly string[]): void => {
  add(forms, joinedForms(parts), { id, part: "joined", how: "whole" });
  const [given, second = "", ...more] = parts;
  if (given === undefined) return;
  if (more.length > 0) add(forms, [given + second], { id, part: "joined", how: "whole" });
  add(forms, otherwiseCalled(given), { id, part: "given", how: "called" });
  const short = bothForms(given).flatMap(shortForms);
  add(
    forms,
    short.filter((key) => !given.startsWith(key) || key.length <= longestBeginning),
    { id, part: "given", how: "short" },
  );
};

/** `Korin-u`, `Mark-a` of `Marek`. */
const stemsOf = (key: string): readonly string[] =>
  [key.replace(/^(.{3,})[aeo]$/u, "$1"), key.replace(/^(.{2,})e([cklr])$/u, "$1$2")].filter((stem) => stem !== key);

const endings = new Set([...inflections, ..."ego emu m em ovi lle lta nak nek val vel oy ou nyn".split(" ")]);
/** They make another person's name. */
for (const ending of ["ov", "ova", "ka", "den", "dan", "da", "de"]) endings.delete(ending);
const endingsOfBare = new Set("u y e i o ou oy oi ie om em a ovi am ami ita ito chen lein".split(" "));
const longestEnding = 4;
const fewestOfStem = 4;

const bent = (
  forms: ReadonlyMap<string, readonly MemberForm[]>,
  ends: ReadonlySet<string>,
  key: string,
): readonly MemberForm[] => {
  for (let size = 1; size <= longestEnding && key.length - size >= 3; size += 1) {
    const ending = key.slice(-size);
    if (!ends.has(ending) || (key.length - size < fewestOfStem && ending !== "s")) continue;
    const found = (forms.get(key.slice(0, -size)) ?? []).filter(({ how }) => how !== "short");
    if (found.length > 0) return found.map((form) => ({ ...form, how: "inflected" }));
  }
  return [];
};

/** One slip; two where the name is so long that nothing else is near. */
const near = (spelled: readonly Spelled[], key: string): readonly MemberForm[] => {
  if (key.length < fewestOfSpelling || key.length > 40 || isUsual(key)) return [];
  const word = { key, letters: lettersOf(key) };
  return spelled.filter((one) => (slipsBetween(one, word) ?? 9) <= (one.key.length > 8 ? 2 : 1)).map(({ form }) => form);
};

/** Whom a word may mean, in the strongest way in which it may. */
export const formsFor = ({ forms, bare, spelled, fits }: MemberBook, key: string): readonly MemberForm[] => {
  const known = fits.get(key);
  if (known) return known;
  const [written, plain = written] = bothForms(key);
  const found = [written, plain].reduce<readonly MemberForm[]>((before, form) => {
    if (before.length > 0 || form === undefined) return before;
    const exact = forms.get(form) ?? [];
    if (exact.length > 0) return exact;
    const inflected = [...bent(forms, endings, form), ...bent(bare, endingsOfBare, form)];
    return inflected.length > 0 ? inflected : near(spelled, form);
  }, []);
  fits.set(key, found);
  return found;
};

/** Two slips or a bent end, beside a name that is theirs: then nobody else is meant. */
export const mayBeTheirs = ({ spelled }: MemberBook, id: MemberId, key: string): boolean => {
  const word = { key, letters: lettersOf(key) };
  return spelled.some(({ form, ...name }) => form.id === id && slipsBetween(name, word) !== undefined);
};
