/** What every case store owes: one conditional write, and exactly what was written comes back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { days, after as plus } from "../../functions/core/instant.ts";
import type { CaseKeys, KeyOwner } from "../../functions/ports/case-keys.ts";
import type { CaseStore, LoadedCase } from "../../functions/ports/case-store.ts";
import type { DeskStore } from "../../functions/ports/desk-store.ts";
import { anyCase } from "../support/contract-arbitraries.ts";
import { acknowledged, idOf, reported, setAside, start, unplaced, upTo, withNotes } from "../support/contract-cases.ts";

export interface StoresUnderTest {
  readonly cases: CaseStore;
  readonly desks: DeskStore;
  readonly keys: CaseKeys;
  /** How many parts the index of due work has, each of which gives up to the limit. */
  readonly dueShards: number;
  /** Destroys the key and lets pass the time for which it may be remembered. */
  eraseKey(owner: KeyOwner): Promise<void>;
}

/** Called once a test; gives stores with nothing in them. */
export type FreshStores = () => Promise<StoresUnderTest>;

export const loadedCase = async (cases: CaseStore, id: ReturnType<typeof idOf>): Promise<LoadedCase> => {
  const found = await cases.load(id);
  if (found === undefined || found === "erased") throw new Error(`The case was to be there, and is ${found}.`);
  return found;
};

export const keepsCases = (fresh: FreshStores): void => {
  describe("keeping cases", () => {
    it("gives nothing for a case that was never there", async () => {
      const { cases } = await fresh();
      expect(await cases.load(idOf("nobody"))).toBeUndefined();
      expect(await cases.exists(idOf("nobody"))).toBe(false);
    });

    it.each([
      ["unplaced", unplaced("a")],
      ["reported", reported("a")],
      ["acknowledged", acknowledged("a", plus(start, days(1)))],
      ["set-aside", setAside("a")],
    ])("gives back a case that is %s exactly as it was", async (_, state) => {
      const { cases, keys } = await fresh();
      const key = await keys.make(state.id);
      expect(await cases.save(undefined, state, key)).toBe("saved");
      expect(await cases.exists(state.id)).toBe(true);
      expect(await cases.load(state.id)).toEqual({
        state: { ...state, version: 1 },
        storedEntries: state.journal.length,
      });
    });

    it("gives back any case whatever words are in it", async () => {
      const { cases, keys } = await fresh();
      await fc.assert(
        fc.asyncProperty(anyCase(), async (state) => {
          const seen = await cases.load(state.id);
          const known = seen === "erased" ? undefined : seen;
          expect(await cases.save(known, state, await keys.make(state.id))).toBe("saved");
          const { state: back } = await loadedCase(cases, state.id);
          expect(back).toEqual({ ...state, version: (known?.state.version ?? 0) + 1 });
        }),
        { numRuns: 40 },
      );
    });

    it("counts the versions up by one, whatever version the writer put in", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      await cases.save(undefined, { ...state, version: 70 }, key);
      for (const version of [1, 2, 3]) {
        const seen = await loadedCase(cases, state.id);
        expect(seen.state.version).toBe(version);
        await cases.save(seen, { ...seen.state, version: 70 }, key);
      }
    });

    it("keeps two cases apart", async () => {
      const { cases, keys } = await fresh();
      const [one, other] = [reported("one"), reported("other")];
      await cases.save(undefined, one, await keys.make(one.id));
      await cases.save(undefined, other, await keys.make(other.id));
      expect((await loadedCase(cases, one.id)).state.codeName).toBe(one.codeName);
      expect((await loadedCase(cases, other.id)).state.codeName).toBe(other.codeName);
    });
  });

  describe("two who write one case", () => {
    it("answers conflict to whoever saw an older version, and changes nothing", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      await cases.save(undefined, state, key);
      const seen = await loadedCase(cases, state.id);
      expect(await cases.save(seen, withNotes(seen.state, ["mine"]), key)).toBe("saved");
      const before = await cases.load(state.id);
      expect(await cases.save(seen, withNotes(seen.state, ["theirs"]), key)).toBe("conflict");
      expect(await cases.load(state.id)).toEqual(before);
    });

    it("answers conflict to a new case where there is one, and changes nothing", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      await cases.save(undefined, state, key);
      const before = await cases.load(state.id);
      expect(await cases.save(undefined, { ...state, codeName: "brave otter" }, key)).toBe("conflict");
      expect(await cases.load(state.id)).toEqual(before);
    });

    it("answers conflict to a change of a case that is not there, and makes none", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      const seen = { state: { ...state, version: 3 }, storedEntries: state.journal.length };
      expect(await cases.save(seen, state, key)).toBe("conflict");
      expect(await cases.exists(state.id)).toBe(false);
    });

    it("saves exactly one of twenty changes to the same version", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      await cases.save(undefined, state, key);
      const seen = await loadedCase(cases, state.id);
      const answers = await Promise.all(upTo(20).map((n) => cases.save(seen, withNotes(seen.state, [`writer ${n}`]), key)));
      expect(answers.filter((answer) => answer === "saved")).toHaveLength(1);
      const winner = withNotes(seen.state, [`writer ${answers.indexOf("saved")}`]);
      expect((await loadedCase(cases, state.id)).state).toEqual({ ...winner, version: 2 });
    });

    it("opens exactly one of twenty new cases with one id", async () => {
      const { cases, keys } = await fresh();
      const state = reported("a");
      const key = await keys.make(state.id);
      const answers = await Promise.all(
        upTo(20).map((n) => cases.save(undefined, { ...state, codeName: `quiet heron ${n}` }, key)),
      );
      expect(answers.filter((answer) => answer === "saved")).toHaveLength(1);
      expect((await loadedCase(cases, state.id)).state.codeName).toBe(`quiet heron ${answers.indexOf("saved")}`);
    });
  });

  describe("a case whose key is destroyed", () => {
    it("is erased: there, and unreadable", async () => {
      const { cases, keys, eraseKey } = await fresh();
      const state = reported("a");
      await cases.save(undefined, state, await keys.make(state.id));
      await eraseKey(state.id);
      expect(await cases.load(state.id)).toBe("erased");
      expect(await cases.exists(state.id)).toBe(true);
    });

    it("leaves every other case readable", async () => {
      const { cases, keys, eraseKey } = await fresh();
      const [gone, kept] = [reported("gone"), reported("kept")];
      await cases.save(undefined, gone, await keys.make(gone.id));
      await cases.save(undefined, kept, await keys.make(kept.id));
      await eraseKey(gone.id);
      expect((await loadedCase(cases, kept.id)).state.codeName).toBe(kept.codeName);
    });
  });
};
