/** Puts a desk where there is none yet, and loads the one that is there. */
import { memberPerson, type Person } from "../core/case/vocabulary.ts";
import { type DeskState, openedDesk } from "../core/duty/desk.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import { inForce } from "../core/duty/roster.ts";
import type { DeskId } from "../core/ids.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import { checkKeys } from "./check-keys.ts";
import type { Deps } from "./deps.ts";

/** Everybody to whom anything of a case could ever go by the roster alone. */
const peopleOn = ({ members }: DeskSettings): readonly Person[] => [
  ...members.map(({ id }) => memberPerson(id)),
  "outside-contact",
  "organisers",
];

/**
 * `known-addresses` is for desks whose mailboxes are made up: nobody is asked. It is no setting, so that no file and no
 * environment can skip the question for real people.
 */
export const openDesk =
  (deps: Deps, how?: "known-addresses") =>
  async (settings: DeskSettings): Promise<"opened" | "already-open"> => {
    const key = await deps.keys.make(settings.id);
    if (await deps.desks.load(settings.id, key)) return "already-open";
    const asked = how === "known-addresses" ? [] : peopleOn(settings);
    const now = deps.clock.now();
    const { settings: checked, faults } = await checkKeys(deps.encryption, settings, now);
    if (faults.length > 0) throw new Error(faults.map(({ row, message }) => `${row}: ${message}`).join("; "));
    const saved = await deps.desks.save(undefined, openedDesk(checked, now, asked), key);
    return saved === "saved" ? "opened" : "already-open";
  };

export interface OpenDesk {
  readonly state: DeskState;
  /** As they are in force: with what became of the roster since the desk was opened. */
  readonly settings: DeskSettings;
  readonly key: CaseKey;
}

/** The same desk, as a later write has left it. */
export const openAs = ({ key }: OpenDesk, state: DeskState): OpenDesk => ({ state, settings: inForce(state), key });

/** A mail for a desk without a roster cannot be taken in; the queue keeps it until there is one. */
export const loadDesk = async (deps: Deps, id: DeskId): Promise<OpenDesk> => {
  const key = await deps.keys.find(id);
  const state = key && (await deps.desks.load(id, key));
  if (!key || !state) throw new Error(`The desk ${id} has no roster yet. Put one with: npm run desk -- roster put FILE`);
  return { state, settings: inForce(state), key };
};
