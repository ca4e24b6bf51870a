/**
 * Sentences of the report in a letter: word for word, with another pronoun or article, or told again in another order. What
 * anybody would say about such an incident is not the reporter's, so words count by how much they say about where they come from.
 */
import { type Stretch, sentencesOf, type Word, wordsIn } from "./letter-words.ts";
import { keysOf } from "./name-parts.ts";
import { type NumberedRuns, numberedRuns } from "./numbered-runs.ts";
import { writesNoSpaces } from "./plain-text.ts";
import { runsIn } from "./quoted-words.ts";
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
  /** Where each of the words stands among all of the text. */
  readonly places: readonly number[];
}

/** The reader is "you" in a letter, and has a name in the report. */
const tellingOf = (all: readonly Word[], reader: ReadonlySet<string>): Telling => {
  const [words, keys, places]: [Word[], string[], number[]] = [[], [], []];
  for (const [at, word] of all.entries()) {
    if (articles.has(word.key)) continue;
    words.push(word);
    keys.push(reader.has(word.key) ? "i" : (alike.get(word.key) ?? word.key));
    places.push(at);
  }
  return { words, keys, places };
};

/** `texts`: the words of each of the secret ones. */
export const leakedWords = (
  words: readonly Word[],
  texts: readonly (readonly Word[])[],
  open: Secrets["open"],
): readonly Span[] => {
  if (texts.length === 0) return [];
  const reader = new Set(open.names.flatMap(keysOf));
  const letter = tellingOf(words, reader);
  const reports = texts.map((text) => tellingOf(text, reader));
  const opens = open.texts.map((text) => tellingOf(wordsIn(text), reader).keys);
  const numbered = numberedRuns(letter.keys);
  const told: Told = {
    ...{ letter, numbered },
    sentences: shortSentences(reports, numbered),
    open: new Set([...reader, ...opens.flat()]),
  };
  const runs = runsIn(
    numbered,
    reports.map(({ keys }) => keys),
    fewestWords,
    opens,
  );
  const spans = chained(runs, letter.words)
    .filter((chain) => says(told, chain))
    .map((chain) => spanOf(letter, "words", chain[0]?.from ?? 0, chain.at(-1)?.to ?? 1));
  const stems = new Set(opens.flat().map(stemOf));
  return [...spans, ...retold(letter, reports, stems).map(({ from, to }) => spanOf(letter, "retold", from, to))];
};

const spanOf = (letter: Telling, what: Span["what"], from: number, to: number): Span => ({
  what,
  of: "report",
  first: placeOf(letter, from),
  last: placeOf(letter, to - 1),
});

const placeOf = ({ places }: Telling, at: number): number => places[at] ?? 0;

interface Told {
  readonly letter: Telling;
  readonly numbered: NumberedRuns;
  /** By how many words they have: the numbers of their runs, where they stand in the letter at all. */
  readonly sentences: ReadonlyMap<number, ReadonlySet<number>>;
  readonly open: ReadonlySet<string>;
}

type Chain = readonly Stretch[];

/** Within one sentence of the letter. */
const chained = (runs: readonly Stretch[], words: readonly Word[]): readonly Chain[] => {
  const chains: Stretch[][] = [];
  for (const run of runs) {
    const last = chains.at(-1);
    const end = last?.at(-1)?.to ?? 0;
    const goesOn = run.from - end <= mostBetween && !words.slice(end, run.from + 1).some(({ opens }) => opens);
    if (last && goesOn) last.push(run);
    else chains.push([run]);
  }
  return chains;
};

const says = (told: Told, chain: Chain): boolean => {
  const { letter, open } = told;
  const shared = new Set<string>();
  for (const { from, to } of chain) for (let at = from; at < to; at += 1) shared.add(letter.words[at]?.key ?? "");
  const weight = weighed([...shared].map((key) => (open.has(key) ? "" : key)));
  const length = chain.reduce((sum, run) => sum + lengthOf(told, run), 0);
  if (weight >= enough && chain.some(({ from, to }) => to - from >= fewestTogether)) return true;
  if (length >= longRun && weight >= (chain.length === 1 ? enoughOfLong : enoughOfBroken)) return true;
  return chain.some((run) => holdsSentence(told, run));
};

/** With the articles, which were left out for comparing. */
const lengthOf = ({ letter }: Told, { from, to }: Stretch): number => placeOf(letter, to - 1) - placeOf(letter, from) + 1;

const holdsSentence = ({ numbered, sentences }: Told, { from, to }: Stretch): boolean => {
  for (const [length, known] of sentences) {
    const runs = numbered.of(length);
    for (let at = from; at + length <= to; at += 1) if (known.has(runs[at] ?? -1)) return true;
  }
  return false;
};

/** Each word once: a repeated one says nothing more. */
const weighed = (keys: readonly string[]): number =>
  [...new Set(keys)].reduce((sum, key) => sum + (key === "" ? 0 : writesNoSpaces(key) ? weightOfSign : weightOf(key)), 0);

const weightOfSign = 1 / 4;

/** A whole sentence is the reporter's own even if each of its words is plain, unless it only thanks or greets. */
const shortSentences = (reports: readonly Telling[], letter: NumberedRuns): Told["sentences"] => {
  const found = new Map<number, Set<number>>();
  for (const { words, keys } of reports)
    for (const { from, to } of sentencesOf(words, mostOfSentence)) {
      const length = to - from;
      if (length < wholeSentence || length >= longRun) continue;
      const [number = -1] = letter.knownIn(keys.slice(from, to), length);
      if (number < 0 || weighed(words.slice(from, to).map(({ key }) => key)) < enoughOfSentence) continue;
      found.set(length, (found.get(length) ?? new Set()).add(number));
    }
  return found;
};

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
const retold = (letter: Telling, reports: readonly Telling[], open: ReadonlySet<string>): readonly Stretch[] => {
  const postings = new Map<string, Posted[]>();
  const weights: number[] = [];
  const forms = new Map<string, Stem | undefined>();
  for (const stems of reports.flatMap(({ words }) =>
    sentencesOf(words, mostOfSentence).map((sentence) => stemsIn(words, sentence, open, forms)),
  )) {
    for (const [stem, weight] of stems) {
      const posted = postings.get(stem) ?? [];
      posted.push({ sentence: weights.length, weight });
      if (posted.length === 1) postings.set(stem, posted);
    }
    weights.push([...stems.values()].reduce((sum, weight) => sum + weight, 0));
  }
  return sentencesOf(letter.words, mostOfSentence).filter((sentence) => {
    const shared = new Map<number, { weight: number; count: number }>();
    for (const stem of stemsIn(letter.words, sentence, open, forms).keys()) {
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

interface Stem {
  readonly stem: string;
  readonly weight: number;
}

const stemFor = (key: string, open: ReadonlySet<string>): Stem | undefined => {
  const weight = writesNoSpaces(key) ? 0 : weightOf(key);
  const stem = stemOf(key);
  return weight > 0 && !open.has(stem) ? { stem, weight } : undefined;
};

/** `forms`: what is known of words that came before. */
const stemsIn = (
  words: readonly Word[],
  { from, to }: Stretch,
  open: ReadonlySet<string>,
  forms: Map<string, Stem | undefined>,
): ReadonlyMap<string, number> => {
  const stems = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const key = words[at]?.key ?? "";
    if (!forms.has(key)) forms.set(key, stemFor(key, open));
    const found = forms.get(key);
    if (found) stems.set(found.stem, found.weight);
  }
  return stems;
};
