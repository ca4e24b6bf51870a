/** What an operator's alarms watch, said once a tick. Nothing here reads more because there are more idle cases. */
import type { SendResult } from "../core/case/work.ts";
import type { DeskId } from "../core/ids.ts";
import { after, type Instant } from "../core/instant.ts";
import { policyOf } from "../core/policy/overrides.ts";
import type { Deps } from "./deps.ts";
import { loadDesk } from "./open-desk.ts";

/** What came of one case or desk that was due. */
export interface Tried {
  /** Unknown where it could not be opened. */
  readonly desk: DeskId | undefined;
  readonly results: readonly SendResult[];
  readonly setBack: boolean;
}

interface Tick {
  readonly began: Instant;
  readonly oldest: Instant | undefined;
  readonly tried: readonly Tried[];
  /** Found due and not tried, for want of time. */
  readonly left: number;
}

/** More than any committee has open at once; and never more reads than that. */
const mostCounted = 100;

/** Each desk's own mails, beside what is true of the clock that works for all of them. */
export const sayFigures = async (deps: Deps, tick: Tick): Promise<void> => {
  const { began, oldest, tried, left } = tick;
  const setBack = tried.filter((row) => row.setBack).length;
  for (const { id: desk } of deps.installed) {
    const results = tried.filter((row) => row.desk === desk).flatMap((row) => row.results);
    const count = (...wanted: readonly SendResult[]): number => results.filter((result) => wanted.includes(result)).length;
    const late = await unacknowledgedLate(deps, desk, began);
    const notSent = count("not-sent", "unsure");
    deps.log.write("info", "figures", {
      desk,
      oldestDueSeconds: Math.max(0, Math.round((began - (oldest ?? began)) / 1000)),
      worked: tried.length,
      setBack,
      openWork: notSent + setBack + left,
      sent: count("sent"),
      notSent,
      refused: count("refused"),
      ...(late !== undefined && { unacknowledgedLate: late }),
    });
  }
};

/** A figure that is missing raises an alarm by itself; it must not stop the others. */
const unacknowledgedLate = async (deps: Deps, id: DeskId, now: Instant): Promise<number | undefined> => {
  try {
    const { settings } = await loadDesk(deps, id);
    const { acknowledgeWithin } = policyOf(settings, settings.policy);
    return await deps.cases.unacknowledged(id, after(now, -acknowledgeWithin), mostCounted);
  } catch {
    return undefined;
  }
};
