/** Times as a person reads them: in the desk's zone, with the zone named. */
import { Temporal } from "temporal-polyfill";
import type { Instant } from "../instant.ts";

export const dateAndTime = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });

/** `12 hours`, `1 day`: the largest unit that fits without a rest. */
export const duration = (milliseconds: number): string => {
  const wholeHours = Math.round(milliseconds / 3_600_000);
  const [count, unit] = wholeHours % 24 === 0 && wholeHours > 24 ? [wholeHours / 24, "day"] : [wholeHours, "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};
