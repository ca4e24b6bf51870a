/**
 * What somebody did at once, because it could not wait: the others confirm it or have it undone. Nothing but their word settles
 * it, at whatever stage the case is, so silence never makes it stand.
 */
import { after, days, earliest, hours, type Instant } from "../instant.ts";
import { type Case, isPlaced } from "./case.ts";
import type { Context } from "./context.ts";
import type { EventOf } from "./events.ts";
import { waitFor } from "./ladder.ts";
import { outsideOf } from "./roles.ts";
import { memberPerson, type Person, type Proposal } from "./vocabulary.ts";
import { voters } from "./voting.ts";

export const openMeasures = (state: Case): readonly Proposal[] =>
  isPlaced(state) ? state.proposals.filter(({ what, result }) => what === "measure" && result === "open") : [];

const settlesWithin = hours(24);
const thenEvery = days(3);

/** The circle is told that it still waits, a day later somebody outside with it, and then again and again. */
const dueAt = ({ waits }: Proposal): Instant | undefined =>
  waits && after(waits.since, waits.told < 2 ? settlesWithin : thenEvery);

export const measureDueAt = (state: Case): Instant | undefined => earliest(...openMeasures(state).map(dueAt));

/** Whoever is alone has nobody to confirm it, so somebody outside hears of it at once. */
const toTell = (state: Case, context: Context, { by, waits }: Proposal): readonly Person[] => {
  const isAlone = voters(state, context.desk).every((id) => id === by);
  const asksOutside = state.onHold !== true && (isAlone || (waits?.told ?? 0) > 0);
  return [...state.circle.map(memberPerson), ...(asksOutside ? outsideOf(state) : [])];
};

export const measuresWaiting = (state: Case, context: Context): readonly EventOf<"measure-waits">[] =>
  openMeasures(state).flatMap((row) => {
    const due = dueAt(row);
    if (due === undefined || due > context.now) return [];
    const tell = toTell(state, context, row).map((to) => ({ to, waits: waitFor(state, context, to) }));
    return [{ kind: "measure-waits" as const, number: row.number, mail: row.mail, line: row.line, tell }];
  });
