/** A mail as the desk understands it after parsing, and what SES found out about it. Nothing in it proves who wrote it. */
import * as z from "zod";
import { sesId } from "../ids.ts";
import { instant } from "../instant.ts";

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface IncomingMail {
  /** Every address in every From header. More than one is no identity at all. */
  readonly from: readonly Mailbox[];
  readonly fromHeaders: number;
  /** One From, in a form that no two programs read differently. */
  readonly fromIsPlain: boolean;
  /** To, Cc, Reply-To and Sender: for screening only, never for sending. */
  readonly mentioned: readonly Mailbox[];
  /** It asks for answers at an address that is not among its senders. Nothing of the desk's goes there. */
  readonly wantsAnswersElsewhere: boolean;
  readonly subject: string;
  readonly text: string;
  /** The mail says more than `text`. */
  readonly textIsCut: boolean;
  /** It is there as text and as HTML, and the two command different things. */
  readonly formsDiffer: boolean;
  /** Message ids that this mail answers. */
  readonly cites: readonly string[];
  /** Its sender's name for it, and never a reason to drop it. Empty where it has none. */
  readonly messageId: string;
  readonly signs: MachineSigns;
  readonly attachments: readonly Attachment[];
}

/** Header facts by which mail from machines gives itself away. */
export interface MachineSigns {
  /** The first word of each header of that name. */
  readonly autoSubmitted: readonly string[];
  readonly precedence: readonly string[];
  /** A header that only a mailbox which answers by itself sets. */
  readonly autoResponse: boolean;
  /** It asks to be answered by no machine. */
  readonly wantsNoAnswer: boolean;
  readonly list: boolean;
  /** The form of a report: of a delivery, of a complaint, of reading. */
  readonly report: boolean;
  /** A header that names to whom a mail could not be delivered. */
  readonly failure: boolean;
  readonly ours: boolean;
}

/** SES reports PASS, FAIL, GRAY or PROCESSING_FAILED, and may report more one day; only PASS is ever good news. */
const verdicts = z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string(), spam: z.string(), virus: z.string() });
export type Verdicts = Readonly<z.output<typeof verdicts>>;

/** What SES says of one mail that it stored. The only source of recipients and verdicts, also for whoever comes back to it later. */
export const receipt = z.object({
  mail: z.string().min(1).transform(sesId),
  rawKey: z.string().min(1),
  receivedAt: z.int().transform(instant),
  envelopeFrom: z.string(),
  recipients: z.array(z.string()).readonly(),
  verdicts,
});
export type Receipt = Readonly<z.output<typeof receipt>>;
