/** Cases in DynamoDB: one item a case, sealed but for what the indexes need. */
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type Case, caseSchema, journalEntry } from "../../core/case/case.ts";
import { nextDueAt } from "../../core/case/work.ts";
import type { CaseId, DeskId } from "../../core/ids.ts";
import { type Instant, instant } from "../../core/instant.ts";
import { segmented } from "../../core/record/segments.ts";
import type { CaseKey, CaseKeys } from "../../ports/case-keys.ts";
import type { BoardRow, CaseStore, LoadedCase, Saved } from "../../ports/case-store.ts";
import { indexNames } from "../../settings.ts";
import { dueAttributes, putOver, unlessConditionFails } from "./conditional-put.ts";
import { caseRow, deskRow, dueItemOf, dueShardNames, identityOf, iso, segmentRow } from "./keys.ts";
import { openJson, sealJson } from "./sealed-json.ts";

const itemForm = z.object({ version: z.number(), sealed: z.instanceof(Uint8Array) });
const segmentForm = z.object({ sealed: z.instanceof(Uint8Array) });
const instantText = z.iso.datetime().transform((text) => instant(Date.parse(text)));
const dueRow = z.object({ pk: z.string(), nextDueAt: z.string() });
const boardForm = z.object({
  codeName: z.string(),
  stage: z.string(),
  safetyRisk: z.string().default(""),
  repeatRisk: z.string().default(""),
  openedAt: instantText,
  acknowledgedAt: instantText.optional(),
});

/** Writers of a later release may add fields; this says which reader an item was written for. */
const schemaVersion = 1;

interface Parts {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly keys: CaseKeys;
}

export const createDynamoCaseStore = ({ table, tableName, keys }: Parts): CaseStore => ({
  exists: async (id) => (await readItem(table, tableName, id)) !== undefined,

  load: async (id) => {
    const [item, key] = await Promise.all([readItem(table, tableName, id), keys.find(id)]);
    if (!item) return undefined;
    return key ? openCaseItem(id, item, key) : "erased";
  },

  save: (seen, next, key) => saveCase(table, tableName, seen, next, key),

  journal: async (state, key) => {
    const older = await Promise.all(state.segments.map((name) => readSegment(table, tableName, state.id, name, key)));
    return [...older.flat(), ...state.journal];
  },

  board: async (desk) => {
    const rows: BoardRow[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await table.send(boardQuery(tableName, desk, ExclusiveStartKey));
      rows.push(...(page.Items ?? []).map((item) => ({ acknowledgedAt: undefined, ...boardForm.parse(item) })));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return rows;
  },

  due: async (now, limit) => {
    const pages = await Promise.all(dueShardNames.map((shard) => table.send(dueQuery(tableName, shard, now, limit))));
    return pages
      .flatMap((page) => (page.Items ?? []).map((item) => dueRow.parse(item)))
      .sort((one, other) => one.nextDueAt.localeCompare(other.nextDueAt))
      .flatMap(({ pk }) => dueItemOf(pk) ?? []);
  },

  postpone: async (item, until) => {
    const Key = item.kind === "case" ? caseRow(item.id) : deskRow(item.id);
    const update = new UpdateCommand({
      TableName: tableName,
      Key,
      UpdateExpression: "SET nextDueAt = :until",
      ConditionExpression: "attribute_exists(dueShard)",
      ExpressionAttributeValues: { ":until": iso(until) },
    });
    await unlessConditionFails(table.send(update));
  },
});

const readItem = async (table: DynamoDBDocumentClient, tableName: string, id: CaseId): Promise<unknown> =>
  (await table.send(new GetCommand({ TableName: tableName, Key: caseRow(id), ConsistentRead: true }))).Item;

const openCaseItem = (id: CaseId, stored: unknown, key: CaseKey): LoadedCase => {
  const item = itemForm.parse(stored);
  const state = openJson(key, item.sealed, identityOf(caseRow(id)), caseSchema);
  return { state: { ...state, version: item.version }, storedEntries: state.journal.length };
};

const saveCase = async (
  table: DynamoDBDocumentClient,
  tableName: string,
  seen: LoadedCase | undefined,
  next: Case,
  key: CaseKey,
): Promise<Saved> => {
  const row = caseRow(next.id);
  const bytes = Buffer.byteLength(JSON.stringify(next));
  const { state, segment } = segmented(next, seen?.storedEntries ?? 0, bytes);
  if (segment) {
    const at = segmentRow(next.id, segment.name);
    const sealed = sealJson(key, segment.entries, identityOf(at));
    await table.send(new PutCommand({ TableName: tableName, Item: { ...at, sealed } }));
  }
  const version = (seen?.state.version ?? 0) + 1;
  const written = { ...state, version };
  const item = { ...row, ...inClear(written), version, schema: schemaVersion, sealed: sealJson(key, written, identityOf(row)) };
  return putOver(table, tableName, item, seen?.state.version);
};

/** An unplaced mail is not yet a case for anybody to see. */
const isOnBoard = (state: Case): boolean => state.stage !== "unplaced" && state.stage !== "set-aside";

const inClear = (state: Case): Readonly<Record<string, string>> => ({
  desk: state.desk,
  codeName: state.codeName,
  stage: state.stage,
  openedAt: iso(state.openedAt),
  ...(state.stage === "acknowledged" && { acknowledgedAt: iso(state.acknowledgedAt) }),
  ...(isOnBoard(state) && { board: state.desk }),
  ...dueAttributes(caseRow(state.id).pk, nextDueAt(state)),
});

const readSegment = async (table: DynamoDBDocumentClient, tableName: string, id: CaseId, name: string, key: CaseKey) => {
  const row = segmentRow(id, name);
  const { Item } = await table.send(new GetCommand({ TableName: tableName, Key: row, ConsistentRead: true }));
  return openJson(key, segmentForm.parse(Item).sealed, identityOf(row), z.array(journalEntry));
};

const boardQuery = (tableName: string, desk: DeskId, ExclusiveStartKey: Record<string, unknown> | undefined): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    IndexName: indexNames.board,
    KeyConditionExpression: "board = :desk",
    ExpressionAttributeValues: { ":desk": desk },
    ExclusiveStartKey,
  });

const dueQuery = (tableName: string, shard: string, now: Instant, limit: number): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    IndexName: indexNames.due,
    KeyConditionExpression: "dueShard = :shard AND nextDueAt <= :now",
    ExpressionAttributeValues: { ":shard": shard, ":now": iso(now) },
    Limit: limit,
  });
