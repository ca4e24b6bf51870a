/** What members wrote to each other: none of it may reach the reporter by accident. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Event } from "../core/case/events.ts";
import type { Closing } from "../core/case/vocabulary.ts";
import { readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { eachOnce, textsOf } from "./mail-texts.ts";
import { wordsOf } from "./telling/letter-text.ts";
import type { InternalWords } from "./telling/told.ts";

const internalKinds: readonly string[] = [
  "note-added",
  "scope-said",
  "severe-said",
  "proposed",
  "drafted",
  "action-done",
  "closed",
];

/** Far more than a letter can quote from by accident. */
const mostRead = 200;

export const internalWords = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  journal: readonly JournalEntry[],
): Promise<readonly InternalWords[]> => {
  const internal = journal.filter(({ event }) => internalKinds.includes(event.kind));
  const mails = eachOnce(internal.flatMap(({ event }) => ("mail" in event && !closingOf(event) ? [event.mail] : [])));
  const texts = await textsOf(deps, state, key, mails.slice(-mostRead));
  return internal.flatMap(({ event }): readonly InternalWords[] => {
    const closing = closingOf(event);
    if (closing) return [{ words: closing.actions }, { words: closing.outcome }];
    if (!("mail" in event)) return [];
    const { blob } = event.mail;
    return [{ blob, words: wordsOf(event, readReply(texts.get(blob) ?? "")) }];
  });
};

/** Beside what stays inside, a closing holds the letter that its reporter is to read, and may be put to the vote again. */
const closingOf = (event: Event): Closing | undefined => ("closing" in event ? event.closing : undefined);

/** `own`: the mail whose words are to become the letter, which are no secret from themselves. */
export const wordsBeside = (internal: readonly InternalWords[], own: string | undefined): readonly string[] =>
  internal.filter(({ blob }) => blob === undefined || blob !== own).map(({ words }) => words);
