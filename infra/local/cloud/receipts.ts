/**
 * Receipts of raw mail that was not taken in yet, one a line in one file. Queues live in memory, so at a start every mail that still
 * lies in the bucket is announced again; a receipt without its mail belongs to a mail that was never accepted, or is taken in
 * already. Receipts hold subjects and addresses, so the file is emptied whenever no mail waits.
 */
import { existsSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import * as z from "zod";
import { rawPrefix } from "../../../functions/settings.ts";
import { writeWhole } from "../write-whole.ts";
import type { Bucket } from "./objects.ts";

export interface Receipts {
  write(mail: string, notification: string): void;
  /** For tests: what was announced for this mail, or for the last one. Kept for the last thousand. */
  announced(mail: string | undefined): string | undefined;
  /** Oldest first. */
  notTakenIn(): readonly string[];
}

const row = z.object({ mail: z.string(), notification: z.string() });
type Row = z.output<typeof row>;

const mostKept = 1_000;

export const openReceipts = (path: string, bucket: Bucket): Receipts => {
  const waiting = readRows(path).filter(({ mail }) => bucket.find(`${rawPrefix}${mail}`) !== undefined);
  writeWhole(path, waiting.map(lineOf).join(""));
  const file = openSync(path, "a", 0o600);
  const kept = new Map<string, string>();
  const keep = ({ mail, notification }: Row): void => {
    kept.set(mail, notification);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };
  for (const found of waiting) keep(found);
  const open = new Set(waiting.map(({ mail }) => mail));
  bucket.onRemoval((key) => {
    if (open.delete(key.slice(rawPrefix.length)) && open.size === 0) ftruncateSync(file, 0);
  });
  return {
    write: (mail, notification) => {
      open.add(mail);
      const line = Buffer.from(lineOf({ mail, notification }));
      for (let written = 0; written < line.length; ) written += writeSync(file, line, written);
      keep({ mail, notification });
    },
    announced: (mail) => kept.get(mail ?? [...kept.keys()].at(-1) ?? ""),
    notTakenIn: () => waiting.map(({ notification }) => notification),
  };
};

const lineOf = (found: Row): string => `${JSON.stringify(found)}\n`;

/** A line that was cut short belongs to a mail that was never accepted. */
const readRows = (path: string): readonly Row[] =>
  existsSync(path) ? readFileSync(path, "utf8").split("\n").flatMap(readRow) : [];

const readRow = (line: string): readonly Row[] => {
  try {
    return [row.parse(JSON.parse(line))];
  } catch {
    return [];
  }
};
