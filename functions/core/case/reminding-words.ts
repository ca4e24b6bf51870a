/** The names of what time does to a case. */

/** What happens while nobody acknowledges a report, in order. */
export const rungs = ["primary-reminded", "secondary-takes-over", "anyone-steps-in", "outside-contact"] as const;
export type Rung = (typeof rungs)[number];

/** What a committee may let slip, and is reminded of. */
export const followUps = [
  "mail-waits",
  "no-shepherd",
  "shepherd-silent",
  "votes-missing",
  "decision-overdue",
  "decision-untold",
  "moderators-silent",
  "actions-open",
  "still-open",
  "reporter-waits",
  "news-due",
  "promise-due",
  "review-due",
  "sanction-ends",
  "still-held",
  "advice-open",
  "hold-ends",
] as const;
export type FollowUp = (typeof followUps)[number];

/**
 * Facts that a promise is counted from. `letter`: a member's last to the reporter; `status`: the desk's own; `wrote`: the
 * reporter's last; `heard`: the shepherd's.
 */
export const timeNames = [
  "reported",
  "letter",
  "status",
  "promised",
  "wrote",
  "heard",
  "proposed",
  "decided",
  "acted",
  "reopened",
  "held",
  "released",
  "rung",
  "matched",
  "unkept",
] as const;
export type TimeName = (typeof timeNames)[number];
