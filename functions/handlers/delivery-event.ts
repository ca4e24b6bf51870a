/**
 * SES says what became of mails that we sent, and the queue brings it in batches. All that is said of one case in a batch is
 * taken in together; records of a case that fails come back, and no others.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Deps } from "../app/deps.ts";
import { errorName } from "../app/error-name.ts";
import { takeFeedback } from "../app/take-delivery-event.ts";
import { fromEnvironment } from "../wire.ts";
import { type FeedbackOfMail, feedbackFrom } from "./feedback.ts";

interface Row {
  readonly record: SQSRecord;
  readonly said: FeedbackOfMail;
}

export const createDeliveryEventHandler = (deps: Deps) => {
  const take = takeFeedback(deps);
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: SQSRecord[] = [];
    const failing = async (what: string, records: readonly SQSRecord[], act: () => Promise<void>): Promise<void> => {
      try {
        await act();
      } catch (error) {
        deps.log.write("error", what, { error: errorName(error) });
        failed.push(...records);
      }
    };
    const rows: Row[] = [];
    for (const record of event.Records)
      await failing("feedback-not-read", [record], async () => {
        const said = feedbackFrom(record.body);
        if (said) rows.push({ record, said });
        else deps.log.write("info", "feedback-passed-over");
      });
    for (const [owner, group] of Map.groupBy(rows, ({ said }) => said.owner)) {
      const records = group.map(({ record }) => record);
      await failing("feedback-not-taken", records, () =>
        take(
          owner,
          group.map(({ said }) => ({ work: said.work, fate: said.fate })),
        ),
      );
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
};

export const handler = fromEnvironment(createDeliveryEventHandler);
