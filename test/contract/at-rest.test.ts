/**
 * A thief with a copy of the tables and the bucket, but without the keys, reads nothing: no word, no name, no address. Real
 * handlers on real clients; every row and every object is searched.
 */
import { randomBytes } from "node:crypto";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "../../functions/app/open-desk.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { wire } from "../../functions/wire.ts";
import { anyCase, anyDesk } from "../support/contract-arbitraries.ts";
import { type Bucket, startS3rver } from "../support/contract-buckets.ts";
import { start } from "../support/contract-cases.ts";
import { type ContractCloud, startContractCloud } from "../support/contract-cloud.ts";
import { everythingIn, rowsOf, standsIn } from "../support/contract-scan.ts";
import { demoSettings } from "../support/memory-desk.ts";

/** A word that stands nowhere else. */
const canary = "zwarteraaf";

let cloud: ContractCloud;
let bucket: Bucket;
beforeAll(async () => {
  [cloud, bucket] = await Promise.all([startContractCloud(), startS3rver()]);
});
afterAll(() => Promise.all([cloud.stop(), bucket.stop()]));

const sqs = new SQSClient({ region: "us-east-1" });
const ses = mockClient(SESv2Client);
afterAll(() => ses.restore());
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: "sent" });
});

const begin = async () => {
  const tables = await cloud.freshTables();
  const logs: unknown[] = [];
  const deps = wire(
    {
      deskTable: tables.desk,
      keysTable: tables.keys,
      mailBucket: bucket.name,
      sealingKey: cloud.keyArn,
      configurationSet: "desk",
      desks: [{ id: "demo", alias: "conduct@desk.test" }],
    },
    {
      clock: { now: () => start },
      randomness: { bytes: (count) => randomBytes(count) },
      log: { write: (...line) => logs.push(line) },
      clients: { dynamodb: cloud.dynamodb, kms: cloud.kms, s3: bucket.s3, sesv2: new SESv2Client({ region: "us-east-1" }), sqs },
    },
  );
  const stolen = async (): Promise<Buffer> => {
    const rows = await Promise.all([tables.desk, tables.keys].map((name) => rowsOf(cloud.dynamodb, name)));
    const keys = await bucket.keys();
    const objects = await Promise.all(keys.map((key) => bucket.get(key)));
    return Buffer.concat([everythingIn(rows.flat()), Buffer.from(keys.join("\n")), ...objects]);
  };
  return { deps, logs, stolen };
};

interface Letter {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

let mails = 0;
const deliver = async (deps: Awaited<ReturnType<typeof begin>>["deps"], { from, to, text }: Letter): Promise<void> => {
  mails += 1;
  const messageId = `ses-${mails}`;
  const raw = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: about ${canary}`,
    "Content-Type: multipart/mixed; boundary=q",
    "",
    "--q",
    "Content-Type: text/plain",
    "",
    text,
    "--q",
    `Content-Type: text/plain; name=${canary}.txt`,
    `Content-Disposition: attachment; filename=${canary}.txt`,
    "",
    `attached ${canary}`,
    "--q--",
    "",
  ].join("\r\n");
  await bucket.put(`raw/${messageId}`, Buffer.from(raw));
  const passed = { status: "PASS" };
  const body = JSON.stringify({
    mail: { messageId, source: /<(.*)>/.exec(from)?.[1] ?? from },
    receipt: {
      timestamp: new Date(start).toISOString(),
      recipients: [to],
      spfVerdict: passed,
      dkimVerdict: passed,
      dmarcVerdict: passed,
      spamVerdict: passed,
      virusVerdict: passed,
      action: { type: "S3", bucketName: bucket.name, objectKey: `raw/${messageId}` },
    },
  });
  const event = { Records: [{ messageId: "record", body }] };
  const answer = await createInboundMailHandler(deps)(event as SQSEvent);
  expect(answer.batchItemFailures).toEqual([]);
};

/** The line that a reader was given, from the mail that SES was handed. */
const lineOf = async (address: string): Promise<string> => {
  for (const call of ses.commandCalls(SendEmailCommand)) {
    const { Destination, Content } = call.args[0].input;
    if (!Destination?.ToAddresses?.includes(address)) continue;
    const parsed = await simpleParser(Buffer.from(Content?.Raw?.Data ?? []));
    const line = parsed.replyTo?.value[0]?.address;
    if (line !== undefined) return line;
  }
  throw new Error(`Nothing with a line was sent to ${address}.`);
};

const tokenIn = (line: string): string => /\+(.+)@/.exec(line)?.[1] ?? line;

describe("at rest", () => {
  it("no word of a report, of its sender, or of anything said about it stands in clear", async () => {
    const { deps, logs, stolen } = await begin();
    await openDesk(
      deps,
      "known-addresses",
    )(demoSettings({ assignments: [{ period: "2026-03", primary: "ada", secondary: "cy" }] }));
    const reporter = `Raaf ${canary} <${canary}@example.org>`;
    await deliver(deps, { from: reporter, to: "conduct@desk.test", text: `It was ${canary}.\r\nKeep from: ${canary}` });
    const [adasLine, reportersLine] = [await lineOf("ada@members.test"), await lineOf(`${canary}@example.org`)];
    await deliver(deps, { from: "Ada <ada@members.test>", to: adasLine, text: `A note on ${canary}.` });
    await deliver(deps, { from: "Ada <ada@members.test>", to: adasLine, text: `/ack\r\n${canary}` });
    await deliver(deps, { from: reporter, to: reportersLine, text: `More of ${canary}.` });
    await deliver(deps, { from: `${canary} <${canary}@stranger.test>`, to: adasLine, text: `/ack ${canary}` });
    await deliver(deps, { from: "Bo <bo@members.test>", to: "conduct@desk.test", text: `Perhaps a report of ${canary}.` });
    await deliver(deps, { from: "Bo <bo@members.test>", to: "conduct+desk@desk.test", text: `/help ${canary}` });
    await deliver(deps, { from: reporter, to: `conduct+not-${canary}@desk.test`, text: `Again ${canary}.` });

    const sent = ses.commandCalls(SendEmailCommand).map((call) => Buffer.from(call.args[0].input.Content?.Raw?.Data ?? []));
    expect(standsIn(Buffer.concat(sent), canary)).toBe(true);
    const everything = await stolen();
    expect(everything.length).toBeGreaterThan(10_000);
    for (const word of [canary, "example.org", "stranger.test", "members.test", tokenIn(adasLine), tokenIn(reportersLine)])
      expect(standsIn(everything, word)).toBe(false);
    expect(standsIn(Buffer.from(JSON.stringify(logs)), canary)).toBe(false);
    expect((await bucket.keys()).filter((key) => key.startsWith("raw/"))).toEqual([]);
  });

  it("no field of any case or desk that may hold a person's words stands in clear", async () => {
    const { deps, stolen } = await begin();
    const word = fc.constant(`the ${canary} said`);
    for (const state of fc.sample(anyCase(word), { numRuns: 60, seed: 1 }))
      await deps.cases.save(undefined, state, await deps.keys.make(state.id));
    const contact = { name: canary, email: `${canary}@example.org` };
    const settings = demoSettings({ name: canary, outsideContact: contact });
    for (const state of fc.sample(anyDesk(word), { numRuns: 1, seed: 1 }))
      await deps.desks.save(undefined, { ...state, settings }, await deps.keys.make(settings.id));
    expect(standsIn(await stolen(), canary)).toBe(false);
  });

  it("the search itself finds a word in any spelling", () => {
    for (const hidden of [canary, canary.toUpperCase(), Buffer.from(canary).toString("hex")])
      expect(standsIn(Buffer.from(`x${hidden}y`), canary)).toBe(true);
    for (const pad of ["", "x", "xy"]) {
      expect(standsIn(Buffer.from(Buffer.from(`${pad}${canary}${pad}`).toString("base64")), canary)).toBe(true);
      expect(standsIn(Buffer.from(`${pad}${canary}`, "utf16le"), canary)).toBe(true);
    }
    expect(standsIn(Buffer.from("nothing"), canary)).toBe(false);
  });
});
