/** A text that is nothing but how its writer signs: mail programs add that of themselves, and no letter is meant by it. */
import { folded } from "./plain-text.ts";

const closings = [
  ...["best", "best regards", "best wishes", "all the best", "kind regards", "warm regards", "regards", "with kind regards"],
  ...["warmly", "cheers", "sincerely", "yours", "yours sincerely", "yours truly", "take care", "greetings", "many thanks"],
  ...["thanks", "thank you", "lg", "mfg", "viele grüße", "liebe grüße", "cordialement", "saludos"],
];

/** Of themselves they are something to say. */
const isThanks = (words: string): boolean => /\bthank/.test(words);

const longest = 120;

export const isBareSignature = (text: string, { id, name }: { readonly id: string; readonly name: string }): boolean => {
  if (text.trim() === "" || text.length > longest) return false;
  const words = bare(text);
  const full = bare(name);
  const own = [full, full.split(" ")[0], full.slice(0, 1), bare(id)];
  const rest = withoutClosings(words);
  return own.includes(rest) || (rest === "" && !isThanks(words));
};

/** A line that ends a letter, above its writer's name. */
export const isClosing = (line: string): boolean => line.length <= longest && closings.includes(bare(line));

const bare = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const withoutClosings = (words: string): string => {
  const found = closings.find((closing) => words === closing || words.startsWith(`${closing} `));
  return found === undefined ? words : withoutClosings(words.slice(found.length).trim());
};
