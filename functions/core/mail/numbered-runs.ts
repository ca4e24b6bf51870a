/**
 * A number for each run of words that stands in a text, the same for the same run, so that runs are compared as numbers: to join
 * the words of each would take most of the time there is.
 */
export interface NumberedRuns {
  /** The number of the run of `length` words that begins at each place. All of them are less than there are places. */
  of(length: number): Int32Array;
  /** The same of another text; -1 for a run that does not stand in this one. */
  knownIn(words: readonly string[], length: number): Int32Array;
}

/** More than there are words in a mail. Two such numbers side by side are exact. */
const most = 2 ** 24;

export const numberedRuns = (words: readonly string[]): NumberedRuns => {
  const known = new Map<string, number>();
  const singles = Int32Array.from(words, (word) => numberIn(known, word));
  const pairs = new Map<number, Map<number, number>>();
  const made = new Map<number, Int32Array>();
  const runs = (length: number): Int32Array => {
    const before = made.get(length);
    if (before) return before;
    const numbers = new Map<number, number>();
    pairs.set(length, numbers);
    const fresh = length === 1 ? singles : joined(length, runs, (pair) => numberIn(numbers, pair));
    made.set(length, fresh);
    return fresh;
  };
  return {
    of: runs,
    knownIn: (others, length) => {
      runs(length);
      const own = Int32Array.from(others, (word) => known.get(word) ?? -1);
      const found = (part: number): Int32Array =>
        part === 1 ? own : joined(part, found, (pair) => pairs.get(part)?.get(pair) ?? -1);
      return found(length);
    },
  };
};

const numberIn = <Key>(known: Map<Key, number>, key: Key): number => {
  const number = known.get(key) ?? known.size;
  if (number === known.size) known.set(key, number);
  return number;
};

/** Of two shorter ones that stand side by side. */
const joined = (length: number, runs: (part: number) => Int32Array, numberOf: (pair: number) => number): Int32Array => {
  const first = length - Math.floor(length / 2);
  const left = runs(first);
  const right = first * 2 === length ? left : runs(length - first);
  const numbers = new Int32Array(Math.max(0, right.length - first));
  for (let at = 0; at < numbers.length; at += 1) {
    const [one, other] = [left[at] ?? -1, right[at + first] ?? -1];
    numbers[at] = one < 0 || other < 0 ? -1 : numberOf(one * most + other);
  }
  return numbers;
};
