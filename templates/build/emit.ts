/** Writes the compiled messages as TypeScript. Every value goes through a function of showing.ts that fits its place. */
import type { Shown } from "../messages.ts";
import type { ShownValue } from "./fields.ts";
import { type Path, type Piece, pathText, type Value } from "./pieces.ts";
import { type SharedRuns, sharedRuns } from "./shared-runs.ts";

export interface Compiled {
  readonly name: string;
  readonly subject: readonly Piece[];
  readonly text: readonly Piece[];
  readonly html: readonly Piece[];
  readonly values: readonly ShownValue[];
}

type Twin = "html" | "text";

interface Emitting {
  readonly twin: Twin;
  readonly kinds: ReadonlyMap<Value, Shown>;
  readonly runs: SharedRuns;
}

const literal = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");

const reference = (path: Path): string =>
  path.of === "message" ? `data.${path.field}` : pathText(path).replace(/^this/, "item");

const showing = (value: Value, { twin, kinds }: Emitting): string => {
  if (value.quoted && twin === "html") return "htmlQuote";
  if (value.quoted) return kinds.get(value) === "letter" ? "plainLetter" : "plainQuote";
  if (kinds.get(value) === "mailto") return "mailto";
  return twin === "html" ? "html" : "plain";
};

const part = (piece: Piece, emitting: Emitting): string => {
  if (piece.is === "words")
    return emitting
      .runs(piece.text)
      .map(({ text, name }) => (name === undefined ? literal(text) : `\${${name}}`))
      .join("");
  const value = reference(piece.path);
  switch (piece.is) {
    case "value":
      return `\${${showing(piece, emitting)}(${value})}`;
    case "each":
      return `\${${value}.map((item) => ${expression(piece.body, emitting)}).join("")}`;
    case "if": {
      const branches = [piece.body, piece.otherwise].map((branch) => expression(branch, emitting));
      return `\${${value}.length > 0 ? ${branches.join(" : ")}}`;
    }
  }
};

const expression = (pieces: readonly Piece[], emitting: Emitting): string =>
  `\`${pieces.map((piece) => part(piece, emitting)).join("")}\``;

const asItStands: SharedRuns = (text) => [{ text }];

const message = (compiled: Compiled, runs: SharedRuns): string => {
  const kinds = new Map(compiled.values.map((value) => [value.value, value.shown]));
  const text: Emitting = { twin: "text", kinds, runs: asItStands };
  return [
    `  "${compiled.name}": (data) => ({`,
    `    subject: ${expression(compiled.subject, text)},`,
    `    text: ${expression(compiled.text, text)},`,
    `    html: ${expression(compiled.html, { twin: "html", kinds, runs })},`,
    "  }),",
  ].join("\n");
};

const functions = ["html", "htmlQuote", "mailto", "plain", "plainLetter", "plainQuote"];

export const emitModule = (all: readonly Compiled[], header: string): string => {
  const { runs, constants } = sharedRuns(all.map(({ html }) => html));
  const body = all.map((compiled) => message(compiled, runs)).join("\n");
  const used = functions.filter((name) => body.includes(`\${${name}(`));
  return [
    header,
    'import type { MessageName, Messages, Rendered } from "../../../templates/messages.ts";',
    `import { ${used.join(", ")} } from "../../../templates/showing.ts";`,
    "",
    ...[...constants].map(([text, name]) => `const ${name} = \`${literal(text)}\`;`),
    "",
    "export const messages: { readonly [Name in MessageName]: (data: Messages[Name]) => Rendered } = {",
    body,
    "};",
    "",
  ].join("\n");
};
