/** Receipts of waiting mail beside the raw mail, and the mail's name in the queue that brought it. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { type Receipt, receipt } from "../../core/mail/incoming-mail.ts";
import type { WaitingMail } from "../../ports/waiting-mail.ts";
import { receiptPrefix } from "../../settings.ts";

export const createWaitingMail = (s3: S3Client, sqs: SQSClient, bucket: string): WaitingMail => ({
  keep: async (given) => {
    const Body = JSON.stringify(given);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(given.mail), Body, ContentType: "application/json" }));
  },
  find: async (mail): Promise<Receipt | undefined> => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(mail) }));
      // Written by ourselves, and read like everything else that comes from outside.
      return Body && receipt.parse(JSON.parse(await Body.transformToString()));
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
