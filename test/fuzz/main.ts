/**
 * `npm run fuzz -- --count 1000000 --seed 1 --minutes 60 --corpus FOLDER --keep FOLDER`: random and mutated mails through the
 * whole intake. The corpus is no part of the project; whatever goes wrong is kept as a file, to be played again.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { fuzz } from "./fuzzing.ts";

const number = z.coerce.number().int().nonnegative();
const asked = z
  .object({
    count: number.default(20_000),
    seed: number.default(1),
    minutes: z.coerce.number().positive().default(Number.POSITIVE_INFINITY),
    corpus: z.string().optional(),
    keep: z.string().optional(),
  })
  .parse(
    parseArgs({
      options: {
        count: { type: "string" },
        seed: { type: "string" },
        minutes: { type: "string" },
        corpus: { type: "string" },
        keep: { type: "string" },
      },
    }).values,
  );

/** What is larger costs time and breaks in no other way. */
const largestSeed = 30_000;

const mailsIn = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .filter((name) => /\.(eml|txt|msg|mail)$/i.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size <= largestSeed)
    .map((path) => readFileSync(path));

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
const end = asked.minutes * 60;

const done = await fuzz({
  seed: asked.seed,
  count: asked.count,
  until: () => seconds() > end,
  ...(asked.corpus !== undefined && { corpus: mailsIn(asked.corpus) }),
  onWrong: (count, given, { wrong, place }) => {
    say(`WRONG in mail ${count} of seed ${asked.seed} (${place}): ${wrong}`);
    if (asked.keep === undefined) return;
    mkdirSync(asked.keep, { recursive: true });
    writeFileSync(join(asked.keep, `${asked.seed}-${count}.eml`), given.raw);
    writeFileSync(join(asked.keep, `${asked.seed}-${count}.json`), JSON.stringify({ ...given, raw: undefined, wrong, place }));
  },
  onThousand: ({ count, wrong }) => {
    if (count % 10_000 === 0) say(`${count} mails, ${wrong} wrong, ${(count / seconds()).toFixed(0)} a second`);
  },
});

say(`seed ${asked.seed}: ${done.count} mails in ${seconds().toFixed(0)} s (${(done.count / seconds()).toFixed(0)} a second)`);
say(`unreadable ${done.unreadable}, sent ${done.sent}, slowest ${done.slowestMs.toFixed(0)} ms`);
for (const [place, count] of Object.entries(done.places).sort(([, a], [, b]) => b - a)) say(`  ${place.padEnd(16)}${count}`);
say(`wrong: ${done.wrong}`);
if (done.wrong > 0) process.exitCode = 1;
