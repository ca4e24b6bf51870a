/** Raw bytes to an understood mail. */
import type { IncomingMail } from "../core/mail/incoming-mail.ts";

export interface MailReader {
  /** Never throws. `undefined` where the bytes cannot be read within bounds: the case opens all the same. */
  read(raw: Uint8Array): Promise<IncomingMail | undefined>;
  /** Never throws. The HTML in it, as it came and so as hostile; `undefined` where there is none that can be read. */
  readPage(raw: Uint8Array): Promise<string | undefined>;
}
