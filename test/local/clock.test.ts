import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareDataFolder } from "../../infra/local/data-folder.ts";
import { keepStoredTime, readStoredTime } from "../../infra/local/stored-time.ts";
import { ClockIsStuck, type Journey, NoSuchTime, targetOf, travel } from "../../infra/local/time-travel.ts";
import { clockOver, startClock } from "../../infra/local/virtual-clock.ts";
import { temporaryFolder } from "../support/cloud.ts";

const noon = Date.parse("2026-03-10T12:00:00Z");
const iso = (at: number): string => new Date(at).toISOString();

describe("the virtual clock", () => {
  it("starts where it is told and runs on", async () => {
    const clock = startClock(noon);
    const first = clock.now();
    expect(first).toBeGreaterThanOrEqual(noon);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBeGreaterThan(first);
  });

  it("stands still at an instant and then runs on from there", async () => {
    const clock = startClock(noon);
    clock.standAt(noon + 3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBe(noon + 3_600_000);
    clock.run();
    expect(clock.now()).toBeGreaterThanOrEqual(noon + 3_600_000);
    expect(clock.now()).toBeLessThan(noon + 3_700_000);
  });

  it("never goes back", () => {
    const clock = startClock(noon);
    clock.standAt(noon - 5_000);
    expect(clock.now()).toBeGreaterThanOrEqual(noon);
    clock.standAt(noon + 60_000);
    clock.standAt(noon + 30_000);
    expect(clock.now()).toBe(noon + 60_000);
  });

  it("is one clock wherever its memory is shared", () => {
    const clock = startClock(noon);
    const elsewhere = clockOver(clock.memory);
    clock.standAt(noon + 86_400_000);
    expect(elsewhere.now()).toBe(noon + 86_400_000);
  });
});

describe("orders to the clock", () => {
  it.each([
    ["PT12H", "2026-03-11T00:00:00.000Z"],
    ["P1D", "2026-03-11T12:00:00.000Z"],
    ["P1W", "2026-03-17T12:00:00.000Z"],
    ["P1M", "2026-04-10T12:00:00.000Z"],
    ["P1DT1M", "2026-03-11T12:01:00.000Z"],
    ["PT0S", "2026-03-10T12:00:00.000Z"],
  ])("advances by %s to %s", (advance, expected) => {
    expect(iso(targetOf({ advance }, noon))).toBe(expected);
  });

  it("goes to an instant, whatever offset it is written with", () => {
    expect(iso(targetOf({ to: "2026-03-10T08:30:00-05:00" }, noon))).toBe("2026-03-10T13:30:00.000Z");
  });

  it.each([
    [{}, /Say either/],
    [{ advance: "PT1H", to: "2026-03-11T00:00:00Z" }, /Say either/],
    [{ advance: "-PT1H" }, /does not go back/],
    [{ to: "2026-03-10T11:59:59Z" }, /does not go back/],
    [{ advance: "12 hours" }, /not a duration/],
    [{ advance: "" }, /not a duration/],
    [{ to: "tomorrow" }, /not an instant/],
    [{ to: "2026-03-11T00:00:00" }, /not an instant/],
    [{ to: "2026-02-30T00:00:00Z" }, /not an instant/],
    [{ advance: "P100Y" }, /more than ten years/],
  ])("refuses %j with words", (order, words) => {
    expect(() => targetOf(order, noon)).toThrow(NoSuchTime);
    expect(() => targetOf(order, noon)).toThrow(words);
  });
});

describe("a journey through time", () => {
  const journey = (due: number[], more: Partial<Journey> = {}) => {
    const clock = startClock(noon);
    const ticks: string[] = [];
    const steps: string[] = [];
    const made: Journey = {
      clock,
      nextDue: async (by) => due.filter((at) => at <= by).sort((one, other) => one - other)[0],
      tick: async () => {
        ticks.push(iso(clock.now()));
        steps.push("tick");
        for (const at of [...due]) if (at <= clock.now()) due.splice(due.indexOf(at), 1);
      },
      settle: async () => void steps.push("settle"),
      moved: () => undefined,
      ...more,
    };
    return { clock, ticks, steps, made };
  };

  it("settles first, then does what is due in order, each at its own instant", async () => {
    const { made, ticks, steps, clock } = journey([noon + 7_200_000, noon + 3_600_000, noon + 90_000_000]);
    await travel(made, noon + 43_200_000);
    expect(ticks).toEqual(["2026-03-10T13:00:00.000Z", "2026-03-10T14:00:00.000Z"]);
    expect(steps[0]).toBe("settle");
    expect(clock.now()).toBeGreaterThanOrEqual(noon + 43_200_000);
  });

  it("does overdue work now, and not in the past", async () => {
    const { made, ticks } = journey([noon - 3_600_000]);
    await travel(made, noon + 60_000);
    expect(ticks).toHaveLength(1);
    expect(Date.parse(ticks[0] ?? "")).toBeGreaterThanOrEqual(noon);
  });

  it("does work that arises on the way", async () => {
    const due = [noon + 3_600_000];
    const { made, ticks, clock } = journey(due);
    const tick = async (): Promise<void> => {
      await made.tick();
      if (ticks.length < 4) due.push(clock.now() + 3_600_000);
    };
    await travel({ ...made, tick }, noon + 86_400_000);
    expect(ticks.map((at) => at.slice(11, 13))).toEqual(["13", "14", "15", "16"]);
  });

  it("gives up in words where the same work stays due for ever, and runs on", async () => {
    const { made, clock } = journey([], { nextDue: async () => noon + 1_000, tick: async () => undefined });
    await expect(travel(made, noon + 60_000)).rejects.toThrow(ClockIsStuck);
    const at = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBeGreaterThan(at);
  });
});

describe("the stored time", () => {
  it("is never behind the time that was used, even if the process is killed", () => {
    const folder = prepareDataFolder(temporaryFolder());
    const clock = startClock(noon);
    const kept = keepStoredTime(folder, clock);
    expect(readStoredTime(folder)).toBeGreaterThanOrEqual(clock.now());
    clock.standAt(noon + 86_400_000);
    kept.save();
    expect(readStoredTime(folder)).toBeGreaterThanOrEqual(noon + 86_400_000);
    kept.stop();
    expect(readStoredTime(folder)).toBe(noon + 86_400_000);
  });

  it("is nothing in a new folder, and damage where it is no time", () => {
    const data = temporaryFolder();
    const folder = prepareDataFolder(data);
    expect(readStoredTime(folder)).toBe(0);
    writeFileSync(join(data, "clock.json"), '{"now":"yesterday"}');
    expect(() => readStoredTime(folder)).toThrow(/is damaged: clock\.json/);
  });
});

describe("the data folder", () => {
  it("refuses a folder that holds something else", () => {
    const data = temporaryFolder();
    writeFileSync(join(data, "thesis.txt"), "mine");
    expect(() => prepareDataFolder(data)).toThrow(/holds something else/);
  });

  it("passes over what a killed process left half-written", () => {
    const data = temporaryFolder();
    const folder = prepareDataFolder(data);
    for (const part of [data, join(data, "cloud"), folder.world]) writeFileSync(join(part, "0badc0de.part"), "half");
    prepareDataFolder(data);
    expect(() => readFileSync(join(data, "cloud", "0badc0de.part"))).toThrow();
  });

  it("does not make a new key beside old data", () => {
    const folder = prepareDataFolder(temporaryFolder());
    mkdirSync(folder.dynamodb);
    expect(() => prepareDataFolder(folder.root)).toThrow(/master\.key is missing/);
  });
});
