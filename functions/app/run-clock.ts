/**
 * One tick: whatever is due, in turn. Nothing here trusts that ticks come once, in time or at all; the index says what is
 * due and each case decides again.
 */
import { backoff, leased } from "../core/case/work.ts";
import type { CaseId, DeskId } from "../core/ids.ts";
import { after } from "../core/instant.ts";
import type { DueItem } from "../ports/case-store.ts";
import { doDeskWork } from "./answer-desk.ts";
import type { Deps } from "./deps.ts";
import { doWork } from "./do-work.ts";
import { loadDesk } from "./open-desk.ts";

const mostEach = 25;

export const runClock = (deps: Deps) => async (): Promise<void> => {
  const due = await deps.cases.due(deps.clock.now(), mostEach);
  for (const item of due) await workOn(deps, item);
  deps.log.write("info", "tick", { count: due.length });
};

/** What cannot be worked is set back and said aloud; the others do not wait behind it. */
const workOn = async (deps: Deps, item: DueItem): Promise<void> => {
  try {
    await (item.kind === "case" ? workCase(deps, item.id) : workDesk(deps, item.id));
  } catch (error) {
    deps.log.write("error", "work-set-back", { [item.kind]: item.id, error: error instanceof Error ? error.name : "unknown" });
    await setBack(deps, item);
  }
};

const setBack = async (deps: Deps, item: DueItem): Promise<void> => {
  try {
    const now = deps.clock.now();
    await deps.cases.postpone(item, (times) => after(now, backoff(times)));
  } catch (error) {
    deps.log.write("error", "work-not-set-back", {
      [item.kind]: item.id,
      error: error instanceof Error ? error.name : "unknown",
    });
  }
};

const workCase = async (deps: Deps, id: CaseId): Promise<void> => {
  const [loaded, key] = await Promise.all([deps.cases.load(id), deps.keys.find(id)]);
  if (loaded === undefined || loaded === "erased" || !key) throw new Error("The case cannot be opened.");
  const desk = await loadDesk(deps, loaded.state.desk);
  const { state, mine } = leased(loaded.state, deps.clock.now());
  if (mine.length === 0) return;
  if ((await deps.cases.save(loaded, state, key)) === "conflict") return;
  const changed = { state: { ...state, version: loaded.state.version + 1 }, key, mine };
  await doWork(deps, desk.settings, changed, new Map());
};

const workDesk = async (deps: Deps, id: DeskId): Promise<void> => {
  const desk = await loadDesk(deps, id);
  const { state, mine } = leased(desk.state, deps.clock.now());
  if (mine.length === 0) return;
  if ((await deps.desks.save(desk.state, state, desk.key)) === "conflict") return;
  await doDeskWork(deps, { ...desk, state: { ...state, version: desk.state.version + 1 } }, mine);
};
