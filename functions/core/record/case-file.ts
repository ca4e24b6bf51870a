/**
 * A case in parts, for whoever reads it in two years: which entry of its journal stands where, and whose words are kept where
 * there is no room for all of them. The parts are those that a report's document has in the PSF's procedure.
 */
import type { JournalEntry } from "../case/case.ts";
import type { Event } from "../case/events.ts";
import { correspondentOf, type MailRef } from "../case/vocabulary.ts";

const filePartNames = ["scope", "discussion", "proposals", "decisions", "actions", "letters", "outside", "in-order"] as const;
export type FilePartName = (typeof filePartNames)[number];

export interface FileItem {
  readonly entry: JournalEntry;
  /** Empty where there are none. */
  readonly words: string;
  readonly cut: "whole" | "shortened" | "left-out";
}

interface FilePart {
  readonly name: FilePartName;
  /** Oldest first. */
  readonly items: readonly FileItem[];
  /** How many entries there was no room for. */
  readonly leftOut: number;
}

const nowhere: readonly FilePartName[] = [];
const inOrder: readonly FilePartName[] = ["in-order"];

/** What somebody was answered is between them and the desk; of other mail only what went outside the committee is told as a letter. */
const places: Readonly<Record<Event["kind"], readonly FilePartName[]>> = {
  "report-received": inOrder,
  "placed-as-report": inOrder,
  "mail-unplaced": inOrder,
  "set-aside": inOrder,
  acknowledged: ["letters", "in-order"],
  recorded: ["letters", "decisions", "in-order"],
  "letter-sent": ["letters", "in-order"],
  "letter-held": inOrder,
  "held-released": inOrder,
  "conflict-asked": inOrder,
  joined: inOrder,
  left: inOrder,
  "advises-only": inOrder,
  "second-awaited": inOrder,
  included: inOrder,
  "people-named": ["scope", "in-order"],
  "shepherd-named": inOrder,
  "triage-said": ["scope", "in-order"],
  "scope-said": ["scope", "in-order"],
  "severe-said": ["scope", "in-order"],
  "severe-undone": ["scope", "in-order"],
  proposed: ["proposals", "in-order"],
  voted: ["proposals", "in-order"],
  "vote-settled": ["proposals", "decisions", "in-order"],
  "measure-waits": inOrder,
  "action-done": ["actions", "in-order"],
  "date-promised": ["letters", "in-order"],
  closed: ["letters", "decisions", "in-order"],
  reopened: ["decisions", "in-order"],
  linked: inOrder,
  "read-back": inOrder,
  "reporter-withdrew": ["letters", "in-order"],
  "reporter-quiet": ["letters", "in-order"],
  "report-held": ["letters", "in-order"],
  "report-released": ["letters", "in-order"],
  "people-marked": nowhere,
  matched: inOrder,
  "new-address-named": inOrder,
  "new-address-dropped": inOrder,
  "new-address-confirmed": inOrder,
  "note-added": ["discussion", "in-order"],
  "reporter-wrote": ["letters", "in-order"],
  "contact-opened": inOrder,
  "contact-closed": inOrder,
  drafted: ["discussion", "in-order"],
  "draft-dropped": inOrder,
  "draft-sent": ["outside", "in-order"],
  "approval-asked": inOrder,
  "approval-said": ["outside", "decisions", "in-order"],
  "moderators-reminded": ["outside", "in-order"],
  "draft-held": inOrder,
  "reporter-asked": ["letters", "in-order"],
  "reporter-answered": ["decisions", "in-order"],
  relayed: ["letters", "in-order"],
  "correspondent-wrote": ["outside", "in-order"],
  "mail-not-acted": inOrder,
  challenged: inOrder,
  "challenge-answered": inOrder,
  "challenge-lapsed": inOrder,
  "line-rotated": inOrder,
  "away-noticed": inOrder,
  "commands-answered": nowhere,
  "rung-taken": inOrder,
  reminded: inOrder,
  "status-told": ["letters", "in-order"],
  "mail-sent": nowhere,
  "mail-refused": inOrder,
  "mail-delivered": nowhere,
  "mail-rejected": inOrder,
  "mail-complained": inOrder,
  "not-reached": inOrder,
  "reached-again": inOrder,
  "work-dissolved": nowhere,
  "legal-hold-set": ["decisions", "in-order"],
  "legal-hold-ended": ["decisions", "in-order"],
  "erasure-asked": inOrder,
  "erasure-stopped": inOrder,
  "erasure-announced": inOrder,
  "erasure-begun": inOrder,
};

/** Whether a letter really went out, or why it did not. */
const fatesOfLetters: readonly Event["kind"][] = ["mail-sent", "mail-refused", "mail-rejected", "not-reached", "work-dissolved"];

const placesOf = (event: Event): readonly FilePartName[] =>
  event.kind === "closed" && event.closing.noLetter ? ["decisions", "in-order"] : placesOfKind(event);

const placesOfKind = (event: Event): readonly FilePartName[] => {
  const own = places[event.kind];
  if (!fatesOfLetters.includes(event.kind) || !("to" in event)) return own;
  if (event.to === "reporter") return [...own, "letters"];
  return isOutside(event) ? [...own, "outside"] : own;
};

const isOutside = (event: Event): boolean =>
  "to" in event && typeof event.to === "string" && correspondentOf(event.to) !== undefined;

const withWords: readonly Event["kind"][] = [
  "acknowledged",
  "recorded",
  "letter-sent",
  "scope-said",
  "severe-said",
  "proposed",
  "action-done",
  "closed",
  "note-added",
  "reporter-wrote",
  "drafted",
  "draft-sent",
  "approval-said",
  "relayed",
  "correspondent-wrote",
];

/** What a committee decided goes before what it discussed, and what anybody can send in any number comes last. */
const rankOf = (event: Event): number => {
  if (event.kind === "mail-not-acted" || event.kind === "challenged") return 2;
  if (event.kind === "reporter-wrote" || event.kind === "correspondent-wrote") return event.proven ? 1 : 2;
  return event.kind === "note-added" || event.kind === "drafted" || event.kind === "reminded" ? 1 : 0;
};

/** The weightiest first, and of those the newest. */
const byWeight = (one: JournalEntry, other: JournalEntry): number =>
  rankOf(one.event) - rankOf(other.event) || other.seq - one.seq;

/** Each is fetched, unsealed and parsed, and whoever asked waits for it. */
const mostMails = 300;

/** The mails whose words the file needs, those first that it must not lack. */
export const mailsInFile = (journal: readonly JournalEntry[]): readonly MailRef[] => {
  const mails = journal
    .filter(({ event }) => withWords.includes(event.kind))
    .toSorted(byWeight)
    .flatMap(({ event }) => ("mail" in event ? [event.mail] : []));
  return [...new Map(mails.map((mail) => [mail.blob, mail])).values()].slice(0, mostMails);
};

/** So that one mail does not fill the file, and all of them, with every character escaped at its longest, stay under 5 MB. */
const mostWords = 20_000;
const mostWordsInAll = 400_000;
const mostItems: Readonly<Record<FilePartName, number>> = {
  scope: 300,
  discussion: 600,
  proposals: 600,
  decisions: 300,
  actions: 300,
  letters: 600,
  outside: 600,
  "in-order": 1_500,
};

/** `wordsOf`: what an entry says in a part; undefined where its mail was not read. */
export const composeCaseFile = (
  journal: readonly JournalEntry[],
  wordsOf: (entry: JournalEntry, part: FilePartName) => string | undefined,
): readonly FilePart[] => {
  const parts = filePartNames.map((name) => {
    const all = journal.filter(({ event }) => placesOf(event).includes(name));
    const entries = all.toSorted(byWeight).slice(0, mostItems[name]);
    return { name, entries, leftOut: all.length - entries.length };
  });
  const asked = parts.flatMap(({ name, entries }) => (name === "in-order" ? [] : entries.map((entry) => ({ name, entry }))));
  const items = new Map(parts.map(({ name }) => [name, new Map<number, FileItem>()]));
  let room = mostWordsInAll;
  for (const { name, entry } of asked.sort((one, other) => byWeight(one.entry, other.entry))) {
    const isFull = room === 0 && withWords.includes(entry.event.kind);
    const fitted = fitting(isFull ? undefined : wordsOf(entry, name), Math.min(mostWords, room));
    room -= fitted.words.length;
    items.get(name)?.set(entry.seq, { entry, ...fitted });
  }
  return parts.map(({ name, entries, leftOut }) => ({
    name,
    leftOut,
    items: entries
      .toSorted((one, other) => one.seq - other.seq)
      .map((entry) => items.get(name)?.get(entry.seq) ?? { entry, words: "", cut: "whole" }),
  }));
};

type Fitted = Pick<FileItem, "words" | "cut">;

const fitting = (words: string | undefined, most: number): Fitted => {
  if (words === undefined || (most === 0 && words !== "")) return { words: "", cut: "left-out" };
  return { words: words.slice(0, most), cut: words.length > most ? "shortened" : "whole" };
};

/** Of the report more is kept than of any other mail. */
const mostOfReport = 100_000;

export const reportInFile = (text: string): Fitted => fitting(text, mostOfReport);
