/** Mail that leaves is made of typed values: nothing in them can become a header, a recipient or a part of its own. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { createMailComposer } from "../../functions/adapters/mime/mail-composer.ts";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import type { OutgoingMail } from "../../functions/ports/mail-out.ts";

const composer = createMailComposer(createEncryption());

const letter: OutgoingMail = {
  subject: "quiet heron: a new report",
  text: "Hello Ada,\n\na report has come in.\n",
  html: "<p>Hello Ada,</p><p>a report has come in.</p>",
  from: { name: "Demo Conduct Desk", address: "conduct@desk.test" },
  to: "ada@members.test",
  replyTo: "conduct+abc@desk.test",
  references: "<t.abc@desk.test>",
  inAnswer: false,
  attachments: [],
  encryption: undefined,
};

const compose = async (change: Partial<OutgoingMail> = {}): Promise<Buffer> =>
  Buffer.from(await composer.compose({ ...letter, ...change }));

/** Header lines of the mail itself, unfolded. */
const headersOf = (raw: Buffer): readonly (readonly [string, string])[] => {
  const head = raw.subarray(0, raw.indexOf("\r\n\r\n")).toString("latin1");
  return head
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
};
const header = (raw: Buffer, name: string): string | undefined => headersOf(raw).find(([key]) => key === name)?.[1];

const expectedNames = [
  "Auto-Submitted",
  "Content-Type",
  "Date",
  "From",
  "MIME-Version",
  "Message-ID",
  "References",
  "Reply-To",
  "Subject",
  "To",
  "X-Auto-Response-Suppress",
  "X-Conduct-Desk",
];

describe("a mail that leaves", () => {
  it("has the headers that it needs, each once, and no other", async () => {
    expect(
      headersOf(await compose())
        .map(([name]) => name)
        .sort(),
    ).toEqual(expectedNames);
  });

  it("is from the desk, to one reader, and answered on that reader's line", async () => {
    const raw = await compose();
    expect(header(raw, "From")).toBe("Demo Conduct Desk <conduct@desk.test>");
    expect(header(raw, "To")).toBe("ada@members.test");
    expect(header(raw, "Reply-To")).toBe("Demo Conduct Desk <conduct+abc@desk.test>");
    expect(header(raw, "References")).toBe("<t.abc@desk.test>");
  });

  it("says that a machine wrote it, and whether in answer to a mail", async () => {
    expect(header(await compose(), "Auto-Submitted")).toBe("auto-generated");
    expect(header(await compose({ inAnswer: true }), "Auto-Submitted")).toBe("auto-replied");
    expect(header(await compose(), "X-Auto-Response-Suppress")).toBe("All");
  });

  it("has no Reply-To where its reader has no line", async () => {
    const names = headersOf(await compose({ replyTo: undefined })).map(([name]) => name);
    expect([...names].sort()).toEqual(expectedNames.filter((name) => name !== "Reply-To"));
  });

  it("is known as our own when it comes back", async () => {
    const read = await createMailReader().read(await compose());
    expect(read?.signs).toMatchObject({ ours: true, autoSubmitted: ["auto-generated"] });
  });

  it("says the same in text and in HTML, and both are read back as they were written", async () => {
    const text = "Größe, 漢字, 👋\n> quoted\n.\nFrom here on\n-- \nsigned\n";
    const parsed = await PostalMime.parse(await compose({ text, html: "<p>Größe 漢字 👋</p>" }));
    expect(parsed.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(text.trimEnd());
    expect(parsed.html?.trim()).toBe("<p>Größe 漢字 👋</p>");
  });

  it.each([
    ["in lines that need no encoding", "Dear all,\n.\nFrom here on\n> quoted = 3D\n\ttab \n-- \nsigned\n"],
    ["with a line of a thousand letters", `${"x".repeat(1_000)}\nend\n`],
    ["with an end of a line alone, and a NUL", "one\rtwo\0three\n"],
    ["with nothing in it", ""],
  ])("is read back as it was written, %s", async (_, text) => {
    const raw = await compose({ text, html: `<p>${text}</p>` });
    const parsed = await PostalMime.parse(raw);
    const lines = (read = "") => read.replaceAll("\r\n", "\n").trimEnd();
    expect([lines(parsed.text), lines(parsed.html)]).toEqual([text.trimEnd(), `<p>${text}</p>`]);
    for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  });

  it("is plain ASCII in lines that every server takes", async () => {
    const long = `${"ä".repeat(3_000)} ${"x".repeat(3_000)}`;
    const raw = await compose({ subject: long.slice(0, 200), text: long, html: `<p>${long}</p>` });
    expect(raw.every((byte) => byte < 128)).toBe(true);
    expect(
      Math.max(
        ...raw
          .toString("latin1")
          .split("\r\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });
});

describe("what a sender chose", () => {
  const nasty = 'a"\r\nBcc: evil@example.org\r\nX-Evil: 1\r\n\r\nDear all,\n\r--x\0\u2028\u0085<b>';
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(nasty, "\r\n.\r\n", "\n\n", "=?utf-8?Q?=0D=0ABcc:_e@example.org?=", "\ud800", ";x=y", '"; name="z'),
  );

  it("never becomes a header, whether it stands in a subject, a name or a file name", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (subject, name, filename) => {
        const raw = await compose({
          subject: `quiet heron: ${subject}`,
          from: { name, address: "conduct@desk.test" },
          attachments: [{ filename, contentType: "text/plain", bytes: Buffer.from("hello") }],
        });
        expect(
          headersOf(raw)
            .map(([key]) => key)
            .sort(),
        ).toEqual(expectedNames);
        const parsed = await simpleParser(raw);
        expect(parsed.bcc).toBeUndefined();
        expect([parsed.to ?? []].flat().flatMap((field) => field.value.map((box) => box.address))).toEqual(["ada@members.test"]);
        expect(parsed.attachments).toHaveLength(1);
        expect(parsed.text?.trim()).toBe(letter.text.trim());
      }),
      { numRuns: 80 },
    );
  });

  it("never makes a second recipient, even where an address is not one", async () => {
    for (const to of [
      "ada@members.test, bo@members.test",
      "ada@members.test\r\nBcc: bo@members.test",
      "x: a@members.test, b@members.test;",
    ]) {
      const raw = await compose({ to });
      expect(
        headersOf(raw)
          .map(([key]) => key)
          .sort(),
      ).toEqual(expectedNames);
      const parsed = await simpleParser(raw);
      expect([parsed.to ?? []].flat().flatMap((field) => field.value)).toHaveLength(1);
    }
  });

  it("never becomes a header through the type of an attachment", async () => {
    const raw = await compose({
      attachments: [{ filename: "a.txt", contentType: "text/plain\r\nBcc: evil@example.org", bytes: Buffer.from("hello") }],
    });
    expect(raw.toString("latin1")).not.toMatch(/^bcc:/im);
  });

  it("never makes the composer open a file or an address", async () => {
    const odd = {
      filename: "/etc/hostname",
      contentType: "text/plain",
      bytes: Buffer.from("hello"),
      path: "/etc/hostname",
      href: "http://127.0.0.1:1/",
    };
    const parsed = await simpleParser(await compose({ attachments: [odd] }));
    expect(parsed.attachments.map(({ content }) => content.toString())).toEqual(["hello"]);
  });
});

describe("attachments", () => {
  const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

  it("arrive byte for byte, whatever is in them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.uint8Array({ maxLength: 3_000 }),
            fc.constantFrom("text/plain", "text/html", "image/png", "application/octet-stream"),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        async (files) => {
          const attachments = files.map(([bytes, contentType], index) => ({ filename: `file-${index}.bin`, contentType, bytes }));
          const parsed = await simpleParser(await compose({ attachments }));
          expect(parsed.attachments.map(({ filename }) => filename)).toEqual(attachments.map(({ filename }) => filename));
          expect(parsed.attachments.map(({ content }) => hash(content))).toEqual(attachments.map(({ bytes }) => hash(bytes)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ["bare line feeds and carriage returns", Buffer.from("a\nb\rc\r\nd\n")],
    ["lines that look like boundaries and dots", Buffer.from("--_NmP\r\n.\r\n..\r\n--\r\n")],
    ["nothing at all", Buffer.alloc(0)],
    ["a whole mail", Buffer.from("From: a@example.org\r\nSubject: x\r\n\r\nhello\xff\n", "latin1")],
    ["a megabyte of every byte", Buffer.alloc(1_000_000, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)))],
  ])("arrive byte for byte: %s", async (_, bytes) => {
    const attachments = [{ filename: "file.bin", contentType: "application/octet-stream", bytes }];
    const parsed = await simpleParser(await compose({ attachments }));
    expect(parsed.attachments.map(({ content }) => hash(content))).toEqual([hash(bytes)]);
  });

  it("keep names in any script", async () => {
    const names = ["Größe.pdf", "漢字.txt", "naïve (1).png", "عربي.doc", "👋.gif"];
    const attachments = names.map((filename) => ({ filename, contentType: "application/octet-stream", bytes: Buffer.from("x") }));
    const parsed = await simpleParser(await compose({ attachments }));
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(names);
  });

  it("of many megabytes arrive whole", async () => {
    const bytes = Buffer.alloc(9 * 1024 * 1024, "0123456789abcdef\n");
    const raw = await compose({ attachments: [{ filename: "large.bin", contentType: "application/octet-stream", bytes }] });
    const { attachments } = await PostalMime.parse(raw);
    const [content] = attachments.map((one) => one.content);
    expect(content instanceof ArrayBuffer && hash(new Uint8Array(content)) === hash(bytes)).toBe(true);
  });
});
