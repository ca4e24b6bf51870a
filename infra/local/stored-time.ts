/**
 * Time never goes back, not even across `kill -9`: the file always names a time slightly ahead of the one in use, and a start
 * begins at that time if it is later than the one asked for.
 */
import { existsSync } from "node:fs";
import * as z from "zod";
import { corrupt, type DataFolder, readJson } from "./data-folder.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import { writeWhole } from "./write-whole.ts";

const aheadMs = 2_000;
const everyMs = 1_000;

const stored = z.object({ now: z.iso.datetime({ precision: 3 }).transform((text) => Date.parse(text)) });

export const readStoredTime = (folder: DataFolder): number => {
  if (!existsSync(folder.clock)) return 0;
  const parsed = stored.safeParse(readJson(folder.clock));
  if (!parsed.success) throw corrupt(folder.root, "clock.json is not a time");
  return parsed.data.now;
};

export interface StoredTime {
  /** After a jump of the clock, before anything happens at the new time. */
  save(): void;
  stop(): void;
}

export const keepStoredTime = (folder: DataFolder, clock: VirtualClock): StoredTime => {
  const write = (ahead: number): void =>
    writeWhole(folder.clock, JSON.stringify({ now: new Date(clock.now() + ahead).toISOString() }));
  const save = (): void => write(aheadMs);
  save();
  const timer = setInterval(save, everyMs);
  timer.unref();
  return {
    save,
    stop: () => {
      clearInterval(timer);
      write(0);
    },
  };
};
