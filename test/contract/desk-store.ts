/** What every desk store owes: the same care as for a case. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeskState, deskApplied } from "../../functions/core/duty/desk.ts";
import { deskId, memberId } from "../../functions/core/ids.ts";
import type { DeskStore } from "../../functions/ports/desk-store.ts";
import { anyDesk } from "../support/contract-arbitraries.ts";
import { demoDesk, mailOf, newDesk, start, upTo } from "../support/contract-cases.ts";
import { demoSettings } from "../support/memory-desk.ts";
import type { FreshStores } from "./case-store.ts";

const answered = (state: DeskState, name: string | number): DeskState =>
  deskApplied(
    state,
    [{ kind: "desk-answered", to: memberId("ada"), mail: mailOf(name), outcomes: [{ done: "help-given" }], told: true }],
    start,
  );

const loadedDesk = async (desks: DeskStore, key: Parameters<DeskStore["load"]>[1]): Promise<DeskState> => {
  const found = await desks.load(demoDesk, key);
  if (found === undefined) throw new Error("The desk was to be there.");
  return found;
};

export const keepsDesks = (fresh: FreshStores): void => {
  describe("keeping desks", () => {
    it("gives nothing for a desk that was never opened", async () => {
      const { desks, keys } = await fresh();
      expect(await desks.load(demoDesk, await keys.make(demoDesk))).toBeUndefined();
    });

    it("gives back any desk exactly as it was, and counts the versions up", async () => {
      const { desks, keys } = await fresh();
      const key = await keys.make(demoDesk);
      let seen: DeskState | undefined;
      let version = 0;
      await fc.assert(
        fc.asyncProperty(anyDesk(), async (state) => {
          expect(await desks.save(seen, state, key)).toBe("saved");
          version += 1;
          seen = await loadedDesk(desks, key);
          expect(seen).toEqual({ ...state, version });
        }),
        { numRuns: 30 },
      );
    });

    it("answers conflict to whoever saw an older version, and changes nothing", async () => {
      const { desks, keys } = await fresh();
      const key = await keys.make(demoDesk);
      await desks.save(undefined, newDesk(), key);
      const seen = await loadedDesk(desks, key);
      expect(await desks.save(seen, answered(seen, "mine"), key)).toBe("saved");
      const before = await loadedDesk(desks, key);
      expect(await desks.save(seen, answered(seen, "theirs"), key)).toBe("conflict");
      expect(await loadedDesk(desks, key)).toEqual(before);
    });

    it("answers conflict to a new desk where there is one, and to a change where there is none", async () => {
      const { desks, keys } = await fresh();
      const key = await keys.make(demoDesk);
      const desk = newDesk();
      expect(await desks.save({ ...desk, version: 2 }, desk, key)).toBe("conflict");
      expect(await desks.load(demoDesk, key)).toBeUndefined();
      await desks.save(undefined, desk, key);
      expect(await desks.save(undefined, answered(desk, "mine"), key)).toBe("conflict");
      expect(await loadedDesk(desks, key)).toEqual({ ...desk, version: 1 });
    });

    it("saves exactly one of twenty changes to the same version", async () => {
      const { desks, keys } = await fresh();
      const key = await keys.make(demoDesk);
      await desks.save(undefined, newDesk(), key);
      const seen = await loadedDesk(desks, key);
      const answers = await Promise.all(upTo(20).map((n) => desks.save(seen, answered(seen, n), key)));
      expect(answers.filter((answer) => answer === "saved")).toHaveLength(1);
      expect((await loadedDesk(desks, key)).version).toBe(2);
    });

    it("keeps two desks apart", async () => {
      const { desks, keys } = await fresh();
      const other = demoSettings({ id: "other", name: "Another desk", alias: "conduct@other.test" });
      await desks.save(undefined, newDesk(), await keys.make(demoDesk));
      await desks.save(undefined, { ...newDesk(), settings: other }, await keys.make(deskId("other")));
      expect((await loadedDesk(desks, await keys.make(demoDesk))).settings.alias).toBe("conduct@desk.test");
      const found = await desks.load(deskId("other"), await keys.make(deskId("other")));
      expect(found?.settings.alias).toBe("conduct@other.test");
    });

    it("keeps what it took in over hundreds of answers", async () => {
      const { desks, keys } = await fresh();
      const key = await keys.make(demoDesk);
      await desks.save(undefined, newDesk(), key);
      for (const round of upTo(15)) {
        const seen = await loadedDesk(desks, key);
        const next = upTo(20).reduce((state, note) => answered(state, `${round} ${note}`), seen);
        await desks.save(seen, { ...next, work: [] }, key);
      }
      const state = await loadedDesk(desks, key);
      expect(state.journalLength).toBe(1 + 15 * 20);
      expect(state.takenIn).toHaveLength(15 * 20);
    });
  });
};
