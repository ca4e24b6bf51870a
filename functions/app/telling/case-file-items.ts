/** What stands below an entry in the case file: the words that came with it, and what our own words add to its headline. */
import { factNames, fileSays } from "../../../templates/case-file-words.ts";
import type { Case, JournalEntry } from "../../core/case/case.ts";
import type { Event, EventOf } from "../../core/case/events.ts";
import { proposalAt } from "../../core/case/proposals.ts";
import type { Closing } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { readReply } from "../../core/mail/reply.ts";
import type { FilePartName } from "../../core/record/case-file.ts";
import { dayNamed } from "../../core/record/days.ts";
import { kindOf, sentenceCase } from "./casework.ts";
import { happened } from "./happened.ts";
import { wordsOf } from "./letter-text.ts";

/** Of a longer text the file shows the beginning, and the rest need not be searched. */
const mostSearched = 200_000;

/** Undefined where the mail was not read. */
export const wordsIn = (
  shade: (text: string) => string,
  texts: ReadonlyMap<string, string>,
  { event }: JournalEntry,
  part: FilePartName,
): string | undefined => {
  const own = ownWords(event, part);
  if (own !== undefined) return shade(own.slice(0, mostSearched));
  if (!("mail" in event) || !isSaid(event)) return "";
  const text = texts.get(event.mail.blob);
  if (text === undefined) return undefined;
  const words = wordsOf(event, readReply(text));
  // What came from outside is kept whole, and so is a note in which the desk finds nothing that its writer wrote anew.
  const shown = words === "" && (isTheirs(event) || event.kind === "note-added") ? text.trim() : words;
  return shade(shown.slice(0, mostSearched));
};

/** Their words stand in the mail that brought them. */
const isSaid = (event: Event): boolean => isTheirs(event) || event.kind === "note-added" || "line" in event;

/** From somebody who is no member. */
const isTheirs = (event: Event): event is EventOf<"reporter-wrote" | "correspondent-wrote"> =>
  event.kind === "reporter-wrote" || event.kind === "correspondent-wrote";

/** Words that the journal itself holds. */
const ownWords = (event: Event, part: FilePartName): string | undefined => {
  if (event.kind === "people-named") return event.names.join("\n");
  if (event.kind === "closed" && part === "decisions") return closingWords(event.closing);
  if (event.kind === "recorded" && part === "decisions") return "";
  return event.kind === "proposed" && event.closing ? closingWords(event.closing) : undefined;
};

const closingWords = ({ outcome, actions, review, ends }: Closing): string =>
  [
    `${factNames.outcome}: ${outcome}`,
    `${factNames.actions}: ${actions}`,
    `${factNames.review}: ${dayNamed(review)}`,
    ...(ends === undefined ? [] : [`${factNames.ends}: ${dayNamed(ends)}`]),
  ].join("\n");

/** Events whose sentences hold words of ours alone, and say more than the headline. */
const toldWhole: readonly Event["kind"][] = ["triage-said", "scope-said", "status-told", "reporter-withdrew", "reporter-quiet"];

const unprovenOf = { "reporter-wrote": fileSays.unproven, "correspondent-wrote": fileSays.unprovenOther } as const;

export const sentencesIn = (state: Case, desk: DeskSettings, event: Event, isWordless: boolean): readonly string[] => {
  const settled = event.kind === "vote-settled" ? state.proposals.find(({ number }) => number === event.number) : undefined;
  if (settled) return [`${sentenceCase(kindOf(settled.what))}.`];
  if (event.kind === "proposed") return [`${sentenceCase(kindOf(proposalAt(state, event)?.what ?? event.what))}.`];
  const unproven = isTheirs(event) && !event.proven ? [unprovenOf[event.kind]] : [];
  const noText = isWordless && (isTheirs(event) || event.kind === "note-added") ? [fileSays.noText] : [];
  return [...(toldWhole.includes(event.kind) ? happened(state, event, desk).sentences : []), ...unproven, ...noText];
};
