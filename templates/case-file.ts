/**
 * The case file as a page of its own and as plain text: the same parts in the same order. It is opened outside any mail
 * program, so the page runs nothing, loads nothing and links to nothing but its own parts. Every value is shown by showing.ts.
 */
import { html, htmlQuote, plain, plainQuote } from "./showing.ts";

interface Fact {
  /** Ours. */
  readonly name: string;
  /** One line that may come from outside. */
  readonly value: string;
}

interface Item {
  readonly when: string;
  readonly what: string;
  readonly sentences: readonly string[];
  /** What somebody wrote, of any length. Empty where they wrote nothing. */
  readonly words: string;
  /** Below the words: that some are missing, and where they are. */
  readonly cut: string;
}

interface Part {
  readonly heading: string;
  readonly facts: readonly Fact[];
  readonly items: readonly Item[];
  readonly sentences: readonly string[];
}

export interface CaseFile {
  readonly title: string;
  readonly opening: readonly string[];
  readonly facts: readonly Fact[];
  /** How to read it and what to do with it. */
  readonly notes: readonly string[];
  readonly parts: readonly Part[];
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; background: #ffffff; color: #1c2423; font: 17px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 20px 16px 48px; overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.25; }
h2 { margin: 40px 0 12px; padding-top: 12px; border-top: 2px solid #0b5a56; font-size: 21px; line-height: 1.3; }
h3 { margin: 20px 0 0; font-size: 17px; line-height: 1.4; }
p { margin: 6px 0; }
.when { color: #55605e; font-size: 16px; }
dl { margin: 8px 0; }
dt { margin-top: 10px; color: #55605e; font-size: 16px; }
dd { margin: 0; }
nav ol { margin: 8px 0; padding-left: 26px; }
nav li { padding: 5px 0; }
a { color: #0b5a56; }
blockquote { margin: 8px 0; padding: 12px 14px; border-left: 4px solid #5f7f79; background: #eef3f1; }
@media print, (min-width: 600px) {
  dl { display: grid; grid-template-columns: 11em 1fr; gap: 4px 16px; }
  dt { margin: 0; }
}
@media (prefers-color-scheme: dark) {
  body { background: #141918; color: #e7ecea; }
  .when, dt { color: #a9b5b1; }
  a { color: #9fd8cf; }
  h2 { border-top-color: #7fa39b; }
  blockquote { border-left-color: #7fa39b; background: #222b29; }
}
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; }
  body { background: #ffffff; color: #000000; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .when, dt { color: #333333; font-size: 10pt; }
  h2 { border-top-color: #555555; }
  h1, h2, h3, .when { break-after: avoid; }
  blockquote { border-left-color: #555555; background: none; }
}
`;

/** No script, no picture, no connection, whatever should ever slip through the escaping. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const paragraph = (text: string): string => `<p>${html(text)}</p>`;

const htmlFacts = (facts: readonly Fact[]): readonly string[] => {
  const rows = facts.map(({ name, value }) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  return rows.length === 0 ? [] : ["<dl>", ...rows, "</dl>"];
};

const htmlItem = ({ when, what, sentences, words, cut }: Item): string =>
  [
    `<h3>${html(what)}</h3>`,
    ...(when === "" ? [] : [`<p class="when">${html(when)}</p>`]),
    ...sentences.map(paragraph),
    ...(words === "" ? [] : [`<blockquote>${htmlQuote(words)}</blockquote>`]),
    ...(cut === "" ? [] : [paragraph(cut)]),
  ].join("\n");

const htmlPart = ({ heading, facts, sentences, items }: Part, index: number): string =>
  [
    `<section id="part-${index + 1}">`,
    `<h2>${index + 1}. ${html(heading)}</h2>`,
    ...sentences.map(paragraph),
    ...htmlFacts(facts),
    ...items.map(htmlItem),
    "</section>",
  ].join("\n");

export const caseFilePage = ({ title, opening, facts, notes, parts }: CaseFile): string =>
  [
    "<!doctype html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
    `<title>${html(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${html(title)}</h1>`,
    ...opening.map(paragraph),
    ...htmlFacts(facts),
    ...notes.map(paragraph),
    '<nav aria-label="Parts">',
    `<ol>\n${parts.map(({ heading }, index) => `<li><a href="#part-${index + 1}">${html(heading)}</a></li>`).join("\n")}\n</ol>`,
    "</nav>",
    ...parts.map(htmlPart),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");

const factLines = (facts: readonly Fact[]): readonly string[] => facts.map(({ name, value }) => `${name}: ${plain(value)}`);

const block = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [lines.join("\n")]);

const textItem = ({ when, what, sentences, words, cut }: Item): string =>
  [
    ...(when === "" ? [] : [plain(when)]),
    plain(what),
    ...sentences.map(plain),
    ...(words === "" ? [] : [plainQuote(words)]),
    ...(cut === "" ? [] : [plain(cut)]),
  ].join("\n");

const textPart = ({ heading, facts, sentences, items }: Part, index: number): readonly string[] => [
  `--------\n\n${index + 1}. ${plain(heading)}`,
  ...block(sentences.map(plain)),
  ...block(factLines(facts)),
  ...items.map(textItem),
];

export const caseFileText = ({ title, opening, facts, notes, parts }: CaseFile): string =>
  `${[plain(title), opening.map(plain).join("\n"), ...block(factLines(facts)), ...block(notes.map(plain)), ...parts.flatMap(textPart)].join("\n\n")}\n`;
