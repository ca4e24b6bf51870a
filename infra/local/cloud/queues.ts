/**
 * Plays SNS and SQS: fauxqs in memory, behind our own door, because on its own it listens on every interface and these
 * notifications hold subjects and addresses.
 */
import { buildApp } from "fauxqs";
import * as z from "zod";
import type { Door, Service } from "./gate.ts";

export const queueNames = { topic: "received-mail", intake: "intake", dead: "intake-dead" } as const;

/** Longer than any handler runs. A failed mail is handed back by its handler's caller, much sooner. */
const visibilitySeconds = 300;
const attempts = 5;
const account = "000000000000";
const arn = (service: "sqs" | "sns", name: string): string => `arn:aws:${service}:us-east-1:${account}:${name}`;

export const topicArn = arn("sns", queueNames.topic);
export const queueUrl = (door: Door, name: string): string => `${door.endpoint}/${account}/${name}`;

interface DeadMessage {
  readonly id: string;
  readonly receivedAt: string;
  readonly body: string;
}

export interface Queues extends Service {
  publish(notification: string): Promise<void>;
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

  await sqs("CreateQueue", { QueueName: queueNames.dead });
  const redrive = JSON.stringify({ deadLetterTargetArn: arn("sqs", queueNames.dead), maxReceiveCount: attempts });
  await sqs("CreateQueue", {
    QueueName: queueNames.intake,
    Attributes: { VisibilityTimeout: String(visibilitySeconds), RedrivePolicy: redrive },
  });
  await sns("CreateTopic", { Name: queueNames.topic });
  await sns("Subscribe", {
    TopicArn: topicArn,
    Protocol: "sqs",
    Endpoint: arn("sqs", queueNames.intake),
    "Attributes.entry.1.key": "RawMessageDelivery",
    "Attributes.entry.1.value": "true",
  });

  return {
    name: "queues",
    namesOf: () => ({ exact: [] }),
    refusal: () => ({ status: 400, contentType: "application/json", body: "{}" }),
    handle: (request, response) => app.routing(request, response),
    publish: (notification) => sns("Publish", { TopicArn: topicArn, Message: notification }),
    waiting: async () => {
      const { ready, delayed, inflight } = await contentsOf(queueNames.intake);
      return ready.length + delayed.length + inflight.length;
    },
    dead: async () => {
      const { ready, delayed, inflight } = await contentsOf(queueNames.dead);
      return [...ready, ...delayed, ...inflight.map((row) => row.message)].map((row) => ({
        id: row.messageId,
        receivedAt: new Date(row.sentTimestamp).toISOString(),
        body: row.body,
      }));
    },
    close: () => app.close(),
  };
};
