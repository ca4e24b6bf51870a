/** Commands in a proven answer. One refused line and none of them runs; every line is answered either way. */
import type { Instant } from "../instant.ts";
import { type CommandLine, mostCommands } from "../mail/reply.ts";
import type { Case, JournalEntry } from "./case.ts";
import { codeNameSaid } from "./code-name.ts";
import type { DraftLeaks, Leaks, Named, NamedCase, WaitingLeaks } from "./commands.ts";
import { type Context, respond } from "./context.ts";
import type { Event } from "./events.ts";
import { evolve, evolvedBy } from "./evolve.ts";
import { noticed } from "./notice.ts";
import { type CommandName, forbids, isCommandName } from "./rules.ts";
import { approvalRuns } from "./run-approval.ts";
import { circleRuns } from "./run-circle.ts";
import { decisionRuns } from "./run-decision.ts";
import { erasureRuns } from "./run-erasure.ts";
import { holdRuns } from "./run-hold.ts";
import { letterRuns } from "./run-letters.ts";
import { dropDraft, otherRuns } from "./run-others.ts";
import { promiseRuns } from "./run-promise.ts";
import { answered, questionRuns } from "./run-questions.ts";
import { relayRuns } from "./run-relay.ts";
import { reporterRuns } from "./run-reporter.ts";
import { rotateRuns } from "./run-rotate.ts";
import { severeRuns } from "./run-severe.ts";
import { workRuns } from "./run-work.ts";
import type { Asked, Ran, Run, Runs } from "./running.ts";
import type { KeptOut, LineOutcome, MailRef, Person, Remark } from "./vocabulary.ts";

interface Commands {
  readonly by: Person;
  readonly mail: MailRef;
  readonly commands: readonly CommandLine[];
  readonly leaks?: Leaks | undefined;
  readonly repeats?: readonly number[] | undefined;
  readonly draftLeaks?: readonly DraftLeaks[] | undefined;
  readonly waitingLeaks?: readonly WaitingLeaks[] | undefined;
  readonly named?: readonly NamedCase[] | undefined;
  readonly people?: Named | undefined;
  readonly journal?: readonly JournalEntry[] | undefined;
  readonly once?: string | undefined;
  readonly waitedSince?: Instant | undefined;
}

const nobodyNamed: Named = { marks: [], cases: [] };

export const decideReply = (state: Case, sent: Commands, context: Context): readonly Event[] => {
  const { by, mail, commands, leaks = [], repeats = [], draftLeaks = [], waitingLeaks = [] } = sent;
  const { named = [], people = nobodyNamed, journal = state.journal, once, waitedSince } = sent;
  let reached = state;
  const ran: Ran[] = [];
  for (const [at, line] of commands.entries()) {
    const found = draftLeaks.find((row) => row.at === at)?.found ?? [];
    const asked = {
      ...{ state: reached, by, line, at, mail, context, named, people, journal, waitingLeaks, waitedSince },
      leaks: leaks.includes(at),
      repeats: repeats.includes(at),
      draftLeaks: found,
    };
    const result = unlessContradicting(state, reached, runLine(asked), line, commands.slice(0, at));
    ran.push(result);
    if ("events" in result) reached = evolvedBy(reached, result.events);
  }
  const refused = ran.some((result) => "refused" in result);
  const answered: Event = {
    kind: "commands-answered",
    to: by,
    mail,
    outcomes: allOrNothing(ran.map(outcomeOf)),
    told: true,
  };
  if (refused) return [answered];
  // What stands beside a letter that was held back may speak of it as sent.
  const runs = ran.some(isHeld) ? ran.filter(isHeld) : ran;
  return [
    ...runs.flatMap((result) => ("events" in result ? result.events : [])),
    { ...answered, ...(once !== undefined && { once }) },
  ];
};

export const allOrNothing = (outcomes: readonly LineOutcome[]): LineOutcome[] => {
  const anyRefused = outcomes.some((outcome) => "refused" in outcome);
  const anyHeld = outcomes.some(isHeld);
  return outcomes.map((outcome) =>
    "done" in outcome && (anyRefused || (anyHeld && !isHeld(outcome))) ? { done: "not-run" } : outcome,
  );
};

const isHeld = (outcome: LineOutcome | Ran): boolean => "done" in outcome && outcome.done === "letter-held";

const outcomeOf = (result: Ran): LineOutcome =>
  "refused" in result ? result : { done: result.done, ...(result.among && { among: result.among }) };

/** Pairs of which a mail can mean only one. */
const opposites: readonly (readonly CommandName[])[] = [
  ["agree", "disagree", "abstain"],
  ["clear", "recuse"],
  ["ack", "record"],
  ["approve", "object"],
  ["yes", "no"],
  // Whoever comes in reads first what they come into.
  ["clear", "record"],
  ["clear", "exclude"],
  ["take", "record"],
  ["take", "exclude"],
  ["hold", "release"],
  ["keep", "erase"],
];

/** They mean one of several by its number. */
const ofSeveral: readonly (CommandName | undefined)[] = ["agree", "yes"];

/** Twice in a mail they would only send the same mail twice, or one to each of twenty strangers. */
const onceAMail: readonly CommandName[] = [
  "quiet",
  "write-to",
  "withdraw",
  "hold",
  "release",
  "status",
  "log",
  "file",
  "circle",
  "rotate",
];

/** One mail moves a case from stage to stage at most once, and says one thing of two that exclude each other. */
const unlessContradicting = (before: Case, reached: Case, result: Ran, line: CommandLine, above: readonly CommandLine[]): Ran => {
  const isOpposite = above.some((other) =>
    opposites.some(
      (names) =>
        names.some((name) => name === line.name) &&
        names.some((name) => name === other.name) &&
        (!ofSeveral.includes(names[0]) || other.argument === line.argument),
    ),
  );
  const isRepeated = onceAMail.some((name) => name === line.name) && above.some(({ name }) => name === line.name);
  const moves = "events" in result && result.events.some((event) => evolve(reached, event).stage !== reached.stage);
  return isOpposite || isRepeated || (moves && reached.stage !== before.stage) ? { refused: "contradicts" } : result;
};

const runLine = (asked: Asked): Ran => {
  const { state, by, line } = asked;
  if (asked.at >= mostCommands) return { refused: "too-many-commands" };
  if (!isCommandName(line.name)) return { refused: "unknown-command" };
  if (line.name === "ack" && state.stage === "acknowledged") return { refused: "already-acknowledged" };
  const why = forbids(state, by, line.name);
  if (why) return { refused: why };
  // A mail that was written about another case must not act on this one.
  if (line.name !== "link" && (codeNameSaid(line.argument) ?? state.codeName) !== state.codeName)
    return { refused: "other-code-name" };
  return runs[line.name](asked);
};

const placingRuns: Runs<"report" | "discard" | "help"> = {
  help: () => ({ done: "help-given", events: [] }),
  report: ({ state, by, line, context, people }) => {
    const whose = line.argument.toLowerCase();
    if (whose !== "" && whose !== "mine" && whose !== "other") return { refused: "unknown-command" };
    if (whose === "other" && by !== "author") return { refused: "not-yours-to-do" };
    const event = placed(state, by, whose === "other", context);
    const reached = evolve(state, event);
    return {
      done: "opened-as-report",
      events: [event, ...(reached.onHold ? noticed(reached, people, context, false) : [])],
    };
  },
  // A mail that nobody has placed yet is set aside; on a case there are only drafts to drop.
  discard: (asked) =>
    asked.state.stage === "unplaced" ? { done: "set-aside", events: [{ kind: "set-aside", by: asked.by }] } : dropDraft(asked),
};

const runs: Readonly<Record<CommandName, Run>> = {
  ...letterRuns,
  ...otherRuns,
  ...circleRuns,
  ...workRuns,
  ...decisionRuns,
  ...severeRuns,
  ...promiseRuns,
  ...reporterRuns,
  ...approvalRuns,
  ...questionRuns,
  ...relayRuns,
  ...holdRuns,
  ...erasureRuns,
  ...rotateRuns,
  ...placingRuns,
  // Who helps from outside and who is asked something both say yes.
  yes: (asked) => (asked.by === "reporter" ? answered("yes")(asked) : circleRuns.yes(asked)),
};

/** A member who reports is a reporter on that case and nothing else. One who files for somebody stays a member. */
const placed = (state: Case, by: Person, forSomebodyElse: boolean, context: Context): Event => {
  const author = state.reporter.member;
  const ownReport: readonly KeptOut[] = author !== undefined && !forSomebodyElse ? [{ member: author, why: "is-reporter" }] : [];
  const others = state.keptOut.filter(
    ({ member, why }) => why !== "is-reporter" && !ownReport.some((own) => own.member === member),
  );
  const filed: readonly Remark[] = author !== undefined && forSomebodyElse ? [{ about: "filed-by", member: author }] : [];
  return {
    kind: "placed-as-report",
    by,
    mail: state.report,
    reporter: forSomebodyElse
      ? { vouched: false, machine: false }
      : { ...state.reporter, vouched: state.reporter.vouched || by === "author", muted: false },
    remarks: [...filed, ...(state.unplaced?.remarks ?? [])],
    // Nobody asks that for somebody else.
    ...(state.unplaced?.onHold && !forSomebodyElse && { onHold: true }),
    // One row a member: a second, weaker reason must not let the committee ask the reporter into their own case.
    ...respond(context, [...others, ...ownReport]),
  };
};
