/**
 * Times as the desk sees them: in its own zone and by its own clock, which the visitor may have moved.
 */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
const format = (zone, options) => {
  const key = zone + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  formats.set(key, known);
  return known;
};

/** @type {Intl.DateTimeFormatOptions} */
const hours = { hour: "2-digit", minute: "2-digit" };

/** `Tue 10 March 2026, 10:00` @param {string} instant @param {string} zone */
export const longTime = (instant, zone) => {
  const at = new Date(instant);
  const weekday = format(zone, { weekday: "short" }).format(at);
  return `${weekday} ${format(zone, { day: "numeric", month: "long", year: "numeric" }).format(at)}, ${format(zone, hours).format(at)}`;
};

/** @param {string} instant @param {string} zone */
const day = (instant, zone) => format(zone, { dateStyle: "short" }).format(new Date(instant));

/**
 * The hour today, the day earlier: enough to tell mails in a list apart.
 * @param {string} instant
 * @param {string} now
 * @param {string} zone
 */
export const shortTime = (instant, now, zone) =>
  day(instant, zone) === day(now, zone)
    ? format(zone, hours).format(new Date(instant))
    : format(zone, { day: "numeric", month: "short" }).format(new Date(instant));

/** `America/Chicago` -> `Chicago time`. @param {string} zone */
export const zoneName = (zone) => (zone === "UTC" ? "UTC" : `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`);
