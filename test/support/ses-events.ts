/** Events of SES as its configuration set publishes them, brought before the handler as the queue would. */
import type { SQSEvent } from "aws-lambda";
import type { Deps } from "../../functions/app/deps.ts";
import { createDeliveryEventHandler } from "../../functions/handlers/delivery-event.ts";

/** What each says beside its kind. Mail, recipient and header fields are as long and as full of text as SES makes them. */
const said = {
  Send: { eventType: "Send", send: {} },
  Delivery: { eventType: "Delivery", delivery: { processingTimeMillis: 546, recipients: ["x@example.org"] } },
  DeliveryDelay: { eventType: "DeliveryDelay", deliveryDelay: { delayType: "MailboxFull" } },
  Bounce: { eventType: "Bounce", bounce: { bounceType: "Permanent", bounceSubType: "General" } },
  "Bounce that may pass": { eventType: "Bounce", bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" } },
  "Bounce of unknown kind": { eventType: "Bounce", bounce: { bounceType: "Undetermined", bounceSubType: "Undetermined" } },
  "Suppressed by the account": {
    eventType: "Bounce",
    bounce: { bounceType: "Permanent", bounceSubType: "OnAccountSuppressionList" },
  },
  "Suppressed by SES": { eventType: "Bounce", bounce: { bounceType: "Permanent", bounceSubType: "Suppressed" } },
  Complaint: { eventType: "Complaint", complaint: { complaintSubType: null, complaintFeedbackType: "abuse" } },
  "Suppressed complaint": { eventType: "Complaint", complaint: { complaintSubType: "OnAccountSuppressionList" } },
  Reject: { eventType: "Reject", reject: { reason: "Bad content" } },
  Open: { eventType: "Open", open: {} },
} as const;
export type Said = keyof typeof said;

export const sesEvent = (work: string | undefined, what: Said): string =>
  JSON.stringify({
    ...said[what],
    mail: {
      timestamp: "2026-03-10T15:00:00.000Z",
      messageId: "0100019cd0000000-0",
      source: "conduct@desk.test",
      destination: ["x@example.org"],
      headers: [{ name: "Subject", value: "Quiet Ferry: new report" }],
      commonHeaders: { subject: "Quiet Ferry: new report" },
      tags: { "ses:configuration-set": ["desk"], ...(work !== undefined && { work: [work] }) },
    },
  });

/** Answers with the records that go back to the queue. */
export const bring = async (deps: Deps, ...bodies: readonly string[]): Promise<readonly string[]> => {
  const records = bodies.map((body, index) => ({ messageId: `m${index}`, body }) as SQSEvent["Records"][number]);
  const { batchItemFailures } = await createDeliveryEventHandler(deps)({ Records: records });
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};
