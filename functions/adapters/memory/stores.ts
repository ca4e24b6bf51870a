/** The ports in memory, for tests of the use cases. They keep the same promises as the real ones; the contract suites hold both to them. */
import { randomBytes } from "node:crypto";
import type { Case, JournalEntry } from "../../core/case/case.ts";
import { caseSchema, isPlaced, stageOnBoard } from "../../core/case/case.ts";
import { nextDueAt } from "../../core/case/work.ts";
import { deskDueAt, deskState } from "../../core/duty/desk.ts";
import { blobId, type CaseId, type DeskId } from "../../core/ids.ts";
import type { Instant } from "../../core/instant.ts";
import { segmented } from "../../core/record/segments.ts";
import type { Tally } from "../../core/record/tally.ts";
import type { CaseKey, CaseKeys, KeyOwner } from "../../ports/case-keys.ts";
import type { CaseStore, DueItem, Erased } from "../../ports/case-store.ts";
import type { DeskStore } from "../../ports/desk-store.ts";
import type { Hints, LineHint, SenderHint } from "../../ports/hints.ts";
import type { RawMail, SealedContent } from "../../ports/mail-stores.ts";
import type { Tallies } from "../../ports/tallies.ts";
import { caseKeyFrom } from "../kms/case-key.ts";
import { createMemoryBursts } from "./bursts.ts";
import { createMemoryWaitingMail } from "./waiting-mail.ts";

export const createMemoryCaseKeys = (): CaseKeys => {
  const keys = new Map<KeyOwner, CaseKey>();
  const make = async (owner: KeyOwner): Promise<CaseKey> => {
    const key = keys.get(owner) ?? caseKeyFrom(randomBytes(32));
    keys.set(owner, key);
    return key;
  };
  return {
    find: async (owner) => keys.get(owner),
    make,
    // Nothing in memory lasts as long.
    makeUntil: make,
    destroy: async (owner) => {
      keys.delete(owner);
    },
  };
};

interface Stored {
  readonly version: number;
  readonly json: string;
  readonly desk: DeskId;
}

/** Due work of cases and desks stands in one index, as in the table. */
type DueIndex = Map<string, { readonly item: DueItem; readonly setBacks: number }>;

type Unindexed = DueItem extends infer Each ? (Each extends DueItem ? Omit<Each, "dueAt"> : never) : never;

const index = (due: DueIndex, item: Unindexed, dueAt: Instant | undefined): void => {
  if (dueAt === undefined) due.delete(item.id);
  else due.set(item.id, { item: { ...item, dueAt }, setBacks: 0 });
};

interface Rows {
  readonly items: Map<CaseId, Stored>;
  readonly segments: Map<string, readonly JournalEntry[]>;
  readonly erased: Map<CaseId, Erased>;
  readonly due: DueIndex;
}

const memoryErasing = ({
  items,
  segments,
  erased,
  due,
}: Rows): Pick<CaseStore, "beginErasure" | "erasing" | "removeSealed" | "endErasure"> => {
  const ended = new Set<CaseId>();
  return {
    beginErasure: async (seen, fact) => {
      const { id, version } = seen.state;
      const stored = items.get(id);
      if (stored?.version !== version) return "conflict";
      items.set(id, { ...stored, version: version + 1 });
      erased.set(id, fact);
      index(due, { kind: "case", id }, fact.at);
      return "saved";
    },
    erasing: async (id) => (ended.has(id) ? undefined : erased.get(id)?.hintRows),
    removeSealed: async (id) => {
      for (const name of [...segments.keys()].filter((one) => one.startsWith(`${id} `))) segments.delete(name);
      const stored = items.get(id);
      if (stored) items.set(id, { ...stored, json: "" });
    },
    endErasure: async (id) => {
      ended.add(id);
      index(due, { kind: "case", id }, undefined);
    },
  };
};

const createMemoryCaseStore = (keys: CaseKeys, due: DueIndex, itemBytes: number): CaseStore => {
  const items = new Map<CaseId, Stored>();
  const segments = new Map<string, readonly JournalEntry[]>();
  const erased = new Map<CaseId, Erased>();
  const journal = async (state: Case): Promise<readonly JournalEntry[]> => [
    ...state.segments.flatMap((name) => segments.get(`${state.id} ${name}`) ?? []),
    ...state.journal,
  ];
  const read = (stored: Stored): Case => ({ ...caseSchema.parse(JSON.parse(stored.json)), version: stored.version });
  const onBoard = (desk: DeskId): readonly Case[] =>
    [...items]
      .filter(([id, stored]) => stored.desk === desk && !erased.has(id))
      .map(([, stored]) => read(stored))
      .filter(isPlaced)
      .sort((a, b) => a.openedAt - b.openedAt);
  return {
    exists: async (id) => items.has(id),
    load: async (id) => {
      const stored = items.get(id);
      if (!stored) return undefined;
      if (erased.has(id) || !(await keys.find(id))) return "erased";
      const state = read(stored);
      return { state, storedEntries: state.journal.length };
    },
    save: async (seen, next) => {
      if (items.get(next.id)?.version !== seen?.state.version) return "conflict";
      const version = (seen?.state.version ?? 0) + 1;
      const { state, segment } = segmented(next, seen?.storedEntries ?? 0, itemBytes);
      if (segment) segments.set(`${next.id} ${segment.name}`, segment.entries);
      items.set(next.id, { version, json: JSON.stringify(state), desk: next.desk });
      index(due, { kind: "case", id: next.id }, nextDueAt(next));
      return "saved";
    },
    ...memoryErasing({ items, segments, erased, due }),
    journal,
    entry: async (state, seq) => (await journal(state)).find((entry) => entry.seq === seq),
    ids: async (desk) => onBoard(desk).map(({ id }) => id),
    board: async (desk) =>
      onBoard(desk).map((state) => ({
        codeName: state.codeName,
        stage: stageOnBoard(state),
        safetyRisk: "",
        repeatRisk: "",
        openedAt: state.openedAt,
        acknowledgedAt: state.stage === "acknowledged" ? state.acknowledgedAt : undefined,
      })),
    unacknowledged: async (desk, openedBy, most) =>
      onBoard(desk)
        .filter((state) => state.openedAt <= openedBy)
        .toReversed()
        .slice(0, most)
        .filter((state) => stageOnBoard(state) === "reported").length,
    due: async (now, limit) =>
      [...due.values()]
        .map(({ item }) => item)
        .filter(({ dueAt }) => dueAt <= now)
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit),
    postpone: async (item, until) => {
      const seen = due.get(item.id);
      if (seen?.item.dueAt !== item.dueAt) return "changed";
      const setBacks = seen.setBacks + 1;
      due.set(item.id, { item: { ...item, dueAt: until(setBacks) }, setBacks });
      return "set-back";
    },
  };
};

const createMemoryDeskStore = (due: DueIndex): DeskStore => {
  const items = new Map<DeskId, { readonly version: number; readonly json: string }>();
  return {
    load: async (id) => {
      const stored = items.get(id);
      return stored && { ...deskState.parse(JSON.parse(stored.json)), version: stored.version };
    },
    save: async (seen, next) => {
      const { id } = next.settings;
      if (items.get(id)?.version !== seen?.version) return "conflict";
      items.set(id, { version: (seen?.version ?? 0) + 1, json: JSON.stringify(next) });
      index(due, { kind: "desk", id }, deskDueAt(next));
      return "saved";
    },
  };
};

const createMemoryHints = (): Hints => {
  const lines = new Map<string, Omit<LineHint, "token"> | "erased">();
  const names = new Map<string, CaseId>();
  const senders: SenderHint[] = [];
  const involved = new Map<string, ReadonlySet<CaseId>>();
  return {
    put: async (more, sender, people = []) => {
      for (const { mark, case: id } of people) involved.set(mark, new Set([...(involved.get(mark) ?? []), id]));
      for (const { token, ...hint } of more) lines.set(token, hint);
      if (sender && !senders.some((row) => row.hash === sender.hash && row.case === sender.case)) senders.push(sender);
    },
    findLine: async (token) => lines.get(token),
    rowsOf: (put, from, people) => [
      ...put.map(({ token }) => `line ${token}`),
      ...from.map(({ hash, case: id }) => `sender ${hash} ${id}`),
      ...people.map(({ mark, case: id }) => `involved ${mark} ${id}`),
    ],
    forget: async (rows) => {
      for (const [what, name = "", id] of rows.map((row) => row.split(" "))) {
        if (what === "line") lines.set(name, "erased");
        if (what === "sender")
          senders.splice(0, senders.length, ...senders.filter((row) => row.hash !== name || row.case !== id));
        if (what === "involved") involved.set(name, new Set([...(involved.get(name) ?? [])].filter((one) => one !== id)));
      }
    },
    casesOfSender: async (hash) =>
      senders
        .filter((row) => row.hash === hash)
        .sort((a, b) => a.openedAt - b.openedAt)
        .slice(-50)
        .map((row) => row.case),
    casesInvolving: async (mark) => [...(involved.get(mark) ?? [])].sort().slice(0, 50),
    claimName: async (desk, codeName, id) => {
      const name = `${desk}#${codeName}`;
      const owner = names.get(name) ?? id;
      names.set(name, owner);
      return owner === id;
    },
    caseNamed: async (desk, codeName) => names.get(`${desk}#${codeName}`),
  };
};

const createMemorySealedContent = (): SealedContent => {
  const blobs = new Map<string, Uint8Array>();
  let made = 0;
  return {
    put: async (owner, key, mail, content) => {
      const blob = blobId(String(made));
      made += 1;
      blobs.set(`${owner}/${blob}`, key.seal(content, `${owner}/${mail}`));
      return blob;
    },
    get: async (owner, key, mail, blob) => {
      const sealed = blobs.get(`${owner}/${blob}`);
      if (!sealed) throw new Error("Sealed content is missing.");
      return key.open(sealed, `${owner}/${mail}`);
    },
    removeAll: async (owner) => {
      for (const name of [...blobs.keys()].filter((one) => one.startsWith(`${owner}/`))) blobs.delete(name);
    },
  };
};

const createMemoryTallies = (): Tallies => {
  const lines = new Map<string, { readonly desk: DeskId; readonly tally: Tally }>();
  return {
    put: async (desk, line, tally) => {
      lines.set(`${desk} ${line}`, { desk, tally });
    },
    all: async (desk) => [...lines.values()].filter((row) => row.desk === desk).map((row) => row.tally),
  };
};

export interface MemoryRawMail extends RawMail {
  put(key: string, raw: Uint8Array): void;
}

const createMemoryRawMail = (): MemoryRawMail => {
  const objects = new Map<string, Uint8Array>();
  return {
    get: async (key) => objects.get(key),
    remove: async (key) => {
      objects.delete(key);
    },
    put: (key, raw) => {
      objects.set(key, raw);
    },
  };
};

/** `itemBytes`: how large every item is taken to be. Above the bound of an item, journals move to segments. */
export const createMemoryStores = ({ itemBytes = 0 } = {}) => {
  const keys = createMemoryCaseKeys();
  const due: DueIndex = new Map();
  return {
    keys,
    cases: createMemoryCaseStore(keys, due, itemBytes),
    desks: createMemoryDeskStore(due),
    hints: createMemoryHints(),
    bursts: createMemoryBursts(),
    content: createMemorySealedContent(),
    tallies: createMemoryTallies(),
    raw: createMemoryRawMail(),
    waiting: createMemoryWaitingMail(),
  };
};
