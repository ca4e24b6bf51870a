/**
 * What a member wrote above the quotation, and the commands in it. A command acts only as a line of its own in the first
 * block: text that was quoted, forwarded or signed was not written now, and may not have been written by this person.
 */
import { withoutBanner } from "./banner.ts";
import { withoutInvisible, withoutTail } from "./plain-text.ts";
import { ownLines } from "./quotation.ts";

export interface CommandLine {
  /** As it was written, for the transcript. */
  readonly wrote: string;
  readonly name: string;
  readonly argument: string;
  readonly body: string;
}

export interface Reply {
  readonly commands: readonly CommandLine[];
  /** The writer's own words, without quotation and signature, also those between and below quotations. */
  readonly ownText: string;
}

/** Enough for any letter; a longer own text is cut before it is looked at line by line. */
const mostCharacters = 200_000;
export const mostCommands = 20;

export const readReply = (text: string): Reply => {
  const lines = text.slice(0, mostCharacters).replace(/\r\n?/g, "\n").split("\n");
  const rest = withoutBanner(lines);
  const below = read(rest);
  // What was taken for a banner stays where no command needs it gone: it may be the first line of a letter.
  return rest === lines || below.commands.length > 0 ? below : read(lines);
};

const read = (lines: readonly string[]): Reply => {
  const { first, all } = ownLines(lines);
  return { commands: commandsIn(first), ownText: all.join("\n").trim() };
};

export const startsWithCommand = (text: string): boolean => readReply(text).commands.length > 0;

const commandForm = /^\/([a-z][a-z-]{0,30})(?:[ \t]+(.*))?$/i;

/** Phones capitalise, add a full stop, set quotation marks and make text bold; none of that changes what was meant. */
const commandLine = (line: string): { readonly name: string; readonly argument: string } | undefined => {
  const plain = withoutInvisible(line.normalize("NFKC"))
    .replace(/[\u00a0\u202f]/g, " ")
    .trim();
  const bare = withoutTail(plain.replace(/^[*_`"'“”„‘’«]+(?=\/)/, ""), "*_`\"'“”‘’»");
  const match = commandForm.exec(bare) ?? commandForm.exec(withoutTail(bare, ".!,;:"));
  if (match?.[1] === undefined) return undefined;
  // Patterns over a run of a hundred thousand spaces take minutes.
  const argument = (match[2] ?? "").replace(/[ \t]+/g, " ").trim();
  return { name: match[1].toLowerCase(), argument: /\s/.test(argument) ? argument : withoutTail(argument, ".") };
};

/** One more than may run, so that whoever sent them hears of it and none becomes the words of a letter above it. */
const commandsIn = (lines: readonly string[]): readonly CommandLine[] => {
  const first = lines.findIndex((line) => withoutInvisible(line).trim() !== "");
  if (first < 0 || !commandLine(lines[first] ?? "")) return [];
  const commands: { wrote: string; name: string; argument: string; body: string[] }[] = [];
  for (const line of lines.slice(first)) {
    const command = commandLine(line);
    if (command && commands.length <= mostCommands) commands.push({ wrote: line.trim(), ...command, body: [] });
    else commands.at(-1)?.body.push(line);
  }
  return commands.map((command) => ({ ...command, body: command.body.join("\n").trim() }));
};

/** A note that opens like a letter was perhaps meant for the reporter, who will not get it. */
export const readsLikeLetter = (ownText: string): boolean =>
  /^[ \t]*(hi|hello|hey|dear|good (morning|afternoon|evening)|thank you|thanks)\b/i.test(ownText);

/** A few words that answer a question, where a vote is open. */
export const readsLikeVote = (ownText: string): boolean =>
  ownText.length < 200 && /^[ \t]*(i[ \t]+)?(agree|disagree|abstain|approve|yes|no|\+1|-1|fine with me|aye|nay)\b/i.test(ownText);
