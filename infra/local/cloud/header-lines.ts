/** The header section of a mail as lines of bytes. Read tolerantly: what is no header line is passed over, never an error. */

export interface HeaderLine {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, still encoded. */
  readonly value: string;
  /** As it stands in the mail, with its folded parts and line end. */
  readonly raw: string;
}

export interface Split {
  readonly header: Buffer;
  /** Begins with the empty line, if there is one. */
  readonly rest: Buffer;
}

const crlfEnd = Buffer.from("\r\n\r\n");
const lfEnd = Buffer.from("\n\n");

export const splitMail = (mail: Buffer): Split => {
  if (mail[0] === 0x0a || (mail[0] === 0x0d && mail[1] === 0x0a)) return { header: mail.subarray(0, 0), rest: mail };
  const crlf = mail.indexOf(crlfEnd);
  const lf = mail.indexOf(lfEnd);
  if (crlf < 0 && lf < 0) return { header: mail, rest: mail.subarray(mail.length) };
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 2 : lf + 1;
  return { header: mail.subarray(0, end), rest: mail.subarray(end) };
};

/** Each line with the lines folded into it, byte for byte. */
export const foldedLines = (header: string): string[] => {
  const whole: string[] = [];
  for (const row of header.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (/^[ \t]/.test(row) && whole.length > 0) whole[whole.length - 1] += row;
    else whole.push(row);
  }
  return whole;
};

export const headerLines = (header: string): HeaderLine[] =>
  foldedLines(header).flatMap((raw) => {
    const colon = raw.indexOf(":");
    if (colon < 1) return [];
    const name = raw.slice(0, colon).trim().toLowerCase();
    const value = raw
      .slice(colon + 1)
      .replace(/\r?\n[ \t]*/g, " ")
      .trim();
    return [{ name, value, raw }];
  });
