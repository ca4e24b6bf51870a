/**
 * A table for a spreadsheet program (RFC 4180). What strangers wrote stands in its cells, and a cell that begins like a
 * formula would be run on the computer of the member who opens the file.
 */
export const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  byteOrderMark + [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** Without it spreadsheet programs read UTF-8 as an old code page. */
const byteOrderMark = "\u{FEFF}";

const cell = (text: string): string => `"${inert(text).replace(lineBreak, " ").replaceAll('"', '""')}"`;

/** Each part between semicolons, because programs set to a comma for decimals split the line there, quoted or not. */
const inert = (text: string): string =>
  text
    .split(";")
    .map((part) => (beginsLikeFormula(part) ? `'${part}` : part))
    .join(";");

/** Programs differ in what they skip before a formula and in which signs they fold, so all of both count. */
const beginsLikeFormula = (text: string): boolean => {
  const skipped = /^[\s"\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*/u.exec(text)?.[0] ?? "";
  const first = text.charAt(skipped.length).normalize("NFKC");
  return /[\t\r]/.test(skipped) || (first !== "" && "=+-@".includes(first));
};

const lineBreak = /\r\n|[\n\v\f\r\u{85}\u{2028}\u{2029}]/gu;
