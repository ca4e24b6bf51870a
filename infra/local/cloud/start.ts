/** The embedded cloud as one thing: the services behind their doors, the SMTP front, and what the desk may ask of them. */
import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { DataFolder } from "../data-folder.ts";
import type { VirtualClock } from "../virtual-clock.ts";
import { createDynamoDb } from "./dynamodb.ts";
import { createFaults, type Fault } from "./faults.ts";
import { createFeedbackOut, sayAgain } from "./feedback.ts";
import { openDoor } from "./gate.ts";
import { type Hatch, openHatch } from "./hatch.ts";
import { createKms, localKeyArn } from "./kms.ts";
import { createQueues, queueUrl } from "./queues.ts";
import { openReceipts } from "./receipts.ts";
import { createS3 } from "./s3.ts";
import { createSes } from "./ses-out.ts";
import { openSmtpFront } from "./smtp-front.ts";
import { type Delivered, openWorld } from "./world.ts";

export const bucketName = "desk-mail";

export interface CloudOptions {
  readonly folder: DataFolder;
  readonly smtpPort: number;
  readonly alias: string;
  readonly clock: VirtualClock;
}

/** Where the clients find the services, and the key that opens their doors. */
export interface CloudPlace {
  readonly accessKey: string;
  readonly dynamodb: string;
  readonly s3: string;
  readonly kms: string;
  readonly ses: string;
  readonly queues: string;
  readonly intakeUrl: string;
  readonly feedbackUrl: string;
  readonly keyArn: string;
  readonly smtpPort: number;
}

interface DeadLetter {
  readonly id: string;
  readonly receivedAt: string;
  readonly mail: string;
  /** As it lies there. For tests: it may hold no word of a mail. */
  readonly body: string;
}

export interface Cloud {
  readonly place: CloudPlace;
  readonly calls: CloudCalls;
}

export type CloudCalls = {
  /** Notifications and events that are announced and neither taken in nor given up. */
  readonly waiting: (nothing: null) => Promise<number>;
  readonly deadLetters: (nothing: null) => Promise<readonly DeadLetter[]>;
  /** For tests: the same notification once more. Answers whose, or nothing if there is none. */
  readonly announce: (mail: string | undefined) => Promise<string | undefined>;
  readonly delivered: (sinceNumber: number) => readonly Delivered[];
  readonly order: (fault: Fault) => void;
  /** A call of the desk to one of the services. */
  readonly pass: Hatch;
  /** No new mail from here on. */
  readonly closeFront: (nothing: null) => Promise<void>;
  readonly close: (nothing: null) => Promise<void>;
};

const notificationMail = z.object({ mail: z.object({ messageId: z.string(), timestamp: z.string() }) });

const waiting = z.object({ waiting: z.string() });

const mailIn = (body: string): string => {
  const found = z.union([waiting, notificationMail]).parse(JSON.parse(body));
  return "waiting" in found ? found.waiting : found.mail.messageId;
};

export const startCloud = async ({ folder, smtpPort, alias, clock }: CloudOptions): Promise<Cloud> => {
  const accessKey = `LOCAL${randomBytes(20).toString("hex").toUpperCase()}`;
  const faults = createFaults();
  const kms = createKms(folder.kmsKey);
  const s3 = createS3(folder.s3, [bucketName]);
  const world = openWorld(folder.world);
  const [dynamodb, queues] = await Promise.all([createDynamoDb(folder.dynamodb, folder.root), createQueues()]);
  const bucket = s3.bucket(bucketName);
  if (bucket === undefined) throw new Error("The bucket is missing.");
  const receipts = openReceipts(folder.receipts, bucket);
  const feedback = createFeedbackOut(queues);
  const ses = createSes({ world, clock, faults, feedback });
  const doors = await Promise.all([dynamodb, s3, kms, ses, queues].map((service) => openDoor(service, accessKey, faults)));
  const [dynamodbDoor, s3Door, kmsDoor, sesDoor, queuesDoor] = doors;
  if (!dynamodbDoor || !s3Door || !kmsDoor || !sesDoor || !queuesDoor) throw new Error("A service has no door.");
  for (const notification of receipts.notTakenIn()) await queues.publish(notification);
  sayAgain(feedback, world.since(0), clock.now());
  const front = await openSmtpFront(smtpPort, { alias, bucket, bucketName, receipts, queues, clock });

  return {
    place: {
      accessKey,
      dynamodb: dynamodbDoor.endpoint,
      s3: s3Door.endpoint,
      kms: kmsDoor.endpoint,
      ses: sesDoor.endpoint,
      queues: queuesDoor.endpoint,
      intakeUrl: queueUrl(queuesDoor, "intake"),
      feedbackUrl: queueUrl(queuesDoor, "feedback"),
      keyArn: localKeyArn,
      smtpPort: front.port,
    },
    calls: {
      waiting: async () => {
        await feedback.flush();
        return queues.waiting();
      },
      deadLetters: async () => {
        const dead = await queues.dead();
        return dead.map(({ id, receivedAt, body }) => ({ id, receivedAt, mail: mailIn(body), body }));
      },
      announce: async (mail) => {
        const notification = receipts.announced(mail);
        if (notification === undefined) return undefined;
        await queues.publish(notification);
        return notificationMail.parse(JSON.parse(notification)).mail.messageId;
      },
      delivered: (number) => world.since(number),
      order: (fault) => faults.order(fault),
      pass: openHatch([dynamodb, s3, kms, ses], faults),
      closeFront: () => front.close(),
      close: async () => {
        await Promise.all(doors.map((door) => door.close()));
        await Promise.all([dynamodb.close(), queues.close()]);
      },
    },
  };
};
