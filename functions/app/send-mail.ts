/** One mail that a case owes somebody: read back what it is about, write it, hand it to the mail service once. */

import { addressOf } from "../core/case/authority.ts";
import type { Case, Work } from "../core/case/case.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import { type SendResult, stillWanted } from "../core/case/work.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { isConfirmed } from "../core/duty/entitled.ts";
import { pastAddress } from "../core/duty/roster.ts";
import type { IncomingMail } from "../core/mail/incoming-mail.ts";
import type { CaseKey, KeyOwner } from "../ports/case-keys.ts";
import { composeFor } from "./compose-for.ts";
import type { Deps } from "./deps.ts";
import { gather } from "./gather.ts";
import { lineAddress, threadId } from "./lines.ts";
import { isAnswer, isMessageName, tell } from "./telling/tell.ts";
import type { ReadBack } from "./telling/told.ts";

/** What this invocation has read already, so that the mail just taken in is not fetched and parsed again for each reader. */
export type ReadMails = Map<string, Promise<ReadBack>>;

export const sendMail = async (
  deps: Deps,
  desk: DeskSettings,
  { state, key }: { readonly state: Case; readonly key: CaseKey },
  work: Work,
  read: ReadMails,
): Promise<SendResult> => {
  const address = addressOf(state, work.to, desk) ?? lastAddress(desk, work);
  const entry = await deps.cases.entry(state, work.entry, key);
  if (!entry || !stillWanted(state, work, entry.event) || address === undefined || !isMessageName(work.message))
    return "dissolved";
  // It waits, and is asked about anew each time: nothing of a case goes to an address that may be somebody else's.
  if (!isConfirmed(desk, work.to)) return "not-sent";
  const line = lineAddress(key, desk.alias, state, work.to);
  const about = work.about && (await readBack(deps, state.id, key, work.about, read));
  const gathered = await gather(deps, state, key, work.message, entry.event);
  const told = tell(deps.templates, work.message, { state, work, to: work.to, desk, event: entry.event, about, gathered, line });
  const mail = {
    ...told.message,
    attachments: told.attachments,
    from: { name: desk.name, address: desk.alias },
    to: address,
    replyTo: line,
    references: threadId(key, desk.alias, state.id, work.to),
    inAnswer: isAnswer(work.message),
  };
  const { raw, isNoteAlone } = await composeFor(deps, desk, mail, state.codeName);
  const answer = await deps.sender.send(raw, { from: desk.alias, to: address, work: `${state.id}_${work.id}` });
  return isNoteAlone && answer === "sent" ? "not-encrypted" : answer;
};

/** Whoever has left the committee is told that their line is closed, and nothing else. */
const lastAddress = (desk: DeskSettings, { message, to }: Work): string | undefined =>
  message === "not-acted" ? pastAddress(desk, to) : undefined;

export const readBack = (deps: Deps, owner: KeyOwner, key: CaseKey, ref: MailRef, read: ReadMails): Promise<ReadBack> => {
  const known = read.get(ref.blob);
  if (known) return known;
  const reading = deps.content
    .get(owner, key, ref.mail, ref.blob)
    .then(async (raw) => asReadBack(deps, ref, raw, await deps.reader.read(raw)));
  read.set(ref.blob, reading);
  return reading;
};

/** Pictures lose here what they tell of place and author, so that no message can forget it. The sealed original keeps it. */
export const asReadBack = (deps: Deps, ref: MailRef, raw: Uint8Array, mail: IncomingMail | undefined): ReadBack => ({
  raw,
  mail,
  files: (mail?.attachments ?? []).map((file) => {
    const bytes = deps.pictures.withoutTraces(file.bytes);
    if (bytes === undefined) return { ...file, traces: "may-remain" };
    return { ...file, bytes, traces: bytes === file.bytes ? "none" : "taken-out" };
  }),
  harmful: ref.harmful === true,
});
