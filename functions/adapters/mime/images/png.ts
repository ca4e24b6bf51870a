/** PNG: a signature and chunks. What draws the picture stays; texts, Exif, times, colour profiles and all behind the end go. */
import { Copy, hasText, type Rewrite } from "./rewriting.ts";

const signature = "\x89PNG\r\n\x1a\n";

/** Those that an animation needs are among them. */
const drawn: ReadonlySet<string> = new Set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT".split(" "));

/** Length, type and check sum. */
const around = 12;
const longest = 0x7fffffff;

export const rewritePng: Rewrite = (bytes) => {
  const copy = new Copy(bytes);
  copy.take(0, signature.length);
  let hasPicture = false;
  for (let at = signature.length; at + around <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const next = at + around + length;
    if (length > longest || next > bytes.length) return undefined;
    const type = bytes.toString("latin1", at + 4, at + 8);
    if ((at === signature.length) !== (type === "IHDR")) return undefined;
    hasPicture ||= type === "IDAT";
    if (drawn.has(type)) copy.take(at, next);
    // Lower case says that a viewer may pass over it; anything else is part of a picture of a kind that is not known here.
    else if (!/^[a-z][A-Za-z]{3}$/.test(type)) return undefined;
    if (type === "IEND") return hasPicture ? copy.done() : undefined;
    at = next;
  }
  return undefined;
};

export const isPng = (bytes: Buffer): boolean => hasText(bytes, 0, signature);
