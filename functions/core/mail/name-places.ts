/** Whether a word that may be a name is one where it stands: "Will told us" is, "we will" is not. */
import { type Word, wordAfter, wordBefore } from "./letter-words.ts";
import { isUsual } from "./usual-words.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What people do in letters about them. */
const tells = set(`
  told tells said says reported reports wrote writes complained complains mentioned claimed claims felt feels saw sees heard
  hears witnessed noticed described asked asks accused alleged confirmed explained contacted emailed mailed messaged sent shared
  thinks thought believes believed noted recalled recalls remembers remembered stated raised approached informed filed submitted wants
  wanted left came sat stood cried laughed replied answered overheard watched spoke talked objected
  sagte sagt meldete schrieb berichtete dijo dice escribio conto informo soyledi yazdi bildirdi dit ecrit
`);

export const auxiliaries = set("is was has had does did were isn wasn hasn hadn didn doesn hat war ist es fue ha a");

const statements = set("report complaint message mail email letter account story statement words version note mails messages");

const articles = set(
  "the a an this that these those each every any some no our your their its his her my next last early late mid first second",
);

const addressed = set("dear hello hi hey thank ask asked told mr mrs ms mx herr frau senor senora bay bayan");

const months = set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec summer winter autumn spring`,
);
const beforeMonth = set("in of on since until till before after during through next last early late mid this every");
/** "By May" is a date and a person's report: whoever is called so is worth a second look. */
const betweenMonths = set("to and or until till through bis");

export const placeWords =
  set(`street road avenue lane square park hall room hotel centre center building house library church school
  university college station island bridge lake river hill garden court theatre theater club cafe bar stage track
  conference convention summit institute foundation project award fund code day committee desk`);

export const tellsSomething = (word: Word | undefined): boolean => word !== undefined && tells.has(word.key);

export const tellsOf = (word: Word | undefined): boolean =>
  word !== undefined && (statements.has(word.key) || tells.has(word.key));

/** For a name that is a usual word too. */
export const isNameThere = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  if (!word) return false;
  const [before, after] = [wordBefore(words, at), wordAfter(words, at)];
  if (before && articles.has(before.key)) return false;
  if (tellsSomething(after) || isNamedAsSource(words, at)) return true;
  if (!word.capital) return false;
  if (isGenitive(after)) return !isDated(words, at) || tellsOf(words[at + 2]);
  if (isDated(words, at)) return false;
  return word.opens ? opensAsName(words, at) : isLoneCapital(before, after);
};

/** "Reported by May", "heard from Will". */
const isNamedAsSource = (words: readonly Word[], at: number): boolean => {
  const [before, earlier] = [wordBefore(words, at), words[at - 2]];
  if (!words[at]?.capital || !before || !/^(?:by|from|von|por|de|par)$/.test(before.key)) return false;
  return tellsOf(earlier);
};

const isGenitive = (after: Word | undefined): boolean => after?.key === "s" && /^['’‘ʼ′]$/.test(after.gap);

const opensAsName = (words: readonly Word[], at: number): boolean => {
  const after = wordAfter(words, at);
  if (!after) return /^[,:]/.test(words[at + 1]?.gap ?? "") && (words[at + 1]?.gap ?? "").includes("\n");
  if (auxiliaries.has(after.key)) return true;
  if (after.capital && !isUsual(after.key)) return true;
  return after.key === "and" && words[at + 2]?.capital === true && tellsOf(words[at + 3]);
};

/** Not in a heading, where every word has one, nor in what a street or a hall is called. */
const isLoneCapital = (before: Word | undefined, after: Word | undefined): boolean => {
  if (after && placeWords.has(after.key)) return false;
  if (after?.capital && isUsual(after.key) && after.key.length > 1) return false;
  return !(before?.capital && isUsual(before.key) && !before.opens && !addressed.has(before.key) && before.key !== "i");
};

export const isDated = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  if (!word || !months.has(word.key)) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  if ([before, after].some((beside) => beside && /^\d/.test(beside.key))) return true;
  if (before && beforeMonth.has(before.key)) return true;
  return isRange(before, words[at - 2]) || isRange(after, words[at + 2]);
};

const isRange = (between: Word | undefined, other: Word | undefined): boolean =>
  between !== undefined && other !== undefined && betweenMonths.has(between.key) && months.has(other.key);
