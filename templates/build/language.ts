/**
 * The template language is a small corner of Handlebars: `{{field}}`, `{{quote field}}`, `{{#each list}}` with `{{this}}`
 * or `{{this.field}}`, and `{{#if field}}` with an optional `{{else}}`. Everything else is refused, above all what would
 * put a value into a mail as it is.
 */
import { type AST, parse } from "@handlebars/parser";
import type { Path, Piece } from "./pieces.ts";
import { type Place, TemplateProblem } from "./problem.ts";
import type { Source } from "./source.ts";

type PlaceOf = Source["placeOf"];

const allowed =
  "Templates know {{field}}, {{quote field}}, {{#each list}}…{{/each}}, and {{#if field}}…{{else}}…{{/if}}, and nothing else.";

const isContent = (node: AST.Statement): node is AST.ContentStatement => node.type === "ContentStatement";
const isMustache = (node: AST.Statement): node is AST.MustacheStatement => node.type === "MustacheStatement";
const isBlock = (node: AST.Statement): node is AST.BlockStatement => node.type === "BlockStatement";
const isComment = (node: AST.Statement): boolean => node.type === "CommentStatement";
const isPath = (node: AST.Expression): node is AST.PathExpression => node.type === "PathExpression";

const pathOf = (node: AST.Expression | undefined, at: Place, inEach: boolean): Path => {
  const known = node !== undefined && isPath(node) && !node.data && node.depth === 0;
  const [field, ...deeper] = known ? node.parts : [];
  const ofItem = known && /^this\b/.test(node.original);
  if (!known || deeper.length > 0 || (field !== undefined && typeof field !== "string")) {
    throw new TemplateProblem(at, "this is not the name of a field.", allowed);
  }
  if (ofItem && !inEach) {
    throw new TemplateProblem(at, "{{this}} stands outside of a list.", "Use it between {{#each list}} and {{/each}}.");
  }
  return { of: ofItem ? "item" : "message", ...(field === undefined ? {} : { field }) };
};

const noHash = (hash: AST.Hash | undefined, at: Place): void => {
  if (hash !== undefined && hash.pairs.length > 0) throw new TemplateProblem(at, "options are not known here.", allowed);
};

const valueFrom = (node: AST.MustacheStatement, at: Place, inEach: boolean): Piece => {
  if (!node.escaped) {
    throw new TemplateProblem(
      at,
      "this would put a value into the mail unescaped.",
      "Use two braces: {{field}}, or {{quote field}} for what somebody wrote.",
    );
  }
  noHash(node.hash, at);
  const quoted = isPath(node.path) && node.path.original === "quote" && node.params.length === 1;
  if (node.params.length > 0 && !quoted) throw new TemplateProblem(at, "this word is not known.", allowed);
  return { is: "value", path: pathOf(quoted ? node.params[0] : node.path, at, inEach), quoted, at };
};

const blockFrom = (node: AST.BlockStatement, placeOf: PlaceOf, inEach: boolean): Piece => {
  const at = placeOf(node.loc.start.line);
  noHash(node.hash, at);
  const name = node.path.original;
  const path = pathOf(node.params[0], at, inEach);
  if (node.params.length !== 1) throw new TemplateProblem(at, "a block has one field.", allowed);
  // The parser leaves the inverse out where the block has none, whatever its types say.
  const inverse: AST.Program | undefined = node.inverse;
  if (name === "if") {
    const otherwise = inverse === undefined ? [] : piecesFrom(inverse.body, placeOf, inEach);
    return { is: "if", path, body: piecesFrom(node.program.body, placeOf, inEach), otherwise, at };
  }
  if (name !== "each" || inverse !== undefined || inEach) {
    throw new TemplateProblem(at, `the block {{#${name}}} is not known here.`, allowed);
  }
  return { is: "each", path, body: piecesFrom(node.program.body, placeOf, true), at };
};

const piecesFrom = (body: readonly AST.Statement[], placeOf: PlaceOf, inEach: boolean): Piece[] =>
  body.flatMap((node): Piece[] => {
    if (isContent(node)) return node.value === "" ? [] : [{ is: "words", text: node.value }];
    if (isComment(node)) return [];
    if (isBlock(node)) return [blockFrom(node, placeOf, inEach)];
    const at = placeOf(node.loc.start.line);
    if (isMustache(node)) return [valueFrom(node, at, inEach)];
    throw new TemplateProblem(at, "this is not known here.", allowed);
  });

const parsed = (source: Source): AST.Program => {
  try {
    return parse(source.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const line = Number(/(?:on line |- )(\d+)/.exec(message)?.[1] ?? 1);
    throw new TemplateProblem(source.placeOf(line), "the braces do not fit together.", allowed);
  }
};

export const parseTemplate = (source: Source): readonly Piece[] => piecesFrom(parsed(source).body, source.placeOf, false);
