/** Receipts of waiting mail beside the raw mail, and the mail's name in the queue that brought it. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { sesId } from "../../core/ids.ts";
import { instant } from "../../core/instant.ts";
import type { Receipt } from "../../core/mail/incoming-mail.ts";
import type { WaitingMail } from "../../ports/waiting-mail.ts";
import { receiptPrefix } from "../../settings.ts";

const status = z.string();

/** Written by ourselves, and read like everything else that comes from outside. */
const kept = z.object({
  mail: z.string().min(1).transform(sesId),
  rawKey: z.string().min(1),
  receivedAt: z.int().transform(instant),
  envelopeFrom: z.string(),
  recipients: z.array(z.string()),
  verdicts: z.object({ spf: status, dkim: status, dmarc: status, spam: status, virus: status }),
});

export const createWaitingMail = (s3: S3Client, sqs: SQSClient, bucket: string): WaitingMail => ({
  keep: async (receipt) => {
    const Body = JSON.stringify(receipt);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(receipt.mail), Body, ContentType: "application/json" }));
  },
  find: async (mail): Promise<Receipt | undefined> => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(mail) }));
      return Body && kept.parse(JSON.parse(await Body.transformToString()));
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  forget: async (mail) => {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(mail) }));
  },
  queueAgain: async (queue, mail) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody: JSON.stringify({ waiting: mail }) }));
  },
});

const keyOf = (mail: string): string => `${receiptPrefix}${mail}`;

/** Where a queue is spoken to follows from its name in full. */
const urlOf = (arn: string): string => {
  const [, , , region = "", account = "", name = ""] = arn.split(":");
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
};
