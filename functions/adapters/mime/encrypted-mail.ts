/**
 * A mail that was composed, wrapped as RFC 3156 wants it: outside stand the headers by which it finds its reader, inside an
 * encrypted part stands the rest, the subject once more with it.
 */
import { randomUUID } from "node:crypto";

/** What says what the mail holds. All other headers are ours, and needed outside. */
const describing = /^(?:content-[\w-]+|mime-version):/i;

const lineEnd = "\r\n";

/** Each header with its continued lines. */
const headersOf = (head: string): readonly string[] => head.split(/\r\n(?![ \t])/);

export const encryptedMail = async (mail: Uint8Array, encrypt: (inside: Uint8Array) => Promise<string>): Promise<Uint8Array> => {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const end = bytes.indexOf(lineEnd + lineEnd);
  const headers = headersOf(bytes.toString("latin1", 0, end));
  const inner = headers.filter((header) => /^(?:content-[\w-]+|subject):/i.test(header));
  const locked = await encrypt(Buffer.concat([Buffer.from(inner.join(lineEnd), "latin1"), bytes.subarray(end)]));
  const boundary = `--locked-${randomUUID()}`;
  return Buffer.from(
    [
      ...headers.filter((header) => !describing.test(header)),
      "MIME-Version: 1.0",
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted";',
      ` boundary="${boundary}"`,
      "",
      `--${boundary}`,
      "Content-Type: application/pgp-encrypted",
      "",
      "Version: 1",
      "",
      `--${boundary}`,
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      'Content-Disposition: inline; filename="encrypted.asc"',
      "",
      locked.replace(/\r?\n/g, lineEnd),
      `--${boundary}--`,
      "",
    ].join(lineEnd),
    "latin1",
  );
};
