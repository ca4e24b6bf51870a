/** Times as a person reads them: in the desk's zone, with the zone named. */
import type { Instant } from "../instant.ts";

/** Making a formatter costs more than using it a hundred times, and a desk has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterFor = (zone: string, withYear = false): Intl.DateTimeFormat => {
  const name = `${zone} ${withYear}`;
  const known = formatters.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(withYear && { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  formatters.set(name, made);
  return made;
};

/** `Tuesday 10 March at 10:00, Chicago time`: nobody reads an offset at night. */
export const dateAndTime = (at: Instant, zone: string): string => `${formatterFor(zone).format(at)}, ${placeOf(zone)}`;

/** `Tuesday, 10 March 2026 at 10:00`: for what is read in another year, where the zone is said once for all of it. */
export const dateWithYear = (at: Instant, zone: string): string => formatterFor(zone, true).format(at);

/** `Chicago time`. */
export const placeOf = (zone: string): string =>
  zone.includes("/") ? `${zone.split("/").at(-1)?.replaceAll("_", " ")} time` : zone;

/** `12 hours`, `2 days`, `1 hour and 30 minutes`: a promise is said as it is, never rounded. */
export const duration = (milliseconds: number): string => {
  const whole = Math.round(milliseconds / 60_000);
  if (whole % (24 * 60) === 0 && whole > 24 * 60) return counted(whole / (24 * 60), "day");
  const parts = [counted(Math.floor(whole / 60), "hour"), counted(whole % 60, "minute")];
  return parts.filter((part) => !part.startsWith("0 ")).join(" and ");
};

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
