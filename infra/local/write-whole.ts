/**
 * Files that are there whole or not at all: written beside their place, then renamed into it. A process killed in between
 * leaves a temporary file, which every reader passes over and the next start removes.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const temporaryEnd = ".part";

export const isTemporary = (name: string): boolean => name.endsWith(temporaryEnd);

export const temporaryIn = (folder: string): string => join(folder, `${randomBytes(9).toString("hex")}${temporaryEnd}`);

export const writeWhole = (path: string, content: string | Uint8Array, mode = 0o600): void => {
  const temporary = temporaryIn(dirname(path));
  writeFileSync(temporary, content, { mode });
  renameSync(temporary, path);
};

export const sweepTemporary = (folder: string): void => {
  for (const name of readdirSync(folder)) if (isTemporary(name)) rmSync(join(folder, name), { force: true });
};
