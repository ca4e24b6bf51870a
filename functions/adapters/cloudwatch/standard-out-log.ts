/**
 * The log as JSON lines. CloudWatch makes metrics of the figures in them (its "embedded metric format"): no call of its own
 * that could fail or cost, and nothing in a metric that is not in the allow-list of the log.
 */
import type { Figures, Log, LogFields } from "../../ports/surroundings.ts";

const namespace = "ConductDesk";

const units: Readonly<Record<keyof Figures, "Seconds" | "Count">> = {
  oldestDueSeconds: "Seconds",
  worked: "Count",
  setBack: "Count",
  openWork: "Count",
  sent: "Count",
  notSent: "Count",
  refused: "Count",
  unacknowledgedLate: "Count",
  bounced: "Count",
  complained: "Count",
  badLines: "Count",
};

export const createStandardOutLog = (write: (line: string) => void): Log => ({
  write: (level, event, fields = {}) => {
    write(`${JSON.stringify({ ...asMetrics(fields), level, event, ...fields })}\n`);
  },
});

const asMetrics = (fields: LogFields) => {
  const metrics = Object.entries(units)
    .filter(([name]) => name in fields)
    .map(([Name, Unit]) => ({ Name, Unit }));
  if (metrics.length === 0) return {};
  const definition = { Namespace: namespace, Dimensions: [["desk"]], Metrics: metrics };
  return { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [definition] } };
};
