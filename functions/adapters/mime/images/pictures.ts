/**
 * The pictures that people send most, rewritten part by part from a list of parts that may stay. No pixel is decoded: a decoder
 * is what hostile pictures are made for. What a file calls itself counts for nothing; its first bytes say what it is.
 */
import type { Pictures } from "../../../ports/pictures.ts";
import { isGif, rewriteGif } from "./gif.ts";
import { isJpeg, rewriteJpeg } from "./jpeg.ts";
import { isPng, rewritePng } from "./png.ts";
import type { Rewrite } from "./rewriting.ts";
import { isWebp, rewriteWebp } from "./webp.ts";

const kinds: readonly (readonly [(bytes: Buffer) => boolean, Rewrite])[] = [
  [isJpeg, rewriteJpeg],
  [isPng, rewritePng],
  [isGif, rewriteGif],
  [isWebp, rewriteWebp],
];

export const createPictures = (): Pictures => ({
  withoutTraces: (given) => {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const rewritten = kinds.find(([is]) => is(bytes))?.[1](bytes);
    return rewritten?.equals(bytes) ? given : rewritten;
  },
});
