/** A template, understood: fixed words, values, and the two blocks that the language has. */
import type { Place } from "./problem.ts";

/** A field of the message, or, inside `#each`, of the item: `this` or `this.label`. */
export interface Path {
  readonly of: "message" | "item";
  /** Absent for `this` itself. */
  readonly field?: string;
}

interface Words {
  readonly is: "words";
  readonly text: string;
}

export interface Value {
  readonly is: "value";
  readonly path: Path;
  readonly quoted: boolean;
  readonly at: Place;
}

interface Each {
  readonly is: "each";
  readonly path: Path;
  readonly body: readonly Piece[];
  readonly at: Place;
}

interface If {
  readonly is: "if";
  readonly path: Path;
  readonly body: readonly Piece[];
  readonly otherwise: readonly Piece[];
  readonly at: Place;
}

export type Piece = Words | Value | Each | If;

export const pathText = (path: Path): string =>
  path.of === "message" ? (path.field ?? "") : path.field === undefined ? "this" : `this.${path.field}`;
