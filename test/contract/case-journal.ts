/** What every case store owes a long case: no entry of its journal is ever lost, doubled or out of order. */
import { describe, expect, it } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { CaseKey } from "../../functions/ports/case-keys.ts";
import type { CaseStore } from "../../functions/ports/case-store.ts";
import { idle, idOf, mailOf, reported, upTo, withNotes } from "../support/contract-cases.ts";
import { type FreshStores, loadedCase } from "./case-store.ts";

const names = (who: string, round: number): string[] => upTo(20).map((note) => `${who} ${round} ${note}`);

/** Loads, writes, and decides again after a conflict, as a use case does. */
const addNotes = async (cases: CaseStore, key: CaseKey, notes: readonly string[]): Promise<void> => {
  for (let tries = 0; tries < 10; tries += 1) {
    const seen = await loadedCase(cases, idOf("long"));
    if ((await cases.save(seen, withNotes(seen.state, notes), key)) === "saved") return;
  }
  throw new Error("Every try met a conflict.");
};

const sequence = (state: Case): readonly number[] => upTo(state.journalLength);

const mailsNoted = async (cases: CaseStore, state: Case, key: CaseKey): Promise<readonly string[]> =>
  (await cases.journal(state, key)).flatMap(({ event }) => (event.kind === "note-added" ? event.mail.mail : []));

const open = async (fresh: FreshStores) => {
  const { cases, keys } = await fresh();
  const state = idle(reported("long"));
  const key = await keys.make(state.id);
  await cases.save(undefined, state, key);
  return { cases, key };
};

export const keepsJournals = (fresh: FreshStores): void => {
  describe("a long journal", () => {
    it("comes back whole and in order", async () => {
      const { cases, key } = await open(fresh);
      let expected = (await loadedCase(cases, idOf("long"))).state;
      for (const round of upTo(20)) {
        await addNotes(cases, key, names("ada", round));
        expected = withNotes(expected, names("ada", round));
      }
      const { state } = await loadedCase(cases, idOf("long"));
      expect(await cases.journal(state, key)).toEqual(expected.journal);
      expect(state.journalLength).toBe(expected.journalLength);
    });

    it("loses no entry when two write at once", async () => {
      const { cases, key } = await open(fresh);
      for (const round of upTo(12)) await Promise.all(["ada", "bo"].map((who) => addNotes(cases, key, names(who, round))));
      const { state } = await loadedCase(cases, idOf("long"));
      const journal = await cases.journal(state, key);
      expect(journal.map(({ seq }) => seq)).toEqual(sequence(state));
      const noted = await mailsNoted(cases, state, key);
      expect(new Set(noted).size).toBe(12 * 2 * 20);
    });

    it("is not harmed by a writer who comes back late and is refused", async () => {
      const { cases, key } = await open(fresh);
      const old = [];
      for (const round of upTo(10)) {
        old.push(await loadedCase(cases, idOf("long")));
        await addNotes(cases, key, names("ada", round));
      }
      const before = await loadedCase(cases, idOf("long"));
      const journal = await cases.journal(before.state, key);
      for (const seen of old) expect(await cases.save(seen, withNotes(seen.state, names("late", 0)), key)).toBe("conflict");
      expect(await cases.load(idOf("long"))).toEqual(before);
      expect(await cases.journal(before.state, key)).toEqual(journal);
    });

    it("survives a writer who goes on from what it wrote, without loading again", async () => {
      const { cases, key } = await open(fresh);
      for (const round of upTo(8)) {
        const seen = await loadedCase(cases, idOf("long"));
        const next = withNotes(seen.state, names("ada", round));
        await cases.save(seen, next, key);
        const written = { ...next, version: seen.state.version + 1 };
        const answer = await cases.save(
          { state: written, storedEntries: written.journal.length },
          withNotes(written, names("bo", round)),
          key,
        );
        expect(answer).toBe("saved");
      }
      const { state } = await loadedCase(cases, idOf("long"));
      expect((await cases.journal(state, key)).map(({ seq }) => seq)).toEqual(sequence(state));
      const written = upTo(8).flatMap((round) => [...names("ada", round), ...names("bo", round)]);
      expect(await mailsNoted(cases, state, key)).toEqual(written.map((name) => mailOf(name).mail));
    });

    it("finds the entry that open work speaks of, wherever it is by now", async () => {
      const { cases, keys } = await fresh();
      const first = reported("long");
      const key = await keys.make(first.id);
      await cases.save(undefined, first, key);
      for (const round of upTo(10)) {
        const seen = await loadedCase(cases, first.id);
        const noted = withNotes({ ...seen.state, work: [] }, names("ada", round));
        await cases.save(seen, { ...noted, work: first.work }, key);
      }
      const { state } = await loadedCase(cases, first.id);
      for (const { entry } of first.work)
        expect(await cases.entry(state, entry, key)).toEqual(first.journal.find(({ seq }) => seq === entry));
      expect(await cases.entry(state, state.journalLength, key)).toBeUndefined();
      expect((await cases.journal(state, key)).map(({ seq }) => seq)).toEqual(sequence(state));
    });
  });
};
