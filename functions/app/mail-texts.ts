/** What mails of a case said, read back from their sealed originals. */
import type { Case } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";

export const eachOnce = <Mail extends MailRef>(mails: readonly Mail[]): readonly Mail[] =>
  mails.filter(({ blob }, at) => mails.findIndex((other) => other.blob === blob) === at);

/**
 * By their blob, as many as `mostBytes` of originals hold. One after the other: a case may hold several mails of forty megabytes, and only their words are
 * kept.
 */
export const textsOf = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  mails: readonly MailRef[],
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  let bytes = 0;
  for (const { mail, blob } of mails) {
    if (bytes > mostBytes) break;
    const raw = await deps.content.get(state.id, key, mail, blob);
    bytes += raw.length;
    const read = await deps.reader.read(raw);
    texts.set(blob, read?.text ?? "");
  }
  return texts;
};
