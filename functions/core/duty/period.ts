/** Periods of duty. Hand-over is an instant in a zone, so a period can be an hour shorter or longer than its neighbours. */
import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "../instant.ts";
import type { DutyRule } from "../policy/policy.ts";

export interface Period {
  /** The name that an assignment uses: `2026-03`, or `2026-03-09` for the week that starts on that day. */
  readonly key: string;
  /** Counts up by one from each period to the next; the rotation is read by it. */
  readonly index: number;
  readonly from: Instant;
  readonly to: Instant;
}

export const periodAt = (rule: DutyRule, zone: string, at: Instant): Period =>
  rule.every === "month" ? monthAt(zone, at) : weekAt(rule.weekday, rule.hourUtc, at);

const toInstant = (time: Temporal.ZonedDateTime): Instant => instant(time.epochMilliseconds);

const monthAt = (zone: string, at: Instant): Period => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const month = local.toPlainDate().toPlainYearMonth();
  const startOf = (which: Temporal.PlainYearMonth): Instant => toInstant(which.toPlainDate({ day: 1 }).toZonedDateTime(zone));
  return {
    key: month.toString(),
    index: month.year * 12 + month.month - 1,
    from: startOf(month),
    to: startOf(month.add({ months: 1 })),
  };
};

const aMonday = Temporal.PlainDate.from("1970-01-05");

const weekAt = (weekday: number, hourUtc: number, at: Instant): Period => {
  const shifted = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC").subtract({ hours: hourUtc }).toPlainDate();
  const first = shifted.subtract({ days: (shifted.dayOfWeek - weekday + 7) % 7 });
  const startOf = (day: Temporal.PlainDate): Instant =>
    toInstant(day.toZonedDateTime({ timeZone: "UTC", plainTime: { hour: hourUtc } }));
  return {
    key: first.toString(),
    index: Math.floor(aMonday.until(first, { largestUnit: "days" }).days / 7),
    from: startOf(first),
    to: startOf(first.add({ days: 7 })),
  };
};
