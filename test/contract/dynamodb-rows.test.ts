/** What really stands in the table: which attributes are in clear, how large an item gets, and that damage never reads as a case. */
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDynamoCaseStore } from "../../functions/adapters/dynamodb/case-store.ts";
import { createDynamoDeskStore } from "../../functions/adapters/dynamodb/desk-store.ts";
import { createDynamoHints } from "../../functions/adapters/dynamodb/hints.ts";
import { caseRow, deskRow, dueShardNames, identityOf } from "../../functions/adapters/dynamodb/keys.ts";
import { createKmsCaseKeys } from "../../functions/adapters/kms/case-keys.ts";
import { mostItemBytes } from "../../functions/core/record/segments.ts";
import { indexNames } from "../../functions/settings.ts";
import {
  acknowledged,
  demoDesk,
  idle,
  idOf,
  newDesk,
  reported,
  setAside,
  start,
  unplaced,
  upTo,
  withNotes,
} from "../support/contract-cases.ts";
import { type ContractCloud, startContractCloud } from "../support/contract-cloud.ts";
import { everythingIn, type RawItem, rowsOf, sizeOf, standsIn } from "../support/contract-scan.ts";
import { loadedCase } from "./case-store.ts";
import { token } from "./hints.ts";

let cloud: ContractCloud;
beforeAll(async () => {
  cloud = await startContractCloud();
});
afterAll(() => cloud.stop());

const begin = async () => {
  const names = await cloud.freshTables();
  const clock = { now: () => start };
  const keys = createKmsCaseKeys({ kms: cloud.kms, table: cloud.table(names.keys), sealingKey: cloud.keyArn, clock });
  return {
    names,
    keys,
    cases: createDynamoCaseStore({ table: cloud.table(names.desk), keys }),
    desks: createDynamoDeskStore(cloud.table(names.desk)),
    hints: createDynamoHints(cloud.table(names.desk)),
    raw: async (row: { pk: string; sk: string }): Promise<RawItem> => {
      const Key = { pk: { S: row.pk }, sk: { S: row.sk } };
      return (await cloud.dynamodb.send(new GetItemCommand({ TableName: names.desk, Key }))).Item ?? {};
    },
    put: async (item: RawItem) => {
      await cloud.dynamodb.send(new PutItemCommand({ TableName: names.desk, Item: { ...item } }));
    },
    index: (name: string) => rowsOf(cloud.dynamodb, names.desk, name),
    rows: () => rowsOf(cloud.dynamodb, names.desk),
  };
};

const attributes = (item: RawItem): readonly string[] => Object.keys(item).sort();

describe("in clear", () => {
  const always = ["codeName", "desk", "openedAt", "pk", "schema", "sealed", "sk", "stage", "version"];

  it.each([
    ["unplaced", unplaced("a"), ["dueShard", "nextDueAt"]],
    ["reported", reported("a"), ["board", "dueShard", "nextDueAt"]],
    ["reported and idle", idle(reported("a")), ["board"]],
    ["acknowledged", idle(acknowledged("a")), ["acknowledgedAt", "board"]],
    ["set aside", idle(setAside("a")), []],
  ])("stands only what indexes and board need, for a case that is %s", async (_, state, more) => {
    const { cases, keys, raw } = await begin();
    await cases.save(undefined, state, await keys.make(state.id));
    expect(attributes(await raw(caseRow(state.id)))).toEqual([...always, ...more].sort());
  });

  it("the index of due work holds keys and the time, and no case without work", async () => {
    const { cases, keys, index } = await begin();
    for (const state of [reported("busy"), idle(reported("idle")), idle(setAside("closed"))])
      await cases.save(undefined, state, await keys.make(state.id));
    const rows = await index(indexNames.due);
    expect(rows.map(({ pk }) => pk?.S)).toEqual([caseRow(idOf("busy")).pk]);
    expect(rows.map(attributes)).toEqual([["dueShard", "nextDueAt", "pk", "sk"]]);
  });

  it("the index of due work is spread over all its parts", async () => {
    const { cases, keys, index } = await begin();
    for (const name of upTo(40)) await cases.save(undefined, reported(name), await keys.make(idOf(name)));
    const shards = new Set((await index(indexNames.due)).map(({ dueShard }) => dueShard?.S));
    expect([...shards].sort()).toEqual(dueShardNames);
  });

  it("the index of the board holds the vague columns, and no case that nobody may see", async () => {
    const { cases, keys, index } = await begin();
    for (const state of [reported("new"), acknowledged("known"), unplaced("waits"), setAside("nothing")])
      await cases.save(undefined, state, await keys.make(state.id));
    const rows = [...(await index(indexNames.board))].sort((one) => (one.stage?.S === "reported" ? -1 : 1));
    const vague = ["board", "codeName", "openedAt", "pk", "sk", "stage"];
    expect(rows.map(attributes)).toEqual([vague, ["acknowledgedAt", ...vague]]);
  });

  it("the desk's item shows its id, its version and when it is due", async () => {
    const { desks, keys, raw } = await begin();
    await desks.save(undefined, newDesk(), await keys.make(demoDesk));
    expect(attributes(await raw(deskRow(demoDesk)))).toEqual(["dueShard", "nextDueAt", "pk", "sealed", "sk", "version"]);
  });

  it("a token stands nowhere in the table, only its hash", async () => {
    const { hints, rows } = await begin();
    await hints.put([{ token, case: idOf("a"), person: "member:ada", epoch: 1 }], {
      hash: "h",
      case: idOf("a"),
      openedAt: start,
    });
    const all = await rows();
    expect(all).toHaveLength(2);
    expect(standsIn(everythingIn(all), token)).toBe(false);
  });
});

describe("damage", () => {
  const saved = async () => {
    const begun = await begin();
    const state = reported("a");
    const key = await begun.keys.make(state.id);
    await begun.cases.save(undefined, state, key);
    return { ...begun, state, key, item: await begun.raw(caseRow(state.id)) };
  };

  it("throws for any byte that was changed, and is never taken for an erased case", async () => {
    const { cases, put, state, item } = await saved();
    const sealed = Buffer.from(item.sealed?.B ?? []);
    for (const at of [0, 1, 13, 29, 200, sealed.length - 1]) {
      const B = Buffer.from(sealed);
      B.writeUInt8(B.readUInt8(at) ^ 0x10, at);
      await put({ ...item, sealed: { B } });
      await expect(cases.load(state.id)).rejects.toThrow();
    }
  });

  it("throws for an item that was cut short, or lost what is sealed", async () => {
    const { cases, put, state, item } = await saved();
    await put({ ...item, sealed: { B: Buffer.from(item.sealed?.B ?? []).subarray(0, 100) } });
    await expect(cases.load(state.id)).rejects.toThrow();
    const { sealed: _, ...rest } = item;
    await put(rest);
    await expect(cases.load(state.id)).rejects.toThrow();
  });

  it("throws for a case that was copied over another's", async () => {
    const { cases, put, keys, item } = await saved();
    await keys.make(idOf("b"));
    await put({ ...item, ...{ pk: { S: caseRow(idOf("b")).pk } } });
    await expect(cases.load(idOf("b"))).rejects.toThrow();
  });

  it("throws for a segment of the journal that is missing, or is another case's", async () => {
    const begun = await begin();
    const segments: RawItem[] = [];
    for (const name of ["a", "b"]) {
      const key = await begun.keys.make(idOf(name));
      await begun.cases.save(undefined, withNotes(idle(reported(name)), upTo(100)), key);
      const seen = await loadedCase(begun.cases, idOf(name));
      await begun.cases.save(seen, withNotes(seen.state, ["last"]), key);
      const { state } = await loadedCase(begun.cases, idOf(name));
      segments.push(await begun.raw({ pk: caseRow(idOf(name)).pk, sk: state.segments[0] ?? "" }));
    }
    const [own, foreign] = segments;
    const { state } = await loadedCase(begun.cases, idOf("a"));
    const key = await begun.keys.make(idOf("a"));
    if (!own?.pk || !own.sk || !foreign?.sealed) throw new Error("There was to be a segment of each.");
    await begun.put({ ...own, sealed: foreign.sealed });
    await expect(begun.cases.journal(state, key)).rejects.toThrow();
    await cloud.dynamodb.send(new DeleteItemCommand({ TableName: begun.names.desk, Key: { pk: own.pk, sk: own.sk } }));
    await expect(begun.cases.journal(state, key)).rejects.toThrow();
  });

  it("throws for a desk whose item was changed or copied", async () => {
    const { desks, keys, raw, put } = await begin();
    const key = await keys.make(demoDesk);
    await desks.save(undefined, newDesk(), key);
    const item = await raw(deskRow(demoDesk));
    const B = Buffer.from(item.sealed?.B ?? []);
    B.writeUInt8(B.readUInt8(50) ^ 1, 50);
    await put({ ...item, sealed: { B } });
    await expect(desks.load(demoDesk, key)).rejects.toThrow();
  });
});

describe("five hundred notes", () => {
  it("leave the item small and the journal whole, though work waits that was asked for before them", async () => {
    const { cases, keys, raw, rows } = await begin();
    const { seal, ...key } = await keys.make(idOf("long"));
    const [item, sizes]: [string, number[]] = [identityOf(caseRow(idOf("long"))), []];
    const measured = {
      ...key,
      seal: (content: Uint8Array, identity: string) => {
        const sealed = seal(content, identity);
        if (identity === item) sizes.push(sealed.length);
        return sealed;
      },
    };
    const { work } = reported("long");
    await cases.save(undefined, reported("long"), measured);
    for (const pair of upTo(250)) {
      const seen = await loadedCase(cases, idOf("long"));
      const notes = [`${pair} one`, `${pair} other`];
      const noted = withNotes({ ...seen.state, work: [] }, notes);
      expect(await cases.save(seen, { ...noted, work }, measured)).toBe("saved");
    }
    const clear = sizeOf(await raw(caseRow(idOf("long")))) - (sizes.at(-1) ?? 0);
    expect(sizes).toHaveLength(251);
    expect(Math.max(...sizes) + clear).toBeLessThan(40 * 1024);
    const { state } = await loadedCase(cases, idOf("long"));
    expect((await cases.journal(state, measured)).map(({ seq }) => seq)).toEqual(upTo(state.journalLength));
    expect(state.takenIn).toHaveLength(500);
    for (const row of await rows()) expect(sizeOf(row)).toBeLessThan(2 * mostItemBytes);
  });
});

describe("the keys' table", () => {
  it("holds owners and wrapped keys and nothing else", async () => {
    const { keys, names } = await begin();
    await keys.make(idOf("a"));
    const rows = await rowsOf(cloud.dynamodb, names.keys);
    expect(rows.map(attributes)).toEqual([["owner", "wrapped"]]);
  });

  it("tells KMS each time whose key it is", async () => {
    const { names } = await begin();
    const asked: unknown[] = [];
    const listen = { step: "initialize", name: "listen" } as const;
    cloud.kms.middlewareStack.add(
      (next) => (call) => {
        asked.push(call.input);
        return next(call);
      },
      listen,
    );
    const parts = {
      kms: cloud.kms,
      table: cloud.table(names.keys),
      sealingKey: cloud.keyArn,
      clock: { now: () => start },
    };
    await createKmsCaseKeys(parts).make(idOf("a"));
    await createKmsCaseKeys(parts).find(idOf("a"));
    cloud.kms.middlewareStack.remove(listen.name);
    expect(asked).toHaveLength(2);
    for (const input of asked) expect(input).toMatchObject({ KeyId: cloud.keyArn, EncryptionContext: { owner: idOf("a") } });
  });

  it("gives nothing for a row that was copied to another owner", async () => {
    const { keys, names } = await begin();
    await keys.make(idOf("a"));
    const [row] = await rowsOf(cloud.dynamodb, names.keys);
    await cloud.dynamodb.send(new PutItemCommand({ TableName: names.keys, Item: { ...row, owner: { S: idOf("b") } } }));
    await expect(keys.find(idOf("b"))).rejects.toThrow();
  });
});
