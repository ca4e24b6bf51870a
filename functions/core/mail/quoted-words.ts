/** Runs of words that two texts have in common, whatever stands between the words. */
import { folded, withoutPhraseSigns, writesNoSpaces } from "./plain-text.ts";

/** Fewer are the common coin of polite letters; more would let a sentence through. */
const fewestWords = 8;

/** The runs in `text` that stand in one of the others. Linear in all of them together. */
export const quotedRuns = (text: string, others: readonly string[]): readonly string[] => {
  if (others.length === 0) return [];
  const words = wordsOf(text);
  const own = new Set(sequencesIn(words));
  const shared = new Set<string>();
  for (const other of others) for (const sequence of sequencesIn(wordsOf(other))) if (own.has(sequence)) shared.add(sequence);
  return runsOf(words, shared);
};

/** Where no spaces are written each sign counts as a word, and then as half of one. */
const wordsOf = (text: string): readonly string[] =>
  (
    folded(withoutPhraseSigns(text))
      .replaceAll("'", "")
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).flatMap((word) => (writesNoSpaces(word) ? [...word] : [word]));

const sequenceAt = (words: readonly string[], at: number): string => words.slice(at, at + fewestWords).join(" ");

/** One at a time: all of them together are eight times as long as the text. */
function* sequencesIn(words: readonly string[]): Generator<string> {
  for (let at = 0; at + fewestWords <= words.length; at += 1) yield sequenceAt(words, at);
}

const runsOf = (words: readonly string[], shared: ReadonlySet<string>): readonly string[] => {
  const runs: string[] = [];
  for (let from = 0; from + fewestWords <= words.length; from += 1) {
    let to = from;
    while (to + fewestWords <= words.length && shared.has(sequenceAt(words, to))) to += 1;
    if (to === from) continue;
    const run = words.slice(from, to + fewestWords - 1);
    if (weightOf(run) >= fewestWords) runs.push(run.join(" "));
    from = to;
  }
  return runs;
};

const weightOf = (run: readonly string[]): number => run.reduce((sum, word) => sum + (writesNoSpaces(word) ? 1 / 2 : 1), 0);
