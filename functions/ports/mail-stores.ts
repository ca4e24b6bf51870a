/** Raw mail as SES left it, and sealed content as the desk keeps it. */
import type { BlobId, SesId } from "../core/ids.ts";
import type { CaseKey, KeyOwner } from "./case-keys.ts";

export interface RawMail {
  /** `undefined` where there is no such object (any more). */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Only after the mail was taken in. Deleting what is gone is no error. */
  remove(key: string): Promise<void>;
}

export interface SealedContent {
  /** Immutable, named by the hash of the sealed bytes. */
  put(owner: KeyOwner, key: CaseKey, mail: SesId, content: Uint8Array): Promise<BlobId>;
  /** Throws where it is missing or does not open. */
  get(owner: KeyOwner, key: CaseKey, mail: SesId, blob: BlobId): Promise<Uint8Array>;
  /** All that lies under this owner, also what no case knows of. Removing what is gone is no error. */
  removeAll(owner: KeyOwner): Promise<void>;
}
