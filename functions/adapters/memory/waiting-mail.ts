/** Mail that waits, in memory, for tests of the use cases. */
import type { SesId } from "../../core/ids.ts";
import type { Receipt } from "../../core/mail/incoming-mail.ts";
import type { WaitingMail } from "../../ports/waiting-mail.ts";

export interface MemoryWaitingMail extends WaitingMail {
  /** What lies in the queue again. */
  readonly queued: readonly { readonly queue: string; readonly mail: SesId }[];
}

export const createMemoryWaitingMail = (): MemoryWaitingMail => {
  const receipts = new Map<SesId, Receipt>();
  const queued: { readonly queue: string; readonly mail: SesId }[] = [];
  return {
    queued,
    keep: async (receipt) => void receipts.set(receipt.mail, receipt),
    find: async (mail) => receipts.get(mail),
    forget: async (mail) => void receipts.delete(mail),
    queueAgain: async (queue, mail) => void queued.push({ queue, mail }),
  };
};
