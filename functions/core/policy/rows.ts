/** The four procedures that the desk ships with. Numbers come from the communities' own published practice. */
import { days, hours } from "../instant.ts";
import type { Budgets, Policy } from "./policy.ts";

const halfDayLadder = {
  acknowledgeWithin: hours(12),
  acknowledgeIdeally: hours(2),
  primaryRemindedAfter: hours(4),
  secondaryTakesOverAfter: hours(8),
  anyoneStepsInAfter: hours(24),
  outsideContactAfter: hours(36),
} as const;

const dayLadder = {
  acknowledgeWithin: hours(24),
  acknowledgeIdeally: hours(24),
  primaryRemindedAfter: hours(8),
  secondaryTakesOverAfter: hours(16),
  anyoneStepsInAfter: hours(20),
  outsideContactAfter: hours(36),
} as const;

/** No procedure gives numbers for these; they follow from what the procedures promise. */
const care = {
  shepherdNamedWithin: days(2),
  shepherdHeardWithin: days(4),
  votesWithin: days(2),
  reporterAnsweredWithin: days(2),
  decisionToldWithin: days(1),
  actionsDoneWithin: days(7),
  closedWithin: days(14),
} as const;

/** Most procedures name no time. What nobody needs any more is not kept; what was severe may come up again years later. */
const contentKept = { months: 24, ifNothingFollowed: 12, ifSevere: 60, anewAtMatch: false } as const;

/**
 * A talk that went badly brings a few dozen true reports in an hour, and nothing brings more. Procedures say nothing of floods,
 * so all begin with the same numbers.
 */
const budgets: Budgets = {
  reportsAnHour: 50,
  unvouchedAnHour: 15,
  mostReportsAnHour: 100,
  reportsOfOneAnHour: 4,
  receiptsAnHour: 50,
  answersADay: 10,
  keptBackFor: days(14),
};

export const policies = {
  chipy: {
    ...halfDayLadder,
    ...care,
    ...budgets,
    duty: { every: "month" },
    noticeToAll: false,
    newsEvery: days(7),
    statusLetter: false,
    resolvedWithin: days(14),
    decision: { needs: "shepherd-and-others", others: 2 },
    toldAfterDecision: ["reporter", "others"],
    severe: "organisers-and-motion",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["actions", "outcome", "review-date"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept,
  },
  django: {
    ...halfDayLadder,
    ...care,
    ...budgets,
    duty: { every: "week", weekday: 1, hourUtc: 12 },
    noticeToAll: true,
    newsEvery: days(7),
    statusLetter: false,
    resolvedWithin: days(7),
    decision: { needs: "shepherd-and-others", others: 2 },
    toldAfterDecision: ["reporter", "others"],
    severe: "majority-of-committee",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["actions", "outcome", "review-date"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept: { ...contentKept, months: 12, ifNothingFollowed: 6, anewAtMatch: true },
  },
  psf: {
    ...dayLadder,
    ...care,
    ...budgets,
    duty: { every: "month" },
    noticeToAll: false,
    newsEvery: days(7),
    statusLetter: true,
    resolvedWithin: days(7),
    decision: { needs: "two-thirds-of-unconflicted" },
    toldAfterDecision: ["moderators", "respondent", "reporter"],
    severe: "no-special-rule",
    moderatorsAnswerWithin: days(7),
    moderatorsDisputeGoesTo: "board",
    atClosing: ["letter-with-reasons"],
    noLetterIfNotInGoodFaith: true,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept,
  },
  chaoss: {
    ...dayLadder,
    ...care,
    ...budgets,
    duty: { every: "month" },
    noticeToAll: false,
    newsEvery: days(7),
    statusLetter: true,
    resolvedWithin: days(7),
    decision: { needs: "majority-of-circle" },
    toldAfterDecision: ["respondent", "reporter"],
    severe: "no-special-rule",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["letter", "yearly-transparency"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: true,
    membersAskedToGoOnEveryMonths: 6,
    contentKept,
  },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof policies;

export const policyNames = Object.keys(policies) as readonly PolicyName[];

export const policyNamed = (name: PolicyName): Policy => policies[name];
