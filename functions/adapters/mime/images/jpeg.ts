/**
 * JPEG: segments one after the other, with the picture itself between them. What draws the picture stays; Exif, XMP, IPTC,
 * thumbnails, colour profiles, comments, second pictures and all that stands behind the end go.
 */
import { orientationIn, orientationSegment } from "./orientation.ts";
import { byteAt, Copy, hasText, type Rewrite } from "./rewriting.ts";

const start = 0xd8;
const end = 0xd9;
const scan = 0xda;
const app0 = 0xe0;
const app1 = 0xe1;
const app14 = 0xee;

/** Huffman and arithmetic tables, quantisation, number of lines, restart interval. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);
/** Each way there is to code a single picture. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;
/** Application data and comments, which a viewer may pass over. */
const isAside = (code: number): boolean => code >= 0xe0 && code <= 0xfe;

/** Up to the size of its thumbnail, which is then set to nothing. */
const jfifLength = 14;
const adobeLength = 12;

interface Found {
  frame: boolean;
  scan: boolean;
  jfif: boolean;
  /** Written once, behind the header that must come first. */
  oriented: boolean;
}

export const rewriteJpeg: Rewrite = (bytes) => {
  const copy = new Copy(bytes);
  const found: Found = { frame: false, scan: false, jfif: false, oriented: false };
  copy.take(0, 2);
  let at = 2;
  while (at < bytes.length) {
    if (byteAt(bytes, at) !== 0xff) return undefined;
    while (byteAt(bytes, at + 1) === 0xff) at += 1;
    if (byteAt(bytes, at + 1) === end) return finished(copy, at, found);
    const segment = segmentAt(bytes, at);
    if (!segment || !keepSegment(copy, bytes, segment, found)) return undefined;
    at = segment.code === scan ? scanned(copy, bytes, segment.next) : segment.next;
  }
  return undefined;
};

const finished = (copy: Copy, at: number, found: Found): Buffer | undefined => {
  if (!found.frame || !found.scan) return undefined;
  copy.take(at, at + 2);
  return copy.done();
};

interface Segment {
  readonly code: number;
  readonly at: number;
  readonly payload: number;
  readonly next: number;
}

const segmentAt = (bytes: Buffer, at: number): Segment | undefined => {
  const payload = at + 4;
  if (payload > bytes.length) return undefined;
  const next = at + 2 + bytes.readUInt16BE(at + 2);
  return next < payload || next > bytes.length ? undefined : { code: byteAt(bytes, at + 1), at, payload, next };
};

/** False for what has no place in a single picture: the whole is then not understood. */
const keepSegment = (copy: Copy, bytes: Buffer, segment: Segment, found: Found): boolean => {
  const { code, at, next } = segment;
  if (isAside(code)) {
    keepAside(copy, bytes, segment, found);
    return true;
  }
  if (!tables.has(code) && !frames.has(code) && (code !== scan || !found.frame)) return false;
  found.frame ||= frames.has(code);
  found.scan ||= code === scan;
  copy.take(at, next);
  return true;
};

const keepAside = (copy: Copy, bytes: Buffer, { code, at, payload, next }: Segment, found: Found): void => {
  const length = next - payload;
  if (code === app0 && !found.jfif && !found.oriented && length >= jfifLength && hasText(bytes, payload, "JFIF\0")) {
    found.jfif = true;
    copy.add(Buffer.from([0xff, app0, 0, jfifLength + 2]));
    copy.take(payload, payload + jfifLength - 2);
    copy.add(Buffer.alloc(2));
  }
  if (code === app1 && !found.oriented && orientationIn(bytes, payload, next) > 1) {
    found.oriented = true;
    copy.add(orientationSegment(orientationIn(bytes, payload, next)));
  }
  // Without it a viewer takes the colours of some pictures for others.
  if (code === app14 && length === adobeLength && hasText(bytes, payload, "Adobe")) copy.take(at, next);
};

/** The coded picture, to the marker behind it. In it a 0xff is followed by a zero or by a restart. */
const scanned = (copy: Copy, bytes: Buffer, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length && inScan(byteAt(bytes, at + 1))) at = bytes.indexOf(0xff, at + 2);
  const to = at < 0 ? bytes.length : at;
  copy.take(from, to);
  return to;
};

const inScan = (code: number): boolean => code === 0 || isRestart(code);

export const isJpeg = (bytes: Buffer): boolean =>
  byteAt(bytes, 0) === 0xff && byteAt(bytes, 1) === start && byteAt(bytes, 2) === 0xff;
