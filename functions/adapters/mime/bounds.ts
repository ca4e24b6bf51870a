/** Looking at raw bytes before a parser does: what is too large or too deep is not parsed, and From is counted by hand. */

export const mostHeaderBytes = 256 * 1024;
export const mostParts = 1_000;
export const mostDepth = 50;

export interface RawFacts {
  readonly fromHeaders: number;
  readonly withinBounds: boolean;
}

/**
 * Parsers keep one From of several, and not all keep the same one: a second From, or one with a space before its colon,
 * shows a different sender to whoever checks than to whoever reads. So they are counted on the raw lines.
 */
export const rawFacts = (raw: Uint8Array): RawFacts => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const head = bytes.subarray(0, headerEnd(bytes));
  const lines = head
    .subarray(0, mostHeaderBytes)
    .toString("latin1")
    .split(/\r\n|\n|\r/);
  return {
    fromHeaders: lines.filter((line) => /^from[\s\u00a0]*:/i.test(line)).length,
    withinBounds: head.length <= mostHeaderBytes && partsIn(bytes) <= mostParts && multipartsIn(bytes) <= mostDepth,
  };
};

const headerEnd = (bytes: Buffer): number => {
  const ends = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n"), bytes.indexOf("\r\r")].filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : bytes.length;
};

/** Every part but the plainest has a Content-Type; counting those is a cheap upper bound that no nesting can hide from. */
const partsIn = (bytes: Buffer): number => count(bytes, /^content-type[ \t]*:/gim, "ontent-", mostParts);

const multipartsIn = (bytes: Buffer): number =>
  count(bytes, /^content-type[ \t]*:[ \t\r\n]*(multipart|message)\//gim, "ontent-", mostDepth);

/** Reads around each landmark only, so that 40 MB of base64 costs one search and not one string. */
const count = (bytes: Buffer, form: RegExp, landmark: string, enough: number): number => {
  let found = 0;
  for (let at = bytes.indexOf(landmark); at >= 0 && found <= enough; at = bytes.indexOf(landmark, at + landmark.length)) {
    const lineStart = at < 1 ? 0 : at - 1;
    const before = lineStart === 0 ? "\n" : String.fromCharCode(bytes[lineStart - 1] ?? 10);
    if (before !== "\n" && before !== "\r") continue;
    form.lastIndex = 0;
    if (form.test(bytes.subarray(lineStart, lineStart + 120).toString("latin1"))) found += 1;
  }
  return found;
};
