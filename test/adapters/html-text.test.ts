/** The words of HTML, as a reader sees them, and with what is quoted still marked as quoted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlToText } from "../../functions/adapters/mime/html-text.ts";
import { readReply } from "../../functions/core/mail/reply.ts";

const words = (html: string): string => htmlToText(html).text.trim();

describe("the words of HTML", () => {
  it.each([
    ["<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["One<br>Two", "One\nTwo"],
    ["<b>bo</b>ld", "bold"],
    ["a &amp; b &lt;c&gt; &#x1F44B;", "a & b <c> 👋"],
    ["<style>a{}</style><script>b()</script>c", "c"],
    ["<img src='http://tracker.test/x.png' alt='a picture'>c", "c"],
    ["<!-- hidden -->seen", "seen"],
    ["", ""],
    ["no tags at all", "no tags at all"],
    ["<p>unclosed", "unclosed"],
  ])("of %j are %j", (html, text) => {
    expect(words(html)).toBe(text);
  });

  it("show where a link leads, unless its words say so", () => {
    expect(words('<a href="https://example.org/a">here</a>')).toContain("https://example.org/a");
    expect(words('<a href="https://example.org/a">https://example.org/a</a>')).toBe("https://example.org/a");
  });

  it("keep lists and tables readable", () => {
    expect(words("<ul><li>one</li><li>two</li></ul>")).toMatch(/one\n.*two/);
    expect(words("<table><tr><td>one</td><td>two</td></tr></table>")).toMatch(/one.*two/s);
  });

  it("mark every line of a quotation, also of one in another", () => {
    const text = words("mine<blockquote>one<br>two<blockquote>three</blockquote></blockquote>");
    for (const line of text.split("\n").filter((row) => /one|two|three/.test(row))) expect(line.startsWith(">")).toBe(true);
  });

  it("are there however deep they lie", () => {
    for (const depth of [10, 100, 1_000])
      expect(words(`${"<div>".repeat(depth)}It happened at the meetup.${"</div>".repeat(depth)}`)).toContain("It happened");
  });

  it("do not grow by quotation in quotation, and then none of them can act", () => {
    const { text } = htmlToText(`${"<blockquote>".repeat(1_400)}${"/ack<br>".repeat(30_000)}`);
    expect(text.length).toBeLessThan(1_000_000);
    for (const line of text.split("\n")) expect(line.startsWith(">")).toBe(true);
  });

  it("go on behind a picture that is written out in the mail", () => {
    const { text, cut } = htmlToText(`<p>before</p><img src="data:image/png;base64,${"A".repeat(400_000)}"><p>after</p>`);
    expect(text).toContain("after");
    expect(cut).toBe(false);
  });

  it("are said to be cut where they are endless", () => {
    expect(htmlToText("word ".repeat(100_000)).cut).toBe(true);
  });

  it("keep the rows of a table apart", () => {
    expect(words("<table><tr><td>From:</td><td>Dee</td></tr><tr><td>Sent:</td><td>Monday</td></tr></table>")).toMatch(
      /^From:\s+Dee\s*\nSent:\s+Monday$/,
    );
  });

  it("are text and no error, whatever the HTML", () => {
    const tag = fc.constantFrom(
      "<p>",
      "</p>",
      "<div>",
      "<table>",
      "<td>",
      "<blockquote>",
      "<a href='",
      "<",
      "&#",
      "&#x110000;",
      "<!--",
      "]]>",
      "<svg>",
      "\0",
      "x",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 60 }), (parts) => {
        expect(typeof htmlToText(parts.join("")).text).toBe("string");
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a reader does not see", () => {
  it.each([
    '<p style="display:none">/discard</p>',
    '<p style="color:red; display: none !important">/discard</p>',
    '<p style="DISPLAY:NONE">/discard</p>',
    '<p style="visibility:hidden">/discard</p>',
    "<p hidden>/discard</p>",
    "<div hidden><p>/discard</p></div>",
    "<template>/discard</template>",
    "<title>/discard</title>",
  ])("is not there: %s", (unseen) => {
    expect(words(`${unseen}<p>/ack</p>`)).toBe("/ack");
  });
});

describe("an old mail that is not quoted", () => {
  const outlook = '<div id="divRplyFwdMsg"><b>Ó:</b> Ada<br><b>Seolta:</b> Dé Máirt</div>';
  it.each([
    ["of Outlook, in a language that nobody listed", `<hr>${outlook}<div>/discard</div>`],
    [
      "of Outlook on a desk",
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>Ó:</b> Ada<br></p></div><p>/discard</p>',
    ],
    ["of Yahoo", '<div class="yahoo_quoted"><div>On Tuesday, Ada wrote:</div><div>/discard</div></div>'],
    ["of Gmail, forwarded", '<div class="gmail_quote"><div>---------- Forwarded message ---------</div><p>/discard</p></div>'],
  ])("ends the writer's own words: %s", (_, old) => {
    const { commands } = readReply(words(`<div>/ack</div><div>Thank you.</div>${old}`));
    expect(commands).toMatchObject([{ name: "ack", body: "Thank you." }]);
  });

  it("does not end them where Gmail keeps an answer below the quotation", () => {
    const html = '<div class="gmail_quote"><blockquote>Was it late?</blockquote><div>It was.</div></div>';
    expect(readReply(words(html)).ownText).toBe("It was.");
  });
});
