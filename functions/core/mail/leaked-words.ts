/**
 * Sentences of the report in a letter: word for word, with another pronoun or article, or told again in another order. What
 * anybody would say about such an incident is not the reporter's, so words count by how much they say about where they come from.
 */
import { sentencesOf, type Word, wordsIn } from "./letter-words.ts";
import { keysOf } from "./name-parts.ts";
import { writesNoSpaces } from "./plain-text.ts";
import { type Run, sharedRuns } from "./quoted-words.ts";
import type { Secrets, Span } from "./secrets.ts";
import { stemOf, weightOf } from "./usual-words.ts";

/** Shorter runs are in every letter. Several with a word or two between them are a sentence that was changed a little. */
const fewestWords = 3;
const mostBetween = 2;
const fewestTogether = 4;
const enough = 2;
/** So many words are no chance, even if they are plain. */
const longRun = 7;
const enoughOfLong = 0.4;
const enoughOfBroken = 1;
const wholeSentence = 5;
const enoughOfSentence = 1;

const articles = new Set(["a", "an", "the"]);

/** "He touched my arm" and "you touched their arm" are one sentence. */
const alike = new Map(
  [
    "i me my mine myself we us our he him his she her they them their you your yours it its",
    "is are was were am be been being has have had",
  ].flatMap((row) => row.split(" ").map((word) => [word, row.charAt(0)] as const)),
);

interface Telling {
  readonly words: readonly Word[];
  readonly keys: readonly string[];
}

/** The reader is "you" in a letter, and has a name in the report. */
const tellingOf = (all: readonly Word[], reader: ReadonlySet<string>): Telling => {
  const words = all.filter(({ key }) => !articles.has(key));
  return { words, keys: words.map(({ key }) => (reader.has(key) ? "i" : (alike.get(key) ?? key))) };
};

export const leakedWords = (words: readonly Word[], { texts, open }: Secrets): readonly Span[] => {
  if (texts.length === 0) return [];
  const reader = new Set(open.names.flatMap(keysOf));
  const letter = tellingOf(words, reader);
  const reports = texts.map((text) => tellingOf(wordsIn(text), reader));
  const opens = open.texts.map((text) => tellingOf(wordsIn(text), reader).keys);
  const told: Told = {
    letter,
    places: placesOf(words),
    sentences: shortSentences(reports),
    open: new Set([...reader, ...opens.flat()]),
  };
  const runs = sharedRuns(
    letter.keys,
    reports.map(({ keys }) => keys),
    fewestWords,
    opens,
  );
  const spans = chained(runs, letter.words)
    .filter((chain) => says(told, chain))
    .map((chain) => [letter.words[chain[0]?.from ?? 0], letter.words[(chain.at(-1)?.to ?? 1) - 1], "words"] as const);
  const stems = new Set(opens.flat().map(stemOf));
  const again = retold(letter, reports, stems).map((sentence) => [sentence[0], sentence.at(-1), "retold"] as const);
  return [...spans, ...again].map(([first, last, what]) => ({
    what,
    of: "report",
    first: placeOf(told, first),
    last: placeOf(told, last),
  }));
};

interface Told {
  readonly letter: Telling;
  readonly places: ReadonlyMap<Word, number>;
  readonly sentences: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

const placeOf = ({ places }: Told, word: Word | undefined): number => (word && places.get(word)) ?? 0;

type Chain = readonly Run[];

/** Within one sentence of the letter. */
const chained = (runs: readonly Run[], words: readonly Word[]): readonly Chain[] => {
  const chains: Run[][] = [];
  for (const run of runs) {
    const last = chains.at(-1);
    const end = last?.at(-1)?.to ?? 0;
    const goesOn = run.from - end <= mostBetween && !words.slice(end, run.from + 1).some(({ opens }) => opens);
    if (last && goesOn) last.push(run);
    else chains.push([run]);
  }
  return chains;
};

const placesOf = (words: readonly Word[]): ReadonlyMap<Word, number> => new Map(words.map((word, at) => [word, at]));

const says = (told: Told, chain: Chain): boolean => {
  const { letter, open } = told;
  const shared = chain.flatMap(({ from, to }) => letter.words.slice(from, to));
  const weight = weighed(shared.map(({ key }) => (open.has(key) ? "" : key)));
  const length = chain.reduce((sum, run) => sum + lengthOf(told, run), 0);
  if (weight >= enough && chain.some(({ from, to }) => to - from >= fewestTogether)) return true;
  if (length >= longRun && weight >= (chain.length === 1 ? enoughOfLong : enoughOfBroken)) return true;
  return chain.some((run) => holdsSentence(told, run));
};

/** With the articles, which were left out for comparing. */
const lengthOf = (told: Told, { from, to }: Run): number => {
  const { words } = told.letter;
  return placeOf(told, words[to - 1]) - placeOf(told, words[from]) + 1;
};

const holdsSentence = ({ letter, sentences }: Told, { from, to }: Run): boolean => {
  for (let length = wholeSentence; length < longRun; length += 1)
    for (let at = from; at + length <= to; at += 1) if (sentences.has(letter.keys.slice(at, at + length).join(" "))) return true;
  return false;
};

/** Each word once: a repeated one says nothing more. */
const weighed = (keys: readonly string[]): number =>
  [...new Set(keys)].reduce((sum, key) => sum + (key === "" ? 0 : writesNoSpaces(key) ? weightOfSign : weightOf(key)), 0);

const weightOfSign = 1 / 4;

/** A whole sentence is the reporter's own even if each of its words is plain, unless it only thanks or greets. */
const shortSentences = (reports: readonly Telling[]): ReadonlySet<string> =>
  new Set(
    reports.flatMap(({ words, keys }) => {
      const keyOf = new Map(words.map((word, at) => [word, keys[at] ?? ""]));
      return sentencesOf(words, mostOfSentence)
        .filter(({ length }) => length >= wholeSentence && length < longRun)
        .filter((sentence) => weighed(sentence.map(({ key }) => key)) >= enoughOfSentence)
        .map((sentence) => sentence.map((word) => keyOf.get(word)).join(" "));
    }),
  );

const mostOfSentence = 40;
const enoughRetold = 2.4;
const mostPart = 0.6;
const muchRetold = 5;
const fewestRetold = 4;
/** A word that stands in more sentences of a report says nothing about any of them. */
const mostPostings = 12;

interface Posted {
  readonly sentence: number;
  readonly weight: number;
}

/** Sentences of the letter that say most of what one of the report's says. */
const retold = (letter: Telling, reports: readonly Telling[], open: ReadonlySet<string>): readonly (readonly Word[])[] => {
  const postings = new Map<string, Posted[]>();
  const weights: number[] = [];
  for (const sentence of reports.flatMap(({ words }) => sentencesOf(words, mostOfSentence))) {
    const stems = stemsIn(sentence, open);
    for (const [stem, weight] of stems) {
      const posted = postings.get(stem) ?? [];
      posted.push({ sentence: weights.length, weight });
      if (posted.length === 1) postings.set(stem, posted);
    }
    weights.push([...stems.values()].reduce((sum, weight) => sum + weight, 0));
  }
  return sentencesOf(letter.words, mostOfSentence).filter((sentence) => {
    const shared = new Map<number, { weight: number; count: number }>();
    for (const stem of stemsIn(sentence, open).keys()) {
      const posted = postings.get(stem) ?? [];
      for (const { sentence: one, weight } of posted.length > mostPostings ? [] : posted) {
        const sum = shared.get(one) ?? { weight: 0, count: 0 };
        shared.set(one, { weight: sum.weight + weight, count: sum.count + 1 });
      }
    }
    return [...shared].some(
      ([one, { weight, count }]) =>
        count >= fewestRetold && (weight >= muchRetold || (weight >= enoughRetold && weight >= mostPart * (weights[one] ?? 0))),
    );
  });
};

const stemsIn = (sentence: readonly Word[], open: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const stems = new Map<string, number>();
  for (const { key } of sentence) {
    const weight = writesNoSpaces(key) ? 0 : weightOf(key);
    const stem = stemOf(key);
    if (weight > 0 && !open.has(stem)) stems.set(stem, weight);
  }
  return stems;
};
