/** SES stored a mail and the queue says so. One record, one use case; a record that fails comes back alone. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Deps } from "../app/deps.ts";
import { receiveMail } from "../app/receive-mail.ts";
import { fromEnvironment } from "../wire.ts";
import { receiptFrom } from "./notification.ts";

export const createInboundMailHandler = (deps: Deps) => {
  const receive = receiveMail(deps);
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of event.Records) {
      try {
        const receipt = receiptFrom(record.body);
        if (receipt) await receive(receipt);
      } catch (error) {
        deps.log.write("error", "mail-not-received", { error: error instanceof Error ? error.name : "unknown" });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
};

export const handler = fromEnvironment(createInboundMailHandler);
