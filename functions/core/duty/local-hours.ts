/** Hours as a clock on the wall shows them: when a mail may come to a member, and when the morning begins at the desk. */
import { Temporal } from "temporal-polyfill";
import { type Instant, instant, minutes } from "../instant.ts";
import type { DeskSettings, Member } from "./desk-settings.ts";

/** `at`, or the end of the member's quiet hours where it falls into them. For reminders; a safety risk waits for nobody. */
export const afterQuietHours = (desk: DeskSettings, { quietHours }: Member, at: Instant): Instant => {
  if (!quietHours) return at;
  const zone = quietHours.zone ?? desk.zone;
  const local = localAt(at, zone);
  const [from, to] = [Temporal.PlainTime.from(quietHours.from), Temporal.PlainTime.from(quietHours.to)];
  const now = local.toPlainTime();
  if (!isBetween(now, from, to)) return at;
  const today = local.toPlainDate();
  const ends = Temporal.PlainTime.compare(now, to) < 0 ? today : today.add({ days: 1 });
  const { first, last } = momentsOf(zone, ends.toPlainDateTime(to));
  // Where the hour of the end comes twice and the first one is over, the second one counts.
  return first > at ? first : last;
};

/** The first morning at the desk that is not before `at`. One morning a day, also where its hour comes twice. */
export const morningAfter = (desk: DeskSettings, at: Instant): Instant => {
  const minute = Math.ceil(at / minutes(1));
  const name = `${desk.zone} ${desk.morning} ${minute}`;
  const known = mornings.get(name) ?? morningFrom(desk, instant(minute * minutes(1)));
  if (mornings.size >= mostMornings) mornings.clear();
  mornings.set(name, known);
  return known;
};

/** Asked after every write of a case. Mornings and zones go by whole minutes, so all of a minute has the same answer. */
const mornings = new Map<string, Instant>();
const mostMornings = 1000;

const morningFrom = (desk: DeskSettings, at: Instant): Instant => {
  const morning = Temporal.PlainTime.from(desk.morning);
  const today = localAt(at, desk.zone).toPlainDate();
  const { first } = momentsOf(desk.zone, today.toPlainDateTime(morning));
  return first >= at ? first : momentsOf(desk.zone, today.add({ days: 1 }).toPlainDateTime(morning)).first;
};

const localAt = (at: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** `22:00` to `07:00` goes over midnight. */
const isBetween = (now: Temporal.PlainTime, from: Temporal.PlainTime, to: Temporal.PlainTime): boolean => {
  const [begun, over] = [Temporal.PlainTime.compare(now, from) >= 0, Temporal.PlainTime.compare(now, to) >= 0];
  return Temporal.PlainTime.compare(from, to) < 0 ? begun && !over : begun || !over;
};

/** A time that comes twice has two moments. One that the clock skips has none: the moment after the gap stands for it. */
const momentsOf = (zone: string, time: Temporal.PlainDateTime): { readonly first: Instant; readonly last: Instant } => {
  const first = time.toZonedDateTime(zone, { disambiguation: "earlier" });
  const isSkipped = !first.toPlainDateTime().equals(time);
  const last = isSkipped
    ? (first.getTimeZoneTransition("next") ?? first)
    : time.toZonedDateTime(zone, { disambiguation: "later" });
  return { first: instant((isSkipped ? last : first).epochMilliseconds), last: instant(last.epochMilliseconds) };
};
