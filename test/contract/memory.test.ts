/** The stores in memory, on which the use cases are tested, keep the promises of the real ones. */
import { describe } from "vitest";
import { createMemoryCaseKeys, createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { showsBoard } from "./board.ts";
import { keepsBursts } from "./bursts.ts";
import { keepsJournals } from "./case-journal.ts";
import { keepsKeys } from "./case-keys.ts";
import { type FreshStores, keepsCases } from "./case-store.ts";
import { keepsDesks } from "./desk-store.ts";
import { findsDueWork } from "./due-work.ts";
import { erasesCases } from "./erasing.ts";
import { keepsHints } from "./hints.ts";
import { keepsRawMail, keepsSealedContent } from "./mail-stores.ts";
import { keepsWaitingMail } from "./waiting-mail.ts";

const fresh: FreshStores = async () => {
  const { cases, desks, keys } = createMemoryStores();
  return { cases, desks, keys, dueShards: 1, eraseKey: async (owner) => keys.destroy(owner) };
};

const freshMail = async () => {
  const { raw, content } = createMemoryStores();
  return { raw, content, putRaw: async (key: string, bytes: Uint8Array) => raw.put(key, bytes) };
};

describe("in memory", () => {
  keepsCases(fresh);
  keepsJournals(fresh);
  erasesCases(fresh);
  findsDueWork(fresh);
  showsBoard(fresh);
  keepsDesks(fresh);
  keepsHints(async () => createMemoryStores().hints);
  keepsBursts(async () => createMemoryStores());
  keepsKeys(async () => {
    const keys = createMemoryCaseKeys();
    return { keys, another: () => keys, destroy: async (owner) => keys.destroy(owner), pass: () => undefined };
  });
  keepsRawMail(freshMail);
  keepsWaitingMail(async () => createMemoryStores().waiting);
  keepsSealedContent(freshMail);
});
