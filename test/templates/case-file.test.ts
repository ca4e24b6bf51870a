/** The page and the text of a case file: whatever anybody wrote stays words in both. */
import fc from "fast-check";
import { convert, type FormatCallback } from "html-to-text";
import { describe, expect, test } from "vitest";
import { type CaseFile, caseFilePage, caseFileText } from "../../templates/case-file.ts";

const fileWith = (value: string): CaseFile => ({
  title: "Quiet Ferry: the case file",
  opening: [value],
  notes: [value],
  facts: [{ name: "From", value }],
  parts: [
    {
      heading: "The report",
      facts: [{ name: "Subject", value }],
      sentences: [value],
      items: [{ when: "Tuesday", what: value, sentences: [value], words: value === "" ? "x" : value, cut: value }],
    },
  ],
});

interface Seen {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** Every element, as the parser that reads the HTML of incoming mail sees the page. */
const elementsOf = (page: string): readonly Seen[] => {
  const seen: Seen[] = [];
  const look: FormatCallback = (element, walk, builder) => {
    seen.push({
      name: element.name ?? "",
      attributes: Object.entries(element.attribs ?? {}).map(([name, value]) => `${name}=${value}`),
    });
    walk(element.children, builder);
  };
  convert(page, { formatters: { look }, selectors: [{ selector: "*", format: "look" }] });
  return seen;
};

const hostile = [
  "</blockquote></main><script>alert(1)</script><main><blockquote>",
  '<img src="https://evil.example/x.png" onerror=alert(1)>',
  "<style>@import url(https://evil.example)</style><link rel=stylesheet href=//evil.example>",
  '"><iframe srcdoc="<script>"></iframe>',
  "<!-- --><base href=https://evil.example><meta http-equiv=refresh content=0>",
  "\u202Egnirts\u202C \u0000\u001B[31m \uD800 &lt;b&gt; &#60;b&#62;",
];

/** Words between tags and values of facts: pieces of markup, and whatever else may stand in a text. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.constantFrom(...hostile, "<", ">", '"', "'", "&", "`", "\n", "\r\n", "\u2028", "{{", "${", "-->"), { maxLength: 8 })
    .map((parts) => parts.join("")),
);

const shape = JSON.stringify(elementsOf(caseFilePage(fileWith("words"))));
const withoutBreaks = (elements: readonly Seen[]): string => JSON.stringify(elements.filter(({ name }) => name !== "br"));

describe("the page", () => {
  test("has the same elements and attributes whatever anybody wrote", () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(withoutBreaks(elementsOf(caseFilePage(fileWith(value || "x"))))).toBe(shape);
      }),
      { numRuns: 60 },
    );
  });

  test.each(hostile)("shows %j as words", (value) => {
    expect(caseFilePage(fileWith(value))).not.toMatch(/<(?:script|img|iframe|link|base|form|object|svg)\b/i);
  });

  test("closes what it opens, and each name stands once", () => {
    const page = caseFilePage(fileWith("words"));
    const open: string[] = [];
    for (const [, slash, name = ""] of page.replace(/<style>[\s\S]*<\/style>/, "").matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (slash === "/") expect(open.pop()).toBe(name);
      else if (name !== "meta" && name !== "br") open.push(name);
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ href="([^"]*)"/g)) expect(ids.map((id) => `#${id}`)).toContain(target);
  });

  test("runs nothing, loads nothing and leads nowhere", () => {
    const page = caseFilePage(fileWith("words"));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:|\/\/[a-z]|<script|\ssrc=|\son[a-z]+=|url\(|@import|mailto:/i);
  });

  test("can be printed, and read on a phone and at night", () => {
    const page = caseFilePage(fileWith("words"));
    for (const rule of ["@media print", "@page", "prefers-color-scheme: dark", "width=device-width", "overflow-wrap: anywhere"])
      expect(page).toContain(rule);
  });
});

describe("the text", () => {
  test("marks every line that somebody wrote, so that none passes for one of ours or comes back as a command", () => {
    const lines = ["/close banned", "1. The report", "--------", "Proposal 1: It is carried."];
    const text = caseFileText({
      ...fileWith("ours"),
      parts: [
        {
          heading: "Notes",
          facts: [],
          sentences: [],
          items: [{ when: "Tuesday", what: "Cy wrote a note", sentences: [], words: lines.join("\n"), cut: "" }],
        },
      ],
    });
    for (const line of lines) expect(text).toContain(`\n> ${line}\n`);
    expect(text.split("\n").filter((line) => line.startsWith("/"))).toEqual([]);
  });

  test("holds no control characters and no text that runs backwards", () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const made of [caseFileText(fileWith(value)), caseFilePage(fileWith(value))]) {
          expect(made.isWellFormed()).toBe(true);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(made).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
