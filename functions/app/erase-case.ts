/**
 * The end of a case. First it is gone for whoever loads it, then its key, then everything that the key had sealed, then what led
 * to it. Each step may be done again, so what a crash leaves is done by the next tick.
 */
import type { Case } from "../core/case/case.ts";
import type { CaseId } from "../core/ids.ts";
import { addressKey } from "../core/mail/address.ts";
import type { CaseKey } from "../ports/case-keys.ts";
import type { LoadedCase } from "../ports/case-store.ts";
import type { Deps } from "./deps.ts";
import { tokenOf } from "./lines.ts";
import type { OpenDesk } from "./open-desk.ts";
import { hashesOf } from "./prepare-opening.ts";
import { putTally } from "./put-tally.ts";

export const eraseCase = async (deps: Deps, desk: OpenDesk, loaded: LoadedCase, key: CaseKey): Promise<void> => {
  const { state } = loaded;
  const { why, by } = state.erasure ?? { why: "kept-long-enough" as const, by: [] };
  await putTally(deps, desk.settings, key, undefined, state);
  const hintRows = hintRowsOf(deps, desk, state, key);
  if ((await deps.cases.beginErasure(loaded, { at: deps.clock.now(), why, by, hintRows })) === "conflict") return;
  await finishErasing(deps, state.id, hintRows);
};

/** `false` where no erasure of it has begun: then it is not for us to remove anything. */
export const goOnErasing = async (deps: Deps, id: CaseId): Promise<boolean> => {
  const hintRows = await deps.cases.erasing(id);
  if (hintRows === undefined) return false;
  await finishErasing(deps, id, hintRows);
  return true;
};

const finishErasing = async (deps: Deps, id: CaseId, hintRows: readonly string[]): Promise<void> => {
  await deps.keys.destroy(id);
  await deps.content.removeAll(id);
  await deps.cases.removeSealed(id);
  await deps.hints.forget(hintRows);
  await deps.cases.endErasure(id);
  deps.log.write("info", "case-erased", { case: id });
};

/** Only the case's key can make its tokens, so their rows are named while it is still there. */
const hintRowsOf = (deps: Deps, desk: OpenDesk, state: Case, key: CaseKey): readonly string[] => {
  const { id, openedAt } = state;
  const lines = everyLine(state).map(({ person, epoch }) => ({
    token: tokenOf(key, id, person, epoch),
    case: id,
    person,
    epoch,
  }));
  const senders = sendersOf(desk, state).map((hash) => ({ hash, case: id, openedAt }));
  return deps.hints.rowsOf(
    lines,
    senders,
    state.marks.map((mark) => ({ mark, case: id })),
  );
};

/** The names stand in one item until they are gone, and an item has an end. */
const mostOfOne = 100;

/** The case keeps no row of a line that somebody took anew, and its hint is there all the same. */
const everyLine = ({ lines }: Case): Case["lines"] =>
  lines.flatMap((line) => {
    if (lines.some(({ person, epoch }) => person === line.person && epoch > line.epoch)) return [];
    const first = Math.max(1, line.epoch - mostOfOne + 1);
    return Array.from({ length: line.epoch - first + 1 }, (_, at) => ({ ...line, epoch: first + at }));
  });

/** Who opened it, and every address that it has had from its reporter since. */
const sendersOf = (desk: OpenDesk, { senders, reporter, unplaced }: Case): readonly string[] => {
  const addresses = [reporter.address, ...(reporter.earlier ?? []), unplaced?.author].filter((one) => one !== undefined);
  const known = addresses.flatMap((address) => Object.values(hashesOf(desk, addressKey(address))));
  return [...new Set([...senders, ...known])];
};
