/** What mails of a case said, read back from their sealed originals. */
import type { Case } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";

export const eachOnce = <Mail extends MailRef>(mails: readonly Mail[]): readonly Mail[] =>
  mails.filter(({ blob }, at) => mails.findIndex((other) => other.blob === blob) === at);

/** By their blob. One after the other: a case may hold several mails of forty megabytes, and only their words are kept. */
export const textsOf = async (
  deps: Deps,
  state: Case,
  key: CaseKey,
  mails: readonly MailRef[],
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const { mail, blob } of mails) {
    const read = await deps.reader.read(await deps.content.get(state.id, key, mail, blob));
    texts.set(blob, read?.text ?? "");
  }
  return texts;
};
