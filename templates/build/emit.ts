/** Writes the compiled messages as TypeScript. Every value goes through a function of showing.ts that fits its place. */
import type { Shown } from "../messages.ts";
import type { ShownValue } from "./fields.ts";
import { type Path, type Piece, pathText, type Value } from "./pieces.ts";

export interface Compiled {
  readonly name: string;
  readonly subject: readonly Piece[];
  readonly text: readonly Piece[];
  readonly html: readonly Piece[];
  readonly values: readonly ShownValue[];
}

type Twin = "html" | "text";
type Kinds = ReadonlyMap<Value, Shown>;

const literal = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");

const reference = (path: Path): string =>
  path.of === "message" ? `data.${path.field}` : pathText(path).replace(/^this/, "item");

const showing = (value: Value, twin: Twin, kinds: Kinds): string => {
  if (value.quoted && twin === "html") return "htmlQuote";
  if (value.quoted) return kinds.get(value) === "letter" ? "plainLetter" : "plainQuote";
  if (kinds.get(value) === "mailto") return "mailto";
  return twin === "html" ? "html" : "plain";
};

const part = (piece: Piece, twin: Twin, kinds: Kinds): string => {
  if (piece.is === "words") return literal(piece.text);
  const value = reference(piece.path);
  switch (piece.is) {
    case "value":
      return `\${${showing(piece, twin, kinds)}(${value})}`;
    case "each":
      return `\${${value}.map((item) => ${expression(piece.body, twin, kinds)}).join("")}`;
    case "if": {
      const branches = [piece.body, piece.otherwise].map((branch) => expression(branch, twin, kinds));
      return `\${${value}.length > 0 ? ${branches.join(" : ")}}`;
    }
  }
};

const expression = (pieces: readonly Piece[], twin: Twin, kinds: Kinds): string =>
  `\`${pieces.map((piece) => part(piece, twin, kinds)).join("")}\``;

const message = (compiled: Compiled): string => {
  const kinds: Kinds = new Map(compiled.values.map((value) => [value.value, value.shown]));
  return [
    `  "${compiled.name}": (data) => ({`,
    `    subject: ${expression(compiled.subject, "text", kinds)},`,
    `    text: ${expression(compiled.text, "text", kinds)},`,
    `    html: ${expression(compiled.html, "html", kinds)},`,
    "  }),",
  ].join("\n");
};

const functions = ["html", "htmlQuote", "mailto", "plain", "plainLetter", "plainQuote"];

export const emitModule = (all: readonly Compiled[], header: string): string => {
  const body = all.map(message).join("\n");
  const used = functions.filter((name) => body.includes(`\${${name}(`));
  return [
    header,
    'import type { MessageName, Messages, Rendered } from "../../../templates/messages.ts";',
    `import { ${used.join(", ")} } from "../../../templates/showing.ts";`,
    "",
    "export const messages: { readonly [Name in MessageName]: (data: Messages[Name]) => Rendered } = {",
    body,
    "};",
    "",
  ].join("\n");
};
