/** Puts a desk where there is none yet, and loads the one that is there. */
import { type DeskState, openedDesk } from "../core/duty/desk.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { DeskId } from "../core/ids.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { Deps } from "./deps.ts";

export const openDesk =
  (deps: Deps) =>
  async (settings: DeskSettings): Promise<"opened" | "already-open"> => {
    const key = await deps.keys.make(settings.id);
    if (await deps.desks.load(settings.id, key)) return "already-open";
    const saved = await deps.desks.save(undefined, openedDesk(settings, deps.clock.now()), key);
    return saved === "saved" ? "opened" : "already-open";
  };

export interface OpenDesk {
  readonly state: DeskState;
  readonly settings: DeskSettings;
  readonly key: CaseKey;
}

/** A mail for a desk without a roster cannot be taken in; the queue keeps it until there is one. */
export const loadDesk = async (deps: Deps, id: DeskId): Promise<OpenDesk> => {
  const key = await deps.keys.find(id);
  const state = key && (await deps.desks.load(id, key));
  if (!key || !state) throw new Error(`The desk ${id} has no roster yet. Put one with: npm run desk -- roster put FILE`);
  return { state, settings: state.settings, key };
};
