/** The lines of a case as they come and go. A line that ends is never taken up again: its owner gets one of a later epoch. */
import type { Line, Person } from "./vocabulary.ts";

export const withLines = (lines: readonly Line[], owners: readonly Person[]): Line[] => [
  ...lines,
  ...owners
    .filter((owner) => !lines.some((line) => line.person === owner && line.live))
    .map((owner) => ({ person: owner, epoch: 1 + lines.filter((line) => line.person === owner).length, live: true })),
];

export const withoutLine = (lines: readonly Line[], owner: Person): Line[] =>
  lines.map((line) => (line.person === owner ? { ...line, live: false } : line));

export const withNewLine = (lines: readonly Line[], owner: Person): Line[] => withLines(withoutLine(lines, owner), [owner]);
