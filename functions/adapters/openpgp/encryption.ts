/** OpenPGP.js, loaded only when somebody has a key: few do, and nobody else should wait for it. */
import type { Key, PublicKey } from "openpgp";
import { instant } from "../../core/instant.ts";
import { addressKey } from "../../core/mail/address.ts";
import { CannotEncrypt, type Encryption, type KeyFault, type KeyFound } from "../../ports/encryption.ts";

type OpenPgp = typeof import("openpgp");

const loaded = (): Promise<OpenPgp> => import("openpgp");

/** A key of a person is some kilobytes; one with a million signatures is an attack. */
const longestKey = 100_000;

export const createEncryption = (): Encryption => ({
  look: async (armored, address, at) => {
    try {
      const key = await readOne(await loaded(), armored);
      return typeof key === "string" ? { fault: key } : await lookedAt(key, address, new Date(at));
    } catch {
      return { fault: "unreadable" };
    }
  },
  encrypt: async (armored, plain, at) => {
    try {
      const openpgp = await loaded();
      const key = await readOne(openpgp, armored);
      if (typeof key === "string") throw new CannotEncrypt();
      const message = await openpgp.createMessage({ binary: plain, format: "mime" });
      return await openpgp.encrypt({ message, encryptionKeys: key, date: new Date(at), format: "armored" });
    } catch {
      throw new CannotEncrypt();
    }
  },
});

const readOne = async ({ readKeys }: OpenPgp, armored: string): Promise<PublicKey | KeyFault> => {
  if (armored.length > longestKey) return "unreadable";
  const [key, ...more] = await readKeys({ armoredKeys: armored });
  if (!key) return "unreadable";
  if (more.length > 0) return "several";
  // Whoever can read the roster could then read everything that was ever sent to them.
  return key.isPrivate() ? "secret" : key;
};

const lookedAt = async (key: Key, address: string, at: Date): Promise<KeyFound> => {
  if (await key.isRevoked(undefined, undefined, at)) return { fault: "revoked" };
  if (at < key.getCreationTime()) return { fault: "not-yet" };
  const primary = await key.getExpirationTime();
  if (primary instanceof Date && primary <= at) return { fault: "expired" };
  const ends = await encryptsUntil(key, at);
  if (ends === undefined) return { fault: (await hasExpiredSubkey(key, at)) ? "expired" : "cannot-encrypt" };
  const expires = Math.min(ends, primary instanceof Date ? primary.getTime() : Number.POSITIVE_INFINITY);
  const names = key.getUserIDs().some((id) => addressKey(/<([^<>]*)>\s*$/.exec(id)?.[1] ?? id) === addressKey(address));
  return { names, ...(Number.isFinite(expires) && { expires: instant(expires) }) };
};

/** One key after the other: a person may have made the next one before the last ran out. */
const encryptsUntil = async (key: Key, at: Date): Promise<number | undefined> => {
  let ends: number | undefined;
  for (let step = 0; step < 10; step += 1) {
    const using = await key.getEncryptionKey(undefined, ends === undefined ? at : new Date(ends)).catch(() => undefined);
    if (!using) return ends;
    const expires = await ("getExpirationTime" in using ? using.getExpirationTime(at) : null);
    const until = expires instanceof Date ? expires.getTime() : Number.POSITIVE_INFINITY;
    if (until <= (ends ?? at.getTime()) || !Number.isFinite(until)) return until;
    ends = until;
  }
  return ends;
};

const hasExpiredSubkey = async (key: Key, at: Date): Promise<boolean> => {
  const ends = await Promise.all(key.getSubkeys().map((subkey) => subkey.getExpirationTime(at).catch(() => null)));
  return ends.some((end) => end instanceof Date && end <= at);
};
