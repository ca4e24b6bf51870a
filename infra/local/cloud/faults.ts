/** Trouble that a test orders for one of the services: the next calls that match fail in the way that was asked for. */

export const services = ["ses", "dynamodb", "s3", "kms"] as const;
export type ServiceName = (typeof services)[number];

export const outcomes = [
  "throttle",
  "reject",
  "timeout",
  "timeout-after-accept",
  "bounce",
  "complaint",
  "suppress",
  "crash",
] as const;
type Outcome = (typeof outcomes)[number];

export interface Fault {
  readonly service: ServiceName;
  readonly outcome: Outcome;
  /** An address (ses), an operation like PutItem, or the start of an object's key (s3). Without it, every call. */
  readonly match?: string | undefined;
  readonly times: number;
  /** So many matching calls go well first. */
  readonly skip: number;
  /** A crash before the call has any effect, or after it and before its answer. */
  readonly moment: "before" | "after";
}

/** What a call is about: its operation, and the addresses or the key it names. */
export interface CallNames {
  readonly exact: readonly string[];
  readonly key?: string | undefined;
}

export interface Faults {
  order(fault: Fault): void;
  /** The trouble that meets this call, if any; counts it as spent. */
  meet(service: ServiceName, names: CallNames): Fault | undefined;
}

export const createFaults = (): Faults => {
  const ordered: { fault: Fault; skip: number; times: number }[] = [];
  return {
    order: (fault) => {
      ordered.push({ fault, skip: fault.skip, times: fault.times });
    },
    meet: (service, names) => {
      for (const row of ordered) {
        if (row.times <= 0 || row.fault.service !== service || !matches(row.fault.match, names)) continue;
        if (row.skip > 0) {
          row.skip -= 1;
          continue;
        }
        row.times -= 1;
        return row.fault;
      }
      return undefined;
    },
  };
};

const matches = (match: string | undefined, { exact, key }: CallNames): boolean => {
  if (match === undefined) return true;
  const wanted = match.toLowerCase();
  return exact.some((name) => name.toLowerCase() === wanted) || (key?.startsWith(match) ?? false);
};

/** What `kill -9` does. Nothing is flushed, nothing is said. */
export const crash = (): void => {
  process.kill(process.pid, "SIGKILL");
};
