/** The stores on DynamoDB, with keys from KMS: the promises, held against real clients and a real table. */
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDynamoBursts } from "../../functions/adapters/dynamodb/bursts.ts";
import { createDynamoCaseStore } from "../../functions/adapters/dynamodb/case-store.ts";
import { createDynamoDeskStore } from "../../functions/adapters/dynamodb/desk-store.ts";
import { createDynamoHints } from "../../functions/adapters/dynamodb/hints.ts";
import { dueShards } from "../../functions/adapters/dynamodb/keys.ts";
import { createKmsCaseKeys } from "../../functions/adapters/kms/case-keys.ts";
import { burstId, deskId } from "../../functions/core/ids.ts";
import { type Instant, minutes, after as plus } from "../../functions/core/instant.ts";
import { start } from "../support/contract-cases.ts";
import { type ContractCloud, startContractCloud } from "../support/contract-cloud.ts";
import { showsBoard } from "./board.ts";
import { keepsBursts } from "./bursts.ts";
import { keepsJournals } from "./case-journal.ts";
import { keepsKeys } from "./case-keys.ts";
import { type FreshStores, keepsCases } from "./case-store.ts";
import { keepsDesks } from "./desk-store.ts";
import { findsDueWork } from "./due-work.ts";
import { erasesCases } from "./erasing.ts";
import { keepsHints } from "./hints.ts";

let cloud: ContractCloud;
beforeAll(async () => {
  cloud = await startContractCloud();
});
afterAll(() => cloud.stop());

const freshKeys = async () => {
  const tables = await cloud.freshTables();
  let now: Instant = start;
  const another = () =>
    createKmsCaseKeys({
      kms: cloud.kms,
      table: cloud.table(tables.keys),
      sealingKey: cloud.keyArn,
      clock: { now: () => now },
    });
  return {
    tables,
    another,
    keys: another(),
    destroy: async (owner: string) => {
      await cloud.dynamodb.send(new DeleteItemCommand({ TableName: tables.keys, Key: { owner: { S: owner } } }));
    },
    pass: (milliseconds: number) => {
      now = plus(now, milliseconds);
    },
  };
};

const fresh: FreshStores = async () => {
  const { tables, keys, destroy, pass } = await freshKeys();
  return {
    cases: createDynamoCaseStore({ table: cloud.table(tables.desk), keys }),
    desks: createDynamoDeskStore(cloud.table(tables.desk)),
    keys,
    dueShards,
    eraseKey: async (owner) => {
      await destroy(owner);
      pass(minutes(5));
    },
  };
};

describe("on DynamoDB", () => {
  keepsCases(fresh);
  keepsJournals(fresh);
  erasesCases(fresh);
  findsDueWork(fresh);
  showsBoard(fresh);
  keepsDesks(fresh);
  keepsHints(async () => createDynamoHints(cloud.table((await cloud.freshTables()).desk)));
  keepsBursts(async () => {
    const { tables, keys } = await freshKeys();
    return { bursts: createDynamoBursts(cloud.table(tables.desk)), keys };
  });
});

describe("with KMS", () => {
  keepsKeys(freshKeys);

  it("a key that was made until a time is gone then, whether or not its row is", async () => {
    const { keys, another, pass } = await freshKeys();
    const owner = burstId(deskId("demo"), "2026-03-10");
    await keys.makeUntil(owner, plus(start, minutes(30)));
    expect(await another().find(owner)).toBeDefined();
    pass(minutes(31));
    expect(await keys.find(owner)).toBeUndefined();
    expect(await another().find(owner)).toBeUndefined();
  });
});
