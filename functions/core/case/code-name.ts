/** Code names: two words drawn by chance. Nothing of the report goes in, so nothing of it can come out. */
import { folded } from "../mail/plain-text.ts";
import { adjectives, nouns } from "./code-name-words.ts";

/** Bytes that one draw uses up. */
export const codeNameBytes = 4;

export const codeNameFrom = (bytes: Uint8Array): string => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return `${pick(adjectives, a * 256 + b)} ${pick(nouns, c * 256 + d)}`;
};

/** A name as it was drawn, however somebody wrote it. */
export const codeNameSaid = (said: string): string | undefined => {
  const [first = "", second = "", ...more] = folded(said)
    .replace(/^(?:case|report) /, "")
    .split(/[ -]/);
  const [adjective, noun] = [adjectives.find((word) => folded(word) === first), nouns.find((word) => folded(word) === second)];
  return adjective === undefined || noun === undefined || more.length > 0 ? undefined : `${adjective} ${noun}`;
};

const pick = (words: readonly string[], number: number): string => words[number % words.length] ?? "";
