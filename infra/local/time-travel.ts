/** Moves the clock forward, stopping at every instant at which work is due and doing it there. */
import { Temporal } from "temporal-polyfill";
import type { VirtualClock } from "./virtual-clock.ts";

/** Said back to whoever asked. */
export class NoSuchTime extends Error {}
export class ClockIsStuck extends Error {}

export interface Journey {
  readonly clock: VirtualClock;
  readonly nextDue: (by: number) => Promise<number | undefined>;
  readonly tick: () => Promise<void>;
  readonly settle: () => Promise<void>;
  /** The time has changed; what is stored must not fall behind it. */
  readonly moved: () => void;
}

const mostTicksAtOneInstant = 1_000;
const tenYears = 10 * 366 * 86_400_000;

export const travel = async (journey: Journey, target: number): Promise<void> => {
  const { clock } = journey;
  await journey.settle();
  clock.standAt(clock.now());
  try {
    await workUntil(journey, target);
    clock.standAt(target);
  } finally {
    clock.run();
    journey.moved();
  }
};

const workUntil = async ({ clock, nextDue, tick, settle, moved }: Journey, target: number): Promise<void> => {
  let ticks = 0;
  for (let due = await nextDue(target); due !== undefined; due = await nextDue(target)) {
    const before = clock.now();
    clock.standAt(due);
    ticks = clock.now() === before ? ticks + 1 : 1;
    if (ticks > mostTicksAtOneInstant)
      throw new ClockIsStuck(
        `The clock stands at ${new Date(before).toISOString()}: after ${mostTicksAtOneInstant} ticks the same work is still due. The log says which.`,
      );
    moved();
    await tick();
    await settle();
  }
};

export interface ClockOrder {
  readonly advance?: string | undefined;
  readonly to?: string | undefined;
}

/** Days, weeks and months are those of the calendar in UTC. */
export const targetOf = (order: ClockOrder, now: number): number => {
  if ((order.advance === undefined) === (order.to === undefined))
    throw new NoSuchTime('Say either {"advance":"PT12H"} or {"to":"2026-03-10T15:00:00Z"}.');
  const target = order.advance === undefined ? instantOf(order.to ?? "") : advanced(order.advance, now);
  if (target < now) throw new NoSuchTime("Time does not go back. Choose a later time, or start the desk on an empty DESK_DATA.");
  if (target - now > tenYears) throw new NoSuchTime("That is more than ten years ahead. Go there in smaller steps.");
  return target;
};

const instantOf = (text: string): number => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new NoSuchTime('"to" is not an instant. Write one like 2026-03-10T15:00:00Z.');
  }
};

const advanced = (text: string, now: number): number => {
  try {
    const from = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("UTC");
    return from.add(Temporal.Duration.from(text)).epochMilliseconds;
  } catch {
    throw new NoSuchTime('"advance" is not a duration. Write one like PT12H, P1D or P1W.');
  }
};
