/**
 * A mail as its queue brings it: SES's own notice of it, or, from its second try on, its name alone. A notice is tried once. What
 * still fails after that ends in the dead letters, where neither a subject nor an address may lie.
 */
import type { SesId } from "../core/ids.ts";
import type { Receipt } from "../core/mail/incoming-mail.ts";
import type { Deps } from "./deps.ts";
import { errorName } from "./error-name.ts";
import { receiveMail } from "./receive-mail.ts";

export type Announced =
  | { readonly receipt: Receipt; readonly queue: string; readonly triedBefore: boolean }
  | { readonly waiting: SesId };

export const takeInMail = (deps: Deps): ((announced: Announced) => Promise<void>) => {
  const receive = receiveMail(deps);
  const again = async (mail: SesId): Promise<void> => {
    const receipt = await deps.waiting.find(mail);
    // It was taken in since, by a second telling; its raw mail went before its receipt did.
    if (!receipt) return deps.log.write("info", "mail-no-longer-waiting", { mail });
    await receive(receipt, true);
    await deps.waiting.forget(mail);
  };
  return async (announced) => {
    if ("waiting" in announced) return again(announced.waiting);
    const { receipt, queue, triedBefore } = announced;
    // A try that left no word behind has died of the mail itself; its name alone goes on before the next one may.
    if (triedBefore) return setAside(deps, receipt, queue, "died");
    try {
      await receive(receipt);
    } catch (error) {
      await setAside(deps, receipt, queue, errorName(error));
    }
  };
};

const setAside = async ({ waiting, log }: Deps, receipt: Receipt, queue: string, error: string): Promise<void> => {
  await waiting.keep(receipt);
  await waiting.queueAgain(queue, receipt.mail);
  log.write("warn", "mail-waits", { mail: receipt.mail, error });
};
