/** What a committee promises and how it decides, as data. Procedures differ in rows, never in branches. */

/** When duty changes hands. A month starts in the desk's own zone; a week starts at a fixed hour in UTC. */
export type DutyRule =
  | { readonly every: "month" }
  | { readonly every: "week"; readonly weekday: number; readonly hourUtc: number };

/** Who must agree before a decision stands. An abstention counts as present. */
type DecisionRule =
  | { readonly needs: "shepherd-and-others"; readonly others: number }
  | { readonly needs: "two-thirds-of-unconflicted" }
  | { readonly needs: "majority-of-circle" };

export type Told = "reporter" | "respondent" | "moderators" | "others";

type SevereRule = "organisers-and-motion" | "majority-of-committee" | "no-special-rule";

type ClosingRecord = "actions" | "outcome" | "review-date" | "letter-with-reasons" | "letter" | "yearly-transparency";

/** How many months after its closing the content of a case is kept. What then remains is a line of the statistics. */
interface ContentKept {
  readonly months: number;
  readonly ifNothingFollowed: number;
  readonly ifSevere: number;
  /** Another case about the same person lets the time begin anew. */
  readonly anewAtMatch: boolean;
}

/** What keeps a flood of mail from drowning the committee, its reporters or the desk's good name with mail services. */
export interface Budgets {
  /** So many reports open cases in any hour, whatever they look like. */
  readonly reportsAnHour: number;
  /** The same for mails that nothing vouches for, counted among all: most waves are forged. */
  readonly unvouchedAnHour: number;
  /** Above that, what is unlike the rest still does, up to so many in all. */
  readonly mostReportsAnHour: number;
  /** Of one sender, while nobody has acted on any of them. */
  readonly reportsOfOneAnHour: number;
  /** Over it, receipts wait. */
  readonly receiptsAnHour: number;
  /** Automatic answers to one address, over all its cases. */
  readonly answersADay: number;
  /** How long a mail that was kept back can still be opened. */
  readonly keptBackFor: number;
}

/** All durations are milliseconds, counted from the receipt of the report. */
export interface Policy extends Budgets {
  readonly duty: DutyRule;
  /** At a hand-over everybody is told who is on duty and who is next, not only the two pairs. */
  readonly noticeToAll: boolean;
  readonly acknowledgeWithin: number;
  readonly acknowledgeIdeally: number;
  readonly primaryRemindedAfter: number;
  readonly secondaryTakesOverAfter: number;
  readonly anyoneStepsInAfter: number;
  readonly outsideContactAfter: number;
  readonly newsEvery: number;
  /** A letter to send when there is no news yet, where the procedure asks for one. */
  readonly statusLetter: boolean;
  readonly resolvedWithin: number;
  /** By then somebody looks after the case, counted from the acknowledgement. */
  readonly shepherdNamedWithin: number;
  /** As long as a shepherd may be silent. */
  readonly shepherdHeardWithin: number;
  readonly votesWithin: number;
  /** What a reporter writes to a case under way. */
  readonly reporterAnsweredWithin: number;
  /** From a decision: the reporter has heard of it, it is carried out, the case is closed. */
  readonly decisionToldWithin: number;
  readonly actionsDoneWithin: number;
  readonly closedWithin: number;
  readonly decision: DecisionRule;
  readonly toldAfterDecision: readonly Told[];
  readonly severe: SevereRule;
  readonly moderatorsAnswerWithin: number | undefined;
  readonly moderatorsDisputeGoesTo: "board" | undefined;
  readonly atClosing: readonly ClosingRecord[];
  /** Whoever did not report in good faith is sent no letter at the end, if the circle votes so. */
  readonly noLetterIfNotInGoodFaith: boolean;
  /** A case has a second owner beside its shepherd. */
  readonly secondOwner: boolean;
  readonly membersAskedToGoOnEveryMonths: number | undefined;
  readonly contentKept: ContentKept;
}
