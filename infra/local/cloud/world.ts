/**
 * What people outside received: every mail as it was delivered, one after the other in `mails`, and one line in
 * `deliveries.jsonl` that says whose it is and where it lies. A mail counts as delivered once its line stands there, so one that
 * `kill -9` cut short is as if it had never been.
 */
import { appendFileSync, existsSync, fstatSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const delivered = z.object({
  number: z.int().nonnegative(),
  id: z.string().min(1),
  at: z.iso.datetime({ precision: 3 }),
  from: z.string(),
  recipients: z.array(z.string()),
  /** The tag that the desk gave it. */
  work: z.string().optional(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
});

export type Delivered = z.output<typeof delivered>;

interface Delivery {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly recipients: readonly string[];
  readonly work: string | undefined;
  readonly content: readonly Buffer[];
}

export interface World {
  deliver(mail: Delivery): void;
  /** Oldest first. */
  since(number: number): readonly Delivered[];
}

export const mailsIn = (folder: string): string => join(folder, "mails");

export const openWorld = (folder: string): World => {
  const index = join(folder, "deliveries.jsonl");
  const known = readAll(index);
  const mails = openSync(mailsIn(folder), "a", 0o600);
  const rows = openSync(index, "a", 0o600);
  let last = known.at(-1)?.number ?? 0;
  return {
    deliver: ({ id, at, from, recipients, work, content }) => {
      last += 1;
      // Behind whatever a write that failed, or a process that was killed, may have left there.
      const offset = fstatSync(mails).size;
      for (const piece of content) writeWholly(mails, piece);
      const row: Delivered = {
        number: last,
        id,
        at: new Date(at).toISOString(),
        from,
        recipients: [...recipients],
        ...(work !== undefined && { work }),
        offset,
        length: content.reduce((sum, piece) => sum + piece.length, 0),
      };
      writeWholly(rows, Buffer.from(`${JSON.stringify(row)}\n`));
      known.push(row);
    },
    since: (number) => {
      const first = known.findIndex((row) => row.number > number);
      return first < 0 ? [] : known.slice(first);
    },
  };
};

const writeWholly = (file: number, piece: Buffer): void => {
  for (let written = 0; written < piece.length; ) written += writeSync(file, piece, written);
};

const readAll = (index: string): Delivered[] => {
  const text = existsSync(index) ? readFileSync(index, "utf8") : "";
  // A line that was cut short must not swallow the next one.
  if (text !== "" && !text.endsWith("\n")) appendFileSync(index, "\n");
  return text.split("\n").flatMap(readRow);
};

const readRow = (line: string): Delivered[] => {
  try {
    return [delivered.parse(JSON.parse(line))];
  } catch {
    return [];
  }
};
