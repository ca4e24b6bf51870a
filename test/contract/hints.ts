/** What every hint store owes: it says where to look, never more than asked, and one name has one owner. */
import { describe, expect, it } from "vitest";
import { deskId } from "../../functions/core/ids.ts";
import { minutes, after as plus } from "../../functions/core/instant.ts";
import type { Hints, LineHint, SenderHint } from "../../functions/ports/hints.ts";
import { demoDesk, idOf, start, upTo } from "../support/contract-cases.ts";

export const token = "abcdefghijklmnopqrstuvwxyz2";
const line: LineHint = { token, case: idOf("a"), person: "member:ada", epoch: 1 };
const sender = (minute: number, hash = "hash"): SenderHint => ({
  hash,
  case: idOf(minute),
  openedAt: plus(start, minutes(minute)),
});

export const keepsHints = (fresh: () => Promise<Hints>): void => {
  describe("hints for lines", () => {
    it("find the case and the person by the token, and say nothing else", async () => {
      const hints = await fresh();
      await hints.put([line], undefined);
      expect(await hints.findLine(token)).toEqual({ case: idOf("a"), person: "member:ada", epoch: 1 });
    });

    it("find nothing for a token that nobody put", async () => {
      const hints = await fresh();
      await hints.put([line], undefined);
      for (const wrong of ["", token.toUpperCase(), token.slice(0, -1), `${token}x`])
        expect(await hints.findLine(wrong)).toBeUndefined();
    });

    it("are put together, one for each line", async () => {
      const hints = await fresh();
      const lines = upTo(12).map((n): LineHint => ({ ...line, token: `${token}${n}`, epoch: n }));
      await hints.put(lines, sender(0));
      for (const n of upTo(12)) expect(await hints.findLine(`${token}${n}`)).toMatchObject({ epoch: n });
      expect(await hints.casesOfSender("hash")).toEqual([idOf(0)]);
    });

    it("may be put twice", async () => {
      const hints = await fresh();
      await hints.put([line], sender(0));
      await hints.put([line], sender(0));
      expect(await hints.findLine(token)).toEqual({ case: idOf("a"), person: "member:ada", epoch: 1 });
      expect(await hints.casesOfSender("hash")).toEqual([idOf(0)]);
    });
  });

  describe("hints for senders", () => {
    it("are each sender's own", async () => {
      const hints = await fresh();
      await hints.put([], sender(0, "one"));
      await hints.put([], sender(1, "other"));
      expect(await hints.casesOfSender("one")).toEqual([idOf(0)]);
      expect(await hints.casesOfSender("nobody")).toEqual([]);
    });

    it("name the newest case last, in whatever order they came", async () => {
      const hints = await fresh();
      for (const minute of [2, 0, 3, 1]) await hints.put([], sender(minute));
      expect(await hints.casesOfSender("hash")).toEqual(upTo(4).map(idOf));
    });

    it("name the newest fifty of a flood and no more", async () => {
      const hints = await fresh();
      for (const minute of upTo(60)) await hints.put([], sender(minute));
      expect(await hints.casesOfSender("hash")).toEqual(upTo(60).slice(10).map(idOf));
    });
  });

  describe("hints for people involved", () => {
    it("are each person's own, may be put twice, and are put beside others", async () => {
      const hints = await fresh();
      for (const _ of ["once", "again"])
        await hints.put([line], sender(0), [
          { mark: "one", case: idOf("a") },
          { mark: "other", case: idOf("a") },
        ]);
      await hints.put([], undefined, [{ mark: "one", case: idOf("b") }]);
      expect([...(await hints.casesInvolving("one"))].sort()).toEqual([idOf("a"), idOf("b")].sort());
      expect(await hints.casesInvolving("other")).toEqual([idOf("a")]);
      expect(await hints.casesInvolving("nobody")).toEqual([]);
      expect(await hints.casesOfSender("hash")).toEqual([idOf(0)]);
    });

    it("name no more than fifty cases of a flood", async () => {
      const hints = await fresh();
      for (const n of upTo(60)) await hints.put([], undefined, [{ mark: "one", case: idOf(n) }]);
      expect(await hints.casesInvolving("one")).toHaveLength(50);
    });
  });

  describe("hints of an erased case", () => {
    it("are forgotten, others are not, and what is written on its lines is known for late", async () => {
      const hints = await fresh();
      const involved = [idOf("a"), idOf("b")].map((id) => ({ mark: "one", case: id }));
      const others = { ...line, token: `${token}2`, case: idOf("b") };
      await hints.put([line, others], { ...sender(1), case: idOf("a") }, involved);
      await hints.put([], sender(2));
      const rows = hints.rowsOf([line], [{ ...sender(1), case: idOf("a") }], involved.slice(0, 1));
      for (const _ of ["once", "again"]) await hints.forget(rows);
      expect([await hints.findLine(token), await hints.findLine(others.token)]).toMatchObject([
        "erased",
        { person: "member:ada" },
      ]);
      expect([await hints.casesOfSender("hash"), await hints.casesInvolving("one")]).toEqual([[idOf(2)], [idOf("b")]]);
    });
  });

  describe("claiming a code name", () => {
    it("is true for its owner as often as it asks, and false for everybody else", async () => {
      const hints = await fresh();
      expect(await hints.claimName(demoDesk, "quiet heron", idOf("a"))).toBe(true);
      expect(await hints.claimName(demoDesk, "quiet heron", idOf("b"))).toBe(false);
      expect(await hints.claimName(demoDesk, "quiet heron", idOf("a"))).toBe(true);
    });

    it("is within one desk: another may have the same name", async () => {
      const hints = await fresh();
      expect(await hints.claimName(demoDesk, "quiet heron", idOf("a"))).toBe(true);
      expect(await hints.claimName(deskId("other"), "quiet heron", idOf("b"))).toBe(true);
    });

    it("has one winner among twenty who claim at once", async () => {
      const hints = await fresh();
      const claims = await Promise.all(upTo(20).map((n) => hints.claimName(demoDesk, "quiet heron", idOf(n))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const winner = claims.indexOf(true);
      expect(await hints.claimName(demoDesk, "quiet heron", idOf(winner))).toBe(true);
      expect(await hints.claimName(demoDesk, "quiet heron", idOf(winner + 1))).toBe(false);
    });
  });
};
