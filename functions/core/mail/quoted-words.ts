/** Runs of words that two texts have in common, whatever stands between the words. */
import { folded, withoutPhraseSigns, writesNoSpaces } from "./plain-text.ts";

/** Fewer are the common coin of polite letters; more would let a sentence through. */
const fewestWords = 8;

/** The runs in `text` that stand in one of the others. Linear in all of them together. */
export const quotedRuns = (text: string, others: readonly string[]): readonly string[] => {
  if (others.length === 0) return [];
  const words = wordsOf(text);
  return sharedRuns(words, others.values().map(wordsOf), fewestWords)
    .map(({ from, to }) => words.slice(from, to))
    .filter((run) => weightOf(run) >= fewestWords)
    .map((run) => run.join(" "));
};

/** Where no spaces are written each sign counts as a word, and then as half of one. */
const wordsOf = (text: string): readonly string[] =>
  (
    folded(withoutPhraseSigns(text))
      .replaceAll("'", "")
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).flatMap((word) => (writesNoSpaces(word) ? [...word] : [word]));

/** From the first word to the one before `to`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of at least so many words that stand in one of the others and in none of `open`. */
export const sharedRuns = (
  words: readonly string[],
  others: Iterable<readonly string[]>,
  fewest: number,
  open: Iterable<readonly string[]> = [],
): readonly Run[] => {
  const own = new Set(sequencesIn(words, fewest));
  for (const text of open) for (const sequence of sequencesIn(text, fewest)) own.delete(sequence);
  const shared = new Set<string>();
  for (const other of others) for (const sequence of sequencesIn(other, fewest)) if (own.has(sequence)) shared.add(sequence);
  return shared.size === 0 ? [] : runsOf(words, shared, fewest);
};

const sequenceAt = (words: readonly string[], at: number, fewest: number): string => words.slice(at, at + fewest).join(" ");

/** One at a time: all of them together are several times as long as the text. */
function* sequencesIn(words: readonly string[], fewest: number): Generator<string> {
  for (let at = 0; at + fewest <= words.length; at += 1) yield sequenceAt(words, at, fewest);
}

const runsOf = (words: readonly string[], shared: ReadonlySet<string>, fewest: number): readonly Run[] => {
  const runs: Run[] = [];
  for (let from = 0; from + fewest <= words.length; from += 1) {
    let end = from;
    while (end + fewest <= words.length && shared.has(sequenceAt(words, end, fewest))) end += 1;
    if (end === from) continue;
    runs.push({ from, to: end + fewest - 1 });
    from = end;
  }
  return runs;
};

const weightOf = (run: readonly string[]): number => run.reduce((sum, word) => sum + (writesNoSpaces(word) ? 1 / 2 : 1), 0);
