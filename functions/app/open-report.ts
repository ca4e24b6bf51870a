/** A case begins: everything about its first mail is settled, written once, and its mails go out. */
import { isLeftToNobody } from "../core/case/roles.ts";
import type { MailRef } from "../core/case/vocabulary.ts";
import { type CaseId, caseId, type SesId } from "../core/ids.ts";
import { days, type Instant } from "../core/instant.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { type ChangedCase, openCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { doWork } from "./do-work.ts";
import type { OpenDesk } from "./open-desk.ts";
import { prepareOpening, type Report, type Writer } from "./prepare-opening.ts";
import { asReadBack, type ReadMails } from "./send-mail.ts";

/** A mail that SES stored. `mail` is missing where nothing could read it. */
export interface Arrived {
  readonly receipt: Receipt;
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
  /** It may have been taken in by a try that died afterwards. */
  readonly triedBefore?: boolean;
}

/** A mail that belongs to no case yet, and what its envelope says beside that. */
export interface Unopened extends Pick<Report, "notNames" | "unknown" | "closedLine"> {
  readonly what: "open-report" | "ask-author";
}

interface When {
  /** How long the receipt waits. */
  readonly receiptWaits?: number;
  /** Where it was kept back until now. */
  readonly arrivedAt?: Instant;
}

/** From SES's id and not from the sender's Message-ID: who writes a mail must not be able to choose which case it is. */
export const caseIdFor = (desk: OpenDesk, mail: SesId): CaseId => caseId(desk.key.mark(`case|${mail}`));

export const sealed = async (deps: Deps, id: CaseId, key: CaseKey, { receipt, raw }: Arrived): Promise<MailRef> => ({
  mail: receipt.mail,
  blob: await deps.content.put(id, key, receipt.mail, raw),
  ...(receipt.verdicts.virus === "FAIL" && { harmful: true }),
});

/** A case lives for days at least, so a mail that has just come need not be looked for among those that are gone. */
const erasedNoSooner = days(1);

export const openReport = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  { what, notNames, unknown, closedLine }: Unopened,
  writer: Writer,
  when: When = {},
): Promise<string> => {
  const id = caseIdFor(desk, arrived.receipt.mail);
  // A mail that comes once more must not make a new key, or a new line of the statistics, for what was erased.
  const mayBeErased = deps.clock.now() - arrived.receipt.receivedAt > erasedNoSooner;
  if (mayBeErased && (await deps.cases.load(id)) === "erased") return "already-taken-in";
  const key = await deps.keys.make(id);
  const ref = await sealed(deps, id, key, arrived);
  const prepared = await prepareOpening(deps, desk, { ...arrived, notNames, unknown, closedLine, id, ref }, what, writer);
  const changed = await openCase(deps, desk.settings, what, { ...prepared, ...when }, writer.senderHash);
  return finish(deps, desk, arrived, changed, ref);
};

export const finish = async (
  deps: Deps,
  desk: OpenDesk,
  arrived: Arrived,
  changed: ChangedCase | string,
  ref: MailRef,
): Promise<string> => {
  if (typeof changed === "string") return changed;
  // Nobody is left whom the desk may write to; only whoever runs it can help.
  if (isLeftToNobody(changed.state)) deps.log.write("error", "nobody-left", { desk: desk.settings.id, case: changed.state.id });
  const read: ReadMails = new Map([[ref.blob, Promise.resolve(asReadBack(deps, ref, arrived.raw, arrived.mail))]]);
  await doWork(deps, desk.settings, changed, read);
  return "taken-in";
};
