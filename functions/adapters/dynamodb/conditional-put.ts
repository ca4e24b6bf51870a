/** The one way in which state is written: whole, and only over what was read. */
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../../core/instant.ts";
import type { Saved } from "../../ports/case-store.ts";
import { dueShardOf, iso } from "./keys.ts";

export const putOver = async (
  table: DynamoDBDocumentClient,
  tableName: string,
  item: Readonly<Record<string, unknown>>,
  seenVersion: number | undefined,
): Promise<Saved> => {
  const condition =
    seenVersion === undefined
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "#version = :seen",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":seen": seenVersion },
        };
  return unlessConditionFails(table.send(new PutCommand({ TableName: tableName, Item: item, ...condition })));
};

export const unlessConditionFails = async (write: Promise<unknown>): Promise<Saved> => {
  try {
    await write;
    return "saved";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "conflict";
    throw error;
  }
};

/** Present only where there is work, so that the index holds nothing else. */
export const dueAttributes = (pk: string, next: Instant | undefined): Readonly<Record<string, string>> =>
  next === undefined ? {} : { dueShard: dueShardOf(pk), nextDueAt: iso(next) };
