/** A code name given to a command: two of the desk's words, and nothing else. */
import { adjectives, nouns } from "../case/code-name-words.ts";
import { folded } from "./plain-text.ts";

const firsts = new Set(adjectives.map(folded));
const seconds = new Set(nouns.map(folded));

/** Whether `argument` is the name of a case other than the one called `own`. Words of a sentence are none, however they meet. */
export const otherCodeName = (argument: string, own: string): boolean => {
  const [first = "", second = "", ...more] = folded(argument)
    .replace(/^(?:case|report) /, "")
    .split(/[ -]/);
  return more.length === 0 && firsts.has(first) && seconds.has(second) && `${first} ${second}` !== folded(own);
};
