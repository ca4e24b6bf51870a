/** Mail for a member with an OpenPGP key: nothing of what it says stands outside, and the key's owner reads all of it. */
import fc from "fast-check";
import * as openpgp from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import { createMailComposer } from "../../functions/adapters/mime/mail-composer.ts";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import { compiledTemplates } from "../../functions/adapters/templates/rendering.ts";
import { days, after as later } from "../../functions/core/instant.ts";
import { CannotEncrypt } from "../../functions/ports/encryption.ts";
import type { OutgoingMail } from "../../functions/ports/mail-out.ts";
import { type MessageName, messageFields } from "../../templates/messages.ts";
import { march10 } from "../core/builders.ts";
import { aKey, decrypted, parsedMail, type TestKey } from "../support/openpgp-keys.ts";
import { samples } from "../templates/samples.ts";

const encryption = createEncryption();
const composer = createMailComposer(encryption);
const cy = "cy@members.test";

let key: TestKey;
beforeAll(async () => {
  key = await aKey();
});

const outgoing = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  subject: "quiet heron: a new report",
  text: "Hello",
  html: "<p>Hello</p>",
  from: { name: "Demo Conduct Desk", address: "conduct@desk.test" },
  to: cy,
  replyTo: "conduct+abc@desk.test",
  references: "<t.abc@desk.test>",
  inAnswer: false,
  attachments: [],
  encryption: { key: key.armored, at: march10 },
  ...change,
});

/** Headers may say who and which case; words of four letters and more that stand anywhere else must not be seen. */
const wordsIn = (text: string): readonly string[] => [...new Set(text.match(/[\p{L}\d]{4,}/gu) ?? [])];
const bodyOf = (raw: Buffer): string => raw.toString("latin1").slice(raw.indexOf("\r\n\r\n"));
const said =
  /^(?:Content|Type|Disposition|application|encrypted|Version|octet|stream|inline|filename|name|locked|BEGIN|MESSAGE|pgp)$/i;

const isSeen = (raw: Buffer, word: string): boolean =>
  // Short words turn up in random letters by chance.
  !said.test(word) && (word.length > 7 || /\d{5}/.test(word)) && bodyOf(raw).includes(word);

const file = (filename: string) => ({ filename, contentType: "text/plain", bytes: Buffer.from("corridor ".repeat(20)) });

describe("an encrypted mail", () => {
  const names = Object.keys(messageFields) as MessageName[];

  test.each(names)("of the kind %s shows nothing outside, and is the same mail inside", async (name) => {
    const message = compiledTemplates.render(name, samples[name]);
    const mail = outgoing({ ...message, attachments: [file("photograph-of-corridor.txt")] });
    const raw = Buffer.from(await composer.compose(mail));
    const shown = wordsIn(`${message.text} ${message.html} photograph of corridor`).filter((word) => isSeen(raw, word));
    expect(shown).toEqual([]);
    const [inside, clear] = await Promise.all([
      parsedMail(await decrypted(raw, key)),
      parsedMail(await composer.compose({ ...mail, encryption: undefined })),
    ]);
    expect([inside.subject, inside.text, inside.html]).toEqual([clear.subject, clear.text, clear.html]);
    expect(inside.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual(
      clear.attachments.map(({ filename, content }) => [filename, content.toString()]),
    );
  });

  test("has outside the form that mail programs know, and the headers that every mail of ours has", async () => {
    const raw = Buffer.from(await composer.compose(outgoing({ attachments: [file("a.txt")] })));
    const headers = raw.toString("latin1", 0, raw.indexOf("\r\n\r\n")).split(/\r\n(?![ \t])/);
    expect(headers.map((header) => header.slice(0, header.indexOf(":"))).sort()).toEqual([
      ...["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "References", "Reply-To", "Subject"],
      ...["To", "X-Auto-Response-Suppress", "X-Conduct-Desk"],
    ]);
    expect(headers.find((header) => header.startsWith("Content-Type"))).toMatch(
      /^Content-Type: multipart\/encrypted; protocol="application\/pgp-encrypted";\r\n boundary="[\w-]+"$/,
    );
    const parts = (await parsedMail(raw)).attachments.map(({ contentType }) => contentType);
    expect(parts).toEqual(["application/pgp-encrypted", "application/octet-stream"]);
    expect(
      Math.max(
        ...raw
          .toString("latin1")
          .split("\r\n")
          .map((line) => line.length),
      ),
    ).toBeLessThan(200);
  });

  test("carries any text and any file, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 80 }), fc.uint8Array({ maxLength: 300 }), async (text, bytes) => {
        const attachments = [{ filename: "a.bin", contentType: "application/octet-stream", bytes }];
        const inside = await decrypted(await composer.compose(outgoing({ text, attachments })), key);
        const clear = await parsedMail(await composer.compose(outgoing({ text, attachments, encryption: undefined })));
        expect((await parsedMail(inside)).text).toBe(clear.text);
        expect((await parsedMail(inside)).attachments[0]?.content).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 15 },
    );
  });

  test("grows by no more than the desk counts with", async () => {
    const bytes = Buffer.alloc(1_000_000, "0123456789abcdef");
    const attachments = [{ filename: "a.bin", contentType: "application/octet-stream", bytes }];
    const raw = await composer.compose(outgoing({ attachments }));
    expect(raw.length).toBeLessThan(Math.ceil(bytes.length / 57) * 78 * (4 / 3) * (62 / 60) + 10_000);
  });

  test("is not written at all where the key has ended meanwhile", async () => {
    const { armored } = await aKey({ lasts: 30 });
    const at = later(march10, days(31));
    await expect(composer.compose(outgoing({ encryption: { key: armored, at } }))).rejects.toThrow(CannotEncrypt);
    await expect(composer.compose(outgoing({ encryption: { key: "no key", at } }))).rejects.toThrow(CannotEncrypt);
  });
});

describe("a key that is looked at", () => {
  const look = (armored: string, at = march10) => encryption.look(armored, cy, at);

  test("is good where it can encrypt, and says until when", async () => {
    expect(await look(key.armored)).toEqual({ names: true });
    const { armored } = await aKey({ lasts: 30 });
    expect(await look(armored)).toEqual({ names: true, expires: later(march10, days(30)) });
  });

  test("may belong to another address, which is only said", async () => {
    expect(await look((await aKey({ email: "cy@elsewhere.test" })).armored)).toEqual({ names: false });
  });

  test("is refused with the reason", async () => {
    const short = await aKey({ lasts: 30 });
    const { publicKey } = await openpgp.revokeKey({
      key: await openpgp.readKey({ armoredKey: key.armored }),
      revocationCertificate: key.revocationCertificate,
      format: "object",
      date: new Date(march10),
    });
    const signsOnly = await openpgp.generateKey({
      userIDs: [{ email: cy }],
      subkeys: [],
      date: new Date(march10),
      format: "object",
    });
    const found = await Promise.all([
      look("no key at all"),
      look(key.privateKey.armor()),
      look(short.armored, later(march10, days(30))),
      look(short.armored, later(march10, -days(1))),
      look(publicKey.armor(), later(march10, days(1))),
      look(signsOnly.publicKey.armor()),
      look("x".repeat(1_000_000)),
    ]);
    const reasons = ["unreadable", "secret", "expired", "not-yet", "revoked", "cannot-encrypt", "unreadable"];
    expect(found).toEqual(reasons.map((fault) => ({ fault })));
  });
});
