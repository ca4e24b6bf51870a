/** Commands that concern no case. The desk answers each mail of a proven member with a transcript, and each mail once. */
import type { MailRef } from "../core/case/vocabulary.ts";
import { leased } from "../core/case/work.ts";
import { type DeskCommand, decideDesk, deskApplied } from "../core/duty/desk.ts";
import type { MemberId } from "../core/ids.ts";
import type { PerhapsMember } from "../core/mail/belongs.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { readReply } from "../core/mail/reply.ts";
import { changeDesk } from "./change-desk.ts";
import type { Deps } from "./deps.ts";
import { doDeskWork } from "./do-desk-work.ts";
import { type OpenDesk, openAs } from "./open-desk.ts";
import { codesNamed } from "./tell-kept-back.ts";

export interface AskingDesk {
  readonly receipt: Receipt;
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
}

export const answerDesk = async (deps: Deps, desk: OpenDesk, asking: AskingDesk, by: MemberId): Promise<string> => {
  const { commands } = readReply(asking.mail?.text ?? "");
  const keptBack = await codesNamed(deps, desk, by, commands);
  return askDesk(deps, desk, asking, (mail) => ({
    do: "take-in-mail",
    by,
    mail,
    commands,
    keptBack,
    formsDiffer: asking.mail?.formsDiffer === true,
  }));
};

/** Whether a mail that nothing proves was theirs. */
export const askMember = (deps: Deps, desk: OpenDesk, asking: AskingDesk, perhaps: PerhapsMember): Promise<string> => {
  const { member: by, ...claim } = perhaps;
  return askDesk(deps, desk, asking, (mail) => ({ do: "take-in-unproven", by, mail, ...claim }));
};

/** Seals the mail, decides, writes once, and does what is due. */
export const askDesk = async (
  deps: Deps,
  desk: OpenDesk,
  { receipt, raw }: AskingDesk,
  commandFor: (mail: MailRef) => DeskCommand,
): Promise<string> => {
  const blob = await deps.content.put(desk.settings.id, desk.key, receipt.mail, raw);
  const asked = commandFor({ mail: receipt.mail, blob });
  const { outcome, state, mine } = await changeDesk(deps, desk, (seen, now) => {
    const events = decideDesk(seen, asked, now);
    return events === "already-taken-in" ? undefined : leased(deskApplied(seen, events, now), now);
  });
  if (outcome === "conflict") throw new Error("The desk was changed by others each time; the mail goes back to the queue.");
  await doDeskWork(deps, openAs(desk, state), mine);
  return outcome === "saved" ? "taken-in" : "already-taken-in";
};
