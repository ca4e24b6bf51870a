/** The words of an HTML part. Quotations keep their mark, so that nothing quoted can pass for the writer's own. */
import { convert } from "html-to-text";

/** Deep or long HTML costs a parser quadratic time; a letter is neither. */
const mostCharacters = 300_000;

export const htmlToText = (html: string): string => {
  const cut = html.slice(0, mostCharacters);
  try {
    return convert(cut, {
      wordwrap: false,
      limits: { maxDepth: 60, maxInputLength: mostCharacters, ellipsis: "" },
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
