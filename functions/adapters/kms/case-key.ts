/** One owner's key: AES-256-GCM for content, HMAC for marks, each under a key of its own that is derived from the data key. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from "node:crypto";
import type { CaseKey } from "../../ports/case-keys.ts";

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;
const markBytes = 16;
const pieceBytes = 1024 * 1024;

const base32Letters = "abcdefghijklmnopqrstuvwxyz234567";

const base32 = (bytes: Uint8Array): string => {
  let text = "";
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += base32Letters[(held >>> (bits - 5)) & 31];
    held &= 31;
  }
  return bits > 0 ? text + base32Letters[(held << (5 - bits)) & 31] : text;
};

export const caseKeyFrom = (dataKey: Uint8Array): CaseKey => {
  const derived = (purpose: string) => createSecretKey(createHmac("sha256", dataKey).update(`conduct-desk ${purpose}`).digest());
  const [sealing, marking] = [derived("seal"), derived("mark")];
  return {
    seal: (content, identity) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(identity));
      const sealed = Buffer.allocUnsafe(headBytes + content.length);
      sealed[0] = formatVersion;
      nonce.copy(sealed, 1);
      // In pieces, or all of a large mail would be there a third time.
      for (let at = 0; at < content.length; at += pieceBytes)
        cipher.update(content.subarray(at, at + pieceBytes)).copy(sealed, headBytes + at);
      cipher.final();
      cipher.getAuthTag().copy(sealed, 1 + nonceBytes);
      return sealed;
    },
    open: (sealed, identity) => {
      if (sealed.length < headBytes || sealed[0] !== formatVersion)
        throw new Error("This is not sealed content of a known form.");
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(identity));
      decipher.setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
      const content = decipher.update(sealed.subarray(headBytes));
      decipher.final();
      return content;
    },
    mark: (purpose) => base32(createHmac("sha256", marking).update(purpose).digest().subarray(0, markBytes)),
  };
};
