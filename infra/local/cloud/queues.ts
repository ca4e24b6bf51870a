/**
 * Plays SNS and SQS: fauxqs in memory, behind our own door, because on its own it listens on every interface and these
 * notifications hold subjects and addresses.
 */
import { buildApp } from "fauxqs";
import * as z from "zod";
import type { Door, Service } from "./gate.ts";

/** A topic, the queue that it fills, and where that leaves what cannot be handled. */
interface Way {
  readonly topic: string;
  readonly queue: string;
  readonly dead: string;
}

const ways = {
  intake: { topic: "received-mail", queue: "intake", dead: "intake-dead" },
  feedback: { topic: "sent-mail", queue: "feedback", dead: "feedback-dead" },
} as const satisfies Readonly<Record<string, Way>>;
export type WayName = keyof typeof ways;

/** Longer than any handler runs. A failed mail is handed back by its handler's caller, much sooner. */
const visibilitySeconds = 300;
const attempts = 5;
const account = "000000000000";
const arn = (service: "sqs" | "sns", name: string): string => `arn:aws:${service}:us-east-1:${account}:${name}`;

export const topicArn = (way: WayName): string => arn("sns", ways[way].topic);
export const queueUrl = (door: Door, way: WayName): string => `${door.endpoint}/${account}/${ways[way].queue}`;

/** As many as SNS takes in one call. */
export const mostPublished = 10;

interface DeadMessage {
  readonly id: string;
  readonly receivedAt: string;
  readonly body: string;
}

export interface Queues extends Service {
  publish(notification: string): Promise<void>;
  /** At most `mostPublished`. */
  publishFeedback(events: readonly string[]): Promise<void>;
  /** Everything between being announced and being taken in or given up. */
  waiting(): Promise<number>;
  dead(): Promise<readonly DeadMessage[]>;
  close(): Promise<void>;
}

const message = z.object({ messageId: z.string(), body: z.string(), sentTimestamp: z.number() });
const contents = z.object({
  messages: z.object({ ready: z.array(message), delayed: z.array(message), inflight: z.array(z.object({ message })) }),
});

export const createQueues = async (): Promise<Queues> => {
  const app = buildApp({ logger: false, host: "127.0.0.1" });
  await app.ready();
  const post = async (contentType: string, target: string, payload: string): Promise<void> => {
    const reply = await app.inject({
      method: "POST",
      url: "/",
      headers: { "content-type": contentType, "x-amz-target": target },
      payload,
    });
    if (reply.statusCode !== 200) throw new Error(`The local queues refused ${target}.`);
  };
  const sqs = (operation: string, body: object): Promise<void> =>
    post("application/x-amz-json-1.0", `AmazonSQS.${operation}`, JSON.stringify(body));
  const sns = (operation: string, fields: Record<string, string>): Promise<void> =>
    post("application/x-www-form-urlencoded", operation, new URLSearchParams({ Action: operation, ...fields }).toString());
  const contentsOf = async (name: string): Promise<z.output<typeof contents>["messages"]> => {
    const reply = await app.inject({ method: "GET", url: `/_fauxqs/queues/${name}` });
    return contents.parse(reply.json()).messages;
  };

  const prepare = async ({ topic, queue, dead }: Way): Promise<void> => {
    await sqs("CreateQueue", { QueueName: dead });
    const redrive = JSON.stringify({ deadLetterTargetArn: arn("sqs", dead), maxReceiveCount: attempts });
    await sqs("CreateQueue", {
      QueueName: queue,
      Attributes: { VisibilityTimeout: String(visibilitySeconds), RedrivePolicy: redrive },
    });
    await sns("CreateTopic", { Name: topic });
    await sns("Subscribe", {
      TopicArn: arn("sns", topic),
      Protocol: "sqs",
      Endpoint: arn("sqs", queue),
      "Attributes.entry.1.key": "RawMessageDelivery",
      "Attributes.entry.1.value": "true",
    });
  };
  const every = Object.values(ways);
  for (const way of every) await prepare(way);

  return {
    name: "queues",
    namesOf: () => ({ exact: [] }),
    refusal: () => ({ status: 400, contentType: "application/json", body: "{}" }),
    handle: (request, response) => app.routing(request, response),
    publish: (notification) => sns("Publish", { TopicArn: topicArn("intake"), Message: notification }),
    publishFeedback: (events) => sns("PublishBatch", { TopicArn: topicArn("feedback"), ...batchOf(events) }),
    waiting: async () => {
      const found = await Promise.all(every.map(({ queue }) => contentsOf(queue)));
      return found.reduce((sum, { ready, delayed, inflight }) => sum + ready.length + delayed.length + inflight.length, 0);
    },
    dead: async () => {
      const found = await Promise.all(every.map(({ dead }) => contentsOf(dead)));
      const rows = found.flatMap(({ ready, delayed, inflight }) => [...ready, ...delayed, ...inflight.map((row) => row.message)]);
      return rows.map((row) => ({
        id: row.messageId,
        receivedAt: new Date(row.sentTimestamp).toISOString(),
        body: row.body,
      }));
    },
    close: () => app.close(),
  };
};

const batchOf = (messages: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    messages.flatMap((text, index) => {
      const entry = `PublishBatchRequestEntries.member.${index + 1}`;
      return [
        [`${entry}.Id`, String(index)],
        [`${entry}.Message`, text],
      ];
    }),
  );
