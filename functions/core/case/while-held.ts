import type { CommandName } from "./rules.ts";

/** What the reporter of a kept report may do, and who has read it: nothing that brings in or reaches anybody else. Of votes only on a measure. */
export const whileHeld: readonly CommandName[] = [
  ...(["ack", "reply", "send", "discard", "shepherd", "recuse", "exclude", "involves", "risk", "scope", "link"] as const),
  ...(["status", "log", "file", "quiet", "write-to", "withdraw", "hold", "release", "yes", "no", "rotate", "help"] as const),
  ...(["agree", "disagree", "abstain", "keep", "erase"] as const),
];
