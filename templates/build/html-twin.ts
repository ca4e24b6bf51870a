/** Compiles `NAME.mjml`: checked as it was written, turned into HTML by mjml, and checked again as it will be sent. */
import mjml2html from "mjml";
import type { Fields } from "../messages.ts";
import { type ShownValue, shownValues } from "./fields.ts";
import { parseTemplate } from "./language.ts";
import { type Spot, spotAfter, start } from "./markup.ts";
import { type Piece, pathText, type Value } from "./pieces.ts";
import { type Place, TemplateProblem } from "./problem.ts";
import type { Source } from "./source.ts";

export interface HtmlTwin {
  readonly html: readonly Piece[];
  readonly values: readonly ShownValue[];
}

const textElements: readonly (string | undefined)[] = ["mj-title", "mj-preview", "mj-text", "mj-button"];
const blockElements: readonly (string | undefined)[] = ["mj-raw", "mj-text"];

type Visit = (piece: Exclude<Piece, { is: "words" }>, spot: Spot, before: string) => void;

/** Walks the template from its first letter to its last; blocks are markup like any other. */
const walk = (pieces: readonly Piece[], visit: Visit): void => {
  let spot = start;
  let before = "";
  const through = (list: readonly Piece[]): void => {
    for (const piece of list) {
      if (piece.is === "words") {
        spot = spotAfter(spot, piece.text);
        before = piece.text;
        continue;
      }
      visit(piece, spot, before);
      before = "";
      if (piece.is === "each" || piece.is === "if") through(piece.body);
      if (piece.is === "if") through(piece.otherwise);
    }
  };
  through(pieces);
};

const misplaced = (at: Place): TemplateProblem =>
  new TemplateProblem(
    at,
    "a value is not safe in this place.",
    "Values belong into mj-title, mj-preview, mj-text and mj-button; blocks into mj-raw and mj-text.",
  );

const checkValue = (value: Value, kind: string, spot: Spot, before: string): void => {
  if (kind === "mailto" || spot.in !== "text") {
    if (kind === "mailto" && spot.in === "attribute" && spot.attribute === "href" && /="$/.test(before)) return;
    throw kind === "mailto"
      ? new TemplateProblem(value.at, "the target of a button is not one here.", 'Write it as href="{{this.href}}".')
      : misplaced(value.at);
  }
  if (!textElements.includes(spot.elements.at(-1))) throw misplaced(value.at);
  if (value.quoted && !/<blockquote[^>]*>$/.test(before)) {
    throw new TemplateProblem(
      value.at,
      "what somebody wrote is not marked as a quotation.",
      'Put it right between <blockquote class="theirs"> and </blockquote>.',
    );
  }
};

/** Elements whose content is not text to a browser, so that escaping a value in them is not enough. */
const notText = /<(?:style|script|title|textarea|template|noscript|svg|math)\b/i;

const checkSource = (source: Source, pieces: readonly Piece[], values: readonly ShownValue[]): void => {
  const element = notText.exec(source.text);
  if (element !== null) {
    throw new TemplateProblem(
      source.placeOf(source.text.slice(0, element.index).split("\n").length),
      `a message has no "${element[0]}".`,
      "Use mj-style or mj-title in the head, or leave it out.",
    );
  }
  const kindOf = new Map<Value, string>(values.map((value) => [value.value, value.shown]));
  walk(pieces, (piece, spot, before) => {
    if (piece.is === "value") checkValue(piece, kindOf.get(piece) ?? "", spot, before);
    else if (spot.in !== "text" || !blockElements.includes(spot.elements.at(-1))) throw misplaced(piece.at);
  });
};

const checkTitle = (source: Source, subject: string): void => {
  const found = /<mj-title>([^<]*)<\/mj-title>/.exec(source.text);
  if (found?.[1] === subject) return;
  throw new TemplateProblem(
    source.placeOf(found === null ? 1 : source.text.slice(0, found.index).split("\n").length),
    "the title is not the subject of the text twin.",
    `Write <mj-title>${subject}</mj-title>.`,
  );
};

const fromOutside = /https?:|<(?:script|img|link|iframe|object|form|input)\b|\burl\(|@import|javascript:|\ssrc=/i;

const readErrors = (error: unknown): { line?: number; message: string }[] => {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return [];
  return error.errors;
};

const toHtml = async (source: Source): Promise<string> => {
  try {
    const { html } = await mjml2html(source.text, { validationLevel: "strict", fonts: {} });
    return html;
  } catch (error) {
    const [first] = readErrors(error);
    const reason = first?.message ?? (error instanceof Error ? error.message : "unknown");
    throw new TemplateProblem(
      source.placeOf(first?.line ?? 1),
      `mjml refuses this: ${reason.replaceAll("\n", " ")}`,
      "See https://documentation.mjml.io for what may stand where.",
    );
  }
};

/** One tag a line, without indentation: easy to read and compare. Space inside of values is put in later and kept. */
const tidy = (html: string): string =>
  html
    .replace(/ xmlns="[^"]*"/, "")
    .replace(/\s*\n\s*/g, "\n")
    .replace(/<([\w:-]+)\n/g, "<$1 ")
    .replace(/"\n>/g, '">')
    .replace(/ {2,}/g, " ")
    .replace(/>\n<\//g, "></")
    .trim();

/** What mjml made of the template, looked at once more: it may have moved a value to where escaping does not help. */
const checkHtml = (file: string, html: string, pieces: readonly Piece[]): void => {
  const outside = fromOutside.exec(html.replaceAll(" http-equiv=", " "));
  if (outside !== null) {
    throw new TemplateProblem(
      { file },
      `the mail would hold "${outside[0].trim()}".`,
      "A mail of the desk loads nothing and runs nothing; take it out.",
    );
  }
  walk(pieces, (piece, spot) => {
    const known = spot.in === "attribute" && (spot.attribute === "href" || spot.attribute === "aria-label");
    if (spot.in === "text" || (piece.is === "value" && known)) return;
    throw new TemplateProblem({ file }, `{{${pathText(piece.path)}}} is not safe here.`, "Show it in an mj-text.");
  });
};

const placed = (pieces: readonly Piece[]): Value[] =>
  pieces.flatMap((piece) => {
    if (piece.is === "words") return [];
    if (piece.is === "value") return [piece];
    return [...placed(piece.body), ...(piece.is === "if" ? placed(piece.otherwise) : [])];
  });

export const compileHtml = async (file: string, source: Source, fields: Fields, subject: string): Promise<HtmlTwin> => {
  const written = parseTemplate(source);
  const values = shownValues(written, fields);
  checkTitle(source, subject);
  checkSource(source, written, values);
  const made = { text: tidy(await toHtml(source)), placeOf: () => ({ file }) };
  const html = parseTemplate(made);
  checkHtml(file, made.text, html);
  const shown = shownValues(html, fields);
  if (placed(html).length < values.length) {
    throw new TemplateProblem({ file }, "mjml dropped a value.", "Move it into an mj-text or an mj-button.");
  }
  return { html, values: shown };
};
