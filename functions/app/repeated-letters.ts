/** Which letters of a mail say word for word what the reporter was sent a short while ago: the same button was tapped twice. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { Event } from "../core/case/events.ts";
import { after, hours } from "../core/instant.ts";
import { folded } from "../core/mail/plain-text.ts";
import { type Reply, readReply } from "../core/mail/reply.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";
import { textsOf } from "./mail-texts.ts";
import { wordsAt } from "./telling/letter-text.ts";

const lettersOf: readonly string[] = ["reply", "due"];

/** A day, but for the hours by which one morning may be later than the next. */
const shortWhile = hours(20);
const mostCompared = 5;

/** To somebody who has written since, or at another address, the same words are said anew. */
const changesWhatIsSaid = (event: Event): boolean => event.kind === "reporter-wrote" || event.kind === "new-address-confirmed";

export const repeatsIn = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  reply: Reply,
  journal: readonly JournalEntry[],
): Promise<readonly number[]> => {
  if (!reply.commands.some(({ name }) => lettersOf.includes(name))) return [];
  const since = after(deps.clock.now(), -shortWhile);
  const sent = journal
    .slice(journal.findLastIndex(({ event }) => changesWhatIsSaid(event)) + 1)
    .flatMap(({ at, event }) => (event.kind === "letter-sent" && at > since ? [event] : []))
    .slice(-mostCompared);
  const texts = await textsOf(
    deps,
    state,
    key,
    sent.map(({ mail }) => mail),
  );
  const words = sent.map(({ mail, line }) => folded(wordsAt(readReply(texts.get(mail.blob) ?? ""), line)));
  return reply.commands.flatMap(({ name }, at) =>
    lettersOf.includes(name) && words.includes(folded(wordsAt(reply, at))) ? [at] : [],
  );
};
