/** Commands that concern no case. The desk answers each mail of a proven member with a transcript, and each mail once. */
import { leased } from "../core/case/work.ts";
import { decideDesk, deskApplied } from "../core/duty/desk.ts";
import type { MemberId } from "../core/ids.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { readReply } from "../core/mail/reply.ts";
import { changeDesk } from "./change-desk.ts";
import type { Deps } from "./deps.ts";
import { doDeskWork } from "./do-desk-work.ts";
import type { OpenDesk } from "./open-desk.ts";

interface Asking {
  readonly receipt: Receipt;
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
}

export const answerDesk = async (deps: Deps, desk: OpenDesk, { receipt, raw, mail }: Asking, by: MemberId): Promise<string> => {
  const blob = await deps.content.put(desk.settings.id, desk.key, receipt.mail, raw);
  const asked = {
    do: "take-in-mail" as const,
    by,
    mail: { mail: receipt.mail, blob },
    commands: readReply(mail?.text ?? "").commands,
    formsDiffer: mail?.formsDiffer === true,
  };
  const { outcome, state, mine } = await changeDesk(deps, desk, (seen, now) => {
    const events = decideDesk(seen, asked, now);
    return events === "already-taken-in" ? undefined : leased(deskApplied(seen, events, now), now);
  });
  if (outcome === "conflict") throw new Error("The desk was changed by others each time; the mail goes back to the queue.");
  await doDeskWork(deps, { ...desk, state }, mine);
  return outcome === "saved" ? "taken-in" : "already-taken-in";
};
