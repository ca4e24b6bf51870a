/** The desk's log as JSON lines on stderr, and the last lines in memory for tests that look for words that must not be there. */
import { writeSync } from "node:fs";
import type { Log } from "../../functions/ports/surroundings.ts";
import type { VirtualClock } from "./virtual-clock.ts";

const mostKept = 10_000;
const stderr = 2;
const writtenEveryMs = 50;

export interface LocalLog extends Log {
  readonly lines: () => readonly string[];
  /** Writes out what is still held back. */
  readonly flush: () => void;
}

export const createLocalLog = (clock: VirtualClock): LocalLog => {
  const kept: string[] = [];
  let held = "";
  // One write for many lines: a line of its own each would cost more than the work that it tells of.
  const flush = (): void => {
    const text = held;
    held = "";
    if (text !== "") writeAll(Buffer.from(text));
  };
  return {
    lines: () => kept,
    flush,
    write: (level, event, fields = {}) => {
      const line = JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...fields });
      if (kept.length >= mostKept) kept.splice(0, mostKept / 10);
      kept.push(line);
      if (held === "") setTimeout(flush, writtenEveryMs).unref();
      held += `${line}\n`;
    },
  };
};

/** A reader that is slow or gone must not stop the desk. */
const writeAll = (bytes: Buffer): void => {
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(stderr, bytes, written);
  } catch {
    // The line is still in memory.
  }
};
