/** Whole lines that many mails have alike, such as the head of every page. They stand in the module once, and each mail names them. */
import type { Piece } from "./pieces.ts";

/** Texts of a piece, each with the name of the constant that holds it, or without one. */
export type SharedRuns = (words: string) => readonly { readonly text: string; readonly name?: string }[];

const oftenEnough = 3;
const longEnough = 60;

export const sharedRuns = (
  pages: readonly (readonly Piece[])[],
): { readonly runs: SharedRuns; readonly constants: ReadonlyMap<string, string> } => {
  const words = pages.flatMap(wordsIn);
  const often = counted(words.flatMap(linesOf));
  const isCommon = (line: string): boolean => (often.get(line) ?? 0) >= oftenEnough;
  const runsOf = (text: string): readonly string[] => grouped(linesOf(text), isCommon);
  const uses = counted(words.flatMap(runsOf).filter((run) => run.length >= longEnough));
  const names = new Map([...uses].filter(([, count]) => count >= 2).map(([run], index) => [run, `shared${index}`]));
  return {
    constants: names,
    runs: (text) =>
      runsOf(text).map((run) => {
        const name = names.get(run);
        return name === undefined ? { text: run } : { text: run, name };
      }),
  };
};

const wordsIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => {
    if (piece.is === "words") return [piece.text];
    if (piece.is === "each") return wordsIn(piece.body);
    return piece.is === "if" ? [...wordsIn(piece.body), ...wordsIn(piece.otherwise)] : [];
  });

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);

const grouped = (lines: readonly string[], isCommon: (line: string) => boolean): readonly string[] => {
  const groups: { text: string; readonly common: boolean }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.common === isCommon(line)) last.text += line;
    else groups.push({ text: line, common: isCommon(line) });
  }
  return groups.map(({ text }) => text);
};

const counted = (all: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};
