import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { createMailComposer } from "../../functions/adapters/mime/mail-composer.ts";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import { answer } from "../app/casework.ts";
import { deciding } from "../hazard/stories.ts";
import { OwnMail } from "./own-mail.ts";

const byThePackage = async (raw: Uint8Array) => {
  const { subject, text, html, replyTo, attachments } = await simpleParser(Buffer.from(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  return {
    subject: subject ?? "",
    text: text ?? "",
    html: html || "",
    replyTo: replyTo?.value[0]?.address ?? "",
    attachments: attachments.map(({ filename, size }) => ({ filename: filename ?? "", size })),
  };
};

const read = ({ subject, text, html, replyTo, attachments }: OwnMail) => ({ subject, text, html, replyTo, attachments });

test("our own mails are read as the package reads them", async () => {
  const { desk } = await deciding({
    report: { text: "Ümläute,  two spaces \n> quoted = equals\n\n\nend. \n", subject: "Grüße" },
  });
  await answer(desk, "cy", "/file");
  await answer(desk, "cy", "/status");
  for (const { raw } of desk.sent) {
    const bytes = Buffer.from(raw, "latin1");
    expect(read(new OwnMail(bytes))).toEqual(await byThePackage(bytes));
  }
});

test("names of files and senders are read as the package reads them", async () => {
  for (const filename of [
    "a.txt",
    'quo"te.png',
    "Grüße und mehr, ein sehr langer Name mit vielen Wörtern ".repeat(3),
    "日本.pdf",
    "a;b.txt",
  ]) {
    const raw = await createMailComposer(createEncryption()).compose({
      from: { name: 'Grüße, "Desk" <x>', address: "conduct@desk.test" },
      to: "ada@members.test",
      replyTo: "conduct+line@desk.test",
      references: "<a@desk.test>",
      subject: "Grüße an alle, die hier mitlesen und noch ein paar Wörter mehr brauchen",
      text: "Text.",
      html: "<p>Text.</p>",
      attachments: [{ filename, contentType: "image/png", bytes: Buffer.from("\u0000\u00ff\r\n") }],
      inAnswer: false,
      encryption: undefined,
    });
    expect(read(new OwnMail(raw))).toEqual(await byThePackage(raw));
  }
});
