/**
 * Many mails say everything twice, as plain text and as HTML. A person reads the one and the desk the other, so where the two
 * command different things nobody can tell which of them the writer saw.
 */
import { folded } from "./plain-text.ts";
import type { CommandLine, Reply } from "./reply.ts";

export const commandTheSame = ({ commands: some }: Reply, { commands: others }: Reply): boolean =>
  some.length === others.length && some.every((line, at) => isSame(line, others[at]));

const isSame = (line: CommandLine, other: CommandLine | undefined): boolean =>
  other !== undefined &&
  line.name === other.name &&
  argumentOf(line) === argumentOf(other) &&
  beginAlike(wordsOf(line.body), wordsOf(other.body));

/** Where a link leads is written beside its words in one form and behind them in the other. */
const withoutTargets = (text: string): string => text.replace(/[<[(]?\b(?:https?:|mailto:|cid:)[^\s<>\])]*[>\])]?/gi, " ");

const argumentOf = ({ argument }: CommandLine): string => folded(withoutTargets(argument).replace(/[*_`]/g, ""));

/** Bold, bullets and the width of lines are the form; the words are not. */
const wordsOf = (body: string): string => (folded(withoutTargets(body)).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ");

/** A gateway's footer or a quotation that only one of them marks stands at the end. A letter is not the same as none. */
const beginAlike = (words: string, others: string): boolean =>
  words === others || (words !== "" && others !== "" && (words.startsWith(others) || others.startsWith(words)));
