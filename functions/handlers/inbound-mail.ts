/** SES stored a mail and the queue says so. One record, one use case; a record that fails comes back alone. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import type { Deps } from "../app/deps.ts";
import { errorName } from "../app/error-name.ts";
import { type Announced, takeInMail } from "../app/take-in-mail.ts";
import { fromEnvironment } from "../wire.ts";
import { receiptFrom, waitingIn } from "./notification.ts";

/** How SQS brings it: which queue, and for which time. */
const delivery = z
  .looseObject({
    eventSourceARN: z.string().default(""),
    attributes: z.looseObject({ ApproximateReceiveCount: z.coerce.number().default(1) }).default({ ApproximateReceiveCount: 1 }),
  })
  .transform(({ eventSourceARN, attributes }) => ({ queue: eventSourceARN, received: attributes.ApproximateReceiveCount }));

export const createInboundMailHandler = (deps: Deps) => {
  const takeIn = takeInMail(deps);
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of event.Records) {
      try {
        const announced = announcedBy(record);
        if (announced) await takeIn(announced);
      } catch (error) {
        deps.log.write("error", "mail-not-received", { error: errorName(error) });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
};

const announcedBy = (record: SQSRecord): Announced | undefined => {
  const waiting = waitingIn(record.body);
  if (waiting !== undefined) return { waiting };
  const receipt = receiptFrom(record.body);
  const { queue, received } = delivery.parse(record);
  return receipt && { receipt, queue, triedBefore: received > 1 };
};

export const handler = fromEnvironment(createInboundMailHandler);
