/** When the next piece of work is due, read from the same index that the clock's handler reads. */
import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { dueShardNames } from "../../functions/adapters/dynamodb/keys.ts";
import { indexNames } from "../../functions/settings.ts";
import { tableNames } from "./tables.ts";

/** The earliest, if it is not after `by`. */
export const nextDue = async (dynamodb: DynamoDBClient, by: number): Promise<number | undefined> => {
  const firsts = await Promise.all(dueShardNames.map((shard) => firstDue(dynamodb, shard, new Date(by).toISOString())));
  const times = firsts.filter((time) => time !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
};

const firstDue = async (dynamodb: DynamoDBClient, shard: string, by: string): Promise<number | undefined> => {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: tableNames.desk,
      IndexName: indexNames.due,
      KeyConditionExpression: "dueShard = :shard AND nextDueAt <= :by",
      ExpressionAttributeValues: { ":shard": { S: shard }, ":by": { S: by } },
      Limit: 1,
    }),
  );
  const time = Items[0]?.nextDueAt?.S;
  return time === undefined ? undefined : Date.parse(time);
};
