/** Cases at rest. One case is one item, changed by one conditional write. */
import type { Case, JournalEntry } from "../core/case/case.ts";
import type { ErasureReason } from "../core/case/erasure.ts";
import type { CaseId, DeskId, MemberId } from "../core/ids.ts";
import type { Instant } from "../core/instant.ts";
import type { CaseKey } from "./case-keys.ts";

/** A case as it was read, with what the store needs to write it back. */
export interface LoadedCase {
  readonly state: Case;
  /** Entries of the journal that stood in the item itself. Only those may move to a segment. */
  readonly storedEntries: number;
}

export type Saved = "saved" | "conflict";

/** What every member may see of a case: nothing that would tell a conflicted one what it is about. */
export interface BoardRow {
  readonly codeName: string;
  readonly stage: string;
  readonly safetyRisk: string;
  readonly repeatRisk: string;
  readonly openedAt: Instant;
  readonly acknowledgedAt: Instant | undefined;
}

/** That a case was erased. Beside its id and code name, and when it was opened and closed, this is all that stays. */
export interface Erased {
  readonly at: Instant;
  readonly why: ErasureReason;
  readonly by: readonly MemberId[];
  /** Names of hint rows that are still to go. */
  readonly hintRows: readonly string[];
}

/** Names an item with work that is due, and since when it is, as the index has it. */
export type DueItem = { readonly dueAt: Instant } & (
  | { readonly kind: "case"; readonly id: CaseId }
  | { readonly kind: "desk"; readonly id: DeskId }
);

/** `changed`: somebody has worked the item or written it since it was found due, and it was left as they wrote it. */
export type SetBack = "set-back" | "changed";

export interface CaseStore {
  /**
   * `undefined` where there is no such case, `erased` where its erasure has begun or its key is gone.
   * Throws where the item cannot be opened although the key is there: that is damage, and nothing may be guessed.
   */
  load(id: CaseId): Promise<LoadedCase | "erased" | undefined>;
  /** Whether there is an item at all. Needs no key. */
  exists(id: CaseId): Promise<boolean>;
  /**
   * Writes only if the item still has the version of `seen`, or does not exist where `seen` is undefined. The caller has
   * put every blob and hint row that `next` speaks of. After a `conflict` nothing has changed: load and decide again.
   * `next.version` is set by the store.
   */
  save(seen: LoadedCase | undefined, next: Case, key: CaseKey): Promise<Saved>;
  /**
   * From now on it loads as `erased`, whether or not its key is there still, and comes up as due until the erasure has ended.
   * Writes only over what was seen.
   */
  beginErasure(seen: LoadedCase, erased: Erased): Promise<Saved>;
  /** The hint rows that are still to go. `undefined` where nothing is left to be done, or nothing was begun. */
  erasing(id: CaseId): Promise<readonly string[] | undefined>;
  /** What was sealed of it: the item's own part and every segment of its journal. Again, where it was done before. */
  removeSealed(id: CaseId): Promise<void>;
  endErasure(id: CaseId): Promise<void>;
  /** The whole journal, older segments first. */
  journal(state: Case, key: CaseKey): Promise<readonly JournalEntry[]>;
  /** One entry of it, at no cost where the state still holds it. */
  entry(state: Case, seq: number, key: CaseKey): Promise<JournalEntry | undefined>;
  board(desk: DeskId): Promise<readonly BoardRow[]>;
  /** Of all cases on the board, oldest first. A case that was written just now may be missing. */
  ids(desk: DeskId): Promise<readonly CaseId[]>;
  /** How many stand unacknowledged among the newest `most` cases opened by then. Cost does not grow with older ones. */
  unacknowledged(desk: DeskId, openedBy: Instant, most: number): Promise<number>;
  /** Reads only what is due by `now`, oldest first, at most `limit` for each shard. Cost does not grow with idle cases. */
  due(now: Instant, limit: number): Promise<readonly DueItem[]>;
  /**
   * Sets an item that cannot be worked back in the index alone, so that it does not hold up the others. `until` is told how
   * many times in a row that has happened, this one included; whoever writes the item begins the count anew.
   */
  postpone(item: DueItem, until: (times: number) => Instant): Promise<SetBack>;
}
