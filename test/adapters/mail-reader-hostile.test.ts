/** Mail made to break a parser. The answer is an understood mail or none, never a throw: the case opens either way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, lines, multipart, part, plainFrom, readOrNot } from "../support/contract-mail.ts";

const nested = (name: string, depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${name}: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join("") +
  "Content-Type: text/plain\r\n\r\ndeep words";

const notTaken: readonly (readonly [string, string])[] = [
  ["2,000 levels", `${plainFrom}\r\n${nested("Content-Type", 2_000)}`],
  ["2,000 levels in capitals", `${plainFrom}\r\n${nested("CONTENT-TYPE", 2_000)}`],
  ["100,000 parts", multipart("mixed", ...Array.from({ length: 100_000 }, () => part("text/plain", "x")))],
  ["100,000 parts without a type", multipart("mixed", ...Array.from({ length: 100_000 }, () => "\r\nx"))],
  ["a header of 2 MB", lines(plainFrom, `X-Long: ${"a".repeat(2_000_000)}`, "", "hello")],
  [
    "a header of 2 MB in a hundred thousand lines",
    lines(plainFrom, `X-Long: a${"\r\n aaaaaaaaaaaaaaaaaaa".repeat(100_000)}`, "", "hello"),
  ],
];

const html = (body: string): string => lines(plainFrom, "Content-Type: text/html", "", body);

const taken: readonly (readonly [string, string | Buffer])[] = [
  ["1 MB of nested divs", html(`${"<div>".repeat(200_000)}hello`)],
  ["1 MB of nested tables", html("<table><tr><td>".repeat(70_000))],
  ["1 MB of open brackets", html("<".repeat(1_000_000))],
  ["1 MB of open comments", html("<!--".repeat(250_000))],
  ["1 MB of nested quotations", html("<blockquote>".repeat(80_000))],
  ["1 MB without a line end", lines(plainFrom, "", "a".repeat(1_000_000))],
  ["1 MB of line ends", lines(plainFrom, "", "\r\n".repeat(500_000))],
  ["200 kB of commas for a sender", lines(`From: ${"a,".repeat(100_000)}`, "", "hello")],
  ["200 kB of colons for a recipient", lines(plainFrom, `To: ${":".repeat(200_000)}`, "", "hello")],
  ["200 kB of open brackets for a recipient", lines(plainFrom, `To: ${'((<"'.repeat(50_000)}`, "", "hello")],
  ["200 kB of encoded words", lines(plainFrom, `Subject: ${"=?utf-8?B?/w==?= ".repeat(12_000)}`, "", "hello")],
  [
    "a boundary that is a pattern",
    lines(plainFrom, 'Content-Type: multipart/mixed; boundary="(a+)+$[*"', "", "--(a+)+$[*", "", "hello"),
  ],
  ["a boundary that is empty", lines(plainFrom, 'Content-Type: multipart/mixed; boundary=""', "", "--", "", "hello")],
  [
    "parts that never end",
    lines(plainFrom, "Content-Type: multipart/mixed; boundary=q", "", "--q", "Content-Type: text/plain", "", "hello"),
  ],
  ["names from another world", lines(plainFrom, "__proto__: x", "constructor: y", "toString: z", "", "hello")],
  ["a type that is one", lines(plainFrom, "Content-Type: __proto__/constructor; __proto__=x", "", "hello")],
  ["a mail inside that never begins", lines(plainFrom, "Content-Type: message/rfc822", "Content-Disposition: inline")],
  ["only zero bytes", Buffer.alloc(100_000)],
  ["only bytes of 255", Buffer.alloc(100_000, 255)],
];

describe("mail made to break a parser", () => {
  it.each(notTaken)("is not read where it has %s", async (_, raw) => {
    expect(await readOrNot(raw)).toBeUndefined();
  });

  it.each(taken)("is read or not, and never thrown at, where it has %s", async (_, raw) => {
    const mail = await readOrNot(raw);
    expect(typeof (mail?.text ?? "")).toBe("string");
    expect((mail?.text ?? "").length).toBeLessThanOrEqual(2_000_000);
  });

  it("never throws, whatever bytes it is made of", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (raw) => {
        const mail = await readOrNot(raw);
        expect(typeof (mail?.subject ?? "")).toBe("string");
      }),
      { numRuns: 200 },
    );
  });

  it("never throws, however a mail was mangled on its way", async () => {
    const piece = fc.constantFrom(
      "From: Ada <ada@members.test>",
      "To: conduct@desk.test, all: bo@members.test;",
      "Subject: =?utf-8?B?4pi6?= =?x?Q?",
      "Content-Type: multipart/mixed; boundary=q",
      "Content-Type: multipart/alternative; boundary=z",
      "Content-Type: text/html; charset=utf-7",
      "Content-Type: text/plain; format=flowed; charset=iso-2022-jp",
      "Content-Type: message/rfc822",
      "Content-Transfer-Encoding: base64",
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Disposition: inline; filename*0*=utf-8''%ff; filename*1=x",
      "References: <a@b> <",
      "--q",
      "--q--",
      "--z",
      "",
      "",
      " folded",
      "<p>It <b>happened",
      "SGVsbG8=",
      "=ZZ=0D=0A=",
      "\0\xff\u001b$B",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.constantFrom("\r\n", "\n", "\r"), async (rows, end) => {
        const mail = await readOrNot(bytes(rows.join(end)));
        expect(typeof (mail?.text ?? "")).toBe("string");
        expect(mail?.text ?? "").not.toMatch(/[\r\0]/);
      }),
      { numRuns: 200 },
    );
  });
});
