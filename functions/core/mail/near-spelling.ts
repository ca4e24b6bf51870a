/** Whether two words differ by a slip of the pen. */

/** A short word with one letter changed is another word; a long one with two is still itself. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Which letters stand in a word, as bits: two words that differ in more of them than slips explain need no closer look. */
export const lettersOf = (word: string): number => {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 31);
  return bits;
};

const countOf = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

export interface Spelling {
  readonly key: string;
  readonly letters: number;
}

/** How many slips lie between them; undefined where they are too many for words of this length. */
export const slipsBetween = (name: Spelling, word: Spelling): number | undefined => {
  const allowed = slipsAllowed(name.key.length);
  if (allowed === 0 || Math.abs(name.key.length - word.key.length) > allowed) return undefined;
  if (countOf(name.letters ^ word.letters) > 2 * allowed) return undefined;
  const slips = distance(name.key, word.key);
  return slips <= allowed ? slips : undefined;
};

/** A letter changed, left out, put in, or two that changed places. Names are short, and so are the words that come this far. */
const distance = (one: string, other: string): number => {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const simple = Math.min((line[column - 1] ?? 0) + 1, (above[column] ?? 0) + 1, (above[column - 1] ?? 0) + same);
      line[column] = haveCrossed(one, row, other, column) ? Math.min(simple, (before[column - 2] ?? 0) + 1) : simple;
    }
    before = above;
    above = line;
  }
  return above[other.length] ?? 0;
};

const haveCrossed = (one: string, row: number, other: string, column: number): boolean =>
  row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
