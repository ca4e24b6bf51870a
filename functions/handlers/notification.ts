/**
 * What SES tells us of a mail. Only the fields that are used, and none of them guessed: a DMARC pass has no policy, a mail
 * may have no subject and no To, and new verdicts may appear. A schema that demands more turns reports away.
 */
import * as z from "zod";
import { type SesId, sesId } from "../core/ids.ts";
import { instant } from "../core/instant.ts";
import type { Receipt } from "../core/mail/incoming-mail.ts";

const verdict = z
  .looseObject({ status: z.string() })
  .optional()
  .transform((found) => found?.status ?? "ABSENT");

const notification = z.looseObject({
  mail: z.looseObject({ messageId: z.string().min(1).max(200), source: z.string().default("") }),
  receipt: z.looseObject({
    timestamp: z.iso.datetime({ offset: true }),
    recipients: z.array(z.string()),
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    spamVerdict: verdict,
    virusVerdict: verdict,
    action: z.looseObject({ objectKey: z.string().min(1) }),
  }),
});

/** What SES writes and says while its rule is being set up. */
const setup = z.looseObject({ notificationType: z.string() });
const setupMail = "AMAZON_SES_SETUP_NOTIFICATION";

/** The parser's own error would repeat what it could not read. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error("The notification is no JSON.");
  }
};

/** What the desk itself puts back into the queue. */
const waitingAgain = z.strictObject({ waiting: z.string().min(1).max(200) });

/** A mail that waits for another try, by its name. */
export const waitingIn = (body: string): SesId | undefined => {
  const found = waitingAgain.safeParse(parsed(body));
  return found.success ? sesId(found.data.waiting) : undefined;
};

/** Undefined where the notice is about no mail at all. */
export const receiptFrom = (body: string): Receipt | undefined => {
  const json = parsed(body);
  const said = setup.safeParse(json);
  if (said.success && said.data.notificationType !== "Received") return undefined;
  const { mail, receipt } = notification.parse(json);
  if (mail.messageId === setupMail) return undefined;
  return {
    mail: sesId(mail.messageId),
    rawKey: receipt.action.objectKey,
    receivedAt: instant(Date.parse(receipt.timestamp)),
    envelopeFrom: mail.source,
    recipients: receipt.recipients,
    verdicts: {
      spf: receipt.spfVerdict,
      dkim: receipt.dkimVerdict,
      dmarc: receipt.dmarcVerdict,
      spam: receipt.spamVerdict,
      virus: receipt.virusVerdict,
    },
  };
};
