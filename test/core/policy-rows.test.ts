/** The table of policies, cell by cell. A committee's promise to its reporters changes here or nowhere. */
import { describe, expect, test } from "vitest";
import { policies, policyNamed, policyNames } from "../../functions/core/policy/rows.ts";

const hour = 3_600_000;
const day = 24 * hour;

const cells = {
  chipy: {
    duty: { every: "month" },
    noticeToAll: false,
    acknowledgeWithin: 12 * hour,
    acknowledgeIdeally: 2 * hour,
    primaryRemindedAfter: 4 * hour,
    secondaryTakesOverAfter: 8 * hour,
    anyoneStepsInAfter: 24 * hour,
    outsideContactAfter: 36 * hour,
    newsEvery: 7 * day,
    statusLetter: false,
    resolvedWithin: 14 * day,
    decision: { needs: "shepherd-and-others", others: 2 },
    toldAfterDecision: ["reporter", "others"],
    severe: "organisers-and-motion",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["actions", "outcome", "review-date"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept: { months: 24, ifNothingFollowed: 12, ifSevere: 60, anewAtMatch: false },
  },
  django: {
    duty: { every: "week", weekday: 1, hourUtc: 12 },
    noticeToAll: true,
    acknowledgeWithin: 12 * hour,
    primaryRemindedAfter: 4 * hour,
    secondaryTakesOverAfter: 8 * hour,
    anyoneStepsInAfter: 24 * hour,
    outsideContactAfter: 36 * hour,
    newsEvery: 7 * day,
    statusLetter: false,
    resolvedWithin: 7 * day,
    decision: { needs: "shepherd-and-others", others: 2 },
    toldAfterDecision: ["reporter", "others"],
    severe: "majority-of-committee",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["actions", "outcome", "review-date"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept: { months: 12, ifNothingFollowed: 6, ifSevere: 60, anewAtMatch: true },
  },
  psf: {
    duty: { every: "month" },
    noticeToAll: false,
    acknowledgeWithin: 24 * hour,
    primaryRemindedAfter: 8 * hour,
    secondaryTakesOverAfter: 16 * hour,
    anyoneStepsInAfter: 20 * hour,
    outsideContactAfter: 36 * hour,
    newsEvery: 7 * day,
    statusLetter: true,
    resolvedWithin: 7 * day,
    decision: { needs: "two-thirds-of-unconflicted" },
    toldAfterDecision: ["moderators", "respondent", "reporter"],
    severe: "no-special-rule",
    moderatorsAnswerWithin: 7 * day,
    moderatorsDisputeGoesTo: "board",
    atClosing: ["letter-with-reasons"],
    noLetterIfNotInGoodFaith: true,
    secondOwner: false,
    membersAskedToGoOnEveryMonths: undefined,
    contentKept: { months: 24, ifNothingFollowed: 12, ifSevere: 60, anewAtMatch: false },
  },
  chaoss: {
    duty: { every: "month" },
    noticeToAll: false,
    acknowledgeWithin: 24 * hour,
    primaryRemindedAfter: 8 * hour,
    secondaryTakesOverAfter: 16 * hour,
    anyoneStepsInAfter: 20 * hour,
    outsideContactAfter: 36 * hour,
    newsEvery: 7 * day,
    statusLetter: true,
    resolvedWithin: 7 * day,
    decision: { needs: "majority-of-circle" },
    toldAfterDecision: ["respondent", "reporter"],
    severe: "no-special-rule",
    moderatorsAnswerWithin: undefined,
    moderatorsDisputeGoesTo: undefined,
    atClosing: ["letter", "yearly-transparency"],
    noLetterIfNotInGoodFaith: false,
    secondOwner: true,
    membersAskedToGoOnEveryMonths: 6,
    contentKept: { months: 24, ifNothingFollowed: 12, ifSevere: 60, anewAtMatch: false },
  },
} as const;

describe("the policy of", () => {
  test.each(policyNames)("%s says exactly what its procedure says", (name) => {
    expect(policyNamed(name)).toMatchObject(cells[name]);
  });

  test("each of the four desks that ship, and no others", () => {
    expect([...policyNames].sort()).toEqual(["chaoss", "chipy", "django", "psf"]);
    expect(Object.keys(policies).sort()).toEqual([...policyNames].sort());
  });
});

describe("every policy", () => {
  test.each(policyNames)("%s reminds, hands over and steps in before help from outside is called", (name) => {
    const policy = policyNamed(name);
    const ladder = [
      policy.primaryRemindedAfter,
      policy.secondaryTakesOverAfter,
      policy.anyoneStepsInAfter,
      policy.outsideContactAfter,
    ];
    expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
    expect(policy.acknowledgeIdeally).toBeLessThanOrEqual(policy.acknowledgeWithin);
    expect(policy.secondaryTakesOverAfter).toBeLessThan(policy.acknowledgeWithin);
  });

  test.each(policyNames)("%s tells the reporter what was decided", (name) => {
    expect(policyNamed(name).toldAfterDecision).toContain("reporter");
  });
});
