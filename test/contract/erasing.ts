/** What every store owes a case that is erased: it is gone at once, it comes up until all of it is gone, and a word of it stays. */
import { describe, expect, it } from "vitest";
import { memberId } from "../../functions/core/ids.ts";
import { days, after as plus } from "../../functions/core/instant.ts";
import { demoDesk, idOf, reported, start, withNotes } from "../support/contract-cases.ts";
import { type FreshStores, loadedCase } from "./case-store.ts";

const later = plus(start, days(1));
const erased = { at: start, why: "asked" as const, by: [memberId("ada"), memberId("bo")], hintRows: ["one", "other"] };

export const erasesCases = (fresh: FreshStores): void => {
  describe("erasing cases", () => {
    const begin = async () => {
      const { cases, keys } = await fresh();
      const key = await keys.make(idOf("a"));
      await cases.save(undefined, reported("a"), key);
      return { cases, key, seen: await loadedCase(cases, idOf("a")) };
    };

    it("is begun only over what was seen, and from then on nobody loads it or writes it", async () => {
      const { cases, key, seen } = await begin();
      await cases.save(seen, withNotes(seen.state, [1]), key);
      expect(await cases.beginErasure(seen, erased)).toBe("conflict");
      const newer = await loadedCase(cases, idOf("a"));
      expect(await cases.beginErasure(newer, erased)).toBe("saved");
      expect([await cases.load(idOf("a")), await cases.exists(idOf("a"))]).toEqual(["erased", true]);
      expect(await cases.save(newer, newer.state, key)).toBe("conflict");
      expect(await cases.save(undefined, newer.state, key)).toBe("conflict");
      expect(await cases.board(demoDesk)).toEqual([]);
      expect(await cases.unacknowledged(demoDesk, later, 10)).toBe(0);
    });

    it("comes up as due until it has ended, however often each step is done", async () => {
      const { cases, seen } = await begin();
      expect(await cases.erasing(idOf("a"))).toBeUndefined();
      await cases.beginErasure(seen, erased);
      for (const _ of ["once", "again"]) {
        await cases.removeSealed(idOf("a"));
        expect((await cases.due(later, 10)).map(({ id }) => id)).toEqual([idOf("a")]);
        expect(await cases.erasing(idOf("a"))).toEqual(["one", "other"]);
      }
      for (const _ of ["once", "again"]) {
        await cases.endErasure(idOf("a"));
        expect(await cases.due(later, 10)).toEqual([]);
        expect(await cases.erasing(idOf("a"))).toBeUndefined();
        expect(await cases.load(idOf("a"))).toBe("erased");
      }
    });

    it("can be set back like any other case where it cannot be worked", async () => {
      const { cases, seen } = await begin();
      await cases.beginErasure(seen, erased);
      const [item] = await cases.due(later, 10);
      expect(item && (await cases.postpone(item, () => later))).toBe("set-back");
      expect(await cases.due(plus(start, 1), 10)).toEqual([]);
      await cases.endErasure(idOf("a"));
    });
  });
};
