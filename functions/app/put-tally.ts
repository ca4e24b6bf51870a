/**
 * The line of the statistics, written before the case whenever what it says changes: it outlives the case, and is never counted
 * twice. A report to which nothing has happened yet has none: the board counts those.
 */
import type { Case } from "../core/case/case.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { policyOf } from "../core/policy/overrides.ts";
import { type Tally, tallyOf } from "../core/record/tally.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";

export const putTally = async (
  { tallies }: Deps,
  desk: DeskSettings,
  key: CaseKey,
  before: Case | undefined,
  next: Case,
): Promise<void> => {
  const within = policyOf(desk, next.policy).acknowledgeWithin;
  const tally = tallyOf(next, within);
  if (tally === undefined || (before && isSame(tallyOf(before, within), tally))) return;
  await tallies.put(next.desk, key.mark("tally"), tally);
};

const isSame = (one: Tally | undefined, other: Tally): boolean => JSON.stringify(one) === JSON.stringify(other);
