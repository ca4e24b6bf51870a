/** One table of DynamoDB, in plain values. Reads see every write before them; a write that finds another state says so. */
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { Saved } from "../../ports/case-store.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface Expression {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Row;
}

interface Query {
  readonly index?: string;
  readonly where: Expression;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly after?: Row | undefined;
}

export interface Table {
  get(key: Row): Promise<Row | undefined>;
  put(row: Row, onlyIf?: Expression): Promise<Saved>;
  update(key: Row, change: string, onlyIf: Expression): Promise<Saved>;
  /** Removing what is gone is no error. */
  remove(key: Row): Promise<void>;
  /** One more in `count`, and how many that makes. The row is forgotten some time after `forgetAt`. */
  countUp(key: Row, forgetAt: number): Promise<number>;
  /** One page, and where the next one begins. */
  query(query: Query): Promise<{ readonly rows: readonly Row[]; readonly next: Row | undefined }>;
  putAll(rows: readonly Row[]): Promise<void>;
}

const mostTries = 8;

const counted = z.object({ count: z.number() });

export const createTable = (client: DynamoDBClient, TableName: string): Table => ({
  get: async (key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: stored(key), ConsistentRead: true }));
    return Item && unmarshall(Item);
  },

  put: (row, onlyIf) =>
    unlessConditionFails(client.send(new PutItemCommand({ TableName, Item: stored(row), ...condition(onlyIf) }))),

  update: (key, change, onlyIf) =>
    unlessConditionFails(
      client.send(new UpdateItemCommand({ TableName, Key: stored(key), UpdateExpression: change, ...condition(onlyIf) })),
    ),

  remove: async (key) => {
    await client.send(new DeleteItemCommand({ TableName, Key: stored(key) }));
  },

  countUp: async (key, forgetAt) => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: stored(key),
        UpdateExpression: "ADD #count :one SET forgetAt = :forget",
        ...placeholders({ text: "", names: { "#count": "count" }, values: { ":one": 1, ":forget": forgetAt } }),
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return counted.parse(Attributes && unmarshall(Attributes)).count;
  },

  query: async ({ index, where, newestFirst = false, limit, after }) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: index,
        KeyConditionExpression: where.text,
        ...placeholders(where),
        ScanIndexForward: !newestFirst,
        // An index is always a little behind, and says so when it is asked not to be.
        ConsistentRead: index === undefined,
        Limit: limit,
        ExclusiveStartKey: after && stored(after),
      }),
    );
    return { rows: Items.map((item) => unmarshall(item)), next: LastEvaluatedKey && unmarshall(LastEvaluatedKey) };
  },

  putAll: async (rows) => {
    for (let first = 0; first < rows.length; first += mostInBatch)
      await putBatch(client, TableName, rows.slice(first, first + mostInBatch));
  },
});

/** What DynamoDB takes at once. */
const mostInBatch = 25;

const putBatch = async (client: DynamoDBClient, TableName: string, rows: readonly Row[]): Promise<void> => {
  let waiting = { [TableName]: rows.map((row) => ({ PutRequest: { Item: stored(row) } })) };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answer: BatchWriteItemCommandOutput = await client.send(new BatchWriteItemCommand({ RequestItems: waiting }));
    if (Object.keys(answer.UnprocessedItems ?? {}).length === 0) return;
    waiting = answer.UnprocessedItems as typeof waiting;
    await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** tries));
  }
  throw new Error("The table did not take all rows.");
};

const stored = (row: Row): Record<string, AttributeValue> => marshall(row, { removeUndefinedValues: true });

const placeholders = ({ names, values }: Expression) => ({
  ...(names && { ExpressionAttributeNames: { ...names } }),
  ...(values && { ExpressionAttributeValues: stored(values) }),
});

const condition = (onlyIf: Expression | undefined) => onlyIf && { ConditionExpression: onlyIf.text, ...placeholders(onlyIf) };

const unlessConditionFails = async (write: Promise<unknown>): Promise<Saved> => {
  try {
    await write;
    return "saved";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "conflict";
    throw error;
  }
};
