/** Hint rows in table `desk`. They are never read as truth, so they need no condition, but for the claim on a name. */
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { person } from "../../core/case/vocabulary.ts";
import { caseId } from "../../core/ids.ts";
import type { Hints } from "../../ports/hints.ts";
import { lineRow, nameRow, senderRow } from "./keys.ts";

const lineForm = z.object({ case: z.string().transform(caseId), person, epoch: z.number() });
const senderForm = z.object({ case: z.string().transform(caseId) });

const mostCasesOfSender = 50;
const mostTries = 8;

export const createDynamoHints = (table: DynamoDBDocumentClient, tableName: string): Hints => ({
  put: async (lines, sender) => {
    const rows = lines.map(({ token, ...hint }) => ({ ...lineRow(token), ...hint }));
    const senders = sender ? [{ ...senderRow(sender.hash, sender.openedAt, sender.case), case: sender.case }] : [];
    await putAll(table, tableName, [...rows, ...senders]);
  },

  findLine: async (token) => {
    const { Item } = await table.send(new GetCommand({ TableName: tableName, Key: lineRow(token), ConsistentRead: true }));
    return Item && lineForm.parse(Item);
  },

  casesOfSender: async (hash) => {
    const { Items } = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :sender",
        ExpressionAttributeValues: { ":sender": `SENDER#${hash}` },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: mostCasesOfSender,
      }),
    );
    return (Items ?? []).map((item) => senderForm.parse(item).case).reverse();
  },

  claimName: async (desk, codeName, id) => {
    try {
      await table.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...nameRow(desk, codeName), case: id },
          ConditionExpression: "attribute_not_exists(pk) OR #case = :case",
          ExpressionAttributeNames: { "#case": "case" },
          ExpressionAttributeValues: { ":case": id },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});

/** A batch may come back in part; the rest is asked for again. */
const putAll = async (
  table: DynamoDBDocumentClient,
  tableName: string,
  items: readonly Record<string, unknown>[],
): Promise<void> => {
  let waiting: BatchWriteCommandInput["RequestItems"] = { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answer: BatchWriteCommandOutput = await table.send(new BatchWriteCommand({ RequestItems: waiting }));
    if (Object.keys(answer.UnprocessedItems ?? {}).length === 0) return;
    waiting = answer.UnprocessedItems;
  }
  throw new Error("The table did not take all hint rows.");
};
