/** One record, one mail: what fails comes back alone, and the log says that it failed and nothing of what it was. */
import type { SQSEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import type { Deps } from "../../functions/app/deps.ts";
import { deskId, sesId } from "../../functions/core/ids.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { createMemoryDesk, rawOf } from "../support/memory-desk.ts";

const canary = "zwarteraaf";

const bodyOf = (messageId: string, objectKey = `raw/${messageId}`): string => {
  const passed = { status: "PASS" };
  return JSON.stringify({
    mail: { messageId, source: "reporter@example.org" },
    receipt: {
      timestamp: "2026-03-10T15:00:00.000Z",
      recipients: ["conduct@desk.test"],
      spfVerdict: passed,
      dkimVerdict: passed,
      dmarcVerdict: passed,
      spamVerdict: passed,
      virusVerdict: passed,
      action: { type: "S3", objectKey },
    },
  });
};

const eventOf = (...records: readonly (readonly [string, string])[]): SQSEvent => ({
  Records: records.map(([messageId, body]) => ({
    messageId,
    body,
    receiptHandle: "handle",
    attributes: { ApproximateReceiveCount: "1", SentTimestamp: "0", SenderId: "x", ApproximateFirstReceiveTimestamp: "0" },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:123456789012:mail",
    awsRegion: "us-east-1",
  })),
});

const put = (desk: Awaited<ReturnType<typeof createMemoryDesk>>, ...names: readonly string[]): void => {
  for (const name of names) desk.stores.raw.put(`raw/${name}`, rawOf({ text: `It was ${canary}.`, subject: canary }));
};

const failedIn = async (deps: Deps, event: SQSEvent): Promise<readonly string[]> => {
  const { batchItemFailures } = await createInboundMailHandler(deps)(event);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

describe("a batch of mail", () => {
  it("is taken in whole where nothing is wrong", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a", "b");
    expect(await failedIn(desk.deps, eventOf(["1", bodyOf("a")], ["2", bodyOf("b")]))).toEqual([]);
    expect(await desk.deps.cases.board(deskId("demo"))).toHaveLength(2);
  });

  it("gives back the one that cannot be read, and takes in the others", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a", "c");
    const event = eventOf(["1", bodyOf("a")], ["2", bodyOf("b")], ["3", "no notification"], ["4", bodyOf("c")]);
    expect(await failedIn(desk.deps, event)).toEqual(["3"]);
    expect(desk.stores.waiting.queued.map(({ mail }) => mail)).toEqual(["b"]);
    expect(await desk.stores.raw.get("raw/a")).toBeUndefined();
    expect(await desk.stores.raw.get("raw/c")).toBeUndefined();
  });

  const waits = '{"waiting":"a"}';

  it("LK09: gives a mail back by its name alone as long as it fails, keeps its original, and takes it in once it can", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a");
    const broken: Deps = { ...desk.deps, content: { ...desk.deps.content, put: () => Promise.reject(new Error(canary)) } };
    expect(await failedIn(broken, eventOf(["1", bodyOf("a")]))).toEqual([]);
    expect(desk.stores.waiting.queued).toEqual([{ queue: "arn:aws:sqs:us-east-1:123456789012:mail", mail: "a" }]);
    for (const _ of [1, 2]) expect(await failedIn(broken, eventOf(["1", waits]))).toEqual(["1"]);
    expect(await desk.stores.raw.get("raw/a")).toBeDefined();
    expect(await failedIn(desk.deps, eventOf(["1", waits]))).toEqual([]);
    expect(await desk.stores.raw.get("raw/a")).toBeUndefined();
    expect(await desk.stores.waiting.find(sesId("a"))).toBeUndefined();
    expect(await desk.deps.cases.board(deskId("demo"))).toHaveLength(1);
    // A second telling of the same finds nothing more to do.
    expect(await failedIn(desk.deps, eventOf(["1", waits]))).toEqual([]);
  });

  it("LK09: goes on by its name alone where the try before died without a word, before it is tried again", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a");
    const event = eventOf(["1", bodyOf("a")]);
    for (const { attributes } of event.Records) attributes.ApproximateReceiveCount = "2";
    expect(await failedIn(desk.deps, event)).toEqual([]);
    expect(await desk.deps.cases.board(deskId("demo"))).toEqual([]);
    expect(await failedIn(desk.deps, eventOf(["1", waits]))).toEqual([]);
    expect(await desk.deps.cases.board(deskId("demo"))).toHaveLength(1);
  });

  it("goes back as it came where it cannot even be set aside", async () => {
    const desk = await createMemoryDesk();
    const waiting = { ...desk.deps.waiting, queueAgain: () => Promise.reject(new Error(canary)) };
    expect(await failedIn({ ...desk.deps, waiting }, eventOf(["1", bodyOf("a")]))).toEqual(["1"]);
  });

  it("is nothing to do where it is empty", async () => {
    const desk = await createMemoryDesk();
    expect(await failedIn(desk.deps, eventOf())).toEqual([]);
  });

  it("takes one mail in once, however often it is announced", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a");
    const record = ["1", bodyOf("a")] as const;
    expect(await failedIn(desk.deps, eventOf(record, record, record))).toEqual([]);
    expect(desk.sent.filter(({ to }) => to === "reporter@example.org")).toHaveLength(1);
  });
});

describe("the log of what failed", () => {
  const logOf = async (error: unknown): Promise<string> => {
    const desk = await createMemoryDesk();
    put(desk, "a");
    const deps: Deps = { ...desk.deps, raw: { ...desk.deps.raw, get: () => Promise.reject(error) } };
    await failedIn(deps, eventOf(["1", bodyOf("a")], ["2", `${canary} is no JSON`], ["3", bodyOf("x".repeat(300) + canary)]));
    return JSON.stringify(desk.logs);
  };

  it("says the kind of the error and no word of it", async () => {
    const error = new TypeError(`cannot read "${canary}" of ${canary}@example.org`, { cause: canary });
    const log = await logOf(error);
    expect(log).toContain("mail-not-received");
    expect(log).toContain("TypeError");
    expect(log).not.toContain(canary);
  });

  it("says nothing of what was thrown where it is no error at all", async () => {
    for (const thrown of [canary, { message: canary }, undefined]) expect(await logOf(thrown)).not.toContain(canary);
  });

  it("says nothing of a mail that was taken in but its ids", async () => {
    const desk = await createMemoryDesk();
    put(desk, "a");
    await failedIn(desk.deps, eventOf(["1", bodyOf("a")]));
    expect(desk.logs.length).toBeGreaterThan(0);
    expect(JSON.stringify(desk.logs)).not.toContain(canary);
    expect(JSON.stringify(desk.logs)).not.toContain("example.org");
  });
});
