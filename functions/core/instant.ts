/** A moment, as milliseconds since 1970 in UTC. The core is handed `now`; it never asks what time it is. */
export type Instant = number & { readonly __instant: true };

export const instant = (epochMilliseconds: number): Instant => epochMilliseconds as Instant;

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

export const after = (from: Instant, milliseconds: number): Instant => instant(from + milliseconds);

const picked = (
  isBetter: (at: Instant, than: Instant) => boolean,
  instants: readonly (Instant | undefined)[],
): Instant | undefined =>
  instants.reduce((best, at) => (at !== undefined && (best === undefined || isBetter(at, best)) ? at : best), undefined);

/** Of those that there are. */
export const earliest = (...instants: readonly (Instant | undefined)[]): Instant | undefined =>
  picked((at, than) => at < than, instants);

export const latest = (...instants: readonly (Instant | undefined)[]): Instant | undefined =>
  picked((at, than) => at > than, instants);
