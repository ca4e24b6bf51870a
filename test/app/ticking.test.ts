/** The clock works what is due, in turn. What it cannot work is set back and said aloud, and nobody waits behind it. */
import { describe, expect, test } from "vitest";
import { runClock } from "../../functions/app/run-clock.ts";
import { hours, after as later, minutes } from "../../functions/core/instant.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { caseIdOf, newestFor, told } from "./casework.ts";

const unsent: readonly SendAnswer[] = ["not-sent", "not-sent", "not-sent"];

const withTwoReports = async () => {
  const desk = await createMemoryDesk();
  desk.answers.push(...unsent, ...unsent);
  const first = await desk.receive({ text: "one broke a chair" });
  const second = await desk.receive({ text: "another broke a lamp", from: "other@example.org" });
  return { desk, first: await caseIdOf(desk, first), second: await caseIdOf(desk, second) };
};

describe("a tick", () => {
  test("with nothing due sends nothing", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    const sent = desk.sent.length;
    for (let tick = 0; tick < 22; tick += 1) await desk.advance(minutes(10));
    expect(desk.sent).toHaveLength(sent);
  });

  test("that comes twice, or late, sends what is due once", async () => {
    const { desk } = await withTwoReports();
    await desk.advance(hours(3));
    await desk.advance(0);
    expect(told(desk)).toHaveLength(6);
  });

  test("beside another at the same moment sends each mail once", async () => {
    const { desk } = await withTwoReports();
    const soon = { ...desk.deps, clock: { now: () => later(desk.now(), minutes(1)) } };
    await Promise.all([runClock(soon)(), runClock(soon)(), runClock(soon)()]);
    expect(told(desk)).toHaveLength(6);
  });
});

describe("a tick with more than one page of due work", () => {
  const withFive = async () => {
    const desk = await createMemoryDesk();
    desk.answers.push(...Array<SendAnswer>(15).fill("not-sent"));
    for (let number = 0; number < 5; number += 1) await desk.receive({ from: `r${number}@example.org` });
    return { desk, clock: { now: () => later(desk.now(), minutes(1)) } };
  };

  test("asks on until nothing is due", async () => {
    const { desk, clock } = await withFive();
    const { due } = desk.stores.cases;
    await runClock({ ...desk.deps, clock, cases: { ...desk.stores.cases, due: (now) => due(now, 2) } })();
    expect(told(desk)).toHaveLength(15);
  });

  test("ends where an index that lags behind names what was worked again and again", async () => {
    const { desk, clock } = await withFive();
    const named = await desk.stores.cases.due(clock.now(), 100);
    await runClock({ ...desk.deps, clock, cases: { ...desk.stores.cases, due: async () => named } })();
    expect(told(desk)).toHaveLength(15);
  });

  test("does not let one slow case hold up the others", async () => {
    const { desk, clock } = await withFive();
    const { load } = desk.stores.cases;
    const [slow] = await desk.stores.cases.due(clock.now(), 1);
    let answer = (): void => undefined;
    const waits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const cases = {
      ...desk.stores.cases,
      load: async (id: Parameters<typeof load>[0]) => {
        if (id === slow?.id) await waits;
        return load(id);
      },
    };
    const ticking = runClock({ ...desk.deps, clock, cases })();
    await expect.poll(() => desk.sent.length, { timeout: 20_000 }).toBe(12);
    answer();
    await ticking;
    expect(told(desk)).toHaveLength(15);
  });
});

describe("a case that cannot be opened", () => {
  test.each<readonly [string, (id: string) => Promise<never>]>([
    ["is damaged", () => Promise.reject(new Error("does not open"))],
    ["is throttled", () => Promise.reject(new Error("slow down"))],
  ])("because it %s is set back by a minute, and the other is worked", async (_, refuse) => {
    const { desk, first } = await withTwoReports();
    const { load } = desk.stores.cases;
    const broken = {
      ...desk.deps,
      clock: { now: () => later(desk.now(), minutes(1)) },
      cases: { ...desk.stores.cases, load: (id: typeof first) => (id === first ? refuse(id) : load(id)) },
    };
    await runClock(broken)();
    expect(newestFor(desk, "cy").text).toContain("lamp");
    expect(desk.logs).toContainEqual({ event: "work-set-back", fields: { case: first, error: "Error" } });
    const again = later(desk.now(), minutes(2));
    expect(await desk.stores.cases.due(later(again, -1), 10)).toEqual([]);
    expect(await desk.stores.cases.due(again, 10)).toEqual([{ kind: "case", id: first, dueAt: again }]);
  });

  test("waits longer each time, and never longer than an hour", async () => {
    const { desk, first } = await withTwoReports();
    desk.stores.keys.destroy(first);
    const waits: number[] = [];
    let now = later(desk.now(), minutes(1));
    for (let time = 0; time < 8; time += 1) {
      await runClock({ ...desk.deps, clock: { now: () => now } })();
      const stuck = (await desk.stores.cases.due(later(now, hours(1)), 10)).find(({ id }) => id === first);
      waits.push(((stuck?.dueAt ?? 0) - now) / minutes(1));
      now = stuck?.dueAt ?? now;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("is worked when it can be opened again", async () => {
    const { desk, first } = await withTwoReports();
    const refuse = () => Promise.reject(new Error("does not open"));
    await runClock({
      ...desk.deps,
      clock: { now: () => later(desk.now(), minutes(1)) },
      cases: { ...desk.stores.cases, load: refuse },
    })();
    expect(told(desk)).toEqual([]);
    await desk.advance(minutes(2));
    expect(told(desk)).toHaveLength(6);
    expect(first).toBeDefined();
  });

  test("and cannot be set back either does not stop the tick for the others", async () => {
    const { desk, first } = await withTwoReports();
    const { load, postpone } = desk.stores.cases;
    const broken = {
      ...desk.deps,
      clock: { now: () => later(desk.now(), minutes(1)) },
      cases: {
        ...desk.stores.cases,
        load: (id: typeof first) => (id === first ? Promise.reject(new Error("does not open")) : load(id)),
        postpone: (...given: Parameters<typeof postpone>) =>
          given[0].id === first ? Promise.reject(new Error("throttled")) : postpone(...given),
      },
    };
    await runClock(broken)().catch(() => undefined);
    expect(newestFor(desk, "cy").text).toContain("lamp");
  });

  test("because its key was destroyed sends nothing and leaves the others alone", async () => {
    const { desk, first } = await withTwoReports();
    desk.stores.keys.destroy(first);
    await desk.advance(minutes(1));
    expect(desk.sent.some(({ text }) => text.includes("chair"))).toBe(false);
    expect(newestFor(desk, "cy").text).toContain("lamp");
  });
});

describe("a desk's own work", () => {
  test("is done by the clock when its answer could not be sent", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent");
    await desk.receive({ from: "fay@members.test", text: "/help" });
    expect(desk.sent).toEqual([]);
    await desk.advance(minutes(1));
    expect(told(desk)).toEqual(["fay: Demo Conduct Desk: what your mail did"]);
    await desk.advance(hours(1));
    expect(desk.sent).toHaveLength(1);
  });
});
