/**
 * What people call themselves in a mail of their own: "my name is …", and the line below "Best regards". A reporter who signs by
 * hand, from an address that does not name them, is no less told by that name.
 */
import { isClosing } from "./bare-signature.ts";
import { isMarked } from "./marked.ts";
import { withoutInvisible } from "./plain-text.ts";

const part = String.raw`\p{Lu}(?:\.|[\p{L}'’-]{0,30})`;
const small = "(?:(?:van|von|der|den|de|del|da|di|la|le|al|el|bin|zu) ){0,2}";
const name = `(${part}(?: ${small}${part}){0,3})`;
/** A word alone after "I am" is seldom a name: people are tired, and German, and there. */
const fullName = `(${part}(?: ${small}${part}){1,3})`;

const introductions: readonly RegExp[] = [
  new RegExp(String.raw`\b[Mm]y (?:full )?name is ${name}`, "gu"),
  new RegExp(String.raw`\b(?:I am|I['’]m|[Tt]his is) ${fullName}`, "gu"),
  new RegExp(String.raw`\b(?:[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es) ${name}`, "gu"),
];

const mostRead = 200_000;
const mostNames = 10;

export const ownNames = (text: string): readonly string[] => {
  const own = withoutInvisible(text.slice(0, mostRead))
    .split("\n")
    .filter((line) => !isMarked(line));
  const said = introductions.flatMap((form) => [...own.join("\n").matchAll(form)].map(([, found = ""]) => found));
  return [...new Set([...said, ...signedBy(own)])].slice(0, mostNames);
};

const signature = new RegExp(`^[-–— ]{0,3}${name}$`, "u");

/** The first line that is not empty below one that closes a letter. */
const signedBy = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) => {
    if (!isClosing(line)) return [];
    const below = lines.slice(at + 1, at + 4).find((one) => one.trim() !== "") ?? "";
    return signature.exec(below.trim())?.slice(1, 2) ?? [];
  });
