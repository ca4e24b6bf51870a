/** Every case and every desk has its own key. Destroying the key erases every copy of what was sealed with it. */
import type { BurstId, CaseId, DeskId } from "../core/ids.ts";
import type { Instant } from "../core/instant.ts";

export type KeyOwner = CaseId | DeskId | BurstId;

export interface CaseKey {
  /** `identity` says what and where it is (`CASE#id/CASE`); opening it as anything else fails. */
  seal(content: Uint8Array, identity: string): Uint8Array;
  /** Throws where the content was altered, belongs elsewhere, or was sealed with another key. */
  open(sealed: Uint8Array, identity: string): Uint8Array;
  /** 128 bits that only this key can make from `purpose`, in lower-case base32. */
  mark(purpose: string): string;
}

export interface CaseKeys {
  /** The owner's key, made on first use. Two callers at once get the same key. */
  make(owner: KeyOwner): Promise<CaseKey>;
  /** The same of a key that is destroyed at `until`, whatever becomes of the desk. */
  makeUntil(owner: BurstId, until: Instant): Promise<CaseKey>;
  /** `undefined` where there is no key: never made, or destroyed. May be remembered for five minutes, no longer. */
  find(owner: KeyOwner): Promise<CaseKey | undefined>;
  /** For good, and forgotten here at once. Destroying what is gone is no error. */
  destroy(owner: KeyOwner): Promise<void>;
}
