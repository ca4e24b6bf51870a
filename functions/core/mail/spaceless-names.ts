/** Names in scripts that set no spaces around them, or hang endings on them: they are looked for sign by sign. */
import type { Word } from "./letter-words.ts";
import { keysOf } from "./name-parts.ts";
import type { Secrets, Span } from "./secrets.ts";

const ofOwnSigns = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]+$/u;

const titles = "先生 女士 小姐 同学 同學 老师 老師 经理 經理 博士 教授 さん 様 씨 님".split(" ");
const pet = "小 老 阿".split(" ");

/** The whole name, the given name, the family name with a title. Two signs at the least, for one alone is a word. */
export const spacelessForms = (name: string): readonly string[] => {
  const signs = [...keysOf(name).join("")];
  const whole = signs.join("");
  if (!ofOwnSigns.test(whole) || signs.length < 2) return [];
  const family = signs.slice(0, signs.length > 3 ? 2 : 1).join("");
  const given = signs.slice(signs.length > 3 ? 2 : 1);
  const forms = [whole, ...titles.map((title) => family + title), ...pet.map((before) => before + given.at(-1))];
  return given.length > 1 ? [...forms, given.join("")] : forms;
};

export const leakedSpaceless = (words: readonly Word[], { people, open }: Secrets): readonly Span[] => {
  const allowed = new Set(open.names.flatMap(spacelessForms));
  const wanted = people
    .flatMap(({ role, names }) => names.flatMap(spacelessForms).map((form) => ({ of: role, form })))
    .filter(({ form }) => !allowed.has(form));
  return spacelessIn(words, wanted).map((found) => ({ what: "name", ...found }));
};

interface Wanted<Of> {
  readonly of: Of;
  readonly form: string;
}

export const spacelessIn = <Of>(
  words: readonly Word[],
  wanted: readonly Wanted<Of>[],
): readonly { readonly of: Of; readonly first: number; readonly last: number }[] => {
  if (wanted.length === 0) return [];
  const places: number[] = [];
  let signs = "";
  for (const [at, { key }] of words.entries()) {
    if (!ofOwnSigns.test(key)) continue;
    signs += key;
    for (let unit = 0; unit < key.length; unit += 1) places.push(at);
  }
  const found: { of: Of; first: number; last: number }[] = [];
  for (const { of, form } of wanted)
    for (let at = signs.indexOf(form); at >= 0; at = signs.indexOf(form, at + form.length))
      found.push({ of, first: places[at] ?? 0, last: places[at + form.length - 1] ?? 0 });
  return found;
};
