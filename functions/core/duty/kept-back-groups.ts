/** Mails kept back, as a reader can look through them: what is alike stands together, and what is unlike comes first. */

import type { MemberId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { DeskSettings } from "./desk-settings.ts";
import { respondersAt } from "./duty.ts";
import type { KeptBack } from "./kept-back.ts";

/** So few that share something are shown each: a person may write twice. */
const fewAlike = 3;

/** The two who would get it as a report. */
export const mayRead = (desk: DeskSettings, now: Instant, { keptFrom }: KeptBack, id: MemberId): boolean => {
  const { primary, secondary } = respondersAt(desk, now, new Set(keptFrom));
  return primary?.id === id || secondary?.id === id;
};

export interface Alike {
  /** Of those that are alike, the one that came first. */
  readonly first: KeptBack;
  readonly count: number;
  readonly senders: ReadonlySet<string>;
}

export const groupsOf = (rows: readonly KeptBack[]): readonly Alike[] => {
  const counts = new Map<string, number>();
  for (const mark of rows.flatMap(({ likenesses }) => likenesses)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const groups = new Map<string, Alike>();
  for (const row of [...rows].sort((one, other) => one.receipt.receivedAt - other.receipt.receivedAt)) {
    const mark = commonest(row, counts);
    const known = groups.get(mark);
    groups.set(mark, {
      first: known?.first ?? row,
      count: (known?.count ?? 0) + 1,
      senders: new Set(known?.senders).add(row.from),
    });
  }
  return [...groups.values()].sort(
    (one, other) => one.count - other.count || Number(other.first.vouched) - Number(one.first.vouched),
  );
};

const commonest = ({ code, likenesses }: KeptBack, counts: ReadonlyMap<string, number>): string => {
  const most = likenesses.reduce<string | undefined>(
    (best, mark) => (best === undefined || (counts.get(mark) ?? 0) > (counts.get(best) ?? 0) ? mark : best),
    undefined,
  );
  return most !== undefined && (counts.get(most) ?? 0) > fewAlike ? most : code;
};
