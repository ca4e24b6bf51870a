/** Looking at raw bytes before a parser does: what is too large or too deep is not parsed, and From is counted by hand. */

const mostHeaderBytes = 256 * 1024;
const mostParts = 1_000;
const mostMultiparts = 200;

/** Also with its colon on the next line, or behind control characters or a byte order mark, which some parsers drop. A leading space or tab continues another header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the attack
const fromHeader = /^[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]*from[\s\0-\x1f\x7f-\xa0]*(:|$)/i;

const bareLineEnd = /[^\r]\n|\r(?!\n)/;

export interface RawFacts {
  readonly fromHeaders: number;
  /** Lines that one program sees and another does not: no header between them can be trusted. */
  readonly mixedLineEnds: boolean;
  /** Somewhere text and HTML are two forms of one thing. */
  readonly hasAlternatives: boolean;
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
    fromHeaders: lines.filter((line) => fromHeader.test(line)).length,
    mixedLineEnds: bareLineEnd.test(head.toString("latin1")) && bytes.includes("\r\n"),
    hasAlternatives: count(bytes, 0, startsWith(bytes, /^multipart\/alternative/i)) > 0,
    withinBounds: head.length <= mostHeaderBytes && partsIn(bytes) <= mostParts && multipartsIn(bytes) <= mostMultiparts,
  };
};

/** Bare carriage returns end no header, or a second From could stand behind them. */
const headerEnd = (bytes: Buffer): number => {
  const ends = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")].filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : bytes.length;
};

/** Every part but the plainest has a Content-Type; counting those is a cheap upper bound that no nesting can hide from. */
const partsIn = (bytes: Buffer): number => count(bytes, mostParts, () => true);

const multipartsIn = (bytes: Buffer): number => count(bytes, mostMultiparts, startsWith(bytes, /^(multipart|message)\//i));

const startsWith = (bytes: Buffer, form: RegExp) => (value: number) => form.test(bytes.toString("latin1", value, value + 30));

/** What every spelling of the name has and base64 never does, so that 40 MB of it costs four searches and not one string. */
const landmarks = ["t-t", "t-T", "T-t", "T-T"];
const name = "content-type";
const beforeLandmark = name.indexOf("t-t");

const count = (bytes: Buffer, enough: number, counts: (value: number) => boolean): number => {
  let found = 0;
  for (const landmark of landmarks) {
    for (let at = bytes.indexOf(landmark); at >= 0 && found <= enough; at = bytes.indexOf(landmark, at + 1)) {
      const value = valueAfter(bytes, at - beforeLandmark);
      if (value !== undefined && counts(value)) found += 1;
    }
  }
  return found;
};

const space = 0x20;
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const colon = 0x3a;

/** Where the value of a Content-Type at the start of a line begins, however it is folded. */
const valueAfter = (bytes: Buffer, start: number): number | undefined => {
  const before = bytes[start - 1] ?? lineFeed;
  if (start < 0 || (before !== lineFeed && before !== carriageReturn)) return undefined;
  if (bytes.toString("latin1", start, start + name.length).toLowerCase() !== name) return undefined;
  let at = start + name.length;
  while (bytes[at] === space || bytes[at] === tab) at += 1;
  if (bytes[at] !== colon) return undefined;
  do at += 1;
  while ([space, tab, lineFeed, carriageReturn].includes(bytes[at] ?? 0));
  return at;
};
