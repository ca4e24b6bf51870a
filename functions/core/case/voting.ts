/** Whether a proposal is carried: the policy's rule over the votes that count at this moment. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { entitledMember, outsideContactId } from "../duty/duty.ts";
import { confirmedMembers } from "../duty/entitled.ts";
import type { MemberId } from "../ids.ts";
import { policyOf } from "../policy/overrides.ts";
import type { Policy } from "../policy/policy.ts";
import type { Case } from "./case.ts";
import type { Event } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { isDecision, votesOpen } from "./proposals.ts";
import { mayComeIn } from "./roles.ts";
import type { Proposal } from "./vocabulary.ts";

/** Whose vote counts: in the circle, and not only there to advise. A vote of somebody who has left since is none. */
export const voters = (state: Case, desk: DeskSettings): readonly MemberId[] =>
  state.circle.filter((id) => !state.adviseOnly.includes(id) && entitledMember(desk, id) !== undefined);

interface Count {
  readonly state: Case;
  readonly desk: DeskSettings;
  readonly proposal: Proposal;
  readonly voters: readonly MemberId[];
  readonly agree: readonly MemberId[];
  /** Voters who have not said anything yet. */
  readonly silent: number;
}

const count = (state: Case, desk: DeskSettings, proposal: Proposal): Count => {
  const may = voters(state, desk);
  const given = proposal.votes.filter((vote) => may.includes(vote.member));
  return {
    state,
    desk,
    proposal,
    voters: may,
    agree: given.filter(({ vote }) => vote === "agree").map(({ member }) => member),
    silent: may.length - given.length,
  };
};

type Rule = Policy["decision"];
type RuleOf<Needs extends Rule["needs"]> = Extract<Rule, { needs: Needs }>;

interface Tally {
  /** How many must agree. */
  readonly need: number;
  readonly have: number;
  /** How many could, of those who may vote today. */
  readonly reach: number;
  /** Its proposer, whose word the rule builds on, is against it by now. */
  readonly isTakenBack?: boolean;
}

const tallies: { readonly [Needs in Rule["needs"]]: (rule: RuleOf<Needs>, count: Count) => Tally } = {
  "shepherd-and-others": ({ others }, { desk, agree, proposal, voters: may }) => {
    const beside = (ids: readonly MemberId[]): number => ids.filter((id) => id !== proposal.by).length;
    // A committee of two has one other. Its size counts and not the circle's, which a member could make small.
    const need = Math.min(others, Math.max(1, confirmedMembers(desk).length - 1));
    return { need, have: beside(agree), reach: beside(may), isTakenBack: isTakenBack(proposal) };
  },
  // Of all who may vote, the silent and those whom nobody has asked yet included.
  "two-thirds-of-unconflicted": (_, { state, desk, agree, voters: may }) => ({
    need: Math.max(fewest, Math.ceil((2 * unconflicted(state, desk)) / 3)),
    have: agree.length,
    reach: may.length,
  }),
  "majority-of-circle": (_, { voters: may, agree }) => ({
    need: Math.max(fewest, Math.floor(may.length / 2) + 1),
    have: agree.length,
    reach: may.length,
  }),
};

/** Whether a policy has a rule of its own for this case, because it is severe. */
export const needsCommittee = (state: Case, desk: DeskSettings): boolean =>
  state.severe === true && policyOf(desk, state.policy).severe === "majority-of-committee";

/** Never less than what the ordinary rule asks for; its proposer, who stands beside that rule, counts here as one of them. */
const committeeTally = (rule: Rule, counted: Count): Tally => {
  const { state, desk, agree, voters: may } = counted;
  const { need, isTakenBack: wasTakenBack } = tallyOf(rule, counted);
  const ordinarily = rule.needs === "shepherd-and-others" ? need + 1 : need;
  return {
    need: Math.max(fewest, ordinarily, Math.floor(unconflicted(state, desk) / 2) + 1),
    have: agree.length,
    reach: may.length,
    ...(wasTakenBack !== undefined && { isTakenBack: wasTakenBack }),
  };
};

/** Over whoever may vote beside the one who took it. It builds on that one's word, so they can take it back alone. */
const measureTally = ({ proposal, voters: may, agree }: Count): Tally => {
  const others = may.filter((id) => id !== proposal.by);
  return {
    need: Math.floor(others.length / 2) + 1,
    have: agree.filter((id) => id !== proposal.by).length,
    reach: others.length,
    isTakenBack: isTakenBack(proposal),
  };
};

const isTakenBack = ({ by, votes }: Proposal): boolean => votes.some(({ member, vote }) => member === by && vote === "disagree");

/** Whoever is left alone does not decide alone: the vote stays open, and goes to somebody outside when it has waited. */
const fewest = 2;

/** Whom a colleague has kept out still counts: else one member could make a small vote large enough. */
const byColleague: readonly string[] = ["excluded", "involved"];

const unconflicted = (state: Case, desk: DeskSettings): number =>
  confirmedMembers(desk).filter(
    ({ id }) =>
      !state.adviseOnly.includes(id) && !state.keptOut.some((row) => row.member === id && !byColleague.includes(row.why)),
  ).length;

const tallyOf = <Needs extends Rule["needs"]>(rule: RuleOf<Needs>, counted: Count): Tally =>
  (tallies[rule.needs] as (rule: RuleOf<Needs>, count: Count) => Tally)(rule, counted);

export interface Standing extends Tally {
  readonly result: Proposal["result"];
}

export const standingOf = (state: Case, desk: DeskSettings, proposal: Proposal): Standing => {
  const counted = count(state, desk, proposal);
  const tally = isOutsideAlone(counted)
    ? { need: 1, have: counted.agree.length, reach: 1 }
    : isDecision(proposal)
      ? decisionTally(counted)
      : measureTally(counted);
  return { ...tally, result: isDecision(proposal) ? resultOf(counted, tally) : resultOfMeasure(counted, tally) };
};

const decisionTally = (counted: Count): Tally => {
  const rule = policyOf(counted.desk, counted.state.policy).decision;
  return needsCommittee(counted.state, counted.desk) ? committeeTally(rule, counted) : tallyOf(rule, counted);
};

/** Only enough of the others settle it, either way: until then it waits, and is brought up again. */
const resultOfMeasure = ({ proposal, voters: may }: Count, { need, have, isTakenBack: isUndone }: Tally): Proposal["result"] => {
  if (isUndone === true) return "not-carried";
  if (have >= need) return "carried";
  const against = proposal.votes.filter(({ member, vote }) => vote === "disagree" && may.includes(member)).length;
  return against >= need ? "not-carried" : "open";
};

/** Where nobody in the committee is left, there is nobody else to ask. */
const isOutsideAlone = ({ voters: may }: Count): boolean => may.length === 1 && may[0] === outsideContactId;

/** Too few to carry anything, and more could still be asked: nothing is decided by that. */
const couldGrow = ({ state, desk }: Count, { need, reach }: Tally): boolean =>
  reach < need && confirmedMembers(desk).some(({ id }) => mayComeIn(state, id));

/** While somebody is silent nothing is lost: they may agree, or somebody may change their mind. */
const resultOf = (counted: Count, tally: Tally): Proposal["result"] => {
  const { proposal, voters: may, silent } = counted;
  // No member decides alone, however small the circle; what waits goes to somebody outside.
  if (may.length < 2 && !isOutsideAlone(counted)) return "open";
  if (tally.have >= tally.need && tally.isTakenBack !== true) return "carried";
  if (silent > 0 || couldGrow(counted, tally)) return "open";
  const given = (wanted: string): number =>
    proposal.votes.filter(({ member, vote }) => vote === wanted && may.includes(member)).length;
  return given("agree") === given("disagree") && given("disagree") > 0 ? "tied" : "not-carried";
};

/**
 * Votes settle whenever one is given, and also when a circle changes and with it whose vote counts. A case whose closing is
 * carried is closed by that.
 */
export const withSettled = (before: Case, events: readonly Event[], desk: DeskSettings): readonly Event[] => [
  ...events,
  ...settled(evolvedBy(before, events), desk),
];

const settled = (state: Case, desk: DeskSettings): readonly Event[] => {
  // A case that is closed is not decided again because somebody leaves it: that would send a second closing letter.
  const counted = votesOpen(state).filter((row) => state.stage === "acknowledged" || !isDecision(row));
  return counted.flatMap((proposal) => {
    const { result } = standingOf(state, desk, proposal);
    if (result === "open") return [];
    return [
      { kind: "vote-settled" as const, number: proposal.number, result },
      ...(result === "carried" ? closedBy(proposal) : []),
    ];
  });
};

const closedBy = ({ what, closing, by, mail, line }: Proposal): readonly Event[] =>
  what === "close" && closing ? [{ kind: "closed", by, closing, mail, line }] : [];
