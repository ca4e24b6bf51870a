/** Letters to a reporter are looked through before anything is decided: for that, what members wrote to each other is read back. */
import type { Case } from "../core/case/case.ts";
import type { Leaks } from "../core/case/commands.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import { guardLetter } from "../core/mail/letter-guard.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { internalTexts, textsOf } from "./gather.ts";
import { wordsAt } from "./telling/letter-text.ts";

export type LeaksIn = (reply: Reply) => Leaks;

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
  const notes = journal.filter(({ event }) => event.kind === "note-added");
  const about = { desk, codeName: state.codeName, internalTexts: internalTexts(notes, await textsOf(deps, state, key, notes)) };
  return (reply) =>
    reply.commands.flatMap((command, at) =>
      letters.includes(command.name) && guardLetter(wordsAt(reply, at), about).length > 0 ? [at] : [],
    );
};
