/** The words of HTML parts. Quotations keep their mark, so that nothing quoted can pass for the writer's own. */
import { convert, type FormatCallback, type SelectorDefinition } from "html-to-text";

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
      formatters: { oldMail },
      selectors: [
        ...unseen.map((selector): SelectorDefinition => ({ selector, format: "skip" })),
        ...oldMails.map((selector): SelectorDefinition => ({ selector, format: "oldMail" })),
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

/** What a reader does not see, a reader cannot have meant: a command may stand in it, or the words of a newsletter. */
const unseenStyles = ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0px", "font-size:0;", "font-size:1px"];

const unseen = [
  ["img", "style", "script", "title", "template", "[hidden]", '[style$="font-size:0" i]'],
  unseenStyles.flatMap((style) => [style, style.replace(":", ": ")]).map((style) => `[style*="${style}" i]`),
].flat();

/** Where Outlook and Yahoo set an old mail without quoting it. No words tell, in a language that nobody listed. */
const oldMails = [
  ["div#divRplyFwdMsg", "div#mail-editor-reference-message-container", "#OLK_SRC_BODY_SECTION"],
  ['div[style*="border-top:solid #E1E1E1" i]', 'div[style*="border-top:solid #B5C4DF" i]'],
  ["div.yahoo_quoted"],
].flat();

const oldMail: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addInline("-----Original Message-----");
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
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
  const added = words.filter((word) => !known.has(word)).length;
  if (added <= words.length * mostUnseen) return { text: plain, cut: false };
  return { text: `${plain.trimEnd()}\n\n${other.text}`, cut: other.cut };
};

/** What two programs' renderings of one letter differ in: titles of links, the words of a button. */
const mostUnseen = 0.1;

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/https?:\S+/g, " ")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
