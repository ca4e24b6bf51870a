/** What a message tells beside one mail and one event: the case's other mails, its whole journal, the board. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Event } from "../core/case/events.ts";
import { carriedMotion } from "../core/case/proposals.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import { mailsInFile } from "../core/record/case-file.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { internalWords } from "./internal-words.ts";
import { eachOnce, mostReadBack, textsOf } from "./mail-texts.ts";
import { originalFiles } from "./original-files.ts";
import { tellsWhatWasSent } from "./telling/named-later.ts";
import type { Gathered } from "./telling/told.ts";

type Need = "texts" | "file" | "motion" | "internal" | "journal" | "board" | "originals";

const needs: Readonly<Record<string, readonly Need[]>> = {
  "case-so-far": ["journal", "texts"],
  "case-file": ["journal", "file"],
  "letter-held": ["journal", "internal"],
  originals: ["journal", "originals"],
  journal: ["journal"],
  transcript: ["motion"],
  "status-board": ["board"],
};

export const gather = async (deps: Deps, state: Case, key: CaseKey, message: string, event: Event): Promise<Gathered> => {
  const needed = message === "case-news" && tellsWhatWasSent(event) ? (["journal"] as const) : (needs[message] ?? []);
  const journal = needed.includes("journal") ? await deps.cases.journal(state, key) : [];
  return {
    journal,
    texts: await textsFor(deps, state, key, needed, journal),
    internal: needed.includes("internal") ? await internalWords(deps, state, key, journal) : [],
    originals: needed.includes("originals") ? await originalFiles(deps, state, key, journal) : [],
    board: needed.includes("board") ? await deps.cases.board(state.desk) : [],
    now: deps.clock.now(),
  };
};

const textsFor = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  needed: readonly Need[],
  journal: readonly JournalEntry[],
): Promise<Gathered["texts"]> => {
  const motion = needed.includes("motion") ? carriedMotion(state) : undefined;
  if (motion) return textsOf(deps, state, key, [motion.mail]);
  if (needed.includes("texts")) return textsOf(deps, state, key, mailsToJoin(state, journal));
  return needed.includes("file") ? textsOf(deps, state, key, mailsInFile(journal), mostReadBack) : new Map();
};

/** A joiner reads the newest of them; a case with more has its journal. */
const mostTexts = 40;
const mostUnproven = 5;

/** The report is always among them; whoever floods a reporter's line must not push it out. */
const mailsToJoin = (state: Case, journal: readonly JournalEntry[]): readonly MailRef[] => {
  const told = journal.filter(({ event }) => !isUnread(event));
  const mails = eachOnce(told.flatMap(({ event }) => ("mail" in event ? [{ ...event.mail, proven: isProven(event) }] : [])));
  const [known, unproven] = [mails.filter(({ proven }) => proven), mails.filter(({ proven }) => !proven)];
  return [
    state.report,
    ...known.filter(({ blob }) => blob !== state.report.blob).slice(-mostTexts),
    ...unproven.slice(-mostUnproven),
  ];
};

/** Shown to nobody, or only an answer to the desk. */
const isUnread = ({ kind }: JournalEntry["event"]): boolean =>
  kind === "commands-answered" || kind === "mail-not-acted" || kind === "challenged" || kind === "challenge-answered";

const isProven = (event: JournalEntry["event"]): boolean => !("proven" in event) || event.proven;
