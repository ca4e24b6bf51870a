/** Raw mail by hand, line by line, for what no well-behaved composer would write. */
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";

const reader = createMailReader();

/** Bytes above 127 as one character each. */
export const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

export const lines = (...rows: readonly string[]): string => rows.join("\r\n");

export const plainFrom = "From: reporter@example.org";

export const multipart = (type: string, ...parts: readonly string[]): string =>
  [
    plainFrom,
    `Content-Type: multipart/${type}; boundary=q`,
    "",
    parts.map((one) => `--q\r\n${one}`).join("\r\n"),
    "--q--",
    "",
  ].join("\r\n");

export const part = (type: string, body: string, ...headers: readonly string[]): string =>
  lines(`Content-Type: ${type}`, ...headers, "", body);

/** A parser that waits for ever would keep a report from opening a case, and a test from ending. */
const patience = 10_000;

export const readOrNot = async (raw: string | Uint8Array): Promise<IncomingMail | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The reader never answered.")), patience);
  });
  try {
    return await Promise.race([reader.read(typeof raw === "string" ? bytes(raw) : raw), never]);
  } finally {
    clearTimeout(timer);
  }
};

export const understood = async (raw: string | Uint8Array): Promise<IncomingMail> => {
  const mail = await readOrNot(raw);
  if (mail === undefined) throw new Error("The mail was to be understood.");
  return mail;
};
