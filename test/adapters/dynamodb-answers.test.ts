/** Answers that a small table never gives: pages, batches taken in part, and trouble that is no conflict. */
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createDynamoCaseStore } from "../../functions/adapters/dynamodb/case-store.ts";
import { createDynamoHints } from "../../functions/adapters/dynamodb/hints.ts";
import { dueShardNames } from "../../functions/adapters/dynamodb/keys.ts";
import { createTable } from "../../functions/adapters/dynamodb/table.ts";
import { createMemoryCaseKeys } from "../../functions/adapters/memory/stores.ts";
import { demoDesk, idOf, reported, start } from "../support/contract-cases.ts";

const dynamodb = mockClient(DynamoDBClient);
afterAll(() => dynamodb.restore());
const table = createTable(new DynamoDBClient({ region: "us-east-1" }), "desk");
const keys = createMemoryCaseKeys();
const cases = createDynamoCaseStore({ table, keys });
const hints = createDynamoHints(table);

beforeEach(() => dynamodb.reset());

const row = (name: string, openedAt = "2026-03-10T15:00:00.000Z") => marshall({ codeName: name, stage: "reported", openedAt });
const key = (pk: string) => ({ pk: { S: pk } });
const throttled = new ProvisionedThroughputExceededException({ message: "slow down", $metadata: {} });

describe("a board of several pages", () => {
  it("is read to its end, in order", async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [row("one"), row("two")], LastEvaluatedKey: key("CASE#two") })
      .resolvesOnce({ Items: [], LastEvaluatedKey: key("CASE#empty") })
      .resolvesOnce({ Items: [row("three")] });
    expect((await cases.board(demoDesk)).map(({ codeName }) => codeName)).toEqual(["one", "two", "three"]);
    const [, second] = dynamodb.commandCalls(QueryCommand);
    expect(second?.args[0].input).toMatchObject({ IndexName: "board", ExclusiveStartKey: key("CASE#two") });
  });

  it("is damage where a row has another shape, and no guess", async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [row("one", "yesterday")] });
    await expect(cases.board(demoDesk)).rejects.toThrow();
  });
});

describe("asking for due work", () => {
  it("reads one page of each part of the index, never more than the limit", async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [], LastEvaluatedKey: key("more") });
    await cases.due(start, 25);
    const asked = dynamodb.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(asked.map((input) => input.ExpressionAttributeValues?.[":shard"]?.S).sort()).toEqual(dueShardNames);
    for (const input of asked) expect(input).toMatchObject({ IndexName: "due", Limit: 25 });
  });
});

describe("hint rows that were taken in part", () => {
  const lines = [{ token: "a", case: idOf("a"), person: "reporter" as const, epoch: 1 }];

  it("are put again until all are there", async () => {
    const rest = { desk: [{ PutRequest: { Item: key("left") } }] };
    dynamodb.on(BatchWriteItemCommand).resolvesOnce({ UnprocessedItems: rest }).resolves({ UnprocessedItems: {} });
    await hints.put(lines, undefined);
    const calls = dynamodb.commandCalls(BatchWriteItemCommand);
    expect(calls).toHaveLength(2);
    expect(calls[1]?.args[0].input.RequestItems).toEqual(rest);
  });

  it("are an error where the table never takes them, so that no line is given out that leads nowhere", async () => {
    dynamodb.on(BatchWriteItemCommand).resolves({ UnprocessedItems: { desk: [{ PutRequest: { Item: key("left") } }] } });
    await expect(hints.put(lines, undefined)).rejects.toThrow();
    expect(dynamodb.commandCalls(BatchWriteItemCommand).length).toBeLessThan(20);
  });
});

describe("trouble with the table", () => {
  it("is never taken for a conflict", async () => {
    dynamodb.on(PutItemCommand).rejects(throttled);
    const state = reported("a");
    await expect(cases.save(undefined, state, await keys.make(state.id))).rejects.toThrow("slow down");
    await expect(hints.claimName(demoDesk, "quiet heron", idOf("a"))).rejects.toThrow("slow down");
  });

  it("is heard of where an item cannot be set back", async () => {
    const stands = { version: 3, nextDueAt: "2026-03-10T15:00:00.000Z" };
    dynamodb
      .on(GetItemCommand)
      .resolves({ Item: marshall(stands) })
      .on(UpdateItemCommand)
      .rejects(throttled);
    const item = { kind: "case", id: idOf("a"), dueAt: start } as const;
    await expect(cases.postpone(item, () => start)).rejects.toThrow("slow down");
    const [update] = dynamodb.commandCalls(UpdateItemCommand);
    expect(update?.args[0].input.ExpressionAttributeValues).toMatchObject({ ":version": { N: "3" } });
  });
});
