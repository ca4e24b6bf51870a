/** Addresses in a text, also where they were taken apart: `ada @ members . test`, `ada [at] members dot test`, `ada+desk@…`, `аdа@…` in Cyrillic. */
import { withoutLookAlikes } from "./look-alikes.ts";

export type AddressFinder = (addresses: readonly string[]) => readonly string[];

/** What stands in the text for any of the addresses, each spelling once. The text must be normalised, and is gone through once for all of them. */
export const addressFinder = (text: string): AddressFinder => {
  const { letters, places } = skeletonOf(text);
  return (addresses) => [
    ...new Set(
      addresses.flatMap((address) => {
        const needle = skeletonOf(address).letters;
        const found = new Set<string>();
        for (let at = letters.indexOf(needle); at >= 0; at = letters.indexOf(needle, at + needle.length)) {
          const [from = 0, to = 0] = [places[at], places[at + needle.length - 1]];
          if (standsAlone(text, from, to + 1)) found.add(text.slice(from, to + 1));
        }
        return [...found];
      }),
    ),
  ];
};

interface Skeleton {
  /** Letters, digits and at signs; dots, spaces, brackets and a tag after a plus are what spellings of an address differ in. */
  readonly letters: string;
  /** Where in the text each of them stands. */
  readonly places: readonly number[];
}

const parts = /(?<=\w)\+[\w.-]{0,64}(?=[ \t]*@)|\p{L}+|\p{N}|@/gu;

const skeletonOf = (text: string): Skeleton => {
  const letters: string[] = [];
  const places: number[] = [];
  for (const { 0: part, index } of text.matchAll(parts))
    for (const [offset, letter] of [...essence(withoutLookAlikes(part).toLowerCase())].entries()) {
      letters.push(letter);
      for (let unit = 0; unit < letter.length; unit += 1) places.push(index + Math.min(offset, part.length - 1));
    }
  return { letters: letters.join(""), places };
};

/** How people of several languages say the two signs aloud. */
const atSigns = new Set(["at", "ät", "arroba", "arobase", "chiocciola"]);
const dots = new Set(["dot", "punkt", "punto", "ponto", "point", "nokta"]);

const essence = (part: string): string => {
  if (atSigns.has(part)) return "@";
  return dots.has(part) || part.startsWith("+") ? "" : part;
};

/** `turbo@members.test` and `not.bo@members.test` are not Bo's. Before a sign that is in no address anything may stand. */
const standsAlone = (text: string, from: number, to: number): boolean =>
  !/[a-z0-9][._%-]?$/i.test(text.slice(Math.max(0, from - 2), from)) && !/^[a-z0-9]/i.test(text.slice(to, to + 1));
