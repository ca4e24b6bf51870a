/**
 * How a value is shown in a mail. The compiled messages call these for every value, so that whatever a stranger wrote
 * stays inert: it closes no tag, opens no link, turns no text around and starts no line of ours.
 */

const replacement = "\uFFFD";

/** Control characters but tab and newline, and the marks that make text run backwards and so hide what it says. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const harmful = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** All that some mail program takes for the end of a line. */
const lineBreak = /\r\n|[\r\u0085\u2028\u2029]/g;

const clean = (value: string): string => value.toWellFormed().replace(lineBreak, "\n").replace(harmful, replacement);

/** Empty lines at the end go, without a pattern: `\n+$` takes minutes on a million empty lines before one word. */
const withoutEnd = (value: string): string => {
  const text = clean(value);
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === "\n") end -= 1;
  return text.slice(0, end);
};

const oneLine = (value: string): string => clean(value).replace(/\n+/g, " ");

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** In a text part: one line, as it is. */
export const plain = (value: string): string => oneLine(value);

/** In a text part: each line marked, so that none can pass for one of ours. */
export const plainQuote = (value: string): string => `> ${withoutEnd(value).replaceAll("\n", "\n> ")}`;

/** In a text part: a letter to its reader as it was written, but no line of it can come back as a command when it is quoted. */
export const plainLetter = (value: string): string =>
  withoutEnd(value)
    .split("\n")
    .map((line) => (line.trimStart().startsWith("/") ? `> ${line}` : line))
    .join("\n");

/** In HTML, between tags or in an attribute between quotes. */
export const html = (value: string): string => escaped(oneLine(value));

/** In HTML: with `<br>` as well as pre-wrap, which some mail programs ignore. Escaped as one: a text may have a million lines. */
export const htmlQuote = (value: string): string => escaped(withoutEnd(value)).replaceAll("\n", "<br>");

/** The target of a button. The value is not told in the error: a button's target is a line, and a line is a secret. */
export const mailto = (value: string): string => {
  if (!value.startsWith("mailto:")) {
    throw new Error("A button of a message leads somewhere else than to a mailto: link. Give it a mailto: link.");
  }
  return escaped(oneLine(value));
};
