/** Letters to a reporter are looked through before anything is decided: for that, what members wrote to each other is read back. */
import type { Case } from "../core/case/case.ts";
import type { Leaks } from "../core/case/commands.ts";
import { noteMeant } from "../core/case/run-letters.ts";
import { memberOf, type Person } from "../core/case/vocabulary.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import { guardLetter } from "../core/mail/letter-guard.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { internalTexts, isInternal, textsOf } from "./gather.ts";
import { wordsAt } from "./telling/letter-text.ts";

export type LeaksIn = (reply: Reply, by: Person) => Leaks;

const letters: readonly string[] = ["ack", "record", "reply", "close"];

const none: LeaksIn = () => [];

export const leaksIn = async (
  deps: Deps,
  desk: DeskSettings,
  state: Case,
  key: CaseKey,
  mail: IncomingMail | undefined,
): Promise<LeaksIn> => {
  const commands = mail ? readReply(mail.text).commands : [];
  if (!commands.some(({ name }) => letters.includes(name))) return none;
  const journal = await deps.cases.journal(state, key);
  const internal = journal.filter(isInternal);
  const texts = await textsOf(deps, state, key, internal, mostGuarded);
  const leaks = (letter: string, own?: string): boolean =>
    guardLetter(letter, { desk, codeName: state.codeName, internalTexts: internalTexts(internal, texts, own) }).length > 0;
  return (reply, by) =>
    reply.commands.flatMap((command, at) => {
      if (!letters.includes(command.name)) return [];
      const note = command.name === "reply" ? noteMeant(journal, memberOf(by) ?? "", command) : undefined;
      // A note that becomes a letter is looked through like any other, and is no secret from itself.
      const leaking = note
        ? leaks(readReply(texts.get(note.mail.blob) ?? "").ownText, note.mail.blob)
        : leaks(wordsAt(reply, at));
      return leaking ? [at] : [];
    });
};

/** Far more than a letter can quote from by accident. */
const mostGuarded = 200;
