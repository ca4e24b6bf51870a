/**
 * What a letter to anybody but the reporter must not carry: who reported, who else saw it, and the report's own words. Somebody
 * under pressure writes it out of the report that lies beside them, and its reader will look for whoever "did this to them".
 */
import { shownOnce } from "./excerpt.ts";
import { leakedDetails, leakedNumbers } from "./leaked-details.ts";
import { leakedAddresses } from "./leaked-handles.ts";
import { leakedInitials } from "./leaked-initials.ts";
import { leakedNames } from "./leaked-names.ts";
import { leakedWords } from "./leaked-words.ts";
import { shownOf, type Word, wordsIn } from "./letter-words.ts";
import { nameBookOf } from "./name-parts.ts";
import { plainly } from "./plain-text.ts";
import type { Leak, Secrets, Span } from "./secrets.ts";
import { leakedSpaceless } from "./spaceless-names.ts";

/** Empty where the letter is clean. Linear in the letter and in the texts. */
export const leaksIn = (letter: string, secrets: Secrets): readonly Leak[] => {
  const words = wordsIn(letter);
  const texts = secrets.texts.map(wordsIn);
  const plain = plainly(letter);
  const spans = [
    ...leakedNames(letter, words, nameBookOf(secrets.people, secrets.open.names)),
    ...leakedSpaceless(words, secrets),
    ...leakedInitials(letter, words, secrets),
    ...leakedWords(words, texts, secrets.open),
    ...leakedDetails(words, texts, secrets),
  ];
  return shownOnce([
    ...leakedAddresses(plain, secrets),
    ...outermost(spans).map((span) => told(letter, words, span)),
    ...leakedNumbers(plain, { ...secrets, texts: secrets.texts.map(plainly) }),
  ]);
};

const told = (letter: string, words: readonly Word[], { what, of, first, last }: Span): Leak => {
  const [from, to] = [words[first], words[last]];
  return { what, of, shown: from && to ? shownOf(letter, from, to) : "" };
};

/** A name in a sentence of the report is two findings, but a part of a name is none besides the whole. */
const outermost = (spans: readonly Span[]): readonly Span[] => {
  const taken = new Set<number>();
  for (const { what, first, last } of spans) if (!isWeak(what)) for (let at = first; at <= last; at += 1) taken.add(at);
  const reached = new Map<Span["what"], number>();
  return spans
    .filter(({ what, first }) => !(isWeak(what) && taken.has(first)))
    .sort((one, other) => one.first - other.first || other.last - one.last)
    .filter(({ what, last }) => {
      const isInside = last <= (reached.get(what) ?? -1);
      if (!isInside) reached.set(what, last);
      return !isInside;
    });
};

const isWeak = (what: Span["what"]): boolean => what === "detail" || what === "retold";
