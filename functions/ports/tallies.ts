/** Statistics that outlive the cases: one line each, with nothing in it that leads back to anybody. */
import type { DeskId } from "../core/ids.ts";
import type { Tally } from "../core/record/tally.ts";

export interface Tallies {
  /** The whole line, each time anew, so that no case is ever counted twice. */
  put(desk: DeskId, line: string, tally: Tally): Promise<void>;
  all(desk: DeskId): Promise<readonly Tally[]>;
}
