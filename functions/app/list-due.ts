/**
 * What the clock has before it, for an operator who is curious and must not read cases: kinds of work, roles and times. No code
 * name, no person, no address, nothing that anybody wrote.
 */
import type { Work } from "../core/case/case.ts";
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
  const open = await workOf(deps, item).catch(() => undefined);
  if (open === undefined) return [{ ...about, why: "cannot-be-opened", dueAt: item.dueAt, nextAt: item.dueAt }];
  return open.flatMap((work) => {
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
};

const workOf = async (deps: Deps, item: DueItem): Promise<readonly Work[] | undefined> => {
  if (item.kind === "desk") return (await loadDesk(deps, item.id)).state.work;
  const loaded = await deps.cases.load(item.id);
  return loaded === undefined || loaded === "erased" ? undefined : loaded.state.work;
};

/** Undefined where it is simply not due yet. */
const whyOf = (work: Work, item: DueItem, now: Instant): DueRow["why"] | undefined => {
  if (work.leasedUntil !== undefined && work.leasedUntil > now) return "in-hand";
  if (work.dueAt > now) return work.attempts > 0 ? "tried-before" : undefined;
  return item.dueAt > now ? "set-back" : "due";
};
