/** Runs of words that two texts have in common, whatever stands between the words. */
import type { Stretch } from "./letter-words.ts";
import { type NumberedRuns, numberedRuns } from "./numbered-runs.ts";
import { folded, withoutPhraseSigns, writesNoSpaces } from "./plain-text.ts";

/** Fewer are the common coin of polite letters; more would let a sentence through. */
const fewestWords = 8;

/** The runs in `text` that stand in one of the others. Linear in all of them together. */
export const quotedRuns = (text: string, others: readonly string[]): readonly string[] => {
  if (others.length === 0) return [];
  const words = wordsOf(text);
  return runsIn(numberedRuns(words), others.values().map(wordsOf), fewestWords)
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

/** Runs of at least so many words that stand in one of the others and in none of `open`. */
export const runsIn = (
  own: NumberedRuns,
  others: Iterable<readonly string[]>,
  fewest: number,
  open: Iterable<readonly string[]> = [],
): readonly Stretch[] => {
  const runs = own.of(fewest);
  const shared = marked(own, others, fewest);
  for (const [run, isOpen] of marked(own, open, fewest).entries()) if (isOpen === 1) shared[run] = 0;
  const found: Stretch[] = [];
  for (let from = 0; from < runs.length; from += 1) {
    let end = from;
    while (end < runs.length && shared[runs[end] ?? 0] === 1) end += 1;
    if (end === from) continue;
    found.push({ from, to: end + fewest - 1 });
    from = end;
  }
  return found;
};

/** By the number of a run: 1 where it stands in one of the texts. */
const marked = (own: NumberedRuns, texts: Iterable<readonly string[]>, length: number): Uint8Array => {
  const marks = new Uint8Array(own.of(length).length);
  for (const text of texts) for (const run of own.knownIn(text, length)) if (run >= 0) marks[run] = 1;
  return marks;
};

const weightOf = (run: readonly string[]): number => run.reduce((sum, word) => sum + (writesNoSpaces(word) ? 1 / 2 : 1), 0);
