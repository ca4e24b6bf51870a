/** The lines of a case as they come and go. A line that ends is never taken up again: its owner gets one of a later epoch. */
import type { MemberId } from "../ids.ts";
import { type Line, memberOf, type Person } from "./vocabulary.ts";

export const withLines = (lines: readonly Line[], owners: readonly Person[]): Line[] => [
  ...lines,
  ...owners
    .filter((owner) => !lines.some((line) => line.person === owner && line.live))
    .map((owner) => ({ person: owner, epoch: 1 + newestEpoch(lines, owner), live: true })),
];

const newestEpoch = (lines: readonly Line[], owner: Person): number =>
  Math.max(0, ...lines.map(({ person, epoch }) => (person === owner ? epoch : 0)));

export const withoutLine = (lines: readonly Line[], owner: Person): Line[] =>
  lines.map((line) => (line.person === owner ? { ...line, live: false } : line));

/** Ends the lines of members who have no place on the case any more. */
export const withoutMembersBut = (lines: readonly Line[], staying: readonly MemberId[]): Line[] =>
  lines.map((line) => {
    const id = memberOf(line.person);
    return id === undefined || staying.includes(id) ? line : { ...line, live: false };
  });

/** A line without a row is dead too, so only the newest stays: a case is one item, and an item has an end. */
export const withNewLine = (lines: readonly Line[], owner: Person): Line[] =>
  withLines(withoutLine(lines, owner), [owner]).filter(({ person, live }) => person !== owner || live);
