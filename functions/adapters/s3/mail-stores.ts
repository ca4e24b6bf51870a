/** Raw mail where SES puts it, and sealed content beside it under a prefix of its own. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { blobId } from "../../core/ids.ts";
import type { KeyOwner } from "../../ports/case-keys.ts";
import type { RawMail, SealedContent } from "../../ports/mail-stores.ts";
import { sealedPrefix } from "../../settings.ts";

export const createS3RawMail = (s3: S3Client, bucket: string): RawMail => ({
  get: (key) => read(s3, bucket, key),
  remove: async (key) => {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  },
});

export const createS3SealedContent = (s3: S3Client, bucket: string): SealedContent => ({
  put: async (owner, key, mail, content) => {
    const sealed = key.seal(content, identityOf(owner, mail));
    const blob = blobId(createHash("sha256").update(sealed).digest("hex"));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: objectKey(owner, blob), Body: sealed }));
    return blob;
  },
  get: async (owner, key, mail, blob) => {
    const sealed = await read(s3, bucket, objectKey(owner, blob));
    if (!sealed) throw new Error("Sealed content is missing from the bucket.");
    return key.open(sealed, identityOf(owner, mail));
  },
  removeAll: async (owner) => {
    const asked = { Bucket: bucket, Prefix: objectKey(owner, ""), MaxKeys: mostAtOnce };
    for (;;) {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command(asked));
      if (Contents.length === 0) return;
      await Promise.all(Contents.map(({ Key }) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))));
    }
  },
});

const mostAtOnce = 100;

const objectKey = (owner: KeyOwner, blob: string): string => `${sealedPrefix}${owner}/${blob}`;

const identityOf = (owner: KeyOwner, mail: string): string => `CONTENT#${owner}/${mail}`;

/** Into one place of the right size: gathered and then joined, a mail of 40 MB would be there twice. */
const filled = async (body: Readable, length: number): Promise<Uint8Array> => {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for await (const chunk of body) {
    if (at + chunk.length > length) throw new Error("The object is longer than the bucket said.");
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (at < length) throw new Error("The object is shorter than the bucket said.");
  return bytes;
};

const read = async (s3: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> => {
  try {
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body instanceof Readable && ContentLength !== undefined
      ? await filled(Body, ContentLength)
      : await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};
