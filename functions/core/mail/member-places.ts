/** Where the name of a member stands in a report, and whether it is theirs there: "Sam Example" is not the Sam of the committee. */
import { type Word, wordAfter } from "./letter-words.ts";
import { auxiliaries, isNameThere, placeWords, tellsSomething } from "./name-places.ts";
import { isUsual } from "./usual-words.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What people do to others. What ends in -ed is known by that. */
const acts = set(`
  came went took made kept got put gave began threw hit sent stood sat said told left ran held broke grabbed spoke swore spat
  called yelled shouted pushed touched followed stared laughed mocked insulted threatened wrote posted drank won't keeps keep
  shouts says tells does makes takes gets calls pushes touches follows stares laughs mocks insults threatens writes posts
  grabs hits throws pulls refuses ignores interrupts talks comes goes was were is has had did would will could should may
  never always just then also again kissed bit shoved bought drew cut caught felt found forgot meant met read saw sang
`);

const never = set(`
  i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december english german french spanish python django github slack discord zoom twitter mastodon telegram
`);

export const doesSomething = (word: Word | undefined): boolean =>
  word !== undefined && (acts.has(word.key) || auxiliaries.has(word.key) || tellsSomething(word) || /\wed$/.test(word.key));

const titles = set("mr mrs ms miss mx dr prof herr frau senor senora monsieur madame sir");

/** German sets a capital on every noun, so a capital behind a name says nothing there. */
const german = set("und nicht ich mich mir das ein eine mit auf ist gestern danke guten wurde dass war");
const fewestGerman = 2;

export const isGerman = (words: readonly Word[]): boolean => {
  const found = new Set<string>();
  for (const { key } of words) if (german.has(key)) found.add(key);
  return found.size >= fewestGerman;
};

/** "Example Street", "Example Hall". */
export const isOfAPlace = (words: readonly Word[], at: number): boolean => {
  const after = wordAfter(words, at);
  return after?.capital === true && joins(after) && placeWords.has(after.key);
};

export const isTitled = (words: readonly Word[], at: number): boolean =>
  titles.has(words[at - 1]?.key ?? "") && /^\.? $/.test(words[at]?.gap ?? "");

/** For a word that is not only a name: "Will shouted at me" names somebody, and "will you help" does not. */
export const isPersonHere = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  if (!word) return false;
  if (word.capital && isTitled(words, at)) return true;
  return isNameThere(words, at) || (word.capital && word.opens && doesSomething(wordAfter(words, at)));
};

const particles = set("van von der den de del di da la le al el bin zu ter ten dos du");

const isCapitals = (text: string, { from, to }: Word): boolean => to - from > 1 && !/\p{Ll}/u.test(text.slice(from, to));

const joins = (word: Word | undefined): boolean => word !== undefined && /^(?:[ \t]|\p{Pd})$/u.test(word.gap);

/** The place of the family name behind a given one: past a middle initial and a "van der". */
export const placeBehind = (words: readonly Word[], at: number): number => {
  let next = at + 1;
  const initial = words[next];
  if (initial?.key.length === 1 && initial.capital && joins(initial) && /^\.? $/.test(words[next + 1]?.gap ?? "")) next += 1;
  for (let skipped = 0; skipped < 3 && particles.has(words[next]?.key ?? ""); skipped += 1) next += 1;
  return next;
};

/** As somebody's other name beside a name is. */
const isNameLike = (text: string, word: Word): boolean =>
  word.capital && word.key.length > 1 && !never.has(word.key) && !isCapitals(text, word);

/** A family name stands behind it that is not the member's: the caller has looked. */
export const hasFamilyBehind = (text: string, words: readonly Word[], at: number): boolean => {
  const behind = placeBehind(words, at);
  const word = words[behind];
  if (!word || !isNameLike(text, word)) return false;
  if (behind === at + 1 ? !joins(word) : !/^\.? $/.test(word.gap)) return false;
  if (!isUsual(word.key)) return true;
  const [verb, before] = [wordAfter(words, behind), words[at - 1]];
  return !doesSomething(word) && !verb?.capital && !(before?.capital && isUsual(before.key) && !before.opens);
};

/** A given name stands before it that is not the member's: the caller has looked. */
export const hasGivenBefore = (text: string, words: readonly Word[], at: number): boolean => {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word || !joins(word) || titles.has(before.key) || !isNameLike(text, before)) return false;
  return !isUsual(before.key);
};
