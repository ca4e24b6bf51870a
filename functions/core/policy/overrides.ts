/** A desk's own numbers in place of its policy's. What makes no sense is refused with the row and the reason. */
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { days, minutes } from "../instant.ts";
import { duration } from "../record/dates.ts";
import type { Policy } from "./policy.ts";
import { type PolicyName, policyNamed } from "./rows.ts";

/** The clock ticks once a minute: a promise that is shorter cannot be kept. */
const shortest = minutes(1);
const longest = days(366);
/** The bucket forgets the mails a little later, whatever a desk says. */
const longestKeptBack = days(60);

/** Nothing for what is no duration, or what is as long as the calendar makes it: nobody can promise a reporter "a month". */
const millisecondsIn = (text: string): number | undefined => {
  try {
    const said = Temporal.Duration.from(text);
    if (said.years !== 0 || said.months !== 0) return undefined;
    return days(7 * said.weeks) + said.with({ weeks: 0 }).total("milliseconds");
  } catch {
    return undefined;
  }
};

const faultOf = (text: string): string | undefined => {
  const length = millisecondsIn(text);
  if (length === undefined) return "is not a duration; write one like PT6H, PT90M or P7D";
  if (length < 0) return "is negative";
  if (length < shortest) return "is shorter than a minute, and the clock ticks once a minute";
  if (length > longest) return "is longer than a year";
  return length % shortest === 0 ? undefined : "must be whole minutes";
};

const ownDuration = z
  .string()
  .superRefine((text, context) => {
    const message = faultOf(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  })
  .optional();

const whole = (least: number, most: number) => z.int().min(least).max(most).optional();

const durations = {
  acknowledgeWithin: ownDuration,
  acknowledgeIdeally: ownDuration,
  primaryRemindedAfter: ownDuration,
  secondaryTakesOverAfter: ownDuration,
  anyoneStepsInAfter: ownDuration,
  outsideContactAfter: ownDuration,
  newsEvery: ownDuration,
  resolvedWithin: ownDuration,
  shepherdNamedWithin: ownDuration,
  shepherdHeardWithin: ownDuration,
  votesWithin: ownDuration,
  reporterAnsweredWithin: ownDuration,
  decisionToldWithin: ownDuration,
  actionsDoneWithin: ownDuration,
  closedWithin: ownDuration,
  moderatorsAnswerWithin: ownDuration,
  keptBackFor: ownDuration,
};

/** Against floods. An operator who expects a wave raises them. */
const counts = {
  reportsAnHour: whole(1, 100_000),
  unvouchedAnHour: whole(1, 100_000),
  mostReportsAnHour: whole(1, 100_000),
  reportsOfOneAnHour: whole(1, 100_000),
  receiptsAnHour: whole(1, 100_000),
  answersADay: whole(1, 100),
};

export const overrides = z.strictObject({
  ...durations,
  ...counts,
  membersAskedToGoOnEveryMonths: whole(1, 12),
  contentKeptMonths: whole(1, 120),
  contentKeptMonthsIfNothingFollowed: whole(1, 120),
  contentKeptMonthsIfSevere: whole(1, 240),
  /** How many must agree beside the shepherd. */
  othersWhoAgree: whole(1, 20),
  /** 1 is Monday. */
  handOverWeekday: whole(1, 7),
  handOverHourUtc: whole(0, 23),
});
type Overrides = z.output<typeof overrides>;
type Row = keyof Overrides;
type DurationRow = keyof typeof durations;

interface OwnNumbers {
  readonly policy: PolicyName;
  readonly overrides?: Overrides | undefined;
}

/** The policy as this desk keeps it. A case that began under another policy keeps that one's numbers: they were never overridden. */
export const policyOf = ({ policy, overrides: own }: OwnNumbers, name: PolicyName): Policy =>
  own === undefined || name !== policy ? policyNamed(name) : overridden(policyNamed(name), own);

const overridden = (policy: Policy, own: Overrides): Policy => {
  const merged = {
    ...policy,
    ...lengthsIn(own),
    ...countsIn(own),
    membersAskedToGoOnEveryMonths: own.membersAskedToGoOnEveryMonths ?? policy.membersAskedToGoOnEveryMonths,
    decision: withOthers(policy.decision, own.othersWhoAgree),
    duty: withHandOver(policy.duty, own),
    contentKept: {
      ...policy.contentKept,
      months: own.contentKeptMonths ?? policy.contentKept.months,
      ifNothingFollowed: own.contentKeptMonthsIfNothingFollowed ?? policy.contentKept.ifNothingFollowed,
      ifSevere: own.contentKeptMonthsIfSevere ?? policy.contentKept.ifSevere,
    },
  };
  const ideally =
    own.acknowledgeIdeally === undefined ? Math.min(merged.acknowledgeIdeally, merged.acknowledgeWithin) : undefined;
  return ideally === undefined ? merged : { ...merged, acknowledgeIdeally: ideally };
};

const isDurationRow = (row: string): row is DurationRow => row in durations;

const lengthsIn = (own: Overrides): Readonly<Partial<Record<DurationRow, number>>> =>
  Object.fromEntries(
    Object.entries(own).flatMap(([row, said]) => {
      const length = isDurationRow(row) && typeof said === "string" ? millisecondsIn(said) : undefined;
      return length === undefined ? [] : [[row, length]];
    }),
  );

const countsIn = (own: Overrides): Readonly<Partial<Record<keyof typeof counts, number>>> =>
  Object.fromEntries(Object.entries(own).filter(([row, said]) => row in counts && typeof said === "number"));

const withOthers = (decision: Policy["decision"], others: number | undefined): Policy["decision"] =>
  decision.needs === "shepherd-and-others" && others !== undefined ? { ...decision, others } : decision;

const withHandOver = (duty: Policy["duty"], own: Overrides): Policy["duty"] =>
  duty.every === "week"
    ? { ...duty, weekday: own.handOverWeekday ?? duty.weekday, hourUtc: own.handOverHourUtc ?? duty.hourUtc }
    : duty;

/** The ladder, lowest rung first, and what must come before a promise is broken. */
const mustBeSooner: readonly (readonly [sooner: DurationRow, later: DurationRow])[] = [
  ["primaryRemindedAfter", "secondaryTakesOverAfter"],
  ["secondaryTakesOverAfter", "anyoneStepsInAfter"],
  ["anyoneStepsInAfter", "outsideContactAfter"],
  ["primaryRemindedAfter", "acknowledgeWithin"],
];

/** Rows that some policies have no use for. */
const isThere: Readonly<Partial<Record<Row, (policy: Policy) => boolean>>> = {
  moderatorsAnswerWithin: (policy) => policy.moderatorsAnswerWithin !== undefined,
  membersAskedToGoOnEveryMonths: (policy) => policy.membersAskedToGoOnEveryMonths !== undefined,
  othersWhoAgree: (policy) => policy.decision.needs === "shepherd-and-others",
  handOverWeekday: (policy) => policy.duty.every === "week",
  handOverHourUtc: (policy) => policy.duty.every === "week",
};

interface Fault {
  readonly row: string;
  readonly message: string;
}

/** What the rows say of each other, which none of them shows alone. */
export const faultsAmong = (desk: OwnNumbers): readonly Fault[] => {
  const { policy: name, overrides: own = {} } = desk;
  const policy = policyOf(desk, name);
  const useless = Object.keys(own).filter((row) => isThere[row as Row]?.(policyNamed(name)) === false);
  return [
    ...useless.map((row) => ({ row, message: `the policy ${name} has no such number` })),
    ...mustBeSooner.flatMap((pair) => faultInOrder(policy, own, pair)),
    ...(policy.keptBackFor > longestKeptBack
      ? [{ row: "keptBackFor", message: `is longer than ${duration(longestKeptBack)}, and most of what is kept back is spam` }]
      : []),
    ...(policy.mostReportsAnHour < policy.reportsAnHour
      ? [{ row: "mostReportsAnHour", message: `is less than reportsAnHour, which is ${policy.reportsAnHour}` }]
      : []),
    ...(policy.acknowledgeIdeally > policy.acknowledgeWithin
      ? [
          {
            row: "acknowledgeIdeally",
            message: `is later than acknowledgeWithin, which is ${duration(policy.acknowledgeWithin)}`,
          },
        ]
      : []),
  ];
};

/** The row that the operator wrote is named, and the other one with what it stands at. */
const faultInOrder = (policy: Policy, own: Overrides, [sooner, later]: readonly [DurationRow, DurationRow]): readonly Fault[] => {
  const [first = 0, second = 0] = [policy[sooner], policy[later]];
  if (first < second) return [];
  return own[later] === undefined
    ? [{ row: sooner, message: `must be sooner than ${later}, which is ${duration(second)}` }]
    : [{ row: later, message: `must be later than ${sooner}, which is ${duration(first)}` }];
};
