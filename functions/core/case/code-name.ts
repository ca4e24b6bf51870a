/** Code names: two words drawn by chance. Nothing of the report goes in, so nothing of it can come out. */
import { adjectives, nouns } from "./code-name-words.ts";

/** Bytes that one draw uses up. */
export const codeNameBytes = 4;

export const codeNameFrom = (bytes: Uint8Array): string => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return `${pick(adjectives, a * 256 + b)} ${pick(nouns, c * 256 + d)}`;
};

const pick = (words: readonly string[], number: number): string => words[number % words.length] ?? "";
