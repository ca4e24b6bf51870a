/** What mails of a case said, read back from their sealed originals. */
import type { Case } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";

export const eachOnce = <Mail extends MailRef>(mails: readonly Mail[]): readonly Mail[] =>
  mails.filter(({ blob }, at) => mails.findIndex((other) => other.blob === blob) === at);

/** Whoever sends many large mails must not make one piece of work take longer than a function may run. */
export const mostReadBack = 64 * 1024 * 1024;

/**
 * By their blob, as many as `mostBytes` of originals hold. One after the other: a case may hold several mails of forty
 * megabytes, and only their words are kept.
 */
export const textsOf = (
  deps: Deps,
  state: Case,
  key: CaseKey,
  mails: readonly MailRef[],
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, string>> => readEach(deps, state, key, mails, (mail) => mail?.text ?? "", mostBytes);

/** What is picked of each. */
export const readEach = async <Picked>(
  deps: Deps,
  state: Case,
  key: CaseKey,
  mails: readonly MailRef[],
  pick: (mail: IncomingMail | undefined) => Picked,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, Picked>> => {
  const picked = new Map<string, Picked>();
  let bytes = 0;
  for (const { mail, blob } of mails) {
    if (bytes > mostBytes) break;
    const raw = await deps.content.get(state.id, key, mail, blob);
    bytes += raw.length;
    picked.set(blob, pick(await deps.reader.read(raw)));
  }
  return picked;
};
