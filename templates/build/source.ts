/**
 * Reads a template with its parts. mjml ignores `mj-include` since version 5, because a template could read any file of the
 * machine with it; here a part is a file of `parts/`, named without a path, and every line remembers where it came from.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Place, TemplateProblem } from "./problem.ts";

export interface Source {
  readonly text: string;
  /** Where line 1, 2, 3 … of the text stands. */
  readonly placeOf: (line: number) => Place;
}

const include = /^\s*<mj-include path="([^"]*)"\s*\/>\s*$/;
const partName = /^[a-z][a-z-]*\.mjml$/;

interface Line extends Place {
  readonly text: string;
}

const readLines = (folder: string, file: string): Line[] =>
  readFileSync(join(folder, file), "utf8")
    .replace(/\n$/, "")
    .split("\n")
    .map((text, index) => ({ text, file, line: index + 1 }));

const partOf = (folder: string, at: Line): Line[] | undefined => {
  const name = include.exec(at.text)?.[1];
  if (name === undefined) {
    if (at.text.includes("mj-include")) {
      throw new TemplateProblem(
        at,
        "this include cannot be read.",
        'Put it on a line of its own: <mj-include path="head.mjml" />.',
      );
    }
    return undefined;
  }
  if (!partName.test(name) || !existsSync(join(folder, "parts", name))) {
    throw new TemplateProblem(at, `there is no part "${name}".`, "Name a file of templates/parts, without a path.");
  }
  return readLines(folder, `parts/${name}`);
};

/** Parts do not include parts: one glance at the message shows all that it is made of. */
const withParts = (folder: string, lines: readonly Line[]): Line[] =>
  lines.flatMap((line) => {
    const part = partOf(folder, line);
    const nested = part?.find((inner) => inner.text.includes("mj-include"));
    if (nested !== undefined) {
      throw new TemplateProblem(nested, "a part includes another part.", "Include both in the message instead.");
    }
    return part ?? [line];
  });

export const readSource = (folder: string, file: string): Source => {
  const lines = withParts(folder, readLines(folder, file));
  return {
    text: `${lines.map((line) => line.text).join("\n")}\n`,
    placeOf: (number) => {
      const line = lines[number - 1] ?? lines.at(-1);
      return line === undefined ? { file } : { file: line.file, line: line.line ?? number };
    },
  };
};
