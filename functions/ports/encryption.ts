/** Mail that one reader alone can open, with a key that they gave to the desk. */
import type { Instant } from "../core/instant.ts";

/** Nothing of what was to be encrypted is in it. */
export class CannotEncrypt extends Error {
  constructor() {
    super("The reader's key does not encrypt at this time.");
  }
}

export type KeyFault = "unreadable" | "several" | "secret" | "revoked" | "expired" | "not-yet" | "cannot-encrypt";

export type KeyFound =
  | { readonly fault: KeyFault }
  /** Missing `expires`: it never does. `names`: the address is among those that the key says it belongs to. */
  | { readonly expires?: Instant; readonly names: boolean };

export interface Encryption {
  /** Never throws. What the key is good for at this moment. */
  look(armored: string, address: string, at: Instant): Promise<KeyFound>;
  /** Throws `CannotEncrypt`, whatever the reason. */
  encrypt(armored: string, plain: Uint8Array, at: Instant): Promise<string>;
}
