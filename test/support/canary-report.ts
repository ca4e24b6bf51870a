/** Before and after all tests: what the watch looked at, in one table. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type Sink, sinks } from "./canary.ts";

export const tallies = join(import.meta.dirname, "..", "..", ".build", "canary");

const looked = z.object({ times: z.number(), bytes: z.number() });
const tally = z.object({ mails: z.number(), words: z.number(), looked: z.partialRecord(z.enum(sinks), looked) });

export const setup = (): void => rmSync(tallies, { recursive: true, force: true });

/** Vitest calls it once, behind the last test. */
export const teardown = (): void => {
  if (!existsSync(tallies)) return;
  const rows = readdirSync(tallies).map((name) => tally.parse(JSON.parse(readFileSync(join(tallies, name), "utf8"))));
  const sum = (of: (row: z.output<typeof tally>) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const line = (sink: Sink): string => {
    const times = sum((row) => row.looked[sink]?.times ?? 0);
    const bytes = sum((row) => row.looked[sink]?.bytes ?? 0);
    return `  ${sink.padEnd(18)}${String(times).padStart(9)} times${String(bytes).padStart(13)} bytes`;
  };
  const mails = sum((row) => row.mails);
  const words = sum((row) => row.words);
  const head = `\nCanaries: ${mails} mails in ${rows.length} files, ${words} words and phrases looked for in`;
  process.stdout.write(`${[head, ...sinks.map(line)].join("\n")}\n`);
};
