/** Pictures made by hand, byte by byte, each with place and author wherever its kind has room for them. */

/** Stands in everything that must not be left. */
export const canary = "37.9715N-canary";

const text = (said: string): Buffer => Buffer.from(said, "latin1");
const bytes = (...given: number[]): Buffer => Buffer.from(given);
const all = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

const two = (value: number): Buffer => bytes(value >> 8, value & 0xff);
const four = (value: number): Buffer => all(two(value >>> 16), two(value & 0xffff));
const fourLittle = (value: number): Buffer => Buffer.from(four(value)).reverse();

const segment = (code: number, payload: Uint8Array): Buffer => all(bytes(0xff, code), two(payload.length + 2), payload);

/** A directory with the orientation and a pointer to another, in which the place stands. */
export const exif = (orientation: number): Buffer =>
  all(
    text("Exif\0\0MM\0*"),
    four(8),
    two(2),
    ...[two(0x0112), two(3), four(1), two(orientation), two(0)],
    ...[two(0x8825), two(4), four(1), four(38)],
    four(0),
    text(`GPS ${canary}`),
  );

export interface Jpeg {
  readonly orientation?: number;
  readonly asides?: readonly Uint8Array[];
  readonly behind?: Uint8Array;
}

const jfif = all(text("JFIF\0"), bytes(1, 2, 1, 0, 72, 0, 72, 1, 1), text("thumbnail-canary"));
export const jpegComment = segment(0xfe, text(canary));

const frame = segment(0xc0, bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0));
const scan = segment(0xda, bytes(1, 1, 0, 0, 0x3f, 0));
const coded = bytes(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56);

export const jpeg = ({ orientation = 6, asides = [], behind = text(canary) }: Jpeg = {}): Buffer =>
  all(
    bytes(0xff, 0xd8),
    segment(0xe0, jfif),
    segment(0xe1, exif(orientation)),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${canary}`)),
    segment(0xe2, text(`ICC_PROFILE\0${canary}`)),
    segment(0xed, text(`Photoshop 3.0\x008BIM${canary}`)),
    segment(0xee, all(text("Adobe"), bytes(0, 100, 0, 0, 0, 0, 1))),
    jpegComment,
    ...asides,
    segment(0xdb, Buffer.alloc(65, 1)),
    frame,
    segment(0xc4, Buffer.alloc(20, 1)),
    scan,
    coded,
    jpegComment,
    scan,
    coded,
    bytes(0xff, 0xff, 0xd9),
    behind,
  );

const crcIsNotLookedAt = four(0);
const chunk = (type: string, data: Uint8Array): Buffer => all(four(data.length), text(type), data, crcIsNotLookedAt);

export const png = (): Buffer =>
  all(
    text("\x89PNG\r\n\x1a\n"),
    chunk("IHDR", all(four(1), four(1), bytes(8, 2, 0, 0, 0))),
    chunk("iCCP", text(canary)),
    chunk("pHYs", Buffer.alloc(9)),
    ...["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"].map((type) => chunk(type, text(canary))),
    chunk("IDAT", text("pixels")),
    chunk("tEXt", text(canary)),
    chunk("IEND", Buffer.alloc(0)),
    text(canary),
  );

const blocks = (data: Uint8Array): Buffer => all(bytes(data.length), data, bytes(0));

const gif = (): Buffer =>
  all(
    text("GIF89a"),
    bytes(1, 0, 1, 0, 0x80, 0, 0),
    Buffer.alloc(6),
    bytes(0x21, 0xff, 11),
    text("NETSCAPE2.0"),
    bytes(3, 1, 0, 0, 0),
    bytes(0x21, 0xfe),
    blocks(text(canary)),
    bytes(0x21, 0xff, 11),
    text("XMP DataXMP"),
    blocks(text(canary)),
    bytes(0x21, 0x01, 0),
    bytes(0x21, 0xf9, 4, 0, 0, 0, 0, 0),
    bytes(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2),
    blocks(bytes(0x44, 1)),
    bytes(0x3b),
    text(canary),
  );

const riffChunk = (kind: string, data: Uint8Array): Buffer =>
  all(text(kind), fourLittle(data.length), data, Buffer.alloc(data.length % 2));

export const webp = (): Buffer => {
  const chunks = all(
    riffChunk("VP8X", all(bytes(0x2e, 0, 0, 0), Buffer.alloc(6))),
    riffChunk("ICCP", text(canary)),
    riffChunk("ANIM", Buffer.alloc(6)),
    riffChunk("ANMF", all(Buffer.alloc(16), riffChunk("VP8L", text("pixels")), riffChunk("EXIF", text(canary)))),
    riffChunk("VP8 ", text("pixel")),
    riffChunk("EXIF", text(canary)),
    riffChunk("XMP ", text(canary)),
    riffChunk("note", text(canary)),
  );
  return all(text("RIFF"), fourLittle(chunks.length + 4), text("WEBP"), chunks, text(canary));
};

export const pictures: readonly (readonly [string, () => Buffer])[] = [
  ["a JPEG", jpeg],
  ["a PNG", png],
  ["a GIF", gif],
  ["a WebP", webp],
];
