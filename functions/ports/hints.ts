/**
 * Hint rows: put before the case write, harmless as orphans. A hint says where to look; the case item decides whether it
 * is true.
 */
import type { Person } from "../core/case/vocabulary.ts";
import type { CaseId, DeskId } from "../core/ids.ts";
import type { Instant } from "../core/instant.ts";

export interface LineHint {
  /** Stored as its SHA-256 only. */
  readonly token: string;
  readonly case: CaseId;
  readonly person: Person;
  readonly epoch: number;
}

export interface SenderHint {
  /** Keyed with the desk's own key; the address itself is never stored. */
  readonly hash: string;
  readonly case: CaseId;
  readonly openedAt: Instant;
}

/** Somebody whom a case names. `mark`: keyed with the desk's own key, so that it tells nobody who it is. */
interface InvolvedHint {
  readonly mark: string;
  readonly case: CaseId;
}

export interface Hints {
  /** Putting the same row again changes nothing. */
  put(lines: readonly LineHint[], sender: SenderHint | undefined, involved?: readonly InvolvedHint[]): Promise<void>;
  /** `erased`: it led to a case that is erased, and says no more. */
  findLine(token: string): Promise<Omit<LineHint, "token"> | "erased" | undefined>;
  /** Names of the rows that were put with these. They say nothing of what the rows hold. */
  rowsOf(lines: readonly LineHint[], senders: readonly SenderHint[], involved: readonly InvolvedHint[]): readonly string[];
  /** The row of a line stays, so that what is written there is known for late; it says nothing of whose it was. */
  forget(rows: readonly string[]): Promise<void>;
  /** Newest last, at most the last fifty: a flood from one address must not make each mail dearer. */
  casesOfSender(hash: string): Promise<readonly CaseId[]>;
  /** At most fifty: a name that is in everybody's mouth must not make each mail dearer. */
  casesInvolving(mark: string): Promise<readonly CaseId[]>;
  /** False where another case has the name already. Claiming again for the same case is true. */
  claimName(desk: DeskId, codeName: string, id: CaseId): Promise<boolean>;
  /** The case that has claimed a name, spelled as it was drawn. */
  caseNamed(desk: DeskId, codeName: string): Promise<CaseId | undefined>;
}
