/** Resolves the fields that a template names against the table of messages.ts, and sees that each one is shown. */
import type { Field, Fields, Shown } from "../messages.ts";
import { type Path, type Piece, pathText, type Value } from "./pieces.ts";
import { type Place, TemplateProblem } from "./problem.ts";

/** What a template shows: the values in it, what each of them is, and for which list it stands. */
export interface ShownValue {
  readonly value: Value;
  readonly shown: Shown;
  /** `codeName`, `remarks`, `buttons.label`. */
  readonly name: string;
}

const has = (fields: object, name: string): boolean => Object.hasOwn(fields, name);

const unknown = (at: Place, path: Path): TemplateProblem =>
  new TemplateProblem(
    at,
    `there is no field {{${pathText(path)}}} in this message.`,
    "Correct the name, or add the field to templates/messages.ts.",
  );

const fieldOf = (fields: Fields, path: Path, at: Place): Field => {
  const field = path.field === undefined || !has(fields, path.field) ? undefined : fields[path.field];
  if (field === undefined) throw unknown(at, path);
  return field;
};

interface Scope {
  readonly fields: Fields;
  /** The list that `this` comes from, inside of one. */
  readonly list?: string;
}

const itemShown = (scope: Scope, path: Path, at: Place): { name: string; shown: Shown } => {
  const field = scope.list === undefined ? undefined : scope.fields[scope.list];
  if (field === undefined || typeof field === "string") throw unknown(at, path);
  const [item] = field;
  if (typeof item === "string") {
    if (path.field !== undefined) throw unknown(at, path);
    return { name: `${scope.list}`, shown: item };
  }
  const shown = path.field === undefined || !has(item, path.field) ? undefined : item[path.field];
  if (shown === undefined) throw unknown(at, path);
  return { name: `${scope.list}.${path.field}`, shown };
};

const valueShown = (scope: Scope, value: Value): ShownValue => {
  const { path, at } = value;
  if (path.of === "item") return { value, ...itemShown(scope, path, at) };
  const shown = fieldOf(scope.fields, path, at);
  if (typeof shown !== "string") {
    throw new TemplateProblem(at, `{{${pathText(path)}}} is a list.`, "Show its items with {{#each}}.");
  }
  return { value, shown, name: pathText(path) };
};

const listOf = (scope: Scope, path: Path, at: Place): string => {
  const field = path.of === "message" ? fieldOf(scope.fields, path, at) : undefined;
  if (path.field === undefined || field === undefined || typeof field === "string") {
    throw new TemplateProblem(at, `{{#each ${pathText(path)}}} does not name a list.`, "Name a list of the message.");
  }
  return path.field;
};

const rightWay = (shown: ShownValue): ShownValue => {
  const { value, shown: kind, name } = shown;
  if ((kind === "quoted" || kind === "letter") === value.quoted) return shown;
  throw value.quoted
    ? new TemplateProblem(value.at, `${name} is not a text that somebody wrote.`, `Write {{${pathText(value.path)}}}.`)
    : new TemplateProblem(
        value.at,
        `${name} was written by somebody else and could pass for our words here.`,
        `Write {{quote ${pathText(value.path)}}}.`,
      );
};

const valuesOf = (piece: Piece, scope: Scope): ShownValue[] => {
  switch (piece.is) {
    case "words":
      return [];
    case "value":
      return [rightWay(valueShown(scope, piece))];
    case "each":
      return valuesIn(piece.body, { fields: scope.fields, list: listOf(scope, piece.path, piece.at) });
    case "if":
      if (piece.path.of === "item") itemShown(scope, piece.path, piece.at);
      else fieldOf(scope.fields, piece.path, piece.at);
      return [...valuesIn(piece.body, scope), ...valuesIn(piece.otherwise, scope)];
  }
};

const valuesIn = (pieces: readonly Piece[], scope: Scope): ShownValue[] => pieces.flatMap((piece) => valuesOf(piece, scope));

export const shownValues = (pieces: readonly Piece[], fields: Fields): readonly ShownValue[] => valuesIn(pieces, { fields });

const namesOf = (fields: Fields): { name: string; shown: Shown }[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (typeof field === "string") return [{ name, shown: field }];
    const [item] = field;
    if (typeof item === "string") return [{ name, shown: item }];
    return Object.entries(item).map(([inner, shown]) => ({ name: `${name}.${inner}`, shown }));
  });

/** A field that nobody sees is a field that somebody forgot. A button's target is for the HTML alone. */
export const refuseUnshown = (file: string, fields: Fields, values: readonly ShownValue[], twin: "html" | "text"): void => {
  const shown = new Set(values.map((value) => value.name));
  const missing = namesOf(fields).find((field) => !shown.has(field.name) && !(twin === "text" && field.shown === "mailto"));
  if (missing === undefined) return;
  throw new TemplateProblem(
    { file },
    `the field ${missing.name} is never shown.`,
    "Show it, or take it out of templates/messages.ts.",
  );
};
