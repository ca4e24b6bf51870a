/**
 * What the clock has before it, for an operator who is curious and must not read cases: kinds of work, roles and times. No code
 * name, no person, no address, nothing that anybody wrote.
 */
import type { Work } from "../core/case/case.ts";
import { nextDueAt } from "../core/case/work.ts";
import { deskDueAt } from "../core/duty/desk.ts";
import { after, hours, type Instant } from "../core/instant.ts";
import type { DueItem } from "../ports/case-store.ts";
import type { Deps } from "./deps.ts";
import { loadDesk } from "./open-desk.ts";

export interface DueRow {
  readonly kind: DueItem["kind"];
  readonly id: string;
  /** `set-back`: its case could not be worked, and the clock leaves it alone for a while. */
  readonly why: "due" | "in-hand" | "tried-before" | "set-back" | "cannot-be-opened";
  readonly dueAt: Instant;
  /** When the clock takes it up next. */
  readonly nextAt: Instant;
  readonly work?: string;
  readonly message?: string;
  /** A role. Which member it is, is the committee's. */
  readonly to?: string;
  readonly attempts?: number;
  readonly leasedUntil?: Instant;
}

/** The longest that anything due is leased or set back. */
const longestWait = hours(1);
const mostEach = 1_000;

export const listDue = (deps: Deps) => async (): Promise<readonly DueRow[]> => {
  const now = deps.clock.now();
  const rows: DueRow[] = [];
  for (const item of await deps.cases.due(after(now, longestWait), mostEach)) rows.push(...(await rowsOf(deps, item, now)));
  return rows.sort((one, other) => one.dueAt - other.dueAt);
};

const rowsOf = async (deps: Deps, item: DueItem, now: Instant): Promise<readonly DueRow[]> => {
  const about = { kind: item.kind, id: item.id };
  const open = await opened(deps, item).catch(() => undefined);
  const next = { ...about, nextAt: item.dueAt };
  if (open === undefined) return [{ ...next, why: "cannot-be-opened", dueAt: item.dueAt }];
  const rows = open.work.flatMap((work) => {
    const why = whyOf(work, item, now);
    if (why === undefined) return [];
    const { id, message, to, dueAt, attempts, leasedUntil } = work;
    const nextAt = why === "set-back" ? item.dueAt : (leasedUntil ?? dueAt);
    const [role] = to.split(":");
    return {
      ...about,
      why,
      dueAt,
      nextAt,
      work: id,
      message,
      ...(role && { to: role }),
      attempts,
      ...(leasedUntil && { leasedUntil }),
    };
  });
  // A rung or a reminder is no work yet; one that cannot be worked must not be hidden by that.
  const isTimeAlone = rows.length === 0 && open.dueAt !== undefined && open.dueAt <= now;
  return isTimeAlone ? [{ ...next, why: item.dueAt > now ? "set-back" : "due", dueAt: open.dueAt }] : rows;
};

interface Opened {
  readonly work: readonly Work[];
  readonly dueAt: Instant | undefined;
}

const opened = async (deps: Deps, item: DueItem): Promise<Opened | undefined> => {
  if (item.kind === "desk") {
    const { state } = await loadDesk(deps, item.id);
    return { work: state.work, dueAt: deskDueAt(state) };
  }
  const loaded = await deps.cases.load(item.id);
  return loaded === undefined || loaded === "erased" ? undefined : { work: loaded.state.work, dueAt: nextDueAt(loaded.state) };
};

/** Undefined where it is simply not due yet. */
const whyOf = (work: Work, item: DueItem, now: Instant): DueRow["why"] | undefined => {
  if (work.leasedUntil !== undefined && work.leasedUntil > now) return "in-hand";
  if (work.dueAt > now) return work.attempts > 0 ? "tried-before" : undefined;
  return item.dueAt > now ? "set-back" : "due";
};
