/** Plays Lambda's poller: takes notifications from the queue to the real handler, several at once, and honours what it says of each. */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { errorName } from "../../functions/app/error-name.ts";
import type { Log } from "../../functions/ports/surroundings.ts";

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

export interface QueueParts {
  readonly queue: SQSClient;
  readonly queueUrl: string;
  readonly handler: Handler;
  readonly log: Log;
}

export interface Intake {
  busy(): boolean;
  /** Takes nothing more, and waits for what is being handled. */
  stop(): Promise<void>;
}

const mostAtOnce = 8;
const mostReceived = 10;
const retrySeconds = 1;
const longestWaitSeconds = 20;

export const startIntake = (parts: QueueParts): Intake => {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const free = async (): Promise<void> => {
    while (running.size >= mostAtOnce) await Promise.race(running);
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await free();
      const messages = await receive(parts, stopping.signal);
      for (const batch of shares(messages, mostAtOnce - running.size)) {
        const run = invoke(parts, batch).finally(() => running.delete(run));
        running.add(run);
      }
    }
  };
  const ended = loop();
  return {
    busy: () => running.size > 0,
    stop: async () => {
      stopping.abort();
      await ended;
      await Promise.all(running);
    },
  };
};

export const receive = async (
  { queue, queueUrl, log }: QueueParts,
  abortSignal: AbortSignal,
  waitSeconds = longestWaitSeconds,
): Promise<readonly Message[]> => {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: mostReceived,
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ["All"],
  });
  try {
    return (await queue.send(command, { abortSignal })).Messages ?? [];
  } catch (error) {
    if (abortSignal.aborted) return [];
    log.write("error", "queue-not-read", { error: errorName(error) });
    await new Promise((resolve) => setTimeout(resolve, 250));
    return [];
  }
};

/** One batch for each free place: as many as can be handled side by side. */
const shares = (messages: readonly Message[], places: number): Message[][] => {
  const batches: Message[][] = Array.from({ length: Math.min(places, messages.length) }, () => []);
  for (const [index, message] of messages.entries()) batches[index % batches.length]?.push(message);
  return batches;
};

/** As many as SQS hears of in one call. */
const inTens = (messages: readonly Message[]): Message[][] =>
  Array.from({ length: Math.ceil(messages.length / mostReceived) }, (_, index) =>
    messages.slice(index * mostReceived, (index + 1) * mostReceived),
  );

export const invoke = async (parts: QueueParts, batch: readonly Message[]): Promise<void> => {
  const failed = await failures(parts, batch);
  const done = batch.filter((message) => !failed.has(message.MessageId ?? ""));
  const again = batch.filter((message) => failed.has(message.MessageId ?? ""));
  try {
    await Promise.all([
      ...inTens(done).map((ten) =>
        parts.queue.send(new DeleteMessageBatchCommand({ QueueUrl: parts.queueUrl, Entries: ten.map(entry) })),
      ),
      ...inTens(again).map((ten) => parts.queue.send(backSoon(parts.queueUrl, ten))),
    ]);
  } catch (error) {
    parts.log.write("error", "queue-not-answered", { error: errorName(error) });
  }
};

const failures = async ({ handler, log }: QueueParts, batch: readonly Message[]): Promise<ReadonlySet<string>> => {
  try {
    const { batchItemFailures } = await handler({ Records: batch.map(record) });
    return new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
  } catch (error) {
    // As in Lambda, a handler that throws has failed the whole batch.
    log.write("error", "handler-failed", { error: errorName(error), count: batch.length });
    return new Set(batch.map((message) => message.MessageId ?? ""));
  }
};

const backSoon = (QueueUrl: string, batch: readonly Message[]): ChangeMessageVisibilityBatchCommand =>
  new ChangeMessageVisibilityBatchCommand({
    QueueUrl,
    Entries: batch.map((message, index) => ({ ...entry(message, index), VisibilityTimeout: retrySeconds })),
  });

const entry = ({ ReceiptHandle }: Message, index: number) => ({ Id: String(index), ReceiptHandle });

const record = (message: Message): SQSRecord => ({
  messageId: message.MessageId ?? "",
  receiptHandle: message.ReceiptHandle ?? "",
  body: message.Body ?? "",
  attributes: {
    ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? "1",
    SentTimestamp: message.Attributes?.SentTimestamp ?? "0",
    SenderId: message.Attributes?.SenderId ?? "",
    ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? "0",
  },
  messageAttributes: {},
  md5OfBody: message.MD5OfBody ?? "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:intake",
  awsRegion: "us-east-1",
});
