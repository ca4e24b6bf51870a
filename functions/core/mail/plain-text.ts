/** Folding text so that what looks the same compares the same. */

/** Invisible characters can split a name or a command for a matcher while a reader sees it whole. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

export const withoutInvisible = (text: string): string => text.replace(invisible, "");

export const folded = (text: string): string =>
  withoutInvisible(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[‘’‛′]/g, "'")
    .replace(/\s+/g, " ")
    .trim();

/** What stands before a run of unwanted characters at the end. A pattern ending in `+$` would start again at each of them. */
export const withoutTail = (text: string, unwanted: string): string => {
  let end = text.length;
  while (end > 0 && unwanted.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** Whether `needle` stands in `hay` as whole words. Both must be folded. Linear, whatever the text. */
export const standsIn = (hay: string, needle: string): boolean => {
  if (needle === "") return false;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!isWordCharacter(hay[at - 1]) && !isWordCharacter(hay[at + needle.length])) return true;
  }
  return false;
};
