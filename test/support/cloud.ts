/** The embedded cloud without a desk, in the test's own process: what comes in stays in the queue for the test to look at. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { Clients } from "../../functions/wire.ts";
import { intakeClient, localClients } from "../../infra/local/clients.ts";
import { type Cloud, startCloud } from "../../infra/local/cloud/start.ts";
import { prepareDataFolder } from "../../infra/local/data-folder.ts";
import { startClock, type VirtualClock } from "../../infra/local/virtual-clock.ts";

export interface TestCloud extends Cloud {
  readonly clients: Clients;
  readonly clock: VirtualClock;
  readonly data: string;
  /** The next notification, taken off the queue; waits for it. */
  nextNotification(): Promise<Notification>;
  /** What SES has published of the mail with this tag, in order. */
  saidOf(work: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const verdict = z.object({ status: z.string() });
const notification = z.object({
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    source: z.string(),
    destination: z.array(z.string()),
    commonHeaders: z.object({ subject: z.string().optional(), from: z.array(z.string()).optional() }),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    headersTruncated: z.boolean(),
  }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    spamVerdict: verdict,
    virusVerdict: verdict,
    dmarcPolicy: z.string().optional(),
    action: z.object({ type: z.literal("S3"), bucketName: z.string(), objectKey: z.string() }),
  }),
});

type Notification = z.output<typeof notification>;

export const alias = "conduct@desk.test";

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "conduct-cloud-"));

export const startTestCloud = async (data = temporaryFolder()): Promise<TestCloud> => {
  const clock = startClock(Date.parse("2026-03-10T15:00:00Z"));
  const cloud = await startCloud({ folder: prepareDataFolder(data), smtpPort: 0, alias, clock });
  const queue = intakeClient(cloud.place);
  return {
    ...cloud,
    clients: localClients(cloud.place),
    clock,
    data,
    nextNotification: () => next(queue, cloud.place.intakeUrl),
    saidOf: async (work) => {
      // Whoever asks what waits has all that was said put into the queue first.
      await cloud.calls.waiting(null);
      const events = (await taken(queue, cloud.place.feedbackUrl)).filter(({ mail }) => mail.tags.work.includes(work));
      return events.map(({ eventType, bounce }) =>
        [eventType, ...(bounce ? [bounce.bounceType, bounce.bounceSubType] : [])].join(" "),
      );
    },
    close: async () => {
      await cloud.calls.closeFront(null);
      await cloud.calls.close(null);
      rmSync(data, { recursive: true, force: true });
    },
  };
};

const sesEvent = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.object({ work: z.array(z.string()) }) }),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }).optional(),
});

/** Whatever else lies in the queue is taken off it too. */
const taken = async (queue: SQSClient, QueueUrl: string): Promise<readonly z.output<typeof sesEvent>[]> => {
  const { Messages = [] } = await queue.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  if (Messages.length === 0) return [];
  for (const { ReceiptHandle } of Messages) await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return [...Messages.map(({ Body = "" }) => sesEvent.parse(JSON.parse(Body))), ...(await taken(queue, QueueUrl))];
};

const next = async (queue: SQSClient, QueueUrl: string): Promise<Notification> => {
  const { Messages = [] } = await queue.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
  const [message] = Messages;
  if (!message?.Body) throw new Error("Nothing was announced.");
  await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return notification.parse(JSON.parse(message.Body));
};
