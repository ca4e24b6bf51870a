/**
 * One tick: whatever is due, oldest first. Nothing here trusts that ticks come once, in time or at all; the index says what
 * is due and each case decides again.
 */
import type { Case } from "../core/case/case.ts";
import { applied } from "../core/case/change.ts";
import type { Context } from "../core/case/context.ts";
import { decide } from "../core/case/decide.ts";
import { isErasedNow } from "../core/case/retention.ts";
import { backoff, leased, nextDueAt, type SendResult } from "../core/case/work.ts";
import { decideDesk, deskApplied } from "../core/duty/desk.ts";
import type { CaseId, DeskId } from "../core/ids.ts";
import { after, minutes } from "../core/instant.ts";
import type { DueItem } from "../ports/case-store.ts";
import { putHints } from "./change-case.ts";
import { sayFigures, type Tried } from "./clock-figures.ts";
import type { Deps } from "./deps.ts";
import { doDeskWork } from "./do-desk-work.ts";
import { doWork } from "./do-work.ts";
import { eraseCase, goOnErasing } from "./erase-case.ts";
import { errorName } from "./error-name.ts";
import { loadDesk, openAs } from "./open-desk.ts";
import { putTally } from "./put-tally.ts";

/** Of each part of the index, so that none is starved by another. */
const mostEach = 100;

/** Nearly all of a send is waiting for an answer. More cases at once might hold more large mails than there is memory. */
const mostAtOnce = 4;

/** What is begun later might be cut off in the middle of a send. The next tick takes it up. */
const beginsWithin = minutes(0.75);

export const runClock = (deps: Deps) => async (): Promise<void> => {
  const began = deps.clock.now();
  const tried = new Map<string, Tried>();
  const isOver = (): boolean => deps.clock.now() >= after(began, beginsWithin);
  // The index is a little behind, and may name again what was just worked.
  const fresh = async (): Promise<readonly DueItem[]> =>
    (await deps.cases.due(deps.clock.now(), mostEach)).filter(({ id }) => !tried.has(id));
  let due = await fresh();
  const oldest = due[0]?.dueAt;
  for (; due.length > 0 && !isOver(); due = await fresh())
    await someAtOnce(due, async (item) => {
      if (!isOver()) tried.set(item.id, await workOn(deps, item));
    });
  deps.log.write("info", "tick", { count: tried.size });
  await sayFigures(deps, { began, oldest, tried: [...tried.values()], left: due.length });
};

/** Each worker takes the next item from one and the same row of them, so a slow one holds up nobody. */
const someAtOnce = async (items: readonly DueItem[], act: (item: DueItem) => Promise<void>): Promise<void> => {
  const row = items.values();
  const worker = async (): Promise<void> => {
    for (const item of row) await act(item);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, worker));
};

/** What cannot be worked is set back and said aloud; the others do not wait behind it. */
const workOn = async (deps: Deps, item: DueItem): Promise<Tried> => {
  try {
    return await (item.kind === "case" ? workCase(deps, item.id) : workDesk(deps, item.id));
  } catch (error) {
    deps.log.write("error", "work-set-back", { [item.kind]: item.id, error: errorName(error) });
    await setBack(deps, item);
    return { desk: undefined, results: [], setBack: true };
  }
};

/** Where it failed after its lease was written, the lease holds it back, and grows with every attempt. */
const setBack = async (deps: Deps, item: DueItem): Promise<void> => {
  try {
    const now = deps.clock.now();
    await deps.cases.postpone(item, (times) => after(now, backoff(times)));
  } catch (error) {
    deps.log.write("error", "work-not-set-back", { [item.kind]: item.id, error: errorName(error) });
  }
};

const workCase = async (deps: Deps, id: CaseId): Promise<Tried> => {
  // One after the other: the store has asked for the key already, and it is remembered.
  const loaded = await deps.cases.load(id);
  if (loaded === "erased" && (await goOnErasing(deps, id))) return { desk: undefined, results: [], setBack: false };
  const key = await deps.keys.find(id);
  if (loaded === undefined || loaded === "erased" || !key) throw new Error("The case cannot be opened.");
  const desk = await loadDesk(deps, loaded.state.desk);
  const now = deps.clock.now();
  const { state, mine } = leased(passed(loaded.state, { now, desk: desk.settings }), now);
  const worked = (results: readonly SendResult[]): Tried => ({ desk: desk.settings.id, results, setBack: false });
  const isIdle = mine.length === 0 && state.journalLength === loaded.state.journalLength;
  if (isErasedNow(loaded.state, now)) {
    await eraseCase(deps, desk, loaded, key);
    return worked([]);
  }
  if (isIdle && nextDueAt(state) === nextDueAt(loaded.state)) return worked([]);
  await putHints(deps, key, loaded.state, state, undefined);
  await putTally(deps, desk.settings, key, loaded.state, state);
  if ((await deps.cases.save(loaded, state, key)) === "conflict") return worked([]);
  const changed = { state: { ...state, version: loaded.state.version + 1 }, key, mine };
  return worked(await doWork(deps, desk.settings, changed, new Map()));
};

/** Decided anew from the case as it stands: what is stale asks for nothing. */
const passed = (state: Case, context: Context): Case => {
  const decision = decide(state, { do: "pass-time" }, context);
  return applied(state, "events" in decision ? decision.events : [], context);
};

const workDesk = async (deps: Deps, id: DeskId): Promise<Tried> => {
  const desk = await loadDesk(deps, id);
  const now = deps.clock.now();
  const events = decideDesk(desk.state, { do: "pass-time" }, now);
  const worked = (results: readonly SendResult[]): Tried => ({ desk: id, results, setBack: false });
  if (events === "already-taken-in") return worked([]);
  const { state, mine } = leased(deskApplied(desk.state, events, now), now);
  if (mine.length === 0 && events.length === 0) return worked([]);
  if ((await deps.desks.save(desk.state, state, desk.key)) === "conflict") return worked([]);
  return worked(await doDeskWork(deps, openAs(desk, { ...state, version: desk.state.version + 1 }), mine));
};
