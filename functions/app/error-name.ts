/** A log names an error and never quotes it: its message may repeat what somebody wrote. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
