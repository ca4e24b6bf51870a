/** When that happened last which a promise is counted from: one row an event. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { isDecision } from "./proposals.ts";
import type { TimeName } from "./reminding-words.ts";
import { looksAfterIt } from "./roles.ts";
import { memberOf, type Person } from "./vocabulary.ts";

/**
 * When it became a report. A mail that waited for its author's word came in before that, and promised nobody anything; nor did
 * one that was only kept.
 */
export const reportedAt = (state: Case): Instant => state.times.released ?? state.times.reported ?? state.openedAt;

/** Nothing has followed it. What one mail did at the same moment does not count: a promise is not kept by the letter that makes it. */
export const isOpenSince = (kept: Instant | undefined, owed: Instant | undefined): boolean =>
  owed !== undefined && (kept === undefined || kept <= owed);

type Rows = { readonly [Kind in Event["kind"]]?: (event: EventOf<Kind>, state: Case) => readonly TimeName[] };

const letter = (): readonly TimeName[] => ["letter"];

/** A shepherd who writes is not silent, whatever they write. */
const heard = (state: Case, who: Person): readonly TimeName[] => {
  const id = memberOf(who);
  return id !== undefined && looksAfterIt(state, id) ? ["heard"] : [];
};

const rows: Rows = {
  "report-received": ({ onHold }) => (onHold ? ["reported", "held"] : ["reported"]),
  "placed-as-report": ({ onHold }) => (onHold ? ["reported", "held"] : ["reported"]),
  acknowledged: letter,
  recorded: letter,
  "letter-sent": ({ day }) => (day === undefined ? ["letter"] : ["letter", "promised"]),
  closed: ({ closing }) => (closing.noLetter ? [] : ["letter"]),
  "status-told": () => ["status"],
  "date-promised": () => ["promised"],
  "reporter-wrote": ({ proven }) => (proven ? ["wrote"] : []),
  "shepherd-named": () => ["heard"],
  left: ({ shepherd }) => (shepherd === undefined ? [] : ["heard"]),
  proposed: (event) => (isDecision(event) ? ["proposed"] : []),
  "vote-settled": ({ result, number }, { proposals }) =>
    result === "carried" && proposals.some((row) => row.number === number && isDecision(row) && row.what !== "close")
      ? ["decided"]
      : [],
  "action-done": () => ["acted"],
  reopened: () => ["reopened"],
  "report-held": () => ["held"],
  "report-released": () => ["released"],
  "rung-taken": () => ["rung"],
  matched: () => ["matched"],
  "legal-hold-ended": () => ["unkept"],
  "commands-answered": ({ to, outcomes }, state) => (outcomes.some((outcome) => "refused" in outcome) ? [] : heard(state, to)),
  "note-added": ({ by }, state) => heard(state, `member:${by}`),
};

const namesFor = <Kind extends Event["kind"]>(event: EventOf<Kind>, state: Case): readonly TimeName[] =>
  (rows[event.kind] as Rows[Kind] | undefined)?.(event, state) ?? [];

/** `state` as the event has left it. */
export const withTimes = (state: Case, event: Event, at: Instant): Case => {
  const names = namesFor(event, state);
  return names.length === 0
    ? state
    : { ...state, times: { ...state.times, ...Object.fromEntries(names.map((name) => [name, at])) } };
};
