/** What the outside world lends to the desk: the time, chance, and a place to say how it goes. */
import type { Instant } from "../core/instant.ts";

export interface Clock {
  now(): Instant;
}

export interface Randomness {
  bytes(count: number): Uint8Array;
}

/** How the clock keeps up, once a tick for each desk. Numbers of a fixed name, so that alarms can watch them. */
export interface Figures {
  /** How long the oldest due work had waited when the tick began. */
  readonly oldestDueSeconds: number;
  /** Cases and desks that were worked, or tried. */
  readonly worked: number;
  /** Those among them that could not be worked. */
  readonly setBack: number;
  /** What stays due after the tick: mails that did not go, what was set back, and what the time did not reach. */
  readonly openWork: number;
  readonly sent: number;
  readonly notSent: number;
  readonly refused: number;
  /** Cases that nobody has acknowledged within the policy's time. */
  readonly unacknowledgedLate: number;
  /** Mails that came back, were suppressed or rejected; and those whose reader called them unwanted. Said as SES says it. */
  readonly bounced: number;
  readonly complained: number;
  /** Lines that a mail was sent to and that nobody was ever given. Somebody who guesses has many. */
  readonly badLines: number;
}

/**
 * Logs are an allow-list. Ids, stages, counts and the names of errors; never text, never an address, never a subject.
 * A caller that wants to say more must add a field here, where a reviewer sees it.
 */
export interface LogFields extends Partial<Figures> {
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
