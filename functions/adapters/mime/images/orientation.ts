/** Which way up a photograph is: the one thing in its Exif data that a viewer needs, and that tells nothing about anybody. */
import { hasText } from "./rewriting.ts";

const exif = "Exif\0\0";
const orientationTag = 0x0112;
const short = 3;
const entryLength = 12;

/** 1 to 8, as the first directory of an APP1 segment's payload says; 1 where nothing sure is said. */
export const orientationIn = (bytes: Buffer, from: number, to: number): number => {
  if (!hasText(bytes, from, exif)) return 1;
  const tiff = bytes.subarray(from + exif.length, to);
  const little = hasText(tiff, 0, "II*\0");
  if (tiff.length < 8 || (!little && !hasText(tiff, 0, "MM\0*"))) return 1;
  const two = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < two(directory); index += 1) {
    const entry = directory + 2 + index * entryLength;
    if (entry + entryLength > tiff.length) break;
    if (two(entry) === orientationTag && two(entry + 2) === short) return inRange(two(entry + 8));
  }
  return 1;
};

const inRange = (value: number): number => (value >= 1 && value <= 8 ? value : 1);

/** A whole APP1 segment that says this and nothing else. */
export const orientationSegment = (orientation: number): Uint8Array =>
  Buffer.from([
    ...[0xff, 0xe1, 0, 34],
    ...Buffer.from(exif, "latin1"),
    ...Buffer.from("MM\0*", "latin1"),
    ...[0, 0, 0, 8, 0, 1],
    ...[orientationTag >> 8, orientationTag & 0xff, 0, short, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
