/** Decide, write once. After a conflict everything is decided again against the desk as it then stands. */
import type { Work } from "../core/case/case.ts";
import type { DeskState } from "../core/duty/desk.ts";
import type { Instant } from "../core/instant.ts";
import { mostTries } from "./conflict.ts";
import type { Deps } from "./deps.ts";
import { loadDesk, type OpenDesk } from "./open-desk.ts";

interface Decided {
  readonly state: DeskState;
  /** Due work that this write leases to its writer. */
  readonly mine?: readonly Work[];
}

interface ChangedDesk {
  readonly outcome: "saved" | "unchanged" | "conflict";
  /** As it was seen last. */
  readonly state: DeskState;
  readonly mine: readonly Work[];
}

/** `decide` answers with undefined where there is nothing to change. */
export const changeDesk = async (
  deps: Deps,
  desk: OpenDesk,
  decide: (state: DeskState, now: Instant) => Decided | undefined,
): Promise<ChangedDesk> => {
  let seen = desk.state;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const decided = decide(seen, deps.clock.now());
    if (!decided) return { outcome: "unchanged", state: seen, mine: [] };
    const { state: next, mine = [] } = decided;
    if ((await deps.desks.save(seen, next, desk.key)) === "saved")
      return { outcome: "saved", state: { ...next, version: seen.version + 1 }, mine };
    seen = (await loadDesk(deps, desk.settings.id)).state;
  }
  return { outcome: "conflict", state: seen, mine: [] };
};
