/** The words of HTML parts. Quotations keep their mark, so that nothing quoted can pass for the writer's own. */
import { convert } from "html-to-text";

/** Long or deep HTML costs a converter quadratic time; a letter is neither. */
const mostCharacters = 300_000;
const mostDepth = 150;
/** Each level puts a mark before every line below it: a few hundred bytes could become as many megabytes. */
const mostQuotations = 12;

export interface HtmlText {
  readonly text: string;
  readonly cut: boolean;
}

export const htmlToText = (html: string): HtmlText => {
  const light = html.replace(/data:[^"'\s<>)]{200,}/gi, "data:");
  const taken = light.slice(0, mostCharacters);
  return { text: isTooDeep(taken) ? stripped(taken) : converted(taken), cut: light.length > mostCharacters };
};

const converted = (html: string): string => {
  try {
    return convert(html, {
      wordwrap: false,
      limits: { maxDepth: mostDepth + 10, maxInputLength: mostCharacters, ellipsis: "" },
      selectors: [
        { selector: "img", format: "skip" },
        { selector: "style", format: "skip" },
        { selector: "script", format: "skip" },
        { selector: "a", options: { ignoreHref: false, hideLinkHrefIfSameAsText: true } },
        { selector: "blockquote", format: "blockquote" },
        { selector: "tr", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
        { selector: "td", format: "inlineSurround", options: { suffix: " " } },
      ],
    });
  } catch {
    return stripped(html);
  }
};

/** Every line is marked as quoted: whose words these are cannot be told, so none of them may act. */
const stripped = (html: string): string =>
  html
    .replace(/<[^<>]{0,2000}>/g, "\n")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => `> ${line}`)
    .join("\n");

const unclosed = new Set(["br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "p", "li", "td", "tr", "th"]);

const isTooDeep = (html: string): boolean => {
  let [depth, quotations] = [0, 0];
  for (const [, slash, tag = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const [name, step] = [tag.toLowerCase(), slash === "/" ? -1 : 1];
    if (!unclosed.has(name)) depth = Math.max(0, depth + step);
    if (name === "blockquote") quotations = Math.max(0, quotations + step);
    if (depth > mostDepth || quotations > mostQuotations) return true;
  }
  return false;
};

/**
 * Of parts that stand one after the other, where the HTML says more than the plain text, both: a gateway's footer in plain
 * text must not hide the report above it.
 */
export const textOfBoth = (plain: string, html: string): HtmlText => {
  const other = htmlToText(html);
  if (plain.trim() === "") return other;
  const known = new Set(wordsOf(plain));
  const words = wordsOf(other.text);
  const unseen = words.filter((word) => !known.has(word)).length;
  if (unseen <= words.length * mostUnseen) return { text: plain, cut: false };
  return { text: `${plain.trimEnd()}\n\n${other.text}`, cut: other.cut };
};

/** What two programs' renderings of one letter differ in: titles of links, the words of a button. */
const mostUnseen = 0.1;

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/https?:\S+/g, " ")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
