/** GIF: a screen, then blocks. Pictures, their timing and the number of rounds stay; comments, XMP and texts go. */
import { byteAt, Copy, hasText, type Rewrite } from "./rewriting.ts";

const extension = 0x21;
const picture = 0x2c;
const trailer = 0x3b;
const timing = 0xf9;
const application = 0xff;

const screenEnd = 13;
const describedIn = 10;

/** The size of the table of colours that a screen or a picture says it brings. */
const coloursAfter = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Behind the last of a row of sub-blocks. */
const afterBlocks = (bytes: Buffer, from: number): number => {
  let at = from;
  while (byteAt(bytes, at) !== 0) at += byteAt(bytes, at) + 1;
  return at + 1;
};

/** How many rounds an animation makes, in the one form that says nothing else. */
const isRounds = (bytes: Buffer, at: number, next: number): boolean =>
  next - at === 19 &&
  byteAt(bytes, at + 2) === 11 &&
  (hasText(bytes, at + 3, "NETSCAPE2.0") || hasText(bytes, at + 3, "ANIMEXTS1.0")) &&
  byteAt(bytes, at + 14) === 3;

const staysOf = (bytes: Buffer, at: number, next: number): boolean =>
  byteAt(bytes, at + 1) === timing || (byteAt(bytes, at + 1) === application && isRounds(bytes, at, next));

const endOf = (bytes: Buffer, at: number): number => {
  if (byteAt(bytes, at) === extension) return afterBlocks(bytes, at + 2);
  // Behind its table of colours stands one byte more before the sub-blocks.
  return afterBlocks(bytes, at + describedIn + coloursAfter(byteAt(bytes, at + 9)) + 1);
};

export const rewriteGif: Rewrite = (bytes) => {
  if (bytes.length < screenEnd) return undefined;
  const copy = new Copy(bytes);
  let hasPicture = false;
  let at = screenEnd + coloursAfter(byteAt(bytes, 10));
  copy.take(0, at);
  while (at < bytes.length) {
    const kind = byteAt(bytes, at);
    if (kind === trailer) {
      copy.take(at, at + 1);
      return hasPicture ? copy.done() : undefined;
    }
    if (kind !== extension && kind !== picture) return undefined;
    const next = endOf(bytes, at);
    if (next > bytes.length) return undefined;
    hasPicture ||= kind === picture;
    if (kind === picture || staysOf(bytes, at, next)) copy.take(at, next);
    at = next;
  }
  return undefined;
};

export const isGif = (bytes: Buffer): boolean => hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a");
