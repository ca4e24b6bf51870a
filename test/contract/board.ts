/** What every case store owes the members: a board that says how things go and nothing that tells what they are about. */
import { describe, expect, it } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { applied } from "../../functions/core/case/change.ts";
import { deskId } from "../../functions/core/ids.ts";
import { hours, after as plus } from "../../functions/core/instant.ts";
import { acknowledged, demoDesk, idOf, mailOf, reported, setAside, start, unplaced, upTo } from "../support/contract-cases.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { type FreshStores, loadedCase, type StoresUnderTest } from "./case-store.ts";

const put = async ({ cases, keys }: StoresUnderTest, state: Case): Promise<void> => {
  await cases.save(undefined, state, await keys.make(state.id));
};

const vagueColumns = ["acknowledgedAt", "codeName", "openedAt", "repeatRisk", "safetyRisk", "stage"];

export const showsBoard = (fresh: FreshStores): void => {
  describe("the board", () => {
    it("is empty where there is no case", async () => {
      const { cases } = await fresh();
      expect(await cases.board(demoDesk)).toEqual([]);
    });

    it("shows the vague columns of a case and no other", async () => {
      const stores = await fresh();
      const at = plus(start, hours(5));
      await put(stores, reported("new", start));
      await put(stores, acknowledged("known", at, plus(start, 1)));
      const rows = await stores.cases.board(demoDesk);
      for (const row of rows) expect(Object.keys(row).sort()).toEqual(vagueColumns);
      const vague = { safetyRisk: "", repeatRisk: "" };
      expect(rows).toEqual([
        { ...vague, codeName: "quiet heron new", stage: "reported", openedAt: start, acknowledgedAt: undefined },
        { ...vague, codeName: "quiet heron known", stage: "acknowledged", openedAt: plus(start, 1), acknowledgedAt: at },
      ]);
    });

    it("does not show what nobody may see yet, nor what was no report", async () => {
      const stores = await fresh();
      await put(stores, unplaced("waiting"));
      await put(stores, setAside("nothing"));
      expect(await stores.cases.board(demoDesk)).toEqual([]);
    });

    it("shows a case from the moment it is placed", async () => {
      const stores = await fresh();
      await put(stores, unplaced("a"));
      const seen = await loadedCase(stores.cases, idOf("a"));
      const { reporter } = seen.state;
      const placed = applied(
        seen.state,
        [{ kind: "placed-as-report", by: "author", mail: mailOf("a"), reporter, remarks: [], keptOut: [] }],
        { now: plus(start, hours(1)), desk: demoSettings() },
      );
      await stores.cases.save(seen, placed, await stores.keys.make(idOf("a")));
      expect((await stores.cases.board(demoDesk)).map((row) => row.stage)).toEqual(["reported"]);
    });

    it("stands in the order of opening", async () => {
      const stores = await fresh();
      for (const hour of [4, 1, 3, 0, 2]) await put(stores, reported(hour, plus(start, hours(hour))));
      expect((await stores.cases.board(demoDesk)).map((row) => row.codeName)).toEqual(
        upTo(5).map((hour) => `quiet heron ${hour}`),
      );
    });

    it("names the cases on it in the same order, those of a desk alone", async () => {
      const stores = await fresh();
      for (const hour of [2, 0, 1]) await put(stores, reported(hour, plus(start, hours(hour))));
      await put(stores, unplaced("waiting"));
      await put(stores, { ...reported("theirs"), desk: deskId("other") });
      expect(await stores.cases.ids(demoDesk)).toEqual(upTo(3).map((hour) => idOf(hour)));
      expect(await stores.cases.ids(deskId("other"))).toEqual([idOf("theirs")]);
    });

    it("is each desk's own", async () => {
      const stores = await fresh();
      await put(stores, reported("ours"));
      await put(stores, { ...reported("theirs"), desk: deskId("other") });
      expect((await stores.cases.board(demoDesk)).map((row) => row.codeName)).toEqual(["quiet heron ours"]);
      expect((await stores.cases.board(deskId("other"))).map((row) => row.codeName)).toEqual(["quiet heron theirs"]);
    });

    it("counts who stands unacknowledged, among the newest of those opened by then", async () => {
      const stores = await fresh();
      for (const hour of upTo(4)) await put(stores, reported(hour, plus(start, hours(hour))));
      await put(stores, acknowledged("known", plus(start, hours(2)), plus(start, hours(1))));
      await put(stores, unplaced("waits", start));
      const by = plus(start, hours(2));
      expect(await stores.cases.unacknowledged(demoDesk, by, 100)).toBe(3);
      expect(await stores.cases.unacknowledged(demoDesk, by, 1)).toBe(1);
      expect(await stores.cases.unacknowledged(demoDesk, plus(start, -1), 100)).toBe(0);
      expect(await stores.cases.unacknowledged(deskId("other"), by, 100)).toBe(0);
    });

    it("can be read when a case of it is erased", async () => {
      const stores = await fresh();
      await put(stores, reported("gone", start));
      await put(stores, reported("kept", plus(start, 1)));
      await stores.eraseKey(idOf("gone"));
      const names = (await stores.cases.board(demoDesk)).map((row) => row.codeName);
      expect(names).toContain("quiet heron kept");
    });
  });
};
