/** Letters to a reporter are looked through before anything is decided: for that, what members wrote to each other is read back. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Leaks } from "../core/case/commands.ts";
import { noteMeant } from "../core/case/run-letters.ts";
import { memberOf, type Person } from "../core/case/vocabulary.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { guardLetter } from "../core/mail/letter-guard.ts";
import type { Reply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { internalWords, wordsBeside } from "./internal-words.ts";
import { wordsAt } from "./telling/letter-text.ts";

const letters: readonly string[] = ["ack", "record", "reply", "close", "due"];
const toOthers: readonly string[] = ["draft", "send", "relay"];

/** Where commands of these names stand in a mail. */
export const commandsAmong = ({ commands }: Reply, names: readonly string[]): readonly number[] =>
  commands.flatMap(({ name }, at) => (names.includes(name) ? [at] : []));

/** The whole journal, where the reply holds a letter: what members wrote to each other may stand in an older part of it. */
export const journalFor = async (deps: Deps, state: Case, key: CaseKey, reply: Reply): Promise<readonly JournalEntry[]> =>
  commandsAmong(reply, [...letters, ...toOthers]).length > 0 ? deps.cases.journal(state, key) : state.journal;

export const leaksIn = async (
  deps: Deps,
  desk: DeskSettings,
  state: Case,
  key: CaseKey,
  { reply, by, journal }: { readonly reply: Reply; readonly by: Person; readonly journal: readonly JournalEntry[] },
): Promise<Leaks> => {
  const places = commandsAmong(reply, letters);
  if (places.length === 0) return [];
  const internal = await internalWords(deps, state, key, journal);
  const leaks = (letter: string, own?: string): boolean =>
    guardLetter(letter, { desk, codeName: state.codeName, internalTexts: wordsBeside(internal, own) }).length > 0;
  return places.filter((at) => {
    const command = reply.commands[at];
    const note = command?.name === "reply" ? noteMeant(journal, memberOf(by) ?? "", command) : undefined;
    if (!note) return leaks(wordsAt(reply, at));
    // A note that becomes a letter is looked through like any other.
    const words = internal.find(({ blob }) => blob === note.mail.blob)?.words ?? "";
    return leaks(words, note.mail.blob);
  });
};
