/** What a message tells beside one mail and one event: the case's other mails, its whole journal, the board. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import { readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import type { Gathered } from "./telling/told.ts";

type Need = "texts" | "journal" | "board";

const needs: Readonly<Record<string, readonly Need[]>> = {
  "case-so-far": ["journal", "texts"],
  "letter-held": ["journal", "texts"],
  journal: ["journal"],
  "status-board": ["board"],
};

/** A joiner reads the newest of them; a case with more has its journal. */
const mostTexts = 40;

export const gather = async (deps: Deps, state: Case, key: CaseKey, message: string): Promise<Gathered> => {
  const needed = needs[message] ?? [];
  const journal = needed.includes("journal") ? await deps.cases.journal(state, key) : [];
  return {
    journal,
    texts: needed.includes("texts") ? await textsOf(deps, state, key, journal) : new Map(),
    board: needed.includes("board") ? await deps.cases.board(state.desk) : [],
    now: deps.clock.now(),
  };
};

const mailsIn = (journal: readonly JournalEntry[]): readonly MailRef[] => {
  const mails = journal.flatMap(({ event }) => ("mail" in event && event.kind !== "commands-answered" ? [event.mail] : []));
  return mails.filter(({ blob }, at) => mails.findIndex((other) => other.blob === blob) === at).slice(-mostTexts);
};

/** One after the other: a case may hold several mails of forty megabytes, and only their words are kept. */
export const textsOf = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  journal: readonly JournalEntry[],
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const { mail, blob } of mailsIn(journal)) {
    const read = await deps.reader.read(await deps.content.get(state.id, key, mail, blob));
    texts.set(blob, read?.text ?? "");
  }
  return texts;
};

/** What members wrote to each other: none of it may reach the reporter by accident. */
export const internalTexts = (journal: readonly JournalEntry[], texts: ReadonlyMap<string, string>): readonly string[] =>
  journal.flatMap(({ event }) => (event.kind === "note-added" ? [readReply(texts.get(event.mail.blob) ?? "").ownText] : []));
