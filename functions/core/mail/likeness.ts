/**
 * What mails of one wave share although each is a little different: their words, taken three by three, of which the desk keeps
 * a few hashes that it alone can make. Two texts that share most of their words share most of these.
 */
import { folded } from "./plain-text.ts";

/** More than any letter that people write in haste, and quick however long a mail is. */
const mostCharacters = 20_000;
const mostWords = 2_000;
const wordsTogether = 3;

/** Names and numbers are what a machine changes from one mail to the next. */
const wordsOf = (text: string): readonly string[] =>
  folded(text.slice(0, mostCharacters))
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "")
    .slice(0, mostWords);

const startOf = (seed: string): number => mixed(0x811c9dc5, seed);

const mixed = (from: number, text: string): number => {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};

/** Spread once more: neighbours must not come out as neighbours, or the smallest of all would always be of the same words. */
const spread = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/** One for each seed. The seeds are the desk's secret: who knew them could write a wave that shares nothing. */
export const sketchOf = (text: string, seeds: readonly string[]): readonly string[] => {
  const words = wordsOf(text);
  const groups =
    words.length <= wordsTogether
      ? [words]
      : words.slice(0, 1 - wordsTogether).map((_, at) => words.slice(at, at + wordsTogether));
  const shingles = groups.map((group) => group.join(" "));
  return seeds.map((seed) => {
    const start = startOf(seed);
    const least = shingles.reduce((smallest, shingle) => Math.min(smallest, spread(mixed(start, shingle))), 0xffffffff);
    return least.toString(36);
  });
};
