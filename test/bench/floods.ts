/**
 * Ten thousand mails in an hour, from one sender and from ten thousand: what the pair gets, whether somebody else's report
 * reaches them, whether anything is lost, and what it costs. Mails are really parsed and written, over stores in memory.
 */
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { burstId, deskId } from "../../functions/core/ids.ts";
import { minutes } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings, type Incoming } from "../support/memory-desk.ts";
import { type Figure, printFigures } from "./figures.ts";
import { billOfOne } from "./flood-bill.ts";
import { type Bill, dollars, prices } from "./prices.ts";

/** In an hour. */
const mails = Number(process.env.FLOOD_MAILS ?? 10_000);
const desk = deskId("demo");
/** On which the desk of the tests begins. */
const day = "2026-03-10";
const forged = { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" };

type Flood = (number: number) => Incoming;
const floods: Readonly<Record<string, Flood>> = {
  "one sender": (number) => ({
    from: "one@example.net",
    text: `You will hear from me again and again, and this is number ${number}. I do not stop before you answer me.`,
  }),
  "10,000 senders": (number) => ({
    from: `someone-${number}@example-${number}.net`,
    verdicts: forged,
    text: `Dear friend ${number}, your prize of ${number} is waiting for you. Answer today, or somebody else will get it.`,
  }),
  "10,000 senders of one domain": (number) => ({
    from: `someone-${number}@example.net`,
    text: `Word${(number * 7919) % 10_007} other${(number * 104_729) % 10_009} third${(number * 1_299_709) % 10_037}`.replace(
      /\d/g,
      (digit) => "abcdefghij"[Number(digit)] ?? "",
    ),
  }),
};

/** Every twenty minutes somebody else writes, each from elsewhere and about something else. */
const others: readonly (readonly Incoming[])[] = [
  [
    { from: "guest@example.com", text: "At dinner a speaker put a hand on my back and did not take it away." },
    { from: "helper@example.org", text: "Two people in the chat keep calling a newcomer by a name that is not theirs." },
    { from: "writer@mail.example", text: "My pull request was answered with an insult, and the thread was locked." },
  ],
  [
    { from: "visitor@example.com", text: "Somebody photographed me in the hallway after I had said no." },
    { from: "student@example.org", text: "A mentor asks for my private number in every message." },
    { from: "maker@mail.example", text: "The stickers at one booth make fun of a religion." },
  ],
];

interface Flooded {
  readonly opened: number;
  readonly kept: number;
  readonly firstHour: number;
  readonly laterHour: number;
  readonly longestWait: number;
  readonly lost: number;
}

const perMinute = Math.round(mails / 60);

type Desk = Awaited<ReturnType<typeof createMemoryDesk>>;

/** How long until the pair has it; they are told while it is taken in, or not at all. */
const reaches = async (here: Desk, other: Incoming): Promise<number> => {
  const [before, at] = [here.to("cy").length, here.now()];
  await here.receive(other);
  for (let minute = 0; minute < 60; minute += 1) {
    const has = here
      .to("cy")
      .slice(before)
      .some(({ text }) => text.includes(other.text ?? ""));
    if (has) return here.now() - at;
    await here.advance(minutes(1));
  }
  return Number.POSITIVE_INFINITY;
};

/** An hour of it, minute by minute. Answers how many the pair got, and the longest wait of a true report. */
const anHour = async (here: Desk, flood: Flood, hour: number): Promise<{ readonly got: number; readonly wait: number }> => {
  const before = here.to("cy").length;
  let wait = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    for (let number = 0; number < perMinute; number += 1) await here.receive(flood((hour * 60 + minute) * perMinute + number));
    const other = minute % 20 === 10 ? others[hour]?.[Math.floor(minute / 20)] : undefined;
    if (other) wait = Math.max(wait, await reaches(here, other));
    await here.advance(minutes(1));
  }
  return { got: here.to("cy").length - before, wait };
};

const keptRows = async (stores: ReturnType<typeof createMemoryStores>): Promise<number> => {
  const key = await stores.keys.find(burstId(desk, day));
  return key ? (await stores.bursts.ofDay(desk, day, 3 * mails, key)).length : 0;
};

const play = async (flood: Flood): Promise<Flooded> => {
  const stores = createMemoryStores();
  const here = await createMemoryDesk(demoSettings(), undefined, stores);
  const first = await anHour(here, flood, 0);
  const opened = (await stores.cases.board(desk)).length;
  const second = await anHour(here, flood, 1);
  const kept = await keptRows(stores);
  const all = (await stores.cases.board(desk)).length;
  const sent = 2 * 60 * perMinute + others.flat().length;
  return {
    opened,
    kept,
    firstHour: first.got,
    laterHour: second.got,
    longestWait: Math.max(first.wait, second.wait),
    lost: sent - kept - all,
  };
};

const billFor = (one: Bill, count: number): number => dollars(one) * count;

const figures: Figure[] = [];
for (const [name, flood] of Object.entries(floods)) {
  const began = performance.now();
  const { opened, kept, firstHour, laterHour, longestWait, lost } = await play(flood);
  process.stdout.write(
    `${name}: ${opened} cases in the first hour, ${kept} mails kept back in two, played in ${Math.round((performance.now() - began) / 1000)} s\n`,
  );
  figures.push(
    { what: `${name}, an hour: cases opened, three true ones among them`, measured: opened, unit: "", bar: 104 },
    { what: `${name}, first hour: mails to each of the pair that are no report`, measured: firstHour - opened, unit: "", bar: 6 },
    {
      what: `${name}, next hour: mails to each of the pair, three true reports among them`,
      measured: laterHour,
      unit: "",
      bar: 9,
    },
    { what: `${name}: longest wait of somebody else's report for the pair`, measured: longestWait / 1000, unit: "s", bar: 120 },
    { what: `${name}: mails lost`, measured: lost, unit: "", bar: 1 },
  );
}

const opening = await billOfOne(
  (number) => ({ from: `someone-${number}@example.com`, text: `Something happened, ${number}.` }),
  0,
  15,
);
const keepingOne = await billOfOne(floods["one sender"] as Flood, 20, 200);
const keepingMany = await billOfOne(floods["10,000 senders"] as Flood, 60, 200);
process.stdout.write(`\nprices of ${prices.readOn}, of one mail on average:\n`);
for (const [what, bill] of Object.entries({
  "opens a case": opening,
  "kept back, one sender": keepingOne,
  "kept back, many senders": keepingMany,
})) {
  const parts = Object.entries(bill).map(([used, count]) => `${used} ${count.toFixed(2)}`);
  process.stdout.write(`${what}: $${dollars(bill).toFixed(6)} = ${parts.join(", ")}\n`);
}
figures.push(
  {
    what: "bill of 10,000 mails from one sender",
    measured: billFor(opening, 3) + billFor(keepingOne, mails - 3),
    unit: "$",
    bar: 5,
  },
  {
    what: "bill of 10,000 mails from 10,000 senders",
    measured: billFor(opening, 18) + billFor(keepingMany, mails - 18),
    unit: "$",
    bar: 5,
  },
);
process.exitCode = printFigures(figures) ? 0 : 1;
