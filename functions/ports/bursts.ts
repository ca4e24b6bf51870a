/**
 * Mails that were kept back, each a row of its own, and the counts that decide it. No row here is ever written twice, and no
 * item grows with a flood.
 */
import type { KeptBack } from "../core/duty/kept-back.ts";
import type { DeskId } from "../core/ids.ts";
import type { Instant } from "../core/instant.ts";
import type { CaseKey } from "./case-keys.ts";
import type { Saved } from "./case-store.ts";

export interface Bursts {
  /** One more of each in the hour or the day of `at`; answers how many that makes. The counts are forgotten within days. */
  count(desk: DeskId, at: Instant, marks: readonly string[], per?: "hour" | "day"): Promise<readonly number[]>;
  /** `conflict` where that mail is kept already. The row is forgotten at `until`, its sealed mail with the burst's key. */
  keep(desk: DeskId, mail: KeptBack, until: Instant, key: CaseKey): Promise<Saved>;
  /** By the day on which it came and its code. */
  find(desk: DeskId, day: string, code: string, key: CaseKey): Promise<KeptBack | undefined>;
  /** Of one day, in no order, `most` of them at most. */
  ofDay(desk: DeskId, day: string, most: number, key: CaseKey): Promise<readonly KeptBack[]>;
}
