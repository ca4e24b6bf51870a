/**
 * RT01, RT02, RT08: somebody who kept a copy of everything that was ever stored tries every key that is still there on every piece
 * of it. The real adapters, on real clients; only the mail service is played.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDynamoCaseStore } from "../../functions/adapters/dynamodb/case-store.ts";
import { createDynamoDeskStore } from "../../functions/adapters/dynamodb/desk-store.ts";
import { createDynamoHints } from "../../functions/adapters/dynamodb/hints.ts";
import { createDynamoTallies } from "../../functions/adapters/dynamodb/tallies.ts";
import { createKmsCaseKeys } from "../../functions/adapters/kms/case-keys.ts";
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { createS3SealedContent } from "../../functions/adapters/s3/mail-stores.ts";
import { type CaseId, deskId } from "../../functions/core/ids.ts";
import { days, hours, minutes } from "../../functions/core/instant.ts";
import type { CaseKey } from "../../functions/ports/case-keys.ts";
import { answer, caseIdOf, type MemoryDesk } from "../app/casework.ts";
import { must } from "../core/builders.ts";
import { type Bucket, startEmbeddedS3 } from "../support/contract-buckets.ts";
import { start } from "../support/contract-cases.ts";
import { type ContractCloud, startContractCloud } from "../support/contract-cloud.ts";
import { everythingIn, rowsOf, standsIn } from "../support/contract-scan.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { reporter } from "./stories.ts";

let cloud: ContractCloud;
let bucket: Bucket;
beforeAll(async () => {
  [cloud, bucket] = await Promise.all([startContractCloud(), startEmbeddedS3()]);
});
afterAll(() => Promise.all([cloud.stop(), bucket.stop()]));

/** A word that stands nowhere else. */
const canary = "zwarteraaf";

const begin = async () => {
  const tables = await cloud.freshTables();
  let desk: MemoryDesk | undefined;
  const process = () => {
    const table = cloud.table(tables.desk);
    const clock = { now: () => desk?.now() ?? start };
    const keys = createKmsCaseKeys({ kms: cloud.kms, table: cloud.table(tables.keys), sealingKey: cloud.keyArn, clock });
    const stores = { cases: createDynamoCaseStore({ table, keys }), desks: createDynamoDeskStore(table), keys };
    return { ...stores, hints: createDynamoHints(table), tallies: createDynamoTallies(table) };
  };
  const content = createS3SealedContent(bucket.s3, bucket.name);
  const stores = { ...createMemoryStores(), ...process(), content };
  desk = await createMemoryDesk(demoSettings(), undefined, stores);
  return { desk, tables, another: process };
};
type Begun = Awaited<ReturnType<typeof begin>>;

interface Copy {
  readonly at: string;
  readonly bytes: Uint8Array;
  /** What it may have been sealed as. */
  readonly identities: readonly string[];
}

/** Every sealed piece there is, as a backup of the table, an old version of an object or a restored one would hold it. */
const copies = async ({ tables }: Begun, mails: readonly string[]): Promise<readonly Copy[]> => {
  const rows = await rowsOf(cloud.dynamodb, tables.desk);
  const objects = (await bucket.keys()).map(async (at) => {
    const owner = must(at.split("/")[1]);
    return { at: owner, bytes: await bucket.get(at), identities: mails.map((mail) => `CONTENT#${owner}/${mail}`) };
  });
  const sealed = rows.flatMap(({ pk, sk, sealed: bytes }) =>
    bytes?.B ? [{ at: must(pk?.S).slice(5), bytes: bytes.B, identities: [`${pk?.S}/${sk?.S}`] }] : [],
  );
  return [...sealed, ...(await Promise.all(objects))];
};

const tried = (copy: Copy, key: CaseKey): readonly Buffer[] =>
  copy.identities.flatMap((identity) => {
    try {
      return [Buffer.from(key.open(copy.bytes, identity))];
    } catch {
      return [];
    }
  });

/** With every key whose row is there now, fetched anew as another process would. */
const keysLeft = async ({ tables, another }: Begun): Promise<readonly CaseKey[]> => {
  const owners = (await rowsOf(cloud.dynamodb, tables.keys)).map(({ owner }) => must(owner?.S));
  return Promise.all(owners.map(async (owner) => must(await another().keys.find(deskId(owner)))));
};

const opened = (from: readonly Copy[], keys: readonly CaseKey[]): Buffer =>
  Buffer.concat(from.flatMap((copy) => keys.flatMap((key) => tried(copy, key))));

/** So much that with the next mail the journal moves to a segment of its own. */
const fill = async ({ desk }: Begun, id: CaseId): Promise<void> => {
  const [loaded, key] = await Promise.all([desk.deps.cases.load(id), desk.deps.keys.find(id)]);
  if (loaded === undefined || loaded === "erased") throw new Error("The case was to be there.");
  await desk.deps.cases.save(loaded, { ...loaded.state, involves: [`${canary} `.repeat(3_000)] }, must(key));
};

test("RT01 I10: after an erasure no key that is left opens any copy of it, and only its code name, its times and who asked stay", async () => {
  const begun = await begin();
  const { desk, tables } = begun;
  const receipt = await desk.receive({ from: `${canary} <${reporter}>`, text: `It was ${canary}.` });
  const mails = [receipt.mail];
  const says = async (who: string, text: string) => mails.push((await answer(desk, who, text)).mail);
  const id = await caseIdOf(desk, receipt);
  await says("cy", `/involves Sasha ${canary}`);
  await says("dee", `A note on ${canary}.`);
  await says(reporter, `More of ${canary}.`);
  await fill(begun, id);
  await says("cy", `/record\n${canary}`);
  const ofCase = (copy: Copy): boolean => copy.at === id;
  const before = await copies(begun, mails);
  const control = opened(before.filter(ofCase), await keysLeft(begun));
  expect(standsIn(control, canary)).toBe(true);
  expect(before.some(({ identities }) => identities.some((one) => one.includes("/JOURNAL#")))).toBe(true);

  for (const who of ["cy", "dee"]) await says(who, "/erase");
  const other = await desk.receive({ from: "other@example.org", text: "Something else." });
  mails.push(other.mail);
  const lastly = await copies(begun, mails);
  for (const length of [days(7), hours(1), hours(1)]) await desk.advance(length);

  const keys = await keysLeft(begun);
  const all = [...before, ...lastly, ...(await copies(begun, mails))];
  expect(standsIn(opened(all, keys), canary)).toBe(false);
  expect(all.filter(ofCase).flatMap((copy) => keys.flatMap((key) => tried(copy, key)))).toEqual([]);
  // The keys that are left still open what is theirs: the search itself works.
  expect(standsIn(opened(all, keys), "other@example.org")).toBe(true);
  expect((await copies(begun, mails)).filter(ofCase)).toEqual([]);

  const rows = await rowsOf(cloud.dynamodb, tables.desk);
  const stays = rows.filter(({ pk }) => pk?.S === `CASE#${id}`);
  // RT08: ids, times, code name, who did it. No text.
  const times = ["openedAt", "acknowledgedAt", "closedAt", "erasedAt"];
  const facts = ["pk", "sk", "desk", "codeName", "stage", "version", "schema", "erasedBy", "erasedWhy", ...times];
  expect(stays.map((row) => Object.keys(row).sort())).toEqual([facts.sort()]);
  expect(stays).toMatchObject([{ stage: { S: "erased" }, erasedBy: { L: [{ S: "cy" }, { S: "dee" }] } }]);
  expect(standsIn(everythingIn(rows), canary)).toBe(false);
  const leads = rows.filter((row) => everythingIn([row]).includes(id)).map(({ pk }) => must(pk?.S).split("#")[0]);
  expect(leads.sort()).toEqual(["CASE", "NAME"]);
  // To the other report nothing has happened yet.
  expect(await desk.deps.tallies.all(deskId("demo"))).toMatchObject([{ month: "2026-03" }]);
  expect(await desk.deps.raw.get(receipt.rawKey)).toBeUndefined();
});

test("RT02: a key that another process remembers is forgotten within five minutes, and the case is gone for it at once", async () => {
  const begun = await begin();
  const { desk } = begun;
  const receipt = await desk.receive({});
  const id = await caseIdOf(desk, receipt);
  for (const text of ["/record", "/erase"]) await answer(desk, "cy", text);
  await answer(desk, "dee", "/erase");
  await desk.advance(days(7));
  await desk.advance(hours(1) - minutes(1));
  const warm = begun.another();
  expect(await warm.keys.find(id)).toBeDefined();
  await desk.advance(minutes(1));
  expect([await desk.deps.keys.find(id), await warm.cases.load(id)]).toEqual([undefined, "erased"]);
  await desk.advance(minutes(4));
  expect(await warm.keys.find(id)).toBeUndefined();
});
