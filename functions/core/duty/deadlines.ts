/**
 * What a desk owes its committee by the calendar alone. Nothing of it is stored but what was done: each deadline follows from
 * the settings and that, so a clock that stops, jumps or runs twice misses nothing and repeats nothing.
 */
import { Temporal } from "temporal-polyfill";
import { after, days, type Instant, instant } from "../instant.ts";
import type { keptBackTellings } from "./desk-events.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";
import { pairIn, periodOf } from "./duty.ts";
import type { Period } from "./period.ts";

export interface DoneByCalendar {
  readonly settings: DeskSettings;
  /** When the last period began that was handed over. Missing in a desk that has never counted. */
  readonly dutyFrom?: Instant | undefined;
  /** Of which coming periods without a pair the members know, and how many days ahead they last heard of it. */
  readonly warned: readonly { readonly from: Instant; readonly daysAhead: number }[];
  /** When word is due of mails that were kept back. */
  readonly keptBack?: { readonly digestAt?: Instant | undefined; readonly noticeAt?: Instant | undefined };
  /** Of which keys the members know that they end, and how many days ahead they last heard of it. */
  readonly keysWarned: readonly KeyWarned[];
}

interface KeyWarned {
  readonly member: Member["id"];
  readonly expires: Instant;
  readonly daysAhead: number;
}

export type Deadline =
  | { readonly at: Instant; readonly what: "hand-over" }
  | { readonly at: Instant; readonly what: "pair-missing"; readonly period: Period; readonly daysAhead: number }
  | ({ readonly at: Instant; readonly what: "key-expires" } & KeyWarned)
  | { readonly at: Instant; readonly what: "kept-back"; readonly tell: (typeof keptBackTellings)[number] };

type Rule = (done: DoneByCalendar, running: Period) => readonly Deadline[];

const handOver: Rule = (_, { to }) => [{ what: "hand-over", at: to }];

const pairMissing: Rule = ({ settings, warned }, running) =>
  periodsAhead(settings, running)
    .filter((period) => pairIn(settings, period).length < 2)
    .flatMap((period) =>
      warnedDaysAhead
        // Whoever was away when the first warning was due needs only the last one.
        .filter((daysAhead) => !warned.some((row) => row.from === period.from && row.daysAhead <= daysAhead))
        .map((daysAhead) => ({ what: "pair-missing", at: daysBefore(settings, period.from, daysAhead), period, daysAhead })),
    );

/** Long enough to make a new key and to have it put on the roster; and once more when there is hardly time left. */
const keyDaysAhead: readonly number[] = [14, 2];

const keyExpires: Rule = ({ settings, keysWarned }) =>
  settings.members.flatMap(({ id: member, openpgpExpires: expires }) =>
    expires === undefined
      ? []
      : keyDaysAhead
          .filter(
            (ahead) => !keysWarned.some((row) => row.member === member && row.expires === expires && row.daysAhead <= ahead),
          )
          .map((daysAhead) => ({
            what: "key-expires",
            at: daysBefore(settings, expires, daysAhead),
            ...{ member, expires, daysAhead },
          })),
  );

const keptBackTold: Rule = ({ keptBack: { digestAt, noticeAt } = {} }) => [
  ...(digestAt === undefined ? [] : [{ what: "kept-back" as const, at: digestAt, tell: "digest" as const }]),
  ...(noticeAt === undefined ? [] : [{ what: "kept-back" as const, at: noticeAt, tell: "notice" as const }]),
];

const rules: readonly Rule[] = [handOver, pairMissing, keyExpires, keptBackTold];

/** A desk always has one: the end of the period that runs. */
export const deskDeadlines = (done: DoneByCalendar): readonly Deadline[] => {
  const { dutyFrom } = done;
  if (dutyFrom === undefined) return [{ what: "hand-over", at: instant(0) }];
  const running = periodOf(done.settings, dutyFrom);
  return rules.flatMap((rule) => rule(done, running));
};

const warnedDaysAhead: readonly number[] = [14, 7, 1];
/** With a day to spare, for a clock change on the way. */
const furthestAhead = days(Math.max(...warnedDaysAhead) + 1);

/** The outside contact is told when it is almost too late, and not before. */
export const outsideIsTold = (daysAhead: number): boolean => daysAhead === Math.min(...warnedDaysAhead);

/** Every period of which a warning can fall due before the running one ends. */
const periodsAhead = (desk: DeskSettings, { to }: Period): readonly Period[] => {
  const ahead: Period[] = [];
  for (let next = periodOf(desk, to); next.from <= after(to, furthestAhead); next = periodOf(desk, next.to)) ahead.push(next);
  return ahead;
};

/** At the same hour by the clock on the wall, so that a week ahead is a week for whoever reads it. */
const daysBefore = (desk: DeskSettings, at: Instant, count: number): Instant =>
  instant(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(desk.zone).subtract({ days: count }).epochMilliseconds);
