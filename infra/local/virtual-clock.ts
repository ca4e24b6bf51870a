/**
 * The desk's time. It runs as fast as real time, from wherever it was set, and stands still while due work is done at its own
 * instant. It lives in shared memory, because the thread that plays the cloud stamps mail with the same time.
 */

export interface VirtualClock {
  readonly memory: SharedArrayBuffer;
  now(): number;
  /** Stand still at an instant. Never moves back. */
  standAt(at: number): void;
  /** Run on from where it stands. */
  run(): void;
}

const offsetSlot = 0;
const standingSlot = 1;
const running = 0n;

export const startClock = (at: number): VirtualClock => {
  const memory = new SharedArrayBuffer(16);
  Atomics.store(new BigInt64Array(memory), offsetSlot, BigInt(Math.round(at) - Date.now()));
  return clockOver(memory);
};

export const clockOver = (memory: SharedArrayBuffer): VirtualClock => {
  const slots = new BigInt64Array(memory);
  const now = (): number => {
    const standing = Atomics.load(slots, standingSlot);
    return standing === running ? Date.now() + Number(Atomics.load(slots, offsetSlot)) : Number(standing);
  };
  return {
    memory,
    now,
    standAt: (at) => {
      Atomics.store(slots, standingSlot, BigInt(Math.max(Math.round(at), now())));
    },
    run: () => {
      const standing = Atomics.load(slots, standingSlot);
      if (standing === running) return;
      Atomics.store(slots, offsetSlot, standing - BigInt(Date.now()));
      Atomics.store(slots, standingSlot, running);
    },
  };
};
