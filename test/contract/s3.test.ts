/** Mail on S3, against two stand-ins that know nothing of each other. */
import { createHash } from "node:crypto";
import { SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryCaseKeys } from "../../functions/adapters/memory/stores.ts";
import { createS3RawMail, createS3SealedContent } from "../../functions/adapters/s3/mail-stores.ts";
import { createWaitingMail } from "../../functions/adapters/s3/waiting-mail.ts";
import { sesId } from "../../functions/core/ids.ts";
import { sealedPrefix } from "../../functions/settings.ts";
import { type Bucket, startEmbeddedS3, startS3rver } from "../support/contract-buckets.ts";
import { idOf } from "../support/contract-cases.ts";
import { keepsRawMail, keepsSealedContent } from "./mail-stores.ts";
import { keepsWaitingMail } from "./waiting-mail.ts";

describe.each([
  ["s3rver", startS3rver],
  ["the embedded S3", startEmbeddedS3],
])("on %s", (_, startBucket) => {
  let bucket: Bucket;
  beforeAll(async () => {
    bucket = await startBucket();
  });
  afterAll(() => bucket.stop());

  const fresh = async () => ({
    raw: createS3RawMail(bucket.s3, bucket.name),
    content: createS3SealedContent(bucket.s3, bucket.name),
    putRaw: bucket.put,
  });

  keepsRawMail(fresh);
  keepsWaitingMail(async () => createWaitingMail(bucket.s3, new SQSClient({ region: "us-east-1" }), bucket.name));
  keepsSealedContent(fresh);

  describe("a sealed object", () => {
    const mail = sesId("mail-sealed");
    const put = async (name: string, text: string) => {
      const key = await createMemoryCaseKeys().make(idOf(name));
      const { content } = await fresh();
      const blob = await content.put(idOf(name), key, mail, Buffer.from(text));
      return { content, key, blob, at: `${sealedPrefix}${idOf(name)}/${blob}`, owner: idOf(name) };
    };

    it("lies under its owner, named by the hash of what lies there", async () => {
      const { at, blob } = await put("named", "It happened at the meetup.");
      expect(await bucket.keys()).toContain(at);
      expect(
        createHash("sha256")
          .update(await bucket.get(at))
          .digest("hex"),
      ).toBe(blob);
    });

    it("shows nothing of what it holds", async () => {
      const { at } = await put("secret", "It happened at the meetup.");
      const stored = Buffer.from(await bucket.get(at));
      for (const word of ["It happened", "meetup", Buffer.from("meetup").toString("base64").slice(0, 7)])
        expect(stored.includes(word)).toBe(false);
    });

    it("throws where a byte of it was changed", async () => {
      const { content, key, blob, at, owner } = await put("damaged", "It happened at the meetup.");
      const stored = Buffer.from(await bucket.get(at));
      stored.writeUInt8(stored.readUInt8(40) ^ 1, 40);
      await bucket.put(at, stored);
      await expect(content.get(owner, key, mail, blob)).rejects.toThrow();
    });

    it("throws where another object was put in its place", async () => {
      const { content, key, at, blob, owner } = await put("swapped", "one");
      const other = await content.put(owner, key, sesId("mail-other"), Buffer.from("two"));
      await bucket.put(at, await bucket.get(`${sealedPrefix}${owner}/${other}`));
      await expect(content.get(owner, key, mail, blob)).rejects.toThrow();
    });
  });
});
