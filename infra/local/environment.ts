/** What `npm start` reads from the environment. A wrong value stops the start with one line that says how to write it. */
import { Temporal } from "temporal-polyfill";
import { type PolicyName, policyNames } from "../../functions/core/policy/rows.ts";
import { CannotStart } from "./trouble.ts";

export interface LocalSettings {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly dataFolder: string;
  /** Start the clock here. Without it, the real time. */
  readonly startAt: number | undefined;
  readonly policy: PolicyName;
  /** False where nobody chose, so that a desk that is there already may keep its own. */
  readonly policyChosen: boolean;
  /** So many reports an hour are no flood. */
  readonly reportsAnHour: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const readLocalSettings = (from: Environment): LocalSettings => ({
  smtpPort: port(from, "SMTP_PORT", 2525),
  httpPort: port(from, "HTTP_PORT", 8025),
  dataFolder: from.DESK_DATA || ".desk",
  startAt: startAt(from.DESK_NOW),
  policy: policy(from.DESK_POLICY),
  policyChosen: Boolean(from.DESK_POLICY),
  reportsAnHour: reportsAnHour(from.DESK_REPORTS_AN_HOUR),
});

const port = (from: Environment, name: string, otherwise: number): number => {
  const text = from[name];
  if (text === undefined || text === "") return otherwise;
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new CannotStart(`${name} is not a port: ${shown(text)}. Set it to a number from 0 (any free port) to 65535.`);
};

const startAt = (text: string | undefined): number | undefined => {
  if (text === undefined || text === "") return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new CannotStart(`DESK_NOW is not an instant: ${shown(text)}. Write one like 2026-03-10T15:00:00Z.`);
  }
};

/** Whoever tries how much the desk can take sends more in a minute than a committee gets in a year, and means no flood. */
const roomForTrials = 3_000;

const reportsAnHour = (text: string | undefined): number => {
  if (text === undefined || text === "") return roomForTrials;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new CannotStart(`DESK_REPORTS_AN_HOUR is not a number: ${shown(text)}. Set it to a number from 1 to 99999.`);
};

const policy = (text: string | undefined): PolicyName => {
  if (text === undefined || text === "") return "chipy";
  const known = policyNames.find((name) => name === text);
  if (known !== undefined) return known;
  throw new CannotStart(`DESK_POLICY is not a policy: ${shown(text)}. Choose one of ${policyNames.join(", ")}.`);
};

const shown = (text: string): string => JSON.stringify(text.slice(0, 60));
