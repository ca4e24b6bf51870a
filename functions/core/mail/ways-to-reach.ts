/**
 * What must not go along with words that are passed on: any way to reach whoever wrote them, and anything to press. An apology
 * with a telephone number asks its reader to call.
 */
import { plainly } from "./plain-text.ts";
import { addressFinder } from "./spelled-address.ts";
import { telephoneNumbers } from "./telephone.ts";

const ways: readonly RegExp[] = [
  /[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/gu,
  /(?:https?:|ftp:|mailto:|tel:|www\.)[^\s<>"]{1,300}/giu,
  /(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.\p{L}{2,24}\/[^\s<>"]{1,300}/gu,
];

/** `addresses`: those that must not be in it however they are spelled. */
export const waysToReachIn = (words: string, addresses: readonly string[]): readonly string[] => {
  const plain = plainly(words);
  return [
    ...addressFinder(plain)(addresses),
    ...ways.flatMap((way) => [...plain.matchAll(way)].map(([shown]) => shown)),
    ...telephoneNumbers(plain),
  ];
};
