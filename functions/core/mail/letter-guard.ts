/**
 * What a letter to the reporter must not carry. Members write such letters at night, out of notes and old mails; one line
 * pasted too much names a colleague's telephone, opens somebody's private line or shows what the circle said among itself.
 */
import { adjectives, nouns } from "../case/code-name-words.ts";
import type { DeskSettings } from "../duty/desk-settings.ts";
import { lineTokenForm } from "./address.ts";
import { shownOnce } from "./excerpt.ts";
import { folded, plainly, standsIn } from "./plain-text.ts";
import { quotedRuns } from "./quoted-words.ts";
import { writesFrom } from "./sender.ts";
import { addressFinder } from "./spelled-address.ts";
import { telephoneNumbers } from "./telephone.ts";

export interface LeakFound {
  readonly what: "member-address" | "line" | "other-code-name" | "telephone" | "signature" | "quoted-internal";
  /** For the writer to find it by. Of a line only the beginning, because nobody's line is ever shown in a text. */
  readonly shown: string;
}

export interface LetterAbout {
  readonly desk: DeskSettings;
  readonly codeName: string;
  readonly internalTexts: readonly string[];
}

/** Empty where the letter is clean. Linear in the text, whatever stands in it. */
export const guardLetter = (text: string, about: LetterAbout): readonly LeakFound[] => {
  const plain = plainly(text);
  const all = (what: LeakFound["what"], found: readonly string[]): readonly LeakFound[] =>
    shownOnce(found.map((shown) => ({ what, shown })));
  return [
    ...all("member-address", addressFinder(plain)(addressesOf(about.desk))),
    ...all("line", linesIn(plain)),
    ...all("other-code-name", otherCodeNames(plain, about)),
    ...all("telephone", telephoneNumbers(plain)),
    ...all("signature", signatureIn(plain, about.desk)),
    ...all("quoted-internal", quotedRuns(text, about.internalTexts)),
  ];
};

const addressesOf = (desk: DeskSettings): readonly string[] => [
  ...desk.members.flatMap(writesFrom),
  desk.outsideContact.email,
  desk.organisers.email,
];

/** A token opens a line without the address around it, so it counts alone too. */
const linesIn = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => lineTokenForm.test(word.toLowerCase()))
    .map((token) => `${token.slice(0, 6)}…`);

const firstWords = new Set(adjectives.map(folded));
const secondWords = new Set(nouns.map(folded));

interface WordPair {
  readonly first: string;
  readonly second: string;
  readonly between: string;
  /** The words on both sides of the pair. */
  readonly around: readonly string[];
}

const otherCodeNames = (text: string, about: LetterAbout): readonly string[] => {
  const allowed = [about.codeName.replaceAll("-", " "), about.desk.name].map(folded);
  return pairsIn(text)
    .filter((pair) => readsAsName(pair) && !allowed.some((name) => standsIn(name, keyOf(pair))))
    .map((pair) => `${pair.first} ${pair.second}`);
};

const keyOf = (pair: WordPair): string => `${pair.first} ${pair.second}`.toLowerCase();

/** A word of the first list right before one of the second; `GraniteHarbor` counts as two words. */
const pairsIn = (text: string): readonly WordPair[] => {
  const words = [...text.matchAll(/\p{Lu}\p{Ll}+(?=\p{Lu}\p{Ll})|[\p{L}\p{N}]+/gu)];
  return words.flatMap(({ 0: first, index }, at) => {
    const next = words[at + 1];
    if (!next || !firstWords.has(first.toLowerCase()) || !secondWords.has(next[0].toLowerCase())) return [];
    const between = text.slice(index + first.length, next.index);
    return [{ first, second: next[0], between, around: [words[at - 1]?.[0] ?? "", words[at + 2]?.[0] ?? ""] }];
  });
};

/**
 * Joined by a hyphen or by nothing the two are a name in any capitals. Parted by a space they are one if the second has a
 * capital, which English gives to names and not to things, or if the word "case" or the like stands beside them: the lists
 * are made of plain words, and whoever thanks a reporter for a quiet table or a warm blanket names no case.
 */
const readsAsName = ({ second, between, around }: WordPair): boolean => {
  if (/^(?:[\p{Pd}_]\n?)?$/u.test(between)) return true;
  if (!/^(?: {1,2}| ?\n ?)$/.test(between)) return false;
  return /^\p{Lu}/u.test(second) || around.some((word) => caseWords.has(word.toLowerCase()));
};

const caseWords = new Set(["case", "cases", "report", "reports", "matter", "file"]);

const signatureIn = (text: string, desk: DeskSettings): readonly string[] => {
  const lines = text.split("\n").map((line) => line.trim());
  const marks = lines.filter((line) => line === "--" || sentFrom.test(line));
  return [...marks, ...closingBlock(lines, desk)];
};

/** What phones set under a mail by themselves. It stands alone, in few words: a sentence may begin alike. */
const sentFrom =
  /^(?:sent from (?:my|outlook|mail for|yahoo|proton|samsung|gmail)|sent (?:via|with) proton|get outlook for|gesendet (?:von meinem|von meiner|mit der)|von meinem .{1,40} gesendet|envoyé de mon|enviado desde mi|enviado do meu|inviato dal mio|verzonden vanaf mijn)\b.{0,40}$/i;

/** Short lines at the end, none of which ends like a sentence, one of which says how to reach somebody. */
const closingBlock = (lines: readonly string[], desk: DeskSettings): readonly string[] => {
  const filled = lines.filter((line) => line !== "").slice(-mostClosingLines);
  const block = filled.slice(filled.findLastIndex((line) => !isClosing(line)) + 1);
  return block.length >= 2 && block.some((line) => reaches(line, desk)) ? [block.join(" / ")] : [];
};

const mostClosingLines = 10;

const isClosing = (line: string): boolean => line.length <= 60 && !/[.!?:;]$/.test(line);

/** The desk's own address is where the reporter is to write anyway. */
const reaches = (line: string, desk: DeskSettings): boolean => {
  const elsewhere = line.toLowerCase().replaceAll(desk.alias.toLowerCase(), "");
  return /\S@\S|https?:\/\/|\bwww\./.test(elsewhere) || telephoneNumbers(line).length > 0;
};
