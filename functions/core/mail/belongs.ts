/** Where a mail belongs: the envelope's recipients and the sender decide; the first row that fits is the answer. */

import { isChallenged, type Person } from "../case/vocabulary.ts";
import type { Unproven } from "../duty/roster-questions.ts";
import type { CaseId, MemberId } from "../ids.ts";

/** A line that leads to a case which still exists. */
interface KnownLine {
  readonly state: "live" | "closed";
  readonly case: CaseId;
  readonly person: Person;
}

/** What became of a line that the envelope names. */
export type LineFound =
  | KnownLine
  /** Of something that the desk itself asks one person. */
  | { readonly state: "question"; readonly number: number }
  | { readonly state: "erased" }
  | { readonly state: "unknown"; readonly token: string };

export interface PerhapsMember extends Unproven {
  readonly member: MemberId;
}

export interface Arrival {
  readonly lines: readonly LineFound[];
  readonly unknownTags: readonly string[];
  readonly toDesk: boolean;
  /** The member whose address is in From, whether or not they wrote it. */
  readonly member: MemberId | undefined;
  /** The member's mail passed every check that does not need a case. */
  readonly memberProven: boolean;
  /** Nothing proves that it is a member's, and it may be one's all the same, with commands for the desk in it. */
  readonly perhapsOf?: PerhapsMember | undefined;
  readonly startsWithCommand: boolean;
  /** The mail answers one of ours, or carries somebody's line in its headers. */
  readonly citesUs: boolean;
}

export type Place =
  | { readonly kind: "line"; readonly case: CaseId; readonly person: Person }
  | { readonly kind: "closed-line"; readonly case: CaseId; readonly person: Person }
  | { readonly kind: "several-lines"; readonly case: CaseId; readonly person: Person }
  | { readonly kind: "desk-question"; readonly number: number; readonly several: boolean }
  | { readonly kind: "desk-command"; readonly member: MemberId }
  | { readonly kind: "desk-perhaps"; readonly perhaps: PerhapsMember }
  | { readonly kind: "ask-author" }
  | { readonly kind: "new-report"; readonly unknown: readonly string[]; readonly closedLine: boolean };

type Row = (arrival: Arrival) => Place | undefined;

/** A member's, or a one-time line: what is written there was never meant as a report. */
const isKeptWhenDead = (person: Person): boolean => person.startsWith("member:") || isChallenged(person);

const known = (arrival: Arrival): readonly KnownLine[] =>
  arrival.lines.filter((line): line is KnownLine => line.state === "live" || line.state === "closed");

const questions = (arrival: Arrival): readonly number[] =>
  arrival.lines.flatMap((line) => (line.state === "question" ? [line.number] : []));

const rows: readonly Row[] = [
  (arrival) => {
    const [first, ...more] = [...known(arrival), ...questions(arrival)];
    return typeof first === "object" && more.length > 0
      ? { kind: "several-lines", case: first.case, person: first.person }
      : undefined;
  },
  (arrival) => {
    const [number, ...more] = questions(arrival);
    return number === undefined ? undefined : { kind: "desk-question", number, several: more.length > 0 };
  },
  (arrival) => {
    const [line] = known(arrival);
    return line?.state === "live" ? { kind: "line", case: line.case, person: line.person } : undefined;
  },
  (arrival) => {
    const [line] = known(arrival);
    return line && isKeptWhenDead(line.person) ? { kind: "closed-line", case: line.case, person: line.person } : undefined;
  },
  (arrival) =>
    arrival.member !== undefined &&
    arrival.memberProven &&
    (arrival.toDesk || arrival.startsWithCommand) &&
    arrival.lines.length === 0
      ? { kind: "desk-command", member: arrival.member }
      : undefined,
  ({ perhapsOf: perhaps, toDesk, lines }) =>
    perhaps !== undefined && toDesk && lines.length === 0 ? { kind: "desk-perhaps", perhaps } : undefined,
  // A member's mail on a damaged line may be about a case that today's pair may not see, so it is asked about, never forwarded.
  (arrival) => (arrival.member !== undefined ? { kind: "ask-author" } : undefined),
  (arrival) => (arrival.lines.length > 0 || arrival.unknownTags.length > 0 ? report(arrival) : undefined),
  (arrival) => (arrival.citesUs ? { kind: "ask-author" } : undefined),
];

export const placeOf = (arrival: Arrival): Place => {
  for (const row of rows) {
    const place = row(arrival);
    if (place) return place;
  }
  return report(arrival);
};

const report = (arrival: Arrival): Place => ({
  kind: "new-report",
  unknown: [...arrival.lines.flatMap((line) => (line.state === "unknown" ? [line.token] : [])), ...arrival.unknownTags],
  closedLine: arrival.lines.some((line) => line.state === "erased" || line.state === "closed"),
});
