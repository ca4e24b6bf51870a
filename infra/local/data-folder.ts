/**
 * The folder that outlives the process. `cloud/` holds what AWS would hold, `world/` what people outside received,
 * `clock.json` the last time. `desk.json` marks the folder as ours, so that a wrong path is never written into.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";
import { CannotStart, codeOf } from "./trouble.ts";
import { isTemporary, sweepTemporary, writeWhole } from "./write-whole.ts";

export interface DataFolder {
  readonly root: string;
  readonly world: string;
  readonly dynamodb: string;
  readonly s3: string;
  readonly receipts: string;
  readonly kmsKey: string;
  readonly clock: string;
}

const marker = z.object({ format: z.literal(1) });

/** Makes or checks the folder. Throws with one line if it cannot be used. */
export const prepareDataFolder = (path: string): DataFolder => {
  const folder = layout(resolve(path));
  try {
    mkdirSync(folder.root, { recursive: true, mode: 0o700 });
    claim(folder);
    for (const part of [folder.world, folder.s3, join(folder.root, "cloud", "kms")])
      mkdirSync(part, { recursive: true, mode: 0o700 });
    for (const part of [folder.root, folder.world, join(folder.root, "cloud")]) sweepTemporary(part);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The data folder ${folder.root} cannot be written${codeOf(error) === "EEXIST" ? ": there is a file of that name" : ` (${codeOf(error)})`}. Set DESK_DATA to a folder that you may write.`,
    );
  }
  checkKeyIsThere(folder);
  return folder;
};

export const corrupt = (root: string, what: string): CannotStart =>
  new CannotStart(`The data folder ${root} is damaged: ${what}. Restore it from a copy, or set DESK_DATA to an empty folder.`);

const layout = (root: string): DataFolder => ({
  root,
  world: join(root, "world"),
  dynamodb: join(root, "cloud", "dynamodb"),
  s3: join(root, "cloud", "s3"),
  receipts: join(root, "cloud", "receipts.jsonl"),
  kmsKey: join(root, "cloud", "kms", "master.key"),
  clock: join(root, "clock.json"),
});

const claim = (folder: DataFolder): void => {
  const mark = join(folder.root, "desk.json");
  if (existsSync(mark)) {
    const parsed = marker.safeParse(readJson(mark));
    if (!parsed.success) throw corrupt(folder.root, "desk.json is not what this version wrote");
    // Proves that the folder can still be written, before anybody is told that the desk is ready.
    writeWhole(mark, JSON.stringify({ format: 1 }));
    return;
  }
  const found = readdirSync(folder.root).filter((name) => !isTemporary(name));
  if (found.length > 0)
    throw new CannotStart(
      `The folder ${folder.root} holds something else, or a desk without its desk.json. Set DESK_DATA to an empty folder.`,
    );
  writeWhole(mark, JSON.stringify({ format: 1 }));
};

/** A fresh key beside old data would make every case unreadable, so a missing key is damage and never a reason for a new one. */
const checkKeyIsThere = (folder: DataFolder): void => {
  if (existsSync(folder.kmsKey)) {
    if (statSync(folder.kmsKey).size !== 64) throw corrupt(folder.root, "cloud/kms/master.key has the wrong length");
  } else if (existsSync(folder.dynamodb)) {
    throw corrupt(folder.root, "cloud/kms/master.key is missing");
  }
};

export const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
};
