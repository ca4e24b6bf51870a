/** Cases in DynamoDB: one item a case, sealed but for what the indexes need. */
import * as z from "zod";
import { type Case, caseSchema, isPlaced, journalEntry, type Stage, stageOnBoard } from "../../core/case/case.ts";
import { nextDueAt } from "../../core/case/work.ts";
import type { CaseId, DeskId } from "../../core/ids.ts";
import { type Instant, instant } from "../../core/instant.ts";
import { segmented, segmentHolding } from "../../core/record/segments.ts";
import type { CaseKey, CaseKeys } from "../../ports/case-keys.ts";
import type { CaseStore, DueItem, LoadedCase, Saved, SetBack } from "../../ports/case-store.ts";
import { indexNames } from "../../settings.ts";
import { dueAttributes, putOver } from "./conditional-put.ts";
import { createErasing, isErased } from "./erasing-rows.ts";
import { caseIdOf, caseRow, deskRow, dueItemOf, dueShardNames, identityOf, iso, segmentRow } from "./keys.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Row, Table } from "./table.ts";

const itemForm = z.object({ version: z.number(), sealed: z.instanceof(Uint8Array) });
const segmentForm = z.object({ sealed: z.instanceof(Uint8Array) });
const instantText = z.iso.datetime().transform((text) => instant(Date.parse(text)));
const dueRow = z.object({ pk: z.string(), nextDueAt: instantText });
const setBackForm = z.object({ version: z.number(), nextDueAt: instantText, setBacks: z.number().default(0) });
const boardKey = z.object({ pk: z.string() });
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
  readonly table: Table;
  readonly keys: CaseKeys;
}

export const createDynamoCaseStore = ({ table, keys }: Parts): CaseStore => ({
  exists: async (id) => (await table.get(caseRow(id))) !== undefined,

  load: async (id) => {
    const [item, key] = await Promise.all([table.get(caseRow(id)), keys.find(id)]);
    if (!item) return undefined;
    return key && !isErased(item) ? openCaseItem(id, item, key) : "erased";
  },

  save: (seen, next, key) => saveCase(table, seen, next, key),

  ...createErasing(table),

  journal: async (state, key) => {
    const older = await Promise.all(state.segments.map((name) => readSegment(table, state.id, name, key)));
    return [...older.flat(), ...state.journal];
  },

  entry: async (state, seq, key) => {
    const name = segmentHolding(state.segments, seq);
    const here = state.journal.find((entry) => entry.seq === seq);
    if (here || name === undefined) return here;
    return (await readSegment(table, state.id, name, key)).find((entry) => entry.seq === seq);
  },

  board: async (desk) => (await onBoard(table, desk)).map((row) => ({ acknowledgedAt: undefined, ...boardForm.parse(row) })),

  ids: async (desk) => (await onBoard(table, desk)).flatMap((row) => caseIdOf(boardKey.parse(row).pk) ?? []),

  unacknowledged: async (desk, openedBy, most) => {
    const text = "board = :desk AND openedAt <= :by";
    const where = { text, values: { ":desk": desk, ":by": iso(openedBy) } };
    const { rows } = await table.query({ index: indexNames.board, where, newestFirst: true, limit: most });
    return rows.filter((row) => boardForm.parse(row).stage === ("reported" satisfies Stage)).length;
  },

  due: async (now, limit) => {
    const until = (shard: string) => ({
      text: "dueShard = :shard AND nextDueAt <= :now",
      values: { ":shard": shard, ":now": iso(now) },
    });
    const pages = await Promise.all(
      dueShardNames.map((shard) => table.query({ index: indexNames.due, where: until(shard), limit })),
    );
    return pages
      .flatMap(({ rows }) => rows.map((row) => dueRow.parse(row)))
      .sort((one, other) => one.nextDueAt - other.nextDueAt)
      .flatMap(({ pk, nextDueAt: dueAt }) => dueItemOf(pk, dueAt) ?? []);
  },

  postpone: (item, until) => setBack(table, item, until),
});

const onBoard = async (table: Table, desk: DeskId): Promise<readonly Row[]> => {
  const found: Row[] = [];
  let after: Row | undefined;
  do {
    const where = { text: "board = :desk", values: { ":desk": desk } };
    const page = await table.query({ index: indexNames.board, where, after });
    found.push(...page.rows);
    after = page.next;
  } while (after);
  return found;
};

/** Over nothing but what was seen: work that somebody has done or added meanwhile keeps its time. */
const setBack = async (table: Table, item: DueItem, until: (times: number) => Instant): Promise<SetBack> => {
  const key = item.kind === "case" ? caseRow(item.id) : deskRow(item.id);
  const seen = setBackForm.safeParse(await table.get(key)).data;
  if (seen?.nextDueAt !== item.dueAt) return "changed";
  const times = seen.setBacks + 1;
  const saved = await table.update(key, "SET nextDueAt = :until, setBacks = :times", {
    text: "#version = :version AND nextDueAt = :seen",
    names: { "#version": "version" },
    values: { ":until": iso(until(times)), ":times": times, ":version": seen.version, ":seen": iso(item.dueAt) },
  });
  return saved === "saved" ? "set-back" : "changed";
};

const openCaseItem = (id: CaseId, stored: unknown, key: CaseKey): LoadedCase => {
  const item = itemForm.parse(stored);
  const state = openJson(key, item.sealed, identityOf(caseRow(id)), caseSchema);
  return { state: { ...state, version: item.version }, storedEntries: state.journal.length };
};

const saveCase = async (table: Table, seen: LoadedCase | undefined, next: Case, key: CaseKey): Promise<Saved> => {
  const row = caseRow(next.id);
  const bytes = Buffer.byteLength(JSON.stringify(next));
  const { state, segment } = segmented(next, seen?.storedEntries ?? 0, bytes);
  if (segment) {
    const at = segmentRow(next.id, segment.name);
    await table.put({ ...at, sealed: sealJson(key, segment.entries, identityOf(at)) });
  }
  const version = (seen?.state.version ?? 0) + 1;
  const written = { ...state, version };
  const item = { ...row, ...inClear(written), version, schema: schemaVersion, sealed: sealJson(key, written, identityOf(row)) };
  return putOver(table, item, seen?.state.version);
};

/** Both say how bad it is, and an index that exists cannot be given another column. */
const safetyShown = ({ safety, severe }: Case): string =>
  [safety, severe ? "severe" : undefined].filter((part) => part !== undefined).join(", ");

const inClear = (state: Case): Readonly<Record<string, string>> => ({
  desk: state.desk,
  codeName: state.codeName,
  stage: stageOnBoard(state),
  openedAt: iso(state.openedAt),
  ...("acknowledgedAt" in state && state.acknowledgedAt !== undefined && { acknowledgedAt: iso(state.acknowledgedAt) }),
  ...(safetyShown(state) !== "" && { safetyRisk: safetyShown(state) }),
  ...(state.repeat !== undefined && { repeatRisk: state.repeat }),
  ...(isPlaced(state) && { board: state.desk }),
  ...dueAttributes(caseRow(state.id).pk, nextDueAt(state)),
});

const readSegment = async (table: Table, id: CaseId, name: string, key: CaseKey) => {
  const row = segmentRow(id, name);
  return openJson(key, segmentForm.parse(await table.get(row)).sealed, identityOf(row), z.array(journalEntry));
};
