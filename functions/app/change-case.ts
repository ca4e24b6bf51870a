/**
 * Load, decide, put hints, write once. After a conflict everything is decided again against the case as it then stands.
 */
import type { Case, Work } from "../core/case/case.ts";
import { applied } from "../core/case/change.ts";
import type { Command, Opening, Refusal } from "../core/case/commands.ts";
import { decide } from "../core/case/decide.ts";
import { unopened } from "../core/case/unopened.ts";
import { leased } from "../core/case/work.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { CaseId } from "../core/ids.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { LoadedCase } from "../ports/case-store.ts";
import { mostTries } from "./conflict.ts";
import type { Deps } from "./deps.ts";
import { newLines, tokenOf } from "./lines.ts";
import { putTally } from "./put-tally.ts";

export interface ChangedCase {
  readonly state: Case;
  readonly key: CaseKey;
  /** Due work that this write has leased to its writer. */
  readonly mine: readonly Work[];
}

export const openCase = async (
  deps: Deps,
  desk: DeskSettings,
  what: "open-report" | "ask-author",
  opening: Opening,
  senderHash: string | undefined,
): Promise<ChangedCase | Refusal> => {
  const now = deps.clock.now();
  const key = await deps.keys.make(opening.id);
  const decision = decide(undefined, { do: what, opening }, { now, desk });
  if ("refused" in decision) return decision.refused;
  const { state: next, mine } = leased(applied(unopened(opening, desk, now), decision.events, { now, desk }), now);
  await putHints(deps, key, undefined, next, senderHash);
  const saved = await deps.cases.save(undefined, next, key);
  return saved === "saved" ? { state: { ...next, version: 1 }, key, mine } : "already-taken-in";
};

export const changeCase = async (
  deps: Deps,
  desk: DeskSettings,
  id: CaseId,
  commandFor: (state: Case) => Command | Promise<Command>,
  senderHash?: string,
  /** The case as its caller has just read it. */
  seen?: LoadedCase,
): Promise<ChangedCase | Refusal> => {
  const key = await deps.keys.find(id);
  if (!key) throw new Error("A case without a key cannot be changed.");
  for (let tries = 0; tries < mostTries; tries += 1) {
    const loaded = tries === 0 && seen ? seen : await loadOrThrow(deps, id);
    const now = deps.clock.now();
    const decision = decide(loaded.state, await commandFor(loaded.state), { now, desk });
    if ("refused" in decision) return decision.refused;
    const { state: next, mine } = leased(applied(loaded.state, decision.events, { now, desk }), now);
    await putHints(deps, key, loaded.state, next, senderHash);
    await putTally(deps, desk, key, loaded.state, next);
    if ((await deps.cases.save(loaded, next, key)) === "saved")
      return { state: { ...next, version: next.version + 1 }, key, mine };
  }
  throw new Error("The case was changed by others each time; the mail goes back to the queue.");
};

const loadOrThrow = async (deps: Deps, id: CaseId): Promise<LoadedCase> => {
  const loaded = await deps.cases.load(id);
  if (loaded === undefined || loaded === "erased") throw new Error("The case is not there any more.");
  return loaded;
};

const newMarks = (before: Case | undefined, next: Case): readonly string[] =>
  next.marks.filter((mark) => before?.marks.includes(mark) !== true);

export const putHints = async (
  deps: Deps,
  key: CaseKey,
  before: Case | undefined,
  next: Case,
  senderHash: string | undefined,
): Promise<void> => {
  const lines = newLines(before, next).map(({ person, epoch }) => ({
    token: tokenOf(key, next.id, person, epoch),
    case: next.id,
    person,
    epoch,
  }));
  const involved = newMarks(before, next).map((mark) => ({ mark, case: next.id }));
  if (lines.length === 0 && senderHash === undefined && involved.length === 0) return;
  await deps.hints.put(
    lines,
    senderHash === undefined ? undefined : { hash: senderHash, case: next.id, openedAt: next.openedAt },
    involved,
  );
};
