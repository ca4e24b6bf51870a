/** What may be done to a case at each stage, and by whom. Read by `decide`, by `/help`, by the docs and by the test that walks every pair. */
import type { MemberId } from "../ids.ts";
import type { Case, Stage } from "./case.ts";
import { memberOf, type Person } from "./vocabulary.ts";

export const commandNames = ["ack", "help", "report", "discard"] as const;
export type CommandName = (typeof commandNames)[number];

/** `duty`: the case's own first responders. `author`: who wrote a mail that nobody has placed yet. */
export type Role = "duty" | "circle" | "author";

export const rules: Readonly<Record<Stage, Readonly<Record<CommandName, readonly Role[]>>>> = {
  unplaced: { ack: [], help: ["author", "duty"], report: ["author", "duty"], discard: ["author"] },
  reported: { ack: ["duty"], help: ["circle"], report: [], discard: [] },
  acknowledged: { ack: [], help: ["circle"], report: [], discard: [] },
  "set-aside": { ack: [], help: ["author"], report: ["author"], discard: [] },
};

/** Said by `/help` and beside the buttons. */
export const meanings: Readonly<Record<CommandName, { readonly write: string; readonly does: string }>> = {
  ack: { write: "/ack", does: "tells the reporter that you have read it; text below the command becomes your letter" },
  help: { write: "/help", does: "lists what you can do now" },
  report: { write: "/report mine", does: "opens the mail as a report; write “/report other” if you file it for somebody else" },
  discard: { write: "/discard", does: "sets the mail aside: it was no report" },
};

const isDuty = (state: Case, id: MemberId | undefined): boolean =>
  id !== undefined && (state.primary === id || state.secondary === id);

const holds: Readonly<Record<Role, (state: Case, who: Person) => boolean>> = {
  duty: (state, who) => isDuty(state, memberOf(who)),
  circle: (state, who) => state.circle.some((id) => id === memberOf(who)),
  author: (_, who) => who === "author",
};

export const isCommandName = (name: string): name is CommandName => commandNames.some((known) => known === name);

/** Undefined where it may be done; otherwise whether the stage or the person forbids it. */
export const forbids = (state: Case, who: Person, name: CommandName): "not-possible-now" | "not-yours-to-do" | undefined => {
  const roles = rules[state.stage][name];
  if (roles.length === 0) return "not-possible-now";
  return roles.some((role) => holds[role](state, who)) ? undefined : "not-yours-to-do";
};

export const possibleNow = (state: Case, who: Person): readonly CommandName[] =>
  commandNames.filter((name) => forbids(state, who, name) === undefined);
