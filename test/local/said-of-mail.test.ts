/** What the SES stand-in publishes of the mail that it took, in SES's own form, and what of it is said again at a start. */
import { SendEmailCommand } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createFeedbackOut, sayAgain } from "../../infra/local/cloud/feedback.ts";
import { startTestCloud, type TestCloud } from "../support/cloud.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.close());

const order = (outcome: "bounce" | "suppress" | "complaint" | "timeout-after-accept" | "reject", match: string) =>
  cloud.calls.order({ service: "ses", outcome, match, times: 1, skip: 0, moment: "before" });

const send = (to: string, set: { readonly ConfigurationSetName?: string } = { ConfigurationSetName: "desk" }) =>
  cloud.clients.sesv2.send(
    new SendEmailCommand({
      FromEmailAddress: "conduct@desk.test",
      Destination: { ToAddresses: [to] },
      Content: { Raw: { Data: Buffer.from("From: conduct@desk.test\r\n\r\nx") } },
      EmailTags: [{ Name: "work", Value: `${to}_0-0` }],
      ...set,
    }),
  );

const received = (address: string): number => cloud.calls.delivered(0).filter((row) => row.recipients.includes(address)).length;

it.each([
  ["bounce", 0, ["Send", "Bounce Permanent General"]],
  ["suppress", 0, ["Send", "Bounce Permanent OnAccountSuppressionList"]],
  ["complaint", 1, ["Send", "Delivery", "Complaint"]],
  ["timeout-after-accept", 1, ["Send", "Delivery"]],
] as const)("a mail that meets a %s is taken, and what became of it is said", async (outcome, delivered, events) => {
  const address = `${outcome}@members.test`;
  order(outcome, address);
  await send(address).catch(() => undefined);
  expect(received(address)).toBe(delivered);
  expect(await cloud.saidOf(`${address}_0-0`)).toEqual(events);
});

it("nothing is said of a mail that was refused", async () => {
  order("reject", "refused@members.test");
  await expect(send("refused@members.test")).rejects.toThrow();
  expect(await cloud.saidOf("refused@members.test_0-0")).toEqual([]);
});

it("nothing is said of a mail without a configuration set", async () => {
  await send("silent@members.test", {});
  expect(received("silent@members.test")).toBe(1);
  expect(await cloud.saidOf("silent@members.test_0-0")).toEqual([]);
});

it("of what was delivered in the last hour it is said again at a start, because queues live in memory", async () => {
  const published: string[][] = [];
  const out = createFeedbackOut({ publishFeedback: async (events) => void published.push([...events]) });
  const row = { number: 1, id: "1", from: "conduct@desk.test", recipients: ["x@members.test"], offset: 0, length: 1 };
  const at = (minute: number): string => new Date(Date.parse("2026-03-10T15:00:00Z") + minute * 60_000).toISOString();
  const rows = [
    { ...row, at: at(-61), work: "old_0-0" },
    { ...row, at: at(-5), work: "young_0-0" },
    { ...row, at: at(-5) },
  ];
  sayAgain(out, rows, Date.parse("2026-03-10T15:00:00Z"));
  await out.flush();
  expect(published.flat().map((event) => /"eventType":"(\w+)".*"work":\["(\w+)_/.exec(event)?.slice(1))).toEqual([
    ["Send", "young"],
    ["Delivery", "young"],
  ]);
});
