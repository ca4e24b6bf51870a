/** `npm run bench:hostile`: mails of hostile shapes in their full size, each in a process of its own: a case within five seconds. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "zod";
import { chanceFrom } from "../fuzz/chance.ts";
import { openFuzzDesk } from "../fuzz/intake.ts";
import { printFigures } from "./figures.ts";
import { shapes } from "./hostile-shapes.ts";

const verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };
const envelope = { recipients: ["conduct@desk.test"], envelopeFrom: "reporter@example.org", verdicts };

const measured = z.object({
  bytes: z.number(),
  ms: z.number(),
  mb: z.number(),
  readable: z.boolean(),
  wrong: z.string().optional(),
});

const one = async (number: number): Promise<void> => {
  const shape = shapes[number];
  if (!shape) return;
  const desk = await openFuzzDesk(chanceFrom(1));
  const raw = Buffer.from(shape.make(shape.full));
  const { milliseconds: ms, readable, wrong } = await desk.take({ ...envelope, raw });
  const mb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ bytes: raw.length, ms, mb, readable, wrong }));
};

const run = promisify(execFile);

const all = async (): Promise<void> => {
  const figures = [];
  for (const [number, { what, full }] of shapes.entries()) {
    const { stdout } = await run(process.execPath, [import.meta.filename, String(number)]);
    const found = measured.parse(JSON.parse(stdout));
    const name = `${full.toLocaleString("en")} ${what}${found.readable ? "" : " (unreadable)"}`;
    if (found.wrong !== undefined) process.stdout.write(`${name}: ${found.wrong}\n`);
    figures.push({
      what: name,
      measured: found.wrong === undefined ? found.ms : Number.POSITIVE_INFINITY,
      unit: "ms",
      bar: 5_000,
    });
    figures.push({ what: "", measured: found.mb, unit: "MB", bar: 512 });
  }
  if (!printFigures(figures)) process.exitCode = 1;
};

const [, , number] = process.argv;
await (number === undefined ? all() : one(Number(number)));
