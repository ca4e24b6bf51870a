import { statSync } from "node:fs";
import { join } from "node:path";
import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DecryptCommand, GenerateDataKeyCommand } from "@aws-sdk/client-kms";
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { SendEmailCommand } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stretchOf } from "../../infra/local/mailboxes.ts";
import { readMessage } from "../../infra/local/read-message.ts";
import { startTestCloud, type TestCloud } from "../support/cloud.ts";

const MB = 1024 * 1024;
let cloud: TestCloud;

beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.close());

describe("the door of each service", () => {
  it.each(["dynamodb", "s3", "kms", "ses", "queues"] as const)("of %s stays shut without this start's key", async (service) => {
    const endpoint = cloud.place[service];
    for (const headers of [{}, { authorization: "AWS4-HMAC-SHA256 Credential=AKIAOTHER/x, SignedHeaders=host, Signature=x" }]) {
      const response = await fetch(endpoint, { method: "POST", headers, body: "Action=Publish" });
      expect(response.status).toBe(403);
    }
  });
});

describe("the KMS stand-in", () => {
  const context = { owner: "case-1", purpose: "seal" };
  const makeKey = () =>
    cloud.clients.kms.send(
      new GenerateDataKeyCommand({ KeyId: cloud.place.keyArn, KeySpec: "AES_256", EncryptionContext: context }),
    );

  it("gives the same data key back for the same context, in whatever order it is written", async () => {
    const { Plaintext, CiphertextBlob } = await makeKey();
    expect(Plaintext).toHaveLength(32);
    const again = await cloud.clients.kms.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: { purpose: "seal", owner: "case-1" } }),
    );
    expect(again.Plaintext).toEqual(Plaintext);
  });

  it("gives nothing for another context, for none, or for an altered key", async () => {
    const { CiphertextBlob = new Uint8Array() } = await makeKey();
    const altered = Uint8Array.from(CiphertextBlob, (byte, index) => (index === 40 ? byte ^ 1 : byte));
    const asks = [
      { CiphertextBlob, EncryptionContext: { owner: "case-2", purpose: "seal" } },
      { CiphertextBlob },
      { CiphertextBlob: altered, EncryptionContext: context },
      { CiphertextBlob: new Uint8Array([1, 2, 3]), EncryptionContext: context },
    ];
    for (const ask of asks)
      await expect(cloud.clients.kms.send(new DecryptCommand(ask))).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });

  it("keeps its master key where only its owner can read it", () => {
    expect(statSync(join(cloud.data, "cloud", "kms", "master.key")).mode & 0o777).toBe(0o600);
  });
});

describe("the S3 stand-in", () => {
  const Bucket = "desk-mail";
  const put = (Key: string, Body: Buffer | string, more = {}) =>
    cloud.clients.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = async (Key: string): Promise<Buffer> => {
    const { Body } = await cloud.clients.s3.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };

  it.each(["a", "sealed/case/abc", "strange/ü &+%2F <x>/..", "../../../outside", "a/../../b"])(
    "keeps an object under the key %j",
    async (key) => {
      await put(key, `content of ${key}`);
      expect((await get(key)).toString()).toBe(`content of ${key}`);
      await cloud.clients.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
      await expect(get(key)).rejects.toMatchObject({ name: "NoSuchKey" });
    },
  );

  it("keeps 40 MB byte for byte", async () => {
    const large = Buffer.alloc(40 * MB, "0123456789abcdef!");
    await put("large", large);
    expect((await get("large")).equals(large)).toBe(true);
    expect(await cloud.clients.s3.send(new HeadObjectCommand({ Bucket, Key: "large" }))).toMatchObject({
      ContentLength: 40 * MB,
    });
  });

  it("writes an object once where it must be new", async () => {
    await put("new", "first", { IfNoneMatch: "*" });
    await expect(put("new", "second", { IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
    expect((await get("new")).toString()).toBe("first");
  });

  it("lists by prefix, in pages", async () => {
    for (const name of ["list/a", "list/b&c", "list/d", "other/e"]) await put(name, "x");
    const first = await cloud.clients.s3.send(new ListObjectsV2Command({ Bucket, Prefix: "list/", MaxKeys: 2 }));
    expect(first.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ["list/a", 1],
      ["list/b&c", 1],
    ]);
    const second = await cloud.clients.s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: "list/", ContinuationToken: first.NextContinuationToken }),
    );
    expect(second).toMatchObject({ IsTruncated: false, Contents: [{ Key: "list/d" }] });
    await cloud.clients.s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "list/a" }, { Key: "list/b&c" }] } }),
    );
    expect(await cloud.clients.s3.send(new ListObjectsV2Command({ Bucket, Prefix: "list/" }))).toMatchObject({ KeyCount: 1 });
  });

  it("refuses what it does not know rather than do something else", async () => {
    await put("whole", "content");
    await expect(cloud.clients.s3.send(new GetObjectCommand({ Bucket, Key: "whole", Range: "bytes=0-1" }))).rejects.toMatchObject(
      { name: "NotImplemented" },
    );
    await expect(cloud.clients.s3.send(new GetObjectCommand({ Bucket: "elsewhere", Key: "whole" }))).rejects.toMatchObject({
      name: "NoSuchBucket",
    });
  });
});

describe("the SES stand-in", () => {
  const send = (raw: string | Buffer, to: readonly string[] = ["Ada@members.test"]) =>
    cloud.clients.sesv2.send(
      new SendEmailCommand({
        FromEmailAddress: "Desk <conduct@desk.test>",
        Destination: { ToAddresses: [...to] },
        Content: { Raw: { Data: Buffer.from(raw) } },
        EmailTags: [{ Name: "work", Value: "w1" }],
        ConfigurationSetName: "conduct",
      }),
    );
  const last = () => cloud.calls.delivered(0).at(-1);
  const simple =
    "From: conduct@desk.test\r\nTo: ada@members.test\r\nSubject: hello\r\nMessage-ID: <mine@desk.test>\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\nReferences: <t.1@desk.test>\r\n\r\nbody\r\n";

  it("delivers to the mailbox, with its own Message-ID and the desk's time", async () => {
    const { MessageId } = await send(simple);
    const row = last();
    expect(row).toMatchObject({ id: MessageId, from: "conduct@desk.test", recipients: ["ada@members.test"] });
    if (!row) return;
    const message = await readMessage(stretchOf(join(cloud.data, "world"), row), row);
    expect(message).toMatchObject({ subject: "hello", text: "body\n", to: "ada@members.test" });
    expect(message.headers).toMatchObject({ "message-id": `<${MessageId}@email.amazonses.com>`, references: "<t.1@desk.test>" });
    expect(message.headers.date).toMatch(/^Tue, 10 Mar 2026 15:/);
  });

  it.each([
    ["a second Subject", simple.replace("Subject", "Subject: one\r\nsubject")],
    ["a second From, folded", simple.replace("From:", "FROM:\r\n a@example.org\r\nFrom:")],
    ["no From", simple.replace("From: ", "X-From: ")],
    ["a program", part('attachment; filename="tool.EXE"')],
    ["a program with a dot behind it", part('attachment; filename="tool.exe. "')],
    ["a shortcut named in the type alone", part("attachment", 'application/octet-stream; name="go.url"')],
    ["a script whose name is encoded", part("attachment; filename*0*=utf-8''run%2E; filename*1*=js")],
    ["a script whose name is an encoded word", part('attachment; filename="=?utf-8?B?eC5qcw==?="')],
  ])("refuses a mail with %s", async (_what, raw) => {
    const before = cloud.calls.delivered(0).length;
    await expect(send(raw)).rejects.toMatchObject({ name: "MessageRejected" });
    expect(cloud.calls.delivered(0)).toHaveLength(before);
  });

  it("sends what has a harmless name", async () => {
    await expect(send(part('attachment; filename="tool.exe.renamed.txt"'))).resolves.toHaveProperty("MessageId");
  });

  it("refuses more than fifty recipients", async () => {
    const many = Array.from({ length: 51 }, (_, index) => `x${index}@example.org`);
    await expect(send(simple, many)).rejects.toMatchObject({ name: "MessageRejected" });
    await expect(send(simple, [])).rejects.toMatchObject({ name: "BadRequestException" });
  });

  it("is not led astray by a sender name that looks like the request around it", async () => {
    const raw = `${simple}"Raw":{"Data":"AAAA"}`;
    await cloud.clients.sesv2.send(
      new SendEmailCommand({
        FromEmailAddress: '"Raw":{"Data":" <conduct@desk.test>',
        Destination: { ToAddresses: ["bo@members.test"] },
        Content: { Raw: { Data: Buffer.from(raw) } },
      }),
    );
    const row = last();
    expect(row).toMatchObject({ recipients: ["bo@members.test"] });
    expect(row?.length).toBeGreaterThan(raw.length);
  });

  it("sends 38 MB and refuses more than 40", async () => {
    const line = `${"x".repeat(998)}\r\n`;
    const { MessageId } = await send(Buffer.concat([Buffer.from(simple), Buffer.alloc(38 * MB, line)]));
    expect(last()?.id).toBe(MessageId);
    await expect(send(Buffer.concat([Buffer.from(simple), Buffer.alloc(40 * MB, line)]))).rejects.toMatchObject({
      name: "MessageRejected",
    });
  });
});

describe("ordered trouble", () => {
  const order = (fault: object) =>
    cloud.calls.order({ times: 1, skip: 0, moment: "before", service: "ses", outcome: "throttle", ...fault });
  const send = (to: string) =>
    cloud.clients.sesv2.send(
      new SendEmailCommand({
        FromEmailAddress: "conduct@desk.test",
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: Buffer.from("From: conduct@desk.test\r\n\r\nx") } },
      }),
    );
  const received = (address: string): number => cloud.calls.delivered(0).filter((row) => row.recipients.includes(address)).length;

  it.each([
    ["throttle", { name: "TooManyRequestsException" }],
    ["reject", { name: "MessageRejected" }],
    ["timeout", { code: "ECONNRESET" }],
  ])("makes SES %s one mail to one address, and nothing is delivered", async (outcome, error) => {
    const address = `${outcome}@members.test`;
    order({ outcome, match: address.toUpperCase() });
    await send("other@members.test");
    await expect(send(address)).rejects.toMatchObject(error);
    expect(received(address)).toBe(0);
    await send(address);
    expect(received(address)).toBe(1);
  });

  it("makes SES take a mail and never say so", async () => {
    order({ outcome: "timeout-after-accept", match: "late@members.test" });
    await expect(send("late@members.test")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(received("late@members.test")).toBe(1);
  });

  it("meets S3 by operation and by the start of a key, after as many calls as were asked to go well", async () => {
    const put = (Key: string) => cloud.clients.s3.send(new PutObjectCommand({ Bucket: "desk-mail", Key, Body: "x" }));
    order({ service: "s3", outcome: "reject", match: "trouble/", skip: 1 });
    await put("trouble/first");
    await put("elsewhere/second");
    await expect(put("trouble/third")).rejects.toMatchObject({ name: "AccessDenied" });
    order({ service: "s3", outcome: "reject", match: "PutObject" });
    await expect(put("anywhere")).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("is overcome by the client's own second try where DynamoDB throttles once", async () => {
    const { dynamodb } = cloud.clients;
    const key = [{ AttributeName: "id", KeyType: "HASH" as const }];
    await dynamodb.send(
      new CreateTableCommand({
        TableName: "trouble",
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: key,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      }),
    );
    order({ service: "dynamodb", outcome: "throttle", match: "PutItem" });
    await dynamodb.send(new PutItemCommand({ TableName: "trouble", Item: { id: { S: "1" } } }));
    order({ service: "dynamodb", outcome: "timeout-after-accept", match: "PutItem" });
    const once = new PutItemCommand({
      TableName: "trouble",
      Item: { id: { S: "2" } },
      ConditionExpression: "attribute_not_exists(id)",
    });
    await expect(dynamodb.send(once)).rejects.toMatchObject({ name: "ConditionalCheckFailedException" });
    expect((await dynamodb.send(new GetItemCommand({ TableName: "trouble", Key: { id: { S: "2" } } }))).Item).toBeDefined();
  });
});

function part(disposition: string, type = "application/octet-stream"): string {
  return [
    "From: conduct@desk.test",
    "Subject: with a file",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    `Content-Type: ${type}`,
    `Content-Disposition: ${disposition}`,
    "",
    "x",
    "--b--",
    "",
  ].join("\r\n");
}
