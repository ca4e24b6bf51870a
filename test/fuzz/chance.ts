/** Chance that comes again: the same seed makes the same mails, on every machine. */
export interface Chance {
  /** From 0 up to, but not including, `end`. */
  below(end: number): number;
  oneOf<Thing>(things: readonly [Thing, ...Thing[]]): Thing;
  /** True about so many times in a hundred. */
  percent(share: number): boolean;
  bytes(count: number): Uint8Array;
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number): number => Math.floor((next() / 2 ** 32) * Math.max(1, end));
  return {
    below,
    oneOf: (things) => things[below(things.length)] ?? things[0],
    percent: (share) => below(100) < share,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
};
