/** Whether a mail proves that it is from somebody of whom the addresses are known. The line that it came in on never does. */
import { addressKey } from "./address.ts";
import type { IncomingMail, Receipt } from "./incoming-mail.ts";
import { isMachine } from "./machine.ts";
import { isForged, isProven, soleSender } from "./sender.ts";

type Unproven = "machine-mail" | "several-senders" | "wrong-sender" | "unproven-sender";

export const isAmong = (known: readonly (string | undefined)[], address: string): boolean =>
  known.some((one) => one !== undefined && addressKey(one) === addressKey(address));

/** `oneTime`: on a line that was sent to one mailbox and to no other. Whoever has it has that mailbox, unless the mail is a proven forgery. */
export const notProven = (
  mail: IncomingMail,
  receipt: Receipt,
  { known, oneTime }: { readonly known: readonly (string | undefined)[]; readonly oneTime: boolean },
): Unproven | undefined => {
  const sender = soleSender(mail);
  if (isMachine(mail, receipt)) return "machine-mail";
  if (!sender) return "several-senders";
  if (!isAmong(known, sender.address)) return "wrong-sender";
  const isProof = oneTime ? !isForged(receipt.verdicts) : isProven(receipt.verdicts);
  return isProof ? undefined : "unproven-sender";
};
