/** What mails cost: every call of the real adapters to the embedded cloud, counted as AWS charges for it. */
import * as z from "zod";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import type { Clients } from "../../functions/wire.ts";
import type { Incoming } from "../support/memory-desk.ts";
import { type BenchCloud, withCloud } from "./clock-cloud.ts";
import type { Bill, Used } from "./prices.ts";

const units = z.looseObject({ CapacityUnits: z.number() });
const consumed = z.looseObject({ ConsumedCapacity: z.union([units.transform((one) => [one]), z.array(units)]).optional() });

const ofCommand: Readonly<Record<string, Used>> = {
  PutObjectCommand: "S3 PUT",
  GetObjectCommand: "S3 GET",
  DeleteObjectCommand: "S3 DELETE",
  GenerateDataKeyCommand: "KMS call",
  DecryptCommand: "KMS call",
  SendEmailCommand: "SES mail out",
  GetItemCommand: "DynamoDB read unit",
  QueryCommand: "DynamoDB read unit",
  PutItemCommand: "DynamoDB write unit",
  UpdateItemCommand: "DynamoDB write unit",
  BatchWriteItemCommand: "DynamoDB write unit",
};

const countIn = (counts: Map<Used, number>, clients: Clients): void => {
  const count = (used: Used, many: number): unknown => counts.set(used, (counts.get(used) ?? 0) + many);
  for (const client of Object.values(clients) as readonly Clients["dynamodb"][])
    client.middlewareStack.add(
      (next, { commandName = "" }) =>
        async (call) => {
          const used = ofCommand[commandName];
          if (!used?.startsWith("DynamoDB")) {
            if (used) count(used, 1);
            return next(call);
          }
          const answer = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: "TOTAL" } as never });
          for (const { CapacityUnits } of consumed.parse(answer.output).ConsumedCapacity ?? []) count(used, CapacityUnits);
          return answer;
        },
      { step: "initialize" },
    );
};

/** SES stores each mail, tells the topic, which fills the queue, which is asked and answered. */
const onTheWay: Bill = { "SES mail in": 1, "S3 PUT": 1, "SNS and SQS request": 4, "Lambda call": 1 };
const gigabytes = 2;

/** On average of `measured` mails, after `before` others have made it a flood. */
export const billOfOne = (mail: (number: number) => Incoming, before: number, measured: number): Promise<Bill> => {
  const counts = new Map<Used, number>();
  const measure = async ({ deps, stored }: BenchCloud): Promise<Bill> => {
    for (let number = 0; number < before; number += 1) await receiveMail(deps)(await stored(mail(number)));
    const receipts = [];
    for (let number = before; number < before + measured; number += 1) receipts.push(await stored(mail(number)));
    const untilNow = new Map(counts);
    const began = performance.now();
    for (const receipt of receipts) await receiveMail(deps)(receipt);
    const seconds = (performance.now() - began) / 1000;
    const total = new Map<Used, number>([
      ...[...counts].map(([used, count]): [Used, number] => [used, count - (untilNow.get(used) ?? 0)]),
      ["Lambda GB-second", seconds * gigabytes],
    ]);
    for (const [used, each] of Object.entries(onTheWay) as [Used, number][])
      total.set(used, (total.get(used) ?? 0) + each * measured);
    return Object.fromEntries([...total].map(([used, count]) => [used, count / measured]));
  };
  return withCloud(measure, { reportsAnHour: 50, watch: (clients) => countIn(counts, clients) });
};
