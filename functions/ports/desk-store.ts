/** Desks at rest: roster, duty calendar and policy, written with the same care as a case. */
import type { DeskState } from "../core/duty/desk.ts";
import type { DeskId } from "../core/ids.ts";
import type { CaseKey } from "./case-keys.ts";
import type { Saved } from "./case-store.ts";

export interface DeskStore {
  load(id: DeskId, key: CaseKey): Promise<DeskState | undefined>;
  /** Writes only if the item still has the version of `seen`, or does not exist where `seen` is undefined. */
  save(seen: DeskState | undefined, next: DeskState, key: CaseKey): Promise<Saved>;
}
