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
    close: async () => {
      await cloud.calls.closeFront(null);
      await cloud.calls.close(null);
      rmSync(data, { recursive: true, force: true });
    },
  };
};

const next = async (queue: SQSClient, QueueUrl: string): Promise<Notification> => {
  const { Messages = [] } = await queue.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
  const [message] = Messages;
  if (!message?.Body) throw new Error("Nothing was announced.");
  await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return notification.parse(JSON.parse(message.Body));
};
