/** Commands that decide and end a case. No one member can do it alone: without a carried decision, closing opens a vote. */
import { policyOf } from "../policy/overrides.ts";
import { policyNamed } from "../policy/rows.ts";
import type { Case } from "./case.ts";
import { closingLines } from "./closing-lines.ts";
import type { OutcomeCode } from "./codes.ts";
import type { Event, EventOf } from "./events.ts";
import { firstShown } from "./order.ts";
import { hasDecided, isDecision, openProposals, somethingFollowed, votesOpen } from "./proposals.ts";
import { daySaid } from "./run-work.ts";
import { type AskedByMember, byMember, isNewerThanMail, isSignatureAlone, type Ran, type Runs, textOf } from "./running.ts";
import type { Proposal, Vote } from "./vocabulary.ts";
import { voters, withSettled } from "./voting.ts";

const ordinary = ["plan", "consequence", "action"] as const;

const mayMove = ({ policy }: Case, { desk }: AskedByMember["context"]): boolean =>
  policyOf(desk, policy).severe === "organisers-and-motion";

/** Without words the menu comes back from which they can be taken. */
const propose = ({ line, member, mail, at, state, context }: AskedByMember): Ran => {
  const [first = "", ...rest] = line.argument.split(/\s+/);
  const proposable = mayMove(state, context) ? ([...ordinary, "motion"] as const) : ordinary;
  const what = proposable.find((kind) => kind === first.toLowerCase());
  if (what === "motion" && !state.severe) return { refused: "needs-severe" };
  if (first !== "" && what === undefined)
    return { refused: "unclear-words", among: proposable.map((kind) => `/propose ${kind}`) };
  if (what === undefined || (rest.length === 0 && line.body === "")) return { done: "menu-given", events: [] };
  const isNone = what === "consequence" && rest.join(" ") === noConsequence && line.body === "";
  return put(state, { kind: "proposed", what, by: member, mail, line: at, ...(isNone && { isNone }) }, context);
};

/** The first line of the menu: nothing follows. */
const noConsequence = "1";

/** A case is one item, and an item has an end. */
const mostProposals = 50;

const putAs: Readonly<Partial<Record<Proposal["what"], OutcomeCode>>> = { close: "vote-to-close", measure: "measure-kept" };

const put = (state: Case, event: EventOf<"proposed">, { desk }: AskedByMember["context"]): Ran => {
  if (state.proposals.length >= mostProposals) return { refused: "not-possible-now" };
  return {
    done: putAs[event.what] ?? "proposed",
    among: [String(state.proposals.length + 1)],
    events: withSettled(state, [event], desk),
  };
};

/** Without a number the vote is for the one proposal that is open. */
const meantProposal = (state: Case, vote: Vote, said: string): Proposal | Ran => {
  const open = votesOpen(state);
  const number = /^(?:n(?:o|r)?\.?[ \t]*|#)?(\d{1,4})$/i.exec(said)?.[1];
  if (said !== "" && number === undefined && open.length > 0)
    return { refused: "only-a-number", among: numbers(open).map((one) => `/${vote} ${one}`) };
  const [only, ...more] = number === undefined ? open : open.filter((row) => row.number === Number(number));
  if (!only) return state.onHold ? { refused: "on-hold" } : { refused: "no-such-proposal", among: numbers(open) };
  return more.length > 0 ? { refused: "which-proposal", among: numbers(open) } : only;
};

const numbers = (proposals: readonly Proposal[]): string[] => proposals.map(({ number }) => String(number));

const outcomeOf = { carried: "carried", "not-carried": "not-carried", tied: "tied" } as const;
const outcomeOfMeasure = { ...outcomeOf, carried: "measure-confirmed", "not-carried": "measure-undone" } as const;

const cast =
  (vote: Vote) =>
  (asked: AskedByMember): Ran => {
    const { state, line, member, mail, context } = asked;
    const meant = meantProposal(state, vote, line.argument);
    if (!("number" in meant)) return meant;
    if (line.argument === "" && isNewerThanMail(asked, meant.putAt))
      return { refused: "put-since", among: [`/${vote} ${meant.number}`] };
    const hasReason = line.body !== "" && !isSignatureAlone(asked, line.body);
    // The others read why, as they read every note.
    const reason: readonly Event[] = hasReason ? [{ kind: "note-added", by: member, mail }] : [];
    const voted: Event = { kind: "voted", number: meant.number, by: member, vote };
    const events = withSettled(state, [...reason, voted], context.desk);
    const result = events.find((event) => event.kind === "vote-settled" && event.number === meant.number);
    const outcomes = isDecision(meant) ? outcomeOf : outcomeOfMeasure;
    return {
      done: result?.kind === "vote-settled" ? outcomes[result.result] : "voted",
      among: [String(meant.number)],
      events,
    };
  };

type ClosedFacts = Omit<EventOf<"closed">, "kind">;

/** Without a decision that was carried since the case was last opened, the others are asked first. */
export const closeWith = (state: Case, closing: ClosedFacts, context: AskedByMember["context"]): Ran => {
  // That somebody reported in bad faith is for all to decide, whatever else they have decided.
  if (!closing.closing.noLetter && hasDecided(state)) return { done: "closed", events: [{ kind: "closed", ...closing }] };
  if (openProposals(state).some(({ what }) => what === "close")) return { refused: "already-so" };
  return put(state, { kind: "proposed", what: "close", ...closing }, context);
};

/** Whoever reported, and sees nothing follow, is owed the reasons where the policy says so. */
const owesReasons = (state: Case): boolean =>
  policyNamed(state.policy).atClosing.includes("letter-with-reasons") && readsLetter(state) && !somethingFollowed(state);

const readsLetter = ({ reporter, quiet, wroteSinceQuiet }: Case): boolean =>
  reporter.address !== undefined && (quiet !== "all" || wroteSinceQuiet === true);

/** Who ends a case too early, or in a way that the procedure does not know, hears of that before anything else. */
const cannotClose = (state: Case, { anyway, noLetter, letter }: ReturnType<typeof closingLines>): Ran | undefined => {
  if (noLetter && !policyNamed(state.policy).noLetterIfNotInGoodFaith) return { refused: "letter-always" };
  if (noLetter) return letter === "" ? undefined : { refused: "letter-never" };
  const first = anyway || !readsLetter(state) ? [] : firstShown(state, "reporter");
  return first.length > 0 ? { refused: "others-come-first", among: first } : undefined;
};

const close = ({ state, line, member, mail, at, context, leaks }: AskedByMember): Ran => {
  const lines = closingLines(line);
  const { said, missing: parts, letter, noLetter } = lines;
  const missing = letter === "" && !noLetter && owesReasons(state) ? [...parts, "letter"] : parts;
  if (missing.length > 0) return { refused: "closing-incomplete", among: missing.map((part) => `${part}:`) };
  const review = daySaid(said.review ?? "", "review:", context);
  if ("refused" in review) return review;
  const ends = said.ends === undefined ? undefined : daySaid(said.ends, "ends:", context);
  if (ends !== undefined && "refused" in ends) return ends;
  const cannot = cannotClose(state, lines);
  if (cannot) return cannot;
  const closing = {
    actions: said.actions ?? "",
    outcome: said.outcome ?? "",
    review: review.day,
    ...(ends !== undefined && { ends: ends.day }),
    ...(noLetter && { noLetter }),
  };
  if (leaks && !noLetter)
    return {
      done: "letter-held",
      events: [{ kind: "letter-held", letter: { by: member, mail, line: at, command: "close", closing } }],
    };
  return closeWith(state, { by: member, mail, line: at, closing }, context);
};

/** It is done already; what is put to the others is whether it stays. */
const urgent = (asked: AskedByMember): Ran => {
  const { state, line, member, mail, at, context } = asked;
  if (textOf(line) === "" || isSignatureAlone(asked, textOf(line))) return { refused: "no-text" };
  const ran = put(state, { kind: "proposed", what: "measure", by: member, mail, line: at }, context);
  return "refused" in ran || !voters(state, context.desk).every((id) => id === member) ? ran : { ...ran, done: "measure-alone" };
};

export const decisionRuns: Runs<"propose" | Vote | "close" | "reopen" | "urgent"> = {
  urgent: byMember(urgent),
  propose: byMember(propose),
  agree: byMember(cast("agree")),
  disagree: byMember(cast("disagree")),
  abstain: byMember(cast("abstain")),
  close: byMember(close),
  reopen: ({ by }) => ({ done: "reopened", events: [{ kind: "reopened", by }] }),
};
