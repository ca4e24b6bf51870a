/** Folding text so that what looks the same compares the same. */

/** Invisible characters can split a name or a command for a matcher while a reader sees it whole. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

export const withoutInvisible = (text: string): string => text.replace(invisible, "");

export const folded = (text: string): string =>
  withoutInvisible(text.normalize("NFKC"))
    // Again, because an accent may have been kept from its letter by what was taken out.
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’‛′]/g, "'")
    .replace(/\s+/g, " ")
    .trim();

/** Two Arabic signs stand for a whole phrase and grow eighteenfold when folded; a text of them alone would take minutes. */
export const withoutPhraseSigns = (text: string): string => text.replace(/[\u{FDFA}\u{FDFB}]/gu, " ");

/** An address copied out of a link has its signs written in percent. */
const inPercent: Readonly<Record<string, string>> = { "%2b": "+", "%40": "@", "%20": " " };

/** As its reader sees it, with addresses as they are read aloud. Capitals stay. */
export const plainly = (text: string): string =>
  withoutInvisible(withoutPhraseSigns(text).normalize("NFKC"))
    .normalize("NFKC")
    .replace(/\r\n?/g, "\n")
    .replace(/%(?:2b|40|20)/gi, (sign) => inPercent[sign.toLowerCase()] ?? sign);

/** What stands before a run of unwanted characters at the end. A pattern ending in `+$` would start again at each of them. */
export const withoutTail = (text: string, unwanted: string): string => {
  let end = text.length;
  while (end > 0 && unwanted.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** Not an underscore, which sets words in italics; nor letters of a script that writes no spaces, where any sign may be a boundary. */
const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !writesNoSpaces(character);

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether letters of a script that sets no spaces between its words stand in it. */
export const writesNoSpaces = (text: string): boolean => spaceless.test(text);

/** Whether `needle` stands in `hay` as whole words. Both must be folded. Linear, whatever the text. */
export const standsIn = (hay: string, needle: string): boolean => {
  if (needle === "") return false;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!isWordCharacter(hay[at - 1]) && !isWordCharacter(hay[at + needle.length])) return true;
  }
  return false;
};
