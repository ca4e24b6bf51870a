/** Commands that concern no case. The desk answers each mail of a proven member with a transcript, and each mail once. */
import { leased } from "../core/case/work.ts";
import { decideDesk, deskApplied } from "../core/duty/desk.ts";
import type { MemberId } from "../core/ids.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { readReply } from "../core/mail/reply.ts";
import type { Deps } from "./deps.ts";
import { doDeskWork } from "./do-desk-work.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";

const mostTries = 12;

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
  let seen = desk.state;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.clock.now();
    const events = decideDesk(seen, asked, now);
    if (events === "already-taken-in") return events;
    const { state: next, mine } = leased(deskApplied(seen, events, now), now);
    if ((await deps.desks.save(seen, next, desk.key)) === "saved") {
      await doDeskWork(deps, { ...desk, state: { ...next, version: seen.version + 1 } }, mine);
      return "taken-in";
    }
    seen = (await loadDesk(deps, desk.settings.id)).state;
  }
  throw new Error("The desk was changed by others each time; the mail goes back to the queue.");
};
