/** `desk due`: what is due and why, oldest first. Exit code 3 where something in it needs a look, so that a monitor can tell. */
import { type DueRow, listDue } from "../../functions/app/list-due.ts";
import { type Instant, minutes } from "../../functions/core/instant.ts";
import { openInstallation } from "./installation.ts";
import { complain, say } from "./say.ts";

export const needsALook = 3;

/** The clock asks once a minute; what waits so long waits for a reason. */
const lateAfter = minutes(15);

export const showDue = async (given: readonly string[]): Promise<number> => {
  try {
    const { deps, close } = await openInstallation(process.env);
    try {
      const rows = await listDue(deps)();
      const now = deps.clock.now();
      say(given.includes("--json") ? JSON.stringify(rows.map(asJson)) : dueText(rows, now));
      return rows.some((row) => isTrouble(row, now)) ? needsALook : 0;
    } finally {
      await close();
    }
  } catch (error) {
    complain(`What is due could not be read: ${error instanceof Error ? error.message : "unknown error"}`);
    complain(
      "Nothing was changed. Check DESK_DATA, or the AWS credentials and names (docs/deploy.md, “The roster”), and ask again.",
    );
    return 1;
  }
};

export const isTrouble = ({ why, dueAt }: DueRow, now: Instant): boolean =>
  why === "set-back" || why === "cannot-be-opened" || now - dueAt > lateAfter;

const iso = (at: Instant): string => new Date(at).toISOString();

const asJson = ({ dueAt, nextAt, leasedUntil, ...row }: DueRow) => ({
  ...row,
  dueAt: iso(dueAt),
  nextAt: iso(nextAt),
  ...(leasedUntil !== undefined && { leasedUntil: iso(leasedUntil) }),
});

const words: Readonly<Record<DueRow["why"], (nextAt: string) => string>> = {
  due: () => "due: the next tick takes it up",
  "in-hand": (at) => `in hand: nobody else takes it before ${at}`,
  "tried-before": (at) => `it did not go: tried again at ${at}`,
  "set-back": (at) => `its case could not be worked: tried again at ${at}. The log says why (work-set-back)`,
  "cannot-be-opened": (at) => `it cannot be opened, or its key is gone: tried again at ${at}. The log says why (work-set-back)`,
};

const columns = ["due since", "where", "message", "to", "attempts", "why"];

export const dueText = (rows: readonly DueRow[], now: Instant): string => {
  const [oldest] = rows;
  if (!oldest) return "Nothing is due. The clock has done all that it was to do.";
  const cells = rows.map((row) => [
    iso(row.dueAt),
    `${row.kind} ${row.id}`,
    row.message ?? "–",
    row.to ?? "–",
    String(row.attempts ?? "–"),
    words[row.why](iso(row.nextAt)),
  ]);
  const widths = columns.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const age = Math.max(0, Math.round((now - oldest.dueAt) / minutes(1)));
  const head = `${rows.length} ${rows.length === 1 ? "piece" : "pieces"} of work, the oldest due for ${age} min at ${iso(now)}.`;
  return [head, "", line(columns), ...cells.map(line)].join("\n");
};
