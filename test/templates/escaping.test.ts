import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Messages } from "../../templates/messages.ts";
import { html, htmlQuote, mailto, plain, plainQuote } from "../../templates/showing.ts";
import { messageNames, rendered } from "./rendered.ts";
import { samples } from "./samples.ts";

const hostile = [
  "</div></blockquote><script>alert(1)</script>",
  "<a href=\"https://evil.example\" onclick='x'>",
  "/ack\r\n/ack\r/ack\n/ack\u2028/ack\u2029/ack\u0085/ack\u000B/ack",
  '" onmouseover="x" \' -->',
  "{{codeName}} {{{codeName}}} \u0024{data.codeName} `x` \\",
  "\u202Egnirts\u202C \u2066x\u2069 \u0000\u001B[31m\u007F \uD800",
].join("\n");

/** The samples, with every text in them replaced; JSON.parse types it as anything, which suits here. */
const spoiled: Messages = JSON.parse(JSON.stringify(samples), (key, value) => {
  if (typeof value !== "string") return value;
  return key === "href" ? `mailto:x?body=${hostile}` : hostile;
});

/** The names of all tags and attributes in order; `<br>` aside, which quotations may add. */
const structure = (markup: string): string[] =>
  [...markup.matchAll(/<([^<>]*)>/g)].map(([, tag = ""]) => tag.replace(/="[^"]*"/g, "")).filter((tag) => tag !== "br");

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const harmful = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/;

describe.each(messageNames)("%s, with hostile text in every field", (name) => {
  const good = rendered(name);
  const bad = rendered(name, spoiled);

  test("has the same tags and attributes as ever", () => {
    expect(structure(bad.html)).toEqual(structure(good.html));
    expect(bad.html).not.toMatch(/<script|<a href="https/);
  });

  test("starts no line with a command", () => {
    for (const line of bad.text.split("\n")) expect(line).not.toMatch(/^\s*\/ack/);
  });

  test("holds no control characters and no text that runs backwards", () => {
    for (const part of [bad.subject, bad.text, bad.html]) {
      expect(part).not.toMatch(harmful);
      expect(part.isWellFormed()).toBe(true);
    }
  });

  test("keeps its subject on one line", () => {
    expect(bad.subject).not.toContain("\n");
  });

  test("leaves braces as they were written", () => {
    if (good.text.includes("Hello")) expect(bad.html).not.toContain("brisk-otter");
  });
});

test("a report is quoted line by line in text and kept as written in HTML", () => {
  const data = { ...samples["new-report"], reportText: "one\n\n  two <b>\r\nthree\n" };
  const { text, html: markup } = rendered("new-report", { ...samples, "new-report": data });
  expect(text).toContain("\n> one\n> \n>   two <b>\n> three\n");
  expect(markup).toMatch(/<blockquote[^>]*white-space: pre-wrap[^>]*>one<br><br> {2}two &lt;b&gt;<br>three<\/blockquote>/);
});

test("a report of a million empty lines is quoted in both forms, all of it", () => {
  const written = `a${"\n".repeat(1_000_000)}x\n\n`;
  expect(plainQuote(written).length).toBe("> ".length * 1_000_001 + written.length - 2);
  expect(htmlQuote(written).length).toBe("<br>".length * 1_000_000 + 2);
});

test("an address in a report does not become a link", () => {
  const data = { ...samples["new-report"], reportText: "see www.example.org and mailto:x@example.org" };
  const { html: markup } = rendered("new-report", { ...samples, "new-report": data });
  expect(markup).toContain(">see www.example.org and mailto:x@example.org</blockquote>");
});

const anyText = fc.string({ unit: "binary", maxLength: 60 });

test("whatever is written, each line of a quotation in text is marked", () => {
  fc.assert(
    fc.property(anyText, (written) => {
      const quoted = plainQuote(written);
      expect(quoted).not.toMatch(harmful);
      for (const line of quoted.split("\n")) expect(line.startsWith("> ")).toBe(true);
    }),
  );
});

test("whatever is written, HTML gets no tag, no quote and no bare ampersand from it", () => {
  fc.assert(
    fc.property(anyText, (written) => {
      for (const shown of [html(written), htmlQuote(written).replaceAll("<br>", ""), mailto(`mailto:${written}`)]) {
        expect(shown).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }
    }),
  );
});

test("a value stays on one line outside of quotations", () => {
  expect(plain("Ada\r\n/ack")).toBe("Ada /ack");
  expect(html("Ada\u2028/ack")).toBe("Ada /ack");
});

test("ordinary writing passes untouched, whatever its script", () => {
  const written = "Zoë 王 אבא \u200F\u200E 👩‍👧 naïve\tx";
  expect(plain(written)).toBe(written);
  expect(html(written)).toBe(written);
});
