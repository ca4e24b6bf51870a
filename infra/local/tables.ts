/** The two tables, made where they are missing, with the keys and indexes that the stack gives them in AWS. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import { indexNames } from "../../functions/settings.ts";

export const tableNames = { desk: "desk", keys: "keys" } as const;

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const key = (partition: string, sort?: string): CreateTableCommandInput["KeySchema"] => [
  { AttributeName: partition, KeyType: "HASH" },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: "RANGE" as const }]),
];

const deskTable: CreateTableCommandInput = {
  TableName: tableNames.desk,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["pk", "sk", "dueShard", "nextDueAt", "board", "openedAt"].map(text),
  KeySchema: key("pk", "sk"),
  GlobalSecondaryIndexes: [
    { IndexName: indexNames.due, KeySchema: key("dueShard", "nextDueAt"), Projection: { ProjectionType: "KEYS_ONLY" } },
    {
      IndexName: indexNames.board,
      KeySchema: key("board", "openedAt"),
      Projection: {
        ProjectionType: "INCLUDE",
        NonKeyAttributes: ["codeName", "stage", "safetyRisk", "repeatRisk", "acknowledgedAt", "closedAt"],
      },
    },
  ],
};

const keysTable: CreateTableCommandInput = {
  TableName: tableNames.keys,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [text("owner")],
  KeySchema: key("owner"),
};

export const makeTables = async (dynamodb: DynamoDBClient): Promise<void> => {
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  for (const table of [deskTable, keysTable])
    if (table.TableName && !TableNames.includes(table.TableName)) await dynamodb.send(new CreateTableCommand(table));
};
