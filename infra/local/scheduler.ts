/** Plays EventBridge Scheduler: one tick a minute, never two at once. A tick that fails heals in the next. */
import { errorName } from "../../functions/app/error-name.ts";
import type { Log } from "../../functions/ports/surroundings.ts";

export interface Scheduler {
  tick(): Promise<void>;
  busy(): boolean;
  stop(): Promise<void>;
}

const minute = 60_000;

export const startScheduler = (handler: () => Promise<void>, log: Log): Scheduler => {
  let running: Promise<void> | undefined;
  const once = async (): Promise<void> => {
    try {
      await handler();
    } catch (error) {
      log.write("error", "tick-failed", { error: errorName(error) });
    }
  };
  const tick = async (): Promise<void> => {
    while (running) await running;
    running = once().finally(() => {
      running = undefined;
    });
    await running;
  };
  const timer = setInterval(() => {
    if (!running) void tick();
  }, minute);
  return {
    tick,
    busy: () => running !== undefined,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
