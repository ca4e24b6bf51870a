/** What a word reads as. Letters of other alphabets, accents and invisible signs change what a computer compares, not what people see. */
import { withoutInvisible, withoutPhraseSigns } from "./plain-text.ts";

/** A Latin letter, and signs of other alphabets that look like it. */
const rows: readonly string[] = [
  "aаαɑ",
  "AАΑ",
  "bЬƅ",
  "BВΒ",
  "cсϲᴄ",
  "CСϹ",
  "dԁ",
  "eеєҽ",
  "EЕΕ",
  "gɡց",
  "hһհ",
  "HНΗ",
  "iіıɩι",
  "IІΙӀ",
  "jјϳ",
  "JЈ",
  "kкκ",
  "KКΚ",
  "lӏⅼ",
  "mм",
  "MМΜ",
  "nո",
  "NΝ",
  "oоοօσ",
  "OОΟՕ",
  "pрρ",
  "PРΡ",
  "qԛգ",
  "sѕ",
  "SЅՏ",
  "tтτ",
  "TТΤ",
  "uυս",
  "vνѵ",
  "wԝѡω",
  "xхχ",
  "XХΧ",
  "yуγү",
  "YУΥҮ",
  "ZΖ",
];

const latinFor: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([latin = "", ...others]) => others.map((other) => [other, latin] as const)),
);

const asLatin = (sign: string): string => latinFor.get(sign) ?? sign;

/** Letters that are not a plain one with a mark. Longer than one sign where people write it out so. */
const plainFor: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ə: "e",
};

/** Sign for sign, so that places in the text stay what they are. */
export const withoutLookAlikes = (word: string): string =>
  !/^[ -~]*$/.test(word) && readsAsLatin(word) ? [...word].map(asLatin).join("") : word;

/** A word all of another alphabet is a word of its language, unless each of its letters could be a Latin one. */
const readsAsLatin = (word: string): boolean => {
  const signs = [...word];
  return (
    signs.some((sign) => latinFor.has(sign)) &&
    (/\p{Script=Latin}/u.test(word) || signs.every((sign) => latinFor.has(sign) || /\P{L}/u.test(sign)))
  );
};

/** In small Latin letters without marks where it has any. */
export const readsAs = (word: string): string => {
  if (/^[a-z]+$/.test(word)) return word;
  const whole = withoutInvisible(withoutPhraseSigns(word).normalize("NFKC")).normalize("NFKC");
  return withoutLookAlikes(whole)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøæœłđðþıħə]/g, (sign) => plainFor[sign] ?? sign)
    .normalize("NFC");
};

/** Where an umlaut is written out, or a double letter for a ring: `mueller` and `muller` are one name. */
export const withoutWrittenOut = (key: string): string =>
  key.length < 5 ? key : key.replace(/([aou])e|aa/g, (_, vowel) => vowel ?? "a");

/** Digits and capitals that stand for letters. */
export const withoutDisguise = (word: string): string =>
  readsAs(
    /\d/.test(word) && /\p{L}/u.test(word)
      ? word.replace(/[013457]/g, (digit) => digitFor[digit] ?? digit)
      : word.replace(/(?<=\p{Ll})I/gu, "l"),
  );

const digitFor: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };
