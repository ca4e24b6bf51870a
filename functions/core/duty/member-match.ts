/**
 * Which member somebody means by a name in a command. Unlike `Keep from:`, where every member who might be meant is kept
 * out, a name here gives somebody a report or takes it away: where several fit, nobody is chosen and the writer is asked.
 */
import { folded } from "../mail/plain-text.ts";
import { writesFrom } from "../mail/sender.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";

export type MemberMatch = { readonly member: Member } | { readonly none: true } | { readonly several: readonly Member[] };

/** By id, address or full name; else by a whole word of the name; else by the beginning of any of these but the address. */
export const membersMatching = (desk: DeskSettings, said: string): MemberMatch => {
  const wanted = spellings(said);
  if (wanted.length === 0) return { none: true };
  for (const fits of [isCalled, hasTheWord, beginsSo]) {
    const found = desk.members.filter((member) => wanted.some((name) => fits(member, name)));
    if (found.length > 1) return { several: found };
    if (found[0]) return { member: found[0] };
  }
  return { none: true };
};

type Fits = (member: Member, wanted: string) => boolean;

const isCalled: Fits = (member, wanted) => [member.id, ...writesFrom(member), member.name].some((name) => bare(name) === wanted);

const hasTheWord: Fits = (member, wanted) => wordsOf(member).includes(wanted);

const beginsSo: Fits = (member, wanted) =>
  [member.id, member.name].some((name) => bare(name).startsWith(wanted)) ||
  wordsOf(member).some((word) => word.startsWith(wanted));

const wordsOf = (member: Member): readonly string[] => folded(member.name).split(" ").map(bare);

/** As it was said, and with spaces where a handle has hyphens or dots. */
const spellings = (said: string): readonly string[] => {
  const name = bare(said);
  return [...new Set([name, name.replace(/[-_.]+/g, " ")])].filter((spelling) => spelling !== "");
};

/** Without what people set around a name: an at sign, quotation marks, brackets, a full stop. */
const bare = (name: string): string => {
  const characters = [...folded(name)];
  const isPart = (character: string): boolean => partOfName.test(character);
  return characters.slice(characters.findIndex(isPart), characters.findLastIndex(isPart) + 1).join("");
};

const partOfName = /[\p{L}\p{M}\p{N}]/u;
