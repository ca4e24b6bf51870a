/** Times as a person reads them: in the desk's zone, with the zone named. */
import type { Instant } from "../instant.ts";

/** Making a formatter costs more than using it a hundred times, and a desk has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterFor = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  formatters.set(zone, made);
  return made;
};

/** `Tuesday 10 March at 10:00, Chicago time`: nobody reads an offset at night. */
export const dateAndTime = (at: Instant, zone: string): string => `${formatterFor(zone).format(at)}, ${placeOf(zone)}`;

const placeOf = (zone: string): string => (zone.includes("/") ? `${zone.split("/").at(-1)?.replaceAll("_", " ")} time` : zone);

/** `12 hours`, `2 days`: the largest unit that fits without a rest. */
export const duration = (milliseconds: number): string => {
  const wholeHours = Math.round(milliseconds / 3_600_000);
  const [count, unit] = wholeHours % 24 === 0 && wholeHours > 24 ? [wholeHours / 24, "day"] : [wholeHours, "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};
