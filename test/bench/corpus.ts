/**
 * `npm run bench:corpus -- FILE`: every mail that a list names (one JSON object with `input`, a path beside the list, on each line)
 * through the whole intake. Each becomes a case or joins one, within a second and half a gigabyte. The corpus is no part of the project.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { chanceFrom } from "../fuzz/chance.ts";
import { type FuzzDesk, openFuzzDesk } from "../fuzz/intake.ts";
import { percentile, printFigures } from "./figures.ts";

const [list] = process.argv.slice(2);
if (list === undefined) throw new Error("Say which list of mails to take in.");

const row = z.object({ id: z.string(), input: z.string() });
const rows = readFileSync(list, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => row.parse(JSON.parse(line)));

const verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };
const envelope = { recipients: ["conduct@desk.test"], envelopeFrom: "reporter@example.org", verdicts };
const mailsPerDesk = 25;

const times: number[] = [];
/** Of the processor, so that whatever else a machine does makes no mail slow. */
const work: { readonly id: string; readonly ms: number }[] = [];
let [wrong, unreadable] = [0, 0];
let desk: FuzzDesk | undefined;
for (const [index, { id, input }] of rows.entries()) {
  if (desk === undefined || index % mailsPerDesk === 0) desk = await openFuzzDesk(chanceFrom(index));
  const before = process.cpuUsage();
  const taken = await desk.take({ ...envelope, raw: readFileSync(join(dirname(list), input)) });
  const { user, system } = process.cpuUsage(before);
  work.push({ id, ms: (user + system) / 1000 });
  times.push(taken.milliseconds);
  if (!taken.readable) unreadable += 1;
  if (taken.wrong === undefined) continue;
  wrong += 1;
  process.stdout.write(`${id}: ${taken.wrong}\n`);
}

work.sort((one, other) => other.ms - one.ms);
for (const { id, ms } of work.slice(0, 3)) process.stdout.write(`${id}: ${ms.toFixed(0)} ms of the processor\n`);
process.stdout.write(`${rows.length} mails, ${unreadable} of them unreadable\n`);
const kept = printFigures([
  { what: "mails that no case has", measured: wrong, unit: "", bar: 1 },
  { what: "median", measured: percentile(times, 0.5), unit: "ms", bar: 1_000 },
  { what: "slowest", measured: Math.max(...times), unit: "ms", bar: 1_000 },
  { what: "slowest, of the processor", measured: work[0]?.ms ?? 0, unit: "ms", bar: 1_000 },
  { what: "memory of the process, at most", measured: process.resourceUsage().maxRSS / 1024, unit: "MB", bar: 512 },
]);
if (!kept) process.exitCode = 1;
