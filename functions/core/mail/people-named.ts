/**
 * Who a text names, in a form that two reports share: a full name, an address, a handle. A first name alone is nobody's own,
 * and names nobody here.
 */
import { addressKey, isPlainAddress } from "./address.ts";
import { keysOf } from "./name-parts.ts";
import { writesNoSpaces } from "./plain-text.ts";

export interface PersonNamed {
  readonly key: string;
  /** Anybody's name may stand in a text by chance, such as that of a place; an address or handle is one person's. */
  readonly sure: boolean;
}

const addressForm = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,190}/gi;
const handleForm = /(?<![\p{L}\p{N}._%+@/-])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38})/gu;
const nameForm = /\p{Lu}[\p{L}\p{M}'’.-]{0,38}(?:[ \t]\p{Lu}[\p{L}\p{M}'’.-]{0,38}){1,3}/gu;

/** They call everybody in a room, and are nobody's own. */
const everybody = new Set(["all", "channel", "everyone", "here", "team", "room", "admin", "mods"]);

/** Where no spaces are written, each sign counts as a word; a name of two may be a first name alone. */
const fewestParts = (name: string): number => (writesNoSpaces(name) ? 3 : 2);
const mostParts = 6;

/** The family name may come first. */
const fullName = (name: string): readonly PersonNamed[] => {
  const parts = keysOf(name);
  return parts.length < fewestParts(name) || parts.length > mostParts
    ? []
    : [{ key: `name ${parts.toSorted().join(" ")}`, sure: false }];
};

const addresses = (text: string): readonly PersonNamed[] =>
  [...text.matchAll(addressForm)]
    .map(([found]) => addressKey(found.replace(/^[.'`]+|[.'`-]+$/g, "")))
    .filter(isPlainAddress)
    .map((address) => ({ key: `address ${address}`, sure: true }));

const handles = (text: string): readonly PersonNamed[] =>
  [...text.matchAll(handleForm)]
    .map(([, handle = ""]) => handle.toLowerCase().replace(/[.-]+$/, ""))
    .filter((handle) => handle.length > 1 && !everybody.has(handle))
    .map((handle) => ({ key: `handle ${handle}`, sure: true }));

/** One name of `/involves`: whoever wrote it means a person. */
export const personSaid = (name: string): readonly PersonNamed[] => {
  const found = [...addresses(name), ...handles(name)];
  return found.length > 0 ? found : fullName(name);
};

const mostText = 100_000;
const mostNamed = 60;

/** In a report nobody says what is a name: two or three words with capitals may be one. Addresses and handles come first. */
export const peopleIn = (text: string): readonly PersonNamed[] => {
  const looked = text.slice(0, mostText);
  const found = [
    ...addresses(looked),
    ...handles(looked),
    ...[...looked.matchAll(nameForm)].slice(0, mostNamed).flatMap(([name]) => namesWithin(name)),
  ];
  return [...new Map(found.map((person) => [person.key, person])).values()].slice(0, mostNamed);
};

/** A sentence begins with a capital too: `Yesterday Robin Example` names Robin Example. */
const namesWithin = (run: string): readonly PersonNamed[] => {
  const words = run.split(/[ \t]/);
  const runs = words.flatMap((_, from) =>
    [2, 3, 4].map((size) => words.slice(from, from + size)).filter((part) => part.length > 1),
  );
  return [...new Set(runs.map((part) => part.join(" ")))].flatMap(fullName);
};

/** A mail's own writer, the desk and its members are not whom it is about. */
export const namedBut = (people: readonly PersonNamed[], known: readonly (string | undefined)[]): readonly PersonNamed[] => {
  const own = new Set(known.flatMap((name) => (name === undefined ? [] : personSaid(name).map(({ key }) => key))));
  return people.filter(({ key }) => !own.has(key));
};
