/**
 * DynamoDB and KMS for the contract suites: the embedded desk's own parts behind real clients, in this process. One start
 * serves a whole test file; each test asks for tables of its own.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import * as z from "zod";
import { createTable, type Table } from "../../functions/adapters/dynamodb/table.ts";
import { createDynamoDb } from "../../infra/local/cloud/dynamodb.ts";
import { createFaults } from "../../infra/local/cloud/faults.ts";
import { openDoor } from "../../infra/local/cloud/gate.ts";
import { createKms, localKeyArn } from "../../infra/local/cloud/kms.ts";
import { makeTables, tableNames } from "../../infra/local/tables.ts";

interface FreshTables {
  readonly desk: string;
  readonly keys: string;
}

export interface ContractCloud {
  readonly dynamodb: DynamoDBClient;
  /** By its name. */
  table(name: string): Table;
  readonly kms: KMSClient;
  readonly keyArn: string;
  freshTables(): Promise<FreshTables>;
  stop(): Promise<void>;
}

const accessKey = "CONTRACTSUITES";

const clientOptions = (endpoint: string) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: accessKey, secretAccessKey: "local" },
});

export const startContractCloud = async (): Promise<ContractCloud> => {
  const folder = await mkdtemp(join(tmpdir(), "desk-contract-"));
  const store = await createDynamoDb();
  const faults = createFaults();
  const tableDoor = await openDoor(store, accessKey, faults);
  const kmsDoor = await openDoor(createKms(join(folder, "kms.key")), accessKey, faults);
  const dynamodb = new DynamoDBClient(clientOptions(tableDoor.endpoint));
  const kms = new KMSClient(clientOptions(kmsDoor.endpoint));
  let made = 0;
  return {
    dynamodb,
    kms,
    table: (name) => createTable(dynamodb, name),
    keyArn: localKeyArn,
    freshTables: async () => {
      made += 1;
      return tablesNamed(tableDoor.endpoint, `-${made}`);
    },
    stop: async () => {
      dynamodb.destroy();
      kms.destroy();
      await Promise.all([tableDoor.close(), kmsDoor.close()]);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const named = z.looseObject({ TableName: z.string().optional() });

/** The desk's own table definitions, under other names: a client of its own puts the ending behind each. */
const tablesNamed = async (endpoint: string, ending: string): Promise<FreshTables> => {
  const client = new DynamoDBClient(clientOptions(endpoint));
  client.middlewareStack.add(
    (next) => (call) => {
      const { TableName } = named.parse(call.input);
      return next(TableName === undefined ? call : { ...call, input: { ...call.input, TableName: `${TableName}${ending}` } });
    },
    { step: "initialize" },
  );
  await makeTables(client);
  client.destroy();
  return { desk: `${tableNames.desk}${ending}`, keys: `${tableNames.keys}${ending}` };
};
