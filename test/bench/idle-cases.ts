/** A tick's reads and time do not grow with idle cases: the same hundred due among ever more that are not. */
import { createHash, randomBytes } from "node:crypto";
import { caseRow, dueShardOf, iso } from "../../functions/adapters/dynamodb/keys.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { caseId } from "../../functions/core/ids.ts";
import { days, after as later } from "../../functions/core/instant.ts";
import { createClockTickHandler } from "../../functions/handlers/clock-tick.ts";
import { type BenchCloud, withCloud } from "./clock-cloud.ts";
import type { Figure } from "./figures.ts";

const dueCases = 100;
const amounts = [1_000, 10_000, 100_000] as const;
const timesEach = 5;
const filledAtOnce = 1_000;

/** As large and as much in the indexes as an open case that waits for a reminder; nobody opens it. */
const idleRow = (number: number, bench: BenchCloud, sealed: Uint8Array) => {
  const row = caseRow(caseId(createHash("sha256").update(`idle ${number}`).digest("hex").slice(0, 26)));
  const openedAt = later(bench.deps.clock.now(), -days(1) - number);
  return {
    ...row,
    desk: "demo",
    board: "demo",
    codeName: `idle ${number}`,
    stage: "reported",
    openedAt: iso(openedAt),
    dueShard: dueShardOf(row.pk),
    nextDueAt: iso(later(bench.deps.clock.now(), days(365) + number)),
    version: 2,
    schema: 1,
    sealed,
  };
};

const fill = async (bench: BenchCloud, from: number, to: number): Promise<void> => {
  const sealed = randomBytes(1_500);
  for (let first = from; first < to; first += filledAtOnce) {
    const count = Math.min(filledAtOnce, to - first);
    await bench.table.putAll(Array.from({ length: count }, (_, index) => idleRow(first + index, bench, sealed)));
  }
};

interface Ticks {
  readonly calls: number;
  readonly readUnits: number;
  readonly milliseconds: number;
}

/** SES is busy all the time, so the same cases are due again an hour later, and each tick has the same to do. */
const ticks = async (bench: BenchCloud): Promise<Ticks> => {
  const tick = createClockTickHandler(bench.deps);
  const times: number[] = [];
  let reads = { calls: 0, readUnits: 0 };
  for (let time = 0; time < timesEach; time += 1) {
    bench.clock.standAt(bench.clock.now() + 3_600_001);
    const began = performance.now();
    reads = await bench.reads(tick);
    times.push(performance.now() - began);
    const worked = bench.logged.findLast(({ event }) => event === "tick")?.count;
    if (worked !== dueCases) throw new Error(`The tick worked ${worked} cases and not ${dueCases}.`);
  }
  // The quickest: whatever else the machine does only adds to it.
  return { ...reads, milliseconds: Math.min(...times) };
};

export const measureIdleCases = (): Promise<readonly Figure[]> =>
  withCloud(async (bench) => {
    bench.clock.standAt(bench.clock.now());
    await bench.cloud.ask("order", {
      service: "ses",
      outcome: "throttle",
      times: Number.MAX_SAFE_INTEGER,
      skip: 0,
      moment: "before",
    });
    for (let number = 0; number < dueCases; number += 1)
      await receiveMail(bench.deps)(await bench.stored({ from: `reporter-${number}@example.org` }));
    await ticks(bench);
    const measured: Ticks[] = [];
    let filled = dueCases;
    for (const amount of amounts) {
      await fill(bench, filled, amount);
      filled = amount;
      measured.push(await ticks(bench));
    }
    const rows = measured.flatMap(({ calls, readUnits, milliseconds }, index): readonly Figure[] => {
      const among = `${dueCases} due among ${amounts[index]} open cases`;
      return [
        { what: `a tick with ${among}: reads of the tables`, measured: calls, unit: "", bar: 1_000 },
        { what: `a tick with ${among}: read units`, measured: readUnits, unit: "", bar: 2_000 },
        { what: `a tick with ${among}, quickest of ${timesEach}`, measured: milliseconds / 1000, unit: "s", bar: 45 },
      ];
    });
    const ratio = (of: (ticks: Ticks) => number): number => {
      const values = measured.map(of);
      return Math.max(...values) / Math.min(...values);
    };
    return [
      ...rows,
      { what: "read units, most to least", measured: ratio(({ readUnits }) => readUnits), unit: "", bar: 1.0001 },
      {
        what: "time of a tick, 100000 open cases to 1000",
        measured: (measured.at(-1)?.milliseconds ?? Number.NaN) / (measured[0]?.milliseconds ?? Number.NaN),
        unit: "",
        bar: 1.3,
      },
    ];
  });
