/** The words of HTML parts. Quotations keep their mark, so that nothing quoted can pass for the writer's own. */
import { convert } from "html-to-text";

/** Long HTML costs a parser quadratic time; a letter is neither that long nor that deep. */
const mostCharacters = 300_000;
const mostDepth = 1_500;

export const htmlToText = (html: string): string => {
  const cut = html.slice(0, mostCharacters);
  try {
    return convert(cut, {
      wordwrap: false,
      limits: { maxDepth: mostDepth, maxInputLength: mostCharacters, ellipsis: "" },
      selectors: [
        { selector: "img", format: "skip" },
        { selector: "style", format: "skip" },
        { selector: "script", format: "skip" },
        { selector: "a", options: { ignoreHref: false, hideLinkHrefIfSameAsText: true } },
        { selector: "blockquote", format: "blockquote" },
      ],
    });
  } catch {
    return cut.replace(/<[^>]{0,2000}>/g, " ");
  }
};

/**
 * Plain text and HTML are usually one letter twice, as alternatives. Where they stand one after the other and the HTML
 * says more, both are given: a gateway's footer in plain text must not hide the report above it.
 */
export const textOfBoth = (plain: string, html: string): string => {
  if (plain.trim() === "") return htmlToText(html);
  if (!html.includes(betweenParts)) return plain;
  const other = htmlToText(html);
  const known = new Set(wordsOf(plain));
  const words = wordsOf(other);
  const unseen = words.filter((word) => !known.has(word)).length;
  return unseen > words.length * mostUnseen ? `${plain.trimEnd()}\n\n${other}` : plain;
};

/** What the parser writes between parts that are no alternatives of each other. */
const betweenParts = "<br/>\n";

/** What two programs' renderings of one letter differ in: titles of links, the words of a button. */
const mostUnseen = 0.1;

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/https?:\S+/g, " ")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
