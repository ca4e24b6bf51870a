/** nodemailer's composer behind the port. Headers are typed values, never strings: a string with a line break would become two. */
import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { encode, wrap } from "nodemailer/lib/qp";
import type { Encryption } from "../../ports/encryption.ts";
import type { MailComposer as MailComposerPort, OutgoingMail } from "../../ports/mail-out.ts";
import { encryptedMail } from "./encrypted-mail.ts";
import { ourMark } from "./machine-signs.ts";

export const createMailComposer = (encryption: Encryption): MailComposerPort => ({
  compose: async (mail) => {
    const raw = await new MailComposer(options(mail)).compile().build();
    if (mail.encryption === undefined) return raw;
    const { key, at } = mail.encryption;
    return encryptedMail(raw, (inside) => encryption.encrypt(key, inside, at));
  },
});

const longestLine = 76;

const options = (mail: OutgoingMail) => ({
  from: { name: mail.from.name, address: mail.from.address },
  to: { name: "", address: mail.to },
  ...(mail.replyTo !== undefined && { replyTo: { name: mail.from.name, address: mail.replyTo } }),
  subject: mail.subject,
  // SES sets its own in its place; without one here the composer draws one byte by byte.
  messageId: `<${randomUUID()}@${mail.from.address.slice(mail.from.address.lastIndexOf("@") + 1)}>`,
  alternatives: [part("plain", mail.text), part("html", mail.html)],
  references: mail.references,
  headers: [
    { key: "Auto-Submitted", value: mail.inAnswer ? "auto-replied" : "auto-generated" },
    { key: "X-Auto-Response-Suppress", value: "All" },
    { key: ourMark, value: "1" },
  ],
  attachments: mail.attachments.map(({ filename, contentType, bytes }) => ({
    filename,
    contentType,
    content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    contentDisposition: "attachment" as const,
  })),
  /** Nothing that a mail brings may make the composer open a file or a URL. */
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** What every server passes on as it is; encoding it would cost as much as all the rest of writing a mail. */
const plainLines = /^(?:[\t\x20-\x7e]{0,990}(?:\r\n|$))*$/;

/** Encoded by the composer's own encoder, but at once: by way of its streams, writing a mail costs more than twice as much. */
const part = (kind: "plain" | "html", text: string) => {
  const lines = mailLines(text);
  const isPlain = plainLines.test(lines);
  return {
    raw: [
      `Content-Type: text/${kind}; charset=utf-8`,
      `Content-Transfer-Encoding: ${isPlain ? "7bit" : "quoted-printable"}`,
      "",
      isPlain ? lines : wrap(encode(lines), longestLine),
    ].join("\r\n"),
  };
};

/** Line ends as mail has them. Left to the composer it would send every mail, attachments too, through one more filter. */
const mailLines = (text: string): string => text.replace(/\r?\n/g, "\r\n");
