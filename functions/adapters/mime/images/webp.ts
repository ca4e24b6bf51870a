/** WebP: chunks in a RIFF. Pictures, frames and transparency stay; Exif, XMP, colour profiles and chunks of unknown kind go. */
import { byteAt, Copy, hasText, type Rewrite } from "./rewriting.ts";

const extended = "VP8X";
const frame = "ANMF";
const pictures: readonly string[] = ["VP8 ", "VP8L"];
const drawn: ReadonlySet<string> = new Set([...pictures, "ALPH", "ANIM", extended]);
/** What a frame can hold. A frame in a frame is none. */
const inFrame: ReadonlySet<string> = new Set([...pictures, "ALPH"]);

const riffHeader = 12;
const chunkHeader = 8;
const frameHeader = 16;
/** The bits by which an extended header announces a colour profile, Exif and XMP. */
const announced = 0x2c;

interface Chunk {
  readonly kind: string;
  readonly at: number;
  readonly payload: number;
  readonly to: number;
}

/** Every chunk from one place to another, to each exactly; false where they do not fill it. */
const eachChunk = (bytes: Buffer, from: number, to: number, take: (chunk: Chunk) => boolean): boolean => {
  let at = from;
  while (at + chunkHeader <= to) {
    const length = bytes.readUInt32LE(at + 4);
    const payload = at + chunkHeader;
    const next = payload + length + (length % 2);
    if (next > to) return false;
    if (!take({ kind: bytes.toString("latin1", at, at + 4), at, payload, to: next })) return false;
    at = next;
  }
  return at === to;
};

export const rewriteWebp: Rewrite = (bytes) => {
  const end = riffHeader - 4 + (bytes.length < riffHeader ? 0 : bytes.readUInt32LE(4));
  if (end > bytes.length) return undefined;
  const copy = new Copy(bytes);
  copy.take(0, riffHeader);
  let hasPicture = false;
  const whole = eachChunk(bytes, riffHeader, end, (chunk) => {
    hasPicture ||= chunk.kind === frame || pictures.includes(chunk.kind);
    if (chunk.kind === frame) return keepFrame(copy, bytes, chunk);
    if (chunk.kind === extended) return keepExtended(copy, bytes, chunk);
    if (drawn.has(chunk.kind)) copy.take(chunk.at, chunk.to);
    return true;
  });
  if (!whole || !hasPicture) return undefined;
  copy.setUInt32LE(copy.at - chunkHeader, 4);
  return copy.done();
};

const keepExtended = (copy: Copy, bytes: Buffer, { at, payload, to }: Chunk): boolean => {
  if (to - payload < 10) return false;
  copy.take(at, to);
  copy.setByte(byteAt(bytes, payload) & ~announced, copy.at - (to - payload));
  return true;
};

const keepFrame = (copy: Copy, bytes: Buffer, { at, payload, to }: Chunk): boolean => {
  if (to - payload < frameHeader) return false;
  const copied = copy.at;
  copy.take(at, payload + frameHeader);
  const whole = eachChunk(bytes, payload + frameHeader, to, (chunk) => {
    if (inFrame.has(chunk.kind)) copy.take(chunk.at, chunk.to);
    return true;
  });
  copy.setUInt32LE(copy.at - copied - chunkHeader, copied + 4);
  return whole;
};

export const isWebp = (bytes: Buffer): boolean => hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP");
