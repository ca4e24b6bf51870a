/** What a guard shows of a letter. The writer needs to see what to take out, not a second copy of the letter. */

const mostOfAKind = 20;
const mostShown = 80;

interface Shown {
  readonly what: string;
  readonly shown: string;
}

/** Each of a kind once, in one line. */
export const shownOnce = <Found extends Shown>(found: readonly Found[]): readonly Found[] => {
  const byKind = new Map<string, Map<string, Found>>();
  for (const one of found) {
    const kind = byKind.get(one.what) ?? new Map<string, Found>();
    byKind.set(one.what, kind);
    const shown = excerpt(one.shown);
    if (kind.size < mostOfAKind && !kind.has(shown)) kind.set(shown, { ...one, shown });
  }
  return [...byKind.values()].flatMap((kind) => [...kind.values()]);
};

const excerpt = (found: string): string => {
  const line = found
    .slice(0, mostShown * 2)
    .replace(/\s+/g, " ")
    .trim();
  return found.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
};
