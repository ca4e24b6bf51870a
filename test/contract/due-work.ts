/** What every case store owes the clock: it finds what is due and nothing else, and nothing that cannot be worked is in its way. */
import { describe, expect, it } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { days, hours, type Instant, minutes, after as plus } from "../../functions/core/instant.ts";
import type { DueItem } from "../../functions/ports/case-store.ts";
import { demoDesk, dueAt, idle, idOf, mailOf, newDesk, reported, start, upTo } from "../support/contract-cases.ts";
import { type FreshStores, loadedCase, type StoresUnderTest } from "./case-store.ts";

const farAway = plus(start, days(3650));
const later = (count: number): Instant => plus(start, minutes(count));
const item = (name: string | number, at: Instant = start): DueItem => ({ kind: "case", id: idOf(name), dueAt: at });
const until = (at: Instant) => (): Instant => at;

const put = async ({ cases, keys }: StoresUnderTest, state: Case): Promise<void> => {
  await cases.save(undefined, state, await keys.make(state.id));
};

const byId = (one: DueItem, other: DueItem): number => (one.id < other.id ? -1 : 1);
const sorted = (items: readonly DueItem[]): readonly DueItem[] => [...items].sort(byId);

export const findsDueWork = (fresh: FreshStores): void => {
  describe("what is due", () => {
    it("is what is due by now, to the millisecond", async () => {
      const stores = await fresh();
      for (const [name, at] of [
        ["past", -1],
        ["now", 0],
        ["next", 1],
      ] as const)
        await put(stores, dueAt(reported(name), plus(start, at)));
      expect(sorted(await stores.cases.due(start, 25))).toEqual(sorted([item("past", plus(start, -1)), item("now")]));
      expect(await stores.cases.due(plus(start, -2), 25)).toEqual([]);
    });

    it("is never a case without work", async () => {
      const stores = await fresh();
      await put(stores, idle(reported("idle")));
      expect(await stores.cases.due(farAway, 25)).toEqual([]);
    });

    it("is no longer a case whose work is done", async () => {
      const stores = await fresh();
      await put(stores, dueAt(reported("a"), start));
      const seen = await loadedCase(stores.cases, idOf("a"));
      await stores.cases.save(seen, idle(seen.state), await stores.keys.make(idOf("a")));
      expect(await stores.cases.due(farAway, 25)).toEqual([]);
    });

    it("is a case again when the lease on its work has run out", async () => {
      const stores = await fresh();
      const state = dueAt(reported("a"), start);
      await put(stores, { ...state, work: state.work.map((work) => ({ ...work, leasedUntil: later(2) })) });
      expect(await stores.cases.due(later(1), 25)).toEqual([]);
      expect(await stores.cases.due(later(2), 25)).toEqual([item("a", later(2))]);
    });

    it("goes by the earliest of several pieces of work", async () => {
      const stores = await fresh();
      const state = dueAt(reported("a"), later(30));
      await put(stores, { ...state, work: [...state.work, ...dueAt(state, later(10)).work] });
      expect(await stores.cases.due(later(9), 25)).toEqual([]);
      expect(await stores.cases.due(later(10), 25)).toEqual([item("a", later(10))]);
    });

    it("is found wherever in the index it stands", async () => {
      const stores = await fresh();
      for (const name of upTo(40)) await put(stores, dueAt(reported(name), start));
      expect(sorted(await stores.cases.due(start, 40))).toEqual(sorted(upTo(40).map((name) => item(name))));
    });

    it("comes oldest first", async () => {
      const stores = await fresh();
      const order = [7, 2, 9, 4, 0, 11, 5, 1, 8, 3, 10, 6];
      for (const minute of order) await put(stores, dueAt(reported(minute), later(minute)));
      expect(await stores.cases.due(farAway, 25)).toEqual(upTo(12).map((minute) => item(minute, later(minute))));
    });

    it("is no more than was asked for, and the rest is found next time", async () => {
      const stores = await fresh();
      for (const minute of upTo(40)) await put(stores, dueAt(reported(minute), later(minute)));
      const most = 2 * stores.dueShards;
      const found = new Set<string>();
      for (let rounds = 0; rounds < 40; rounds += 1) {
        const due = await stores.cases.due(farAway, 2);
        expect(due.length).toBeLessThanOrEqual(most);
        if (due.length === 0) break;
        for (const one of due) {
          found.add(one.id);
          await stores.cases.postpone(one, until(plus(farAway, hours(1))));
        }
      }
      expect(found.size).toBe(40);
    });

    it("may be the desk's own work", async () => {
      const stores = await fresh();
      const desk = newDesk();
      const work = dueAt(reported("a"), later(5)).work;
      await stores.desks.save(undefined, { ...desk, work }, await stores.keys.make(demoDesk));
      expect(await stores.cases.due(later(4), 25)).toEqual([]);
      expect(await stores.cases.due(later(5), 25)).toEqual([{ kind: "desk", id: demoDesk, dueAt: later(5) }]);
    });
  });

  describe("setting back what cannot be worked", () => {
    it("hides it until then, and holds up nothing else", async () => {
      const stores = await fresh();
      for (const name of ["stuck", "well"]) await put(stores, dueAt(reported(name), start));
      await stores.cases.postpone(item("stuck"), until(later(15)));
      expect(await stores.cases.due(later(14), 25)).toEqual([item("well")]);
      expect(sorted(await stores.cases.due(later(15), 25))).toEqual(sorted([item("stuck", later(15)), item("well")]));
    });

    it("works for a case whose key is destroyed", async () => {
      const stores = await fresh();
      await put(stores, dueAt(reported("erased"), start));
      await stores.eraseKey(idOf("erased"));
      await stores.cases.postpone(item("erased"), until(later(15)));
      expect(await stores.cases.due(later(14), 25)).toEqual([]);
    });

    it("works for the desk", async () => {
      const stores = await fresh();
      const work = dueAt(reported("a"), start).work;
      await stores.desks.save(undefined, { ...newDesk(), work }, await stores.keys.make(demoDesk));
      await stores.cases.postpone({ kind: "desk", id: demoDesk, dueAt: start }, until(later(15)));
      expect(await stores.cases.due(later(14), 25)).toEqual([]);
      expect(await stores.cases.due(later(15), 25)).toEqual([{ kind: "desk", id: demoDesk, dueAt: later(15) }]);
    });

    it("changes nothing but the index: who loaded the case before may still write it", async () => {
      const stores = await fresh();
      await put(stores, dueAt(reported("a"), start));
      const seen = await loadedCase(stores.cases, idOf("a"));
      await stores.cases.postpone(item("a"), until(later(15)));
      expect(await stores.cases.load(idOf("a"))).toEqual(seen);
      expect(await stores.cases.save(seen, seen.state, await stores.keys.make(idOf("a")))).toBe("saved");
      expect(await stores.cases.due(start, 25)).toEqual([item("a")]);
    });

    it("counts how often in a row, and begins anew when somebody could write it", async () => {
      const stores = await fresh();
      await put(stores, dueAt(reported("a"), start));
      const told: number[] = [];
      const fails = async (): Promise<void> => {
        const [found] = await stores.cases.due(farAway, 25);
        if (found) await stores.cases.postpone(found, (times) => later(told.push(times)));
      };
      for (const _ of upTo(3)) await fails();
      const seen = await loadedCase(stores.cases, idOf("a"));
      await stores.cases.save(seen, seen.state, await stores.keys.make(idOf("a")));
      await fails();
      expect(told).toEqual([1, 2, 3, 1]);
    });

    it("leaves a case as it is that somebody has leased, worked or given earlier work since it was found", async () => {
      const stores = await fresh();
      await put(stores, dueAt(reported("a"), start));
      const seen = await loadedCase(stores.cases, idOf("a"));
      const sooner = dueAt(seen.state, plus(start, -1));
      await stores.cases.save(seen, sooner, await stores.keys.make(idOf("a")));
      expect(await stores.cases.postpone(item("a"), until(later(15)))).toBe("changed");
      expect(await stores.cases.due(start, 25)).toEqual([item("a", plus(start, -1))]);
    });

    it("does nothing to a case that was worked meanwhile", async () => {
      const stores = await fresh();
      await put(stores, idle(reported("done")));
      await stores.cases.postpone(item("done"), until(later(15)));
      expect(await stores.cases.due(farAway, 25)).toEqual([]);
    });

    it("does nothing where there is no such case", async () => {
      const stores = await fresh();
      await stores.cases.postpone(item("nobody"), until(later(15)));
      expect(await stores.cases.exists(idOf("nobody"))).toBe(false);
      expect(await stores.cases.due(farAway, 25)).toEqual([]);
    });
  });

  it("the work itself comes back as it was", async () => {
    const stores = await fresh();
    const about = mailOf("report");
    const state = dueAt(reported("a"), start);
    const work = state.work.map((one) => ({ ...one, about, attempts: 3, textOnly: true, leasedUntil: later(2) }));
    await put(stores, { ...state, work });
    expect((await loadedCase(stores.cases, idOf("a"))).state.work).toEqual(work);
  });
};
