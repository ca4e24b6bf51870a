/** FL: broken, empty, huge and hostile mail. Whatever it is, a case opens, the pair can read what there is, and nothing stalls. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer, gotMail, newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { cy, reported, reporter } from "./stories.ts";

const fromReporter = (rest: string): string => `From: ${reporter}\r\n${rest}`;

/** A raw mail that must open a case for both of the pair. */
const opens = async (raw: string | Uint8Array) => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({ raw });
  expect(await openedCase(desk, receipt)).toBe(true);
  expect(gotMail(desk)).toEqual(["cy", "dee"]);
  expect(await desk.stores.raw.get(receipt.rawKey)).toBeUndefined();
  return {
    desk,
    mail: newestFor(desk, "cy"),
    original: newestFor(desk, "cy").attachments.some(({ filename }) => filename === "original-mail.eml"),
  };
};

describe("FL08 two thousand recipients", () => {
  test("are written to by nobody", async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `person${index}@elsewhere.example`).join(",\r\n ");
    const { desk } = await opens(fromReporter(`To: ${many}\r\nCc: ${many}\r\nSubject: s\r\n\r\nIt happened.\r\n`));
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report", "reporter: we have your mail"]);
  });
});

describe("FL09 a mail that is made to take for ever", () => {
  const mega = 1_000_000;
  test.each([
    ["stars", `${"*".repeat(mega)}x`],
    ["empty lines", `a${"\n".repeat(mega)}x`],
    ["a line to keep it from marks", `Keep from: ${"!".repeat(mega)}x`],
    ["lines to keep it from nobody", "Keep from: zz\n".repeat(mega / 20)],
    ["beginnings of quotations", "On 1 wrote\n".repeat(mega / 12)],
    ["quotation marks", ">".repeat(mega)],
    ["angle brackets", "<".repeat(mega)],
    ["one line", "x".repeat(mega)],
  ])("by a megabyte of %s is read, forwarded and done", async (_, text) => {
    const desk = await createMemoryDesk();
    await desk.receive({ text });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
  });

  test("by a megabyte of stars from a member does not hold up that member's answer", async () => {
    const { desk } = await reported();
    await answer(desk, "cy", `${"*".repeat(mega)}x`);
    expect(told(desk)).toContain("cy: what your mail did");
  });

  test("by one line to keep it from a name of four hundred kilobytes still fits into its case", async () => {
    const { mail } = await opens(fromReporter(`Subject: s\r\n\r\nKeep from: ${"zq".repeat(200_000)}\r\nIt happened.\r\n`));
    const remarks = mail.text.slice(
      mail.text.indexOf("Good to know"),
      mail.text.indexOf("--------", mail.text.indexOf("Good to know")),
    );
    expect(remarks).toContain("no member here goes by that name");
    expect(remarks.length).toBeLessThan(1_000);
  });

  test("by fifty lines to keep it from long names still fits into its case", async () => {
    const { mail } = await opens(fromReporter(`Subject: s\r\n\r\n${`Keep from: ${"zq".repeat(2_000)}\r\n`.repeat(50)}`));
    const start = mail.text.indexOf("Good to know");
    expect(mail.text.indexOf("--------", start) - start).toBeLessThan(20_000);
  });
});

describe("FL10 a charset that is broken or unknown", () => {
  const body = (type: string, bytes: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from(fromReporter(`Subject: s\r\nContent-Type: ${type}\r\n\r\n`)), bytes]);

  test.each<readonly [string, Uint8Array, boolean]>([
    ["text/plain; charset=x-unknown", Buffer.from("It happened."), false],
    ["text/plain; charset=utf-8", Buffer.from([0x49, 0x74, 0xff, 0xfe, 0x80, 0x20, 0x68]), true],
    ["text/plain; charset=utf-7", Buffer.from("It +AOQ-happened."), false],
    ["text/plain; charset=utf-32", Buffer.from([0, 0, 0, 0x49, 0xff, 0xff, 0xff, 0xff]), false],
    ["text/plain; charset=iso-2022-kr", Buffer.from("\x1b$)C\x0eIt happened."), false],
    ['text/plain; charset="utf-8', Buffer.from("It happened."), false],
    ["text/plain; charset=", Buffer.from("It happened."), false],
    ["text", Buffer.from("It happened."), false],
    ["nonsense/; ;; =", Buffer.from("It happened."), false],
  ])("%s opens a case", async (type, bytes, damaged) => {
    const { original } = await opens(body(type, bytes));
    if (damaged) expect(original).toBe(true);
  });
});

describe("FL11 bytes that no mail should have", () => {
  test.each<readonly [string, string]>([
    ["a nul in the text", fromReporter("Subject: s\r\n\r\nIt\0happened.\r\n")],
    ["a nul in a header", fromReporter("Subject: a\0b\r\n\r\nIt happened.\r\n")],
    ["bare carriage returns", `From: ${reporter}\rSubject: s\r\rIt happened.\r`],
    ["bare line feeds", `From: ${reporter}\nSubject: s\n\nIt happened.\n`],
    ["a line of a hundred kilobytes", fromReporter(`Subject: s\r\n\r\n${"x".repeat(100_000)}\r\n`)],
    ["a header of a hundred kilobytes", fromReporter(`Subject: ${"x ".repeat(50_000)}\r\n\r\nIt happened.\r\n`)],
    ["no empty line behind the headers", fromReporter("Subject: s")],
    ["only an empty line", "\r\n\r\n"],
    ["a byte order mark in front", `\ufeffFrom: ${reporter}\r\nSubject: s\r\n\r\nIt happened.\r\n`],
    [
      "a file whose type is an empty line",
      fromReporter("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: \r\n\r\nIt happened.\r\n--b--\r\n"),
    ],
    ["three megabytes of headers", fromReporter(`${"X-A: b\r\n".repeat(400_000)}\r\nIt happened.\r\n`)],
    ["a thousand parts inside each other", fromReporter(nested(1_000))],
    ["a thousand parts inside each other, in capitals", fromReporter(nested(1_000).toUpperCase())],
  ])("%s: a case opens", async (_, raw) => {
    await opens(raw);
  });

  test("a mail that cannot be read at all travels as it came", async () => {
    const { mail, original } = await opens(fromReporter(nested(1_000)));
    expect(mail.text).toContain("The desk could not read this mail.");
    expect(original).toBe(true);
  });

  test("any bytes at all: a case opens", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await opens(bytes);
      }),
      { numRuns: 60 },
    );
  });
});

function nested(depth: number): string {
  const open = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`);
  return `${open.join("")}Content-Type: text/plain\r\n\r\nIt happened.\r\n`;
}

describe("FL12 headers that are missing or lie", () => {
  test.each([
    ["no Message-ID", "Subject: s\r\nDate: Tue, 10 Mar 2026 15:00:00 +0000\r\n"],
    ["no Date", "Subject: s\r\n"],
    ["no Subject", "Date: Tue, 10 Mar 2026 15:00:00 +0000\r\n"],
    ["nothing but From", ""],
    ["a Date in 1970", "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n"],
    ["a Date in 2099", "Date: Thu, 1 Jan 2099 00:00:00 +0000\r\n"],
    ["a Date in no zone that there is", "Date: Tue, 10 Mar 2026 15:00:00 +9999\r\n"],
    ["a Date that is none", "Date: yesterday\r\n"],
    ["an empty Message-ID", "Message-ID: \r\n"],
  ])("(%s) change neither the case nor its time, which is when the mail came in", async (_, head) => {
    const { mail } = await opens(fromReporter(`${head}\r\nIt happened.\r\n`));
    expect(mail.text).toContain("Came in: Tuesday 10 March at 10:00, Chicago time");
    expect(mail.text).toContain("> It happened.");
  });
});

describe("FL13 a mail with almost nothing in it", () => {
  // That the reporter is asked once for text comes with letters to the reporter.
  const image = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n";

  test.each([
    ["nothing at all", ""],
    ["nothing below the headers", fromReporter("\r\n")],
    ["only a subject", fromReporter("Subject: Please help\r\n\r\n")],
    ["only an image", fromReporter(`Subject: s\r\n${image}`)],
    ["only spaces", fromReporter("Subject: s\r\n\r\n  \r\n \t\r\n")],
    [
      "only an attachment",
      fromReporter(
        `Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename=a.png\r\n${image}--b--\r\n`,
      ),
    ],
  ])("(%s) opens a case, with the original attached", async (_, raw) => {
    const { mail, original } = await opens(raw);
    expect(original).toBe(true);
    expect(mail.text).toContain("It has no text that the desk could read.");
  });

  test("on a line of the case is passed on all the same", async () => {
    const { desk } = await reported();
    await answer(desk, reporter, "");
    expect(newestFor(desk, "cy").text).toContain("It has no text that the desk could read.");
    await answer(desk, "cy", "", { from: cy });
    expect(told(desk)).toContain("cy: what your mail did");
  });
});

describe("FL09 a mail that is too deep to be read", () => {
  test("is still kept from whom it names, and from whom it asks to be kept from", async () => {
    const depth = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'.repeat(300);
    const desk = await createMemoryDesk();
    await desk.receive({ raw: `From: r@example.org\r\n${depth}\r\nCy shouted at me.\r\nKeep from: Dee\r\n` });
    expect(gotMail(desk)).toEqual(["eli", "fay"]);
  });
});
