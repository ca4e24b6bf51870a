/** The words of a letter, a proposal or a record, taken from the mail in which they stand. */
import { hearBy } from "../../../templates/happenings.ts";
import { defaultLetters } from "../../../templates/letters.ts";
import { consequences, plans } from "../../../templates/menus.ts";
import { closingLines } from "../../core/case/closing-lines.ts";
import { whomSaid } from "../../core/case/correspondents.ts";
import type { Event } from "../../core/case/events.ts";
import { approvalText } from "../../core/case/run-approval.ts";
import { wholeText } from "../../core/case/run-letters.ts";
import { textOf } from "../../core/case/running.ts";
import { type CommandLine, type Reply, readReply } from "../../core/mail/reply.ts";
import { dayNamed } from "../../core/record/days.ts";
import type { ReadBack } from "./told.ts";

export const replyIn = (about: ReadBack | undefined): Reply => readReply(about?.mail?.text ?? "");

const menus: Readonly<Record<string, readonly string[]>> = { plan: plans, consequence: consequences };

/** After the kind; a bare number stands for a line of the menu. */
const proposalText = (command: CommandLine): string => {
  const [kind = "", ...rest] = command.argument.split(/\s+/);
  const text = textOf({ ...command, argument: rest.join(" ") });
  return (/^\d{1,2}$/.test(text) ? menus[kind.toLowerCase()]?.[Number(text) - 1] : undefined) ?? text;
};

/** After the word that takes it back. */
const severeText = (command: CommandLine): string => textOf({ ...command, argument: command.argument.replace(/^no$/i, "") });

const scopeText = (command: CommandLine): string => textOf({ ...command, argument: command.argument.replace(/^\S+\s*/, "") });

/** After whom it is for. */
const draftText = (command: CommandLine): string => textOf({ ...command, argument: whomSaid(command.argument)?.rest ?? "" });

const orElse = (own: string, standard: string): string => (own === "" ? standard : own);

const closingText = (command: CommandLine): string => {
  const { letter, noLetter } = closingLines(command);
  return noLetter ? "" : orElse(letter, defaultLetters.closed);
};

/** What one command of a mail says, by the command's own way of reading it. */
const readers: Readonly<Record<string, (command: CommandLine) => string>> = {
  ack: (command) => orElse(textOf(command), defaultLetters.acknowledgement),
  record: (command) => orElse(textOf(command), defaultLetters.recorded),
  close: closingText,
  propose: proposalText,
  scope: scopeText,
  severe: severeText,
  due: ({ body }) => body,
  keep: ({ body }) => body,
  draft: draftText,
  approve: approvalText,
  object: approvalText,
  relay: draftText,
};

export const wordsAt = (reply: Reply, line: number): string => {
  if (line === wholeText) return reply.ownText;
  const command = reply.commands[line];
  return command ? (readers[command.name] ?? textOf)(command) : "";
};

const withPromise = (words: string, day: string | undefined): string =>
  day === undefined ? words : `${words}\n\n${hearBy(dayNamed(day))}`;

/** The words that came with an event, if it is of a kind that has some. */
export const wordsOf = (event: Event, reply: Reply): string => {
  if (event.kind === "note-added") return reply.ownText;
  if (event.kind === "letter-held") return withPromise(wordsAt(reply, event.letter.line), event.letter.day);
  if (event.kind === "letter-sent") return withPromise(wordsAt(reply, event.line), event.day);
  if (event.kind === "acknowledged" && event.standard) return defaultLetters[event.kept ? "kept" : "acknowledgement"];
  if (event.kind === "recorded" && event.standard) return defaultLetters.recorded;
  return "line" in event && typeof event.line === "number" ? wordsAt(reply, event.line) : "";
};
