/**
 * Mail that was not taken in at its first try. What SES says of a mail holds its subject and addresses, and a queue keeps what
 * fails for days, so from then on the queue has the mail's name alone.
 */
import type { SesId } from "../core/ids.ts";
import type { Receipt } from "../core/mail/incoming-mail.ts";

export interface WaitingMail {
  /** Beside the raw mail, where it is as safe. Keeping it again changes nothing. */
  keep(receipt: Receipt): Promise<void>;
  find(mail: SesId): Promise<Receipt | undefined>;
  /** Forgetting what is gone is no error. */
  forget(mail: SesId): Promise<void>;
  /** `queue`: as the queue names itself in what it brings. */
  queueAgain(queue: string, mail: SesId): Promise<void>;
}
