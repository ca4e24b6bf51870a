/** Commands in a proven answer. One refused line and none of them runs; every line is answered either way. */
import type { CommandLine } from "../mail/reply.ts";
import type { Case } from "./case.ts";
import type { Command } from "./commands.ts";
import { type Context, respond } from "./context.ts";
import type { Event } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type CommandName, forbids, isCommandName } from "./rules.ts";
import {
  type KeptOut,
  type LineOutcome,
  type MailRef,
  memberOf,
  type OutcomeCode,
  type Person,
  type RefusalCode,
  type Remark,
} from "./vocabulary.ts";

type TakeInReply = Extract<Command, { do: "take-in-reply" }>;

type Ran = { readonly refused: RefusalCode } | { readonly done: OutcomeCode; readonly events: readonly Event[] };

export const decideReply = (state: Case, command: TakeInReply, context: Context): readonly Event[] => {
  const { by, mail, reply } = command;
  let reached = state;
  const ran: Ran[] = [];
  for (const line of reply.commands) {
    const result = unlessContradicting(state, reached, runLine(reached, by, line, mail, context));
    ran.push(result);
    if ("events" in result) reached = result.events.reduce((current, event) => evolve(current, event), reached);
  }
  const refused = ran.some((result) => "refused" in result);
  const answered: Event = {
    kind: "commands-answered",
    to: by,
    mail,
    outcomes: allOrNothing(ran.map((result) => ("refused" in result ? result : { done: result.done }))),
    told: true,
  };
  return refused ? [answered] : [...ran.flatMap((result) => ("events" in result ? result.events : [])), answered];
};

export const allOrNothing = (outcomes: readonly LineOutcome[]): LineOutcome[] => {
  const anyRefused = outcomes.some((outcome) => "refused" in outcome);
  return outcomes.map((outcome) => (anyRefused && "done" in outcome ? { done: "not-run" } : outcome));
};

/** One mail moves a case from stage to stage at most once: what it asks for twice, it cannot mean both times. */
const unlessContradicting = (before: Case, reached: Case, result: Ran): Ran => {
  const moves = "events" in result && result.events.some((event) => evolve(reached, event).stage !== reached.stage);
  return moves && reached.stage !== before.stage ? { refused: "contradicts" } : result;
};

const runLine = (state: Case, by: Person, line: CommandLine, mail: MailRef, context: Context): Ran => {
  if (!isCommandName(line.name)) return { refused: "unknown-command" };
  if (line.name === "ack" && state.stage === "acknowledged") return { refused: "already-acknowledged" };
  const why = forbids(state, by, line.name);
  return why ? { refused: why } : run[line.name]({ state, by, line, mail, context });
};

interface Asked {
  readonly state: Case;
  readonly by: Person;
  readonly line: CommandLine;
  readonly mail: MailRef;
  readonly context: Context;
}

const run: Readonly<Record<CommandName, (asked: Asked) => Ran>> = {
  help: () => ({ done: "help-given", events: [] }),
  ack: ({ state, by, mail }) => {
    const member = memberOf(by);
    if (member === undefined) return { refused: "not-yours-to-do" };
    return {
      done: state.reporter.address === undefined ? "acknowledged-no-address" : "acknowledged",
      events: [{ kind: "acknowledged", by: member, mail }],
    };
  },
  report: ({ state, by, line, context }) => {
    const whose = line.argument.toLowerCase();
    if (whose !== "" && whose !== "mine" && whose !== "other") return { refused: "unknown-command" };
    if (whose === "other" && by !== "author") return { refused: "not-yours-to-do" };
    return { done: "opened-as-report", events: [placed(state, by, whose === "other", context)] };
  },
  discard: ({ by }) => ({ done: "set-aside", events: [{ kind: "set-aside", by }] }),
};

/** A member who reports is a reporter on that case and nothing else. One who files for somebody stays a member. */
const placed = (state: Case, by: Person, forSomebodyElse: boolean, context: Context): Event => {
  const author = state.reporter.member;
  const ownReport: readonly KeptOut[] = author !== undefined && !forSomebodyElse ? [{ member: author, why: "is-reporter" }] : [];
  const filed: readonly Remark[] = author !== undefined && forSomebodyElse ? [{ about: "filed-by", member: author }] : [];
  return {
    kind: "placed-as-report",
    by,
    mail: state.report,
    reporter: forSomebodyElse
      ? { vouched: false, machine: false }
      : { ...state.reporter, vouched: state.reporter.vouched || by === "author" },
    remarks: [...filed, ...remarksOf(state)],
    ...respond(context, [...state.keptOut.filter((row) => row.why !== "is-reporter"), ...ownReport]),
  };
};

const remarksOf = (state: Case): readonly Remark[] =>
  state.journal.flatMap(({ event }) => (event.kind === "mail-unplaced" ? event.remarks : []));
