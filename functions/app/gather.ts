/** What a message tells beside one mail and one event: the case's other mails, its whole journal, the board. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import { readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { wordsOf } from "./telling/letter-text.ts";
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

/** The report is always among them; whoever floods a reporter's line must not push it out. */
const mailsIn = (state: Case, journal: readonly JournalEntry[], most: number): readonly MailRef[] => {
  const told = journal.filter(({ event }) => event.kind !== "commands-answered" && event.kind !== "mail-not-acted");
  const mails = told.flatMap(({ event }) => ("mail" in event ? [{ ...event.mail, proven: isProven(event) }] : []));
  const once = mails.filter(({ blob }, at) => mails.findIndex((other) => other.blob === blob) === at);
  const [known, unproven] = [once.filter(({ proven }) => proven), once.filter(({ proven }) => !proven)];
  return [state.report, ...known.filter(({ blob }) => blob !== state.report.blob).slice(-most), ...unproven.slice(-mostUnproven)];
};

const mostUnproven = 5;

const isProven = (event: JournalEntry["event"]): boolean => event.kind !== "reporter-wrote" || event.proven;

/** One after the other: a case may hold several mails of forty megabytes, and only their words are kept. */
export const textsOf = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  journal: readonly JournalEntry[],
  most = mostTexts,
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const { mail, blob } of mailsIn(state, journal, most)) {
    const read = await deps.reader.read(await deps.content.get(state.id, key, mail, blob));
    texts.set(blob, read?.text ?? "");
  }
  return texts;
};

const internalKinds: readonly string[] = ["note-added", "scope-said", "proposed", "action-done", "closed"];

/** What members wrote to each other: none of it may reach the reporter by accident. */
export const isInternal = ({ event }: JournalEntry): boolean => internalKinds.includes(event.kind);

/** `own`: the mail whose words are to become the letter. */
export const internalTexts = (
  journal: readonly JournalEntry[],
  texts: ReadonlyMap<string, string>,
  own?: string,
): readonly string[] =>
  journal.filter(isInternal).flatMap(({ event }) => {
    if (event.kind === "closed") return [event.closing.actions, event.closing.outcome];
    if (!("mail" in event) || event.mail.blob === own) return [];
    return [wordsOf(event, readReply(texts.get(event.mail.blob) ?? ""))];
  });
