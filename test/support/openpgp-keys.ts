/** OpenPGP keys made for a test, in the test's own time. */

import { simpleParser } from "mailparser";
import * as openpgp from "openpgp";
import { days, type Instant } from "../../functions/core/instant.ts";
import { march10, must } from "../core/builders.ts";

interface Made {
  readonly email?: string;
  /** In days after it was made. Missing: it never ends. */
  readonly lasts?: number;
  readonly madeAt?: Instant;
}

export const aKey = async ({ email = "cy@members.test", lasts, madeAt = march10 }: Made = {}) => {
  const { privateKey, publicKey, revocationCertificate } = await openpgp.generateKey({
    userIDs: [{ name: "Cy", email }],
    format: "object",
    date: new Date(madeAt),
    ...(lasts !== undefined && { keyExpirationTime: days(lasts) / 1_000 }),
  });
  return { privateKey, armored: publicKey.armor(), revocationCertificate };
};

export type TestKey = Awaited<ReturnType<typeof aKey>>;

/** What the owner of the key reads. */
export const decrypted = async (raw: Uint8Array | string, { privateKey }: TestKey): Promise<Buffer> => {
  const text = Buffer.from(raw).toString("latin1");
  const locked = must(/-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/.exec(text)?.[0]);
  const message = await openpgp.readMessage({ armoredMessage: locked });
  const { data } = await openpgp.decrypt({
    message,
    decryptionKeys: privateKey,
    format: "binary",
    date: new Date(march10 + days(1)),
  });
  return Buffer.from(data as Uint8Array);
};

export const parsedMail = (raw: Uint8Array) => simpleParser(Buffer.from(raw), { skipHtmlToText: true, skipTextToHtml: true });
