/**
 * Objects of the embedded S3 as files, one folder a bucket, the key percent-encoded into the name. An object appears whole or not
 * at all, so that nothing that was answered for is lost to `kill -9` and nothing half-written is ever read.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { codeOf } from "../trouble.ts";
import { isTemporary, sweepTemporary, temporaryIn } from "../write-whole.ts";
import { GrowingFile } from "./growing-file.ts";

interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

export interface Bucket {
  /** Answers "exists" where the object must not be there yet and is. */
  put(key: string, content: Readable, mustBeNew: boolean): Promise<"stored" | "exists">;
  /** Takes over a file that is already written, in the same file system. */
  adopt(file: string, key: string): void;
  find(key: string): StoredObject | undefined;
  read(key: string): Buffer;
  remove(key: string): void;
  /** Called with the key of each object that is removed. */
  onRemoval(listener: (key: string) => void): void;
  /** Sorted by key. */
  list(prefix: string): readonly string[];
  /** A fresh place for a file that is going to be adopted. */
  temporary(): string;
}

const longestName = 255;

export const openBucket = (root: string, name: string): Bucket => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweepTemporary(folder);
  const listeners: ((key: string) => void)[] = [];
  const pathOf = (key: string): string => join(folder, fileName(key));
  const find = (key: string): StoredObject | undefined => {
    const found = statSync(pathOf(key), { throwIfNoEntry: false });
    return found && { key, size: found.size, modifiedAt: found.mtime };
  };
  return {
    find,
    put: async (key, content, mustBeNew) => {
      const file = new GrowingFile(temporaryIn(folder));
      try {
        await spool(content, file);
        if (mustBeNew) linkSync(file.path, pathOf(key));
        else renameSync(file.path, pathOf(key));
        return "stored";
      } catch (error) {
        if (mustBeNew && codeOf(error) === "EEXIST") return "exists";
        throw error;
      } finally {
        file.discard();
      }
    },
    adopt: (file, key) => renameSync(file, pathOf(key)),
    read: (key) => readFileSync(pathOf(key)),
    remove: (key) => {
      rmSync(pathOf(key), { force: true });
      for (const listener of listeners) listener(key);
    },
    onRemoval: (listener) => void listeners.push(listener),
    list: (prefix) =>
      readdirSync(folder)
        .filter((file) => !isTemporary(file))
        .map((file) => decodeURIComponent(file))
        .filter((key) => key.startsWith(prefix))
        .sort(),
    temporary: () => temporaryIn(folder),
  };
};

export const isStorableKey = (key: string): boolean => {
  const name = fileName(key);
  return key !== "" && name.length <= longestName && !isTemporary(name) && name !== "." && name !== "..";
};

const fileName = (key: string): string => encodeURIComponent(key);

const spool = async (content: Readable, file: GrowingFile): Promise<void> => {
  for await (const chunk of content) await file.write(chunk);
  await file.end();
};
