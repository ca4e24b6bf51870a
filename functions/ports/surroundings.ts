/** What the outside world lends to the desk: the time, chance, and a place to say how it goes. */
import type { Instant } from "../core/instant.ts";

export interface Clock {
  now(): Instant;
}

export interface Randomness {
  bytes(count: number): Uint8Array;
}

/**
 * Logs are an allow-list. Ids, stages, counts and the names of errors; never text, never an address, never a subject.
 * A caller that wants to say more must add a field here, where a reviewer sees it.
 */
export interface LogFields {
  readonly desk?: string;
  readonly case?: string;
  readonly mail?: string;
  readonly work?: string;
  readonly message?: string;
  readonly stage?: string;
  readonly outcome?: string;
  readonly error?: string;
  readonly count?: number;
  readonly milliseconds?: number;
}

type LogLevel = "info" | "warn" | "error";

export interface Log {
  write(level: LogLevel, event: string, fields?: LogFields): void;
}
