/**
 * How well the leak guard reads letters to others. The letters are made from the words of leak-words.ts and the kinds of
 * leak-kinds.ts, which the guard knows nothing of. They prove what the guard does with these kinds, in English above all; they
 * cannot prove what it does with a leak that nobody thought of, with a person retold in other words ("the only woman on the
 * panel"), or with how often real members slip.
 */
import { leaksIn } from "../../functions/core/mail/leak-guard.ts";
import { type Figure, printFigures } from "./figures.ts";
import { ofFlood, ofProse } from "./leak-floods.ts";
import { cleanOnes, type Kind, leaks } from "./leak-kinds.ts";
import { type Letter, letterOf, secretsOf, worldFrom } from "./leak-letters.ts";

const half = 500;
const mostMissed = 1;
const mostNeedless = 5;
const longestOfProse = 1;
const longestOfFlood = 5;

/** Another seed makes other letters; the bars must hold for any. */
const seed = Number(process.env.LEAKS_SEED ?? 1);

const lettersOf = (kinds: readonly Kind[], first: number): readonly Letter[] =>
  Array.from({ length: half }, (_, at) => {
    const kind = kinds[at % kinds.length];
    if (!kind) throw new RangeError("There are no kinds.");
    const world = worldFrom(seed * 10_000 + first + at, kind.names ?? "plain");
    return { kind: kind.name, secrets: secretsOf(world), ...letterOf(world, kind.said(world)) };
  });

const isHeld = ({ text, secrets }: Letter): boolean => leaksIn(text, secrets).length > 0;

/** For what was put into it, not for what was held anyway. */
const isFound = ({ text, without, secrets }: Letter): boolean => {
  const anyway = new Set(leaksIn(without, secrets).map(({ shown }) => shown));
  return leaksIn(text, secrets).some(({ shown }) => !anyway.has(shown));
};

const printKinds = (title: string, letters: readonly Letter[], wrong: readonly Letter[]): void => {
  process.stdout.write(`${title.padEnd(42)}letters  wrong\n`);
  for (const kind of new Set(letters.map((letter) => letter.kind))) {
    const count = (of: readonly Letter[]): string => String(of.filter((letter) => letter.kind === kind).length);
    process.stdout.write(`${kind.padEnd(42)}${count(letters).padStart(7)}${count(wrong).padStart(7)}\n`);
  }
  process.stdout.write("\n");
};

/** Every word of them is made up, so they may be shown. */
const printWrong = (what: string, wrong: readonly Letter[]): void => {
  for (const { kind, text, secrets } of wrong) {
    const found = leaksIn(text, secrets).map((leak) => `${leak.what} of the ${leak.of}: ${leak.shown}`);
    const names = secrets.people.flatMap((person) => person.names).join(" and ");
    process.stdout.write(`${what} (${kind}; ${names}) ${found.join(" | ")}\n${text.replace(/^/gm, "    ")}\n\n`);
  }
};

const leaking = lettersOf(leaks, 0);
const clean = lettersOf(cleanOnes, half);
const missed = leaking.filter((letter) => !isFound(letter));
const needless = clean.filter(isHeld);
printKinds("with a leak", leaking, missed);
printKinds("clean but close", clean, needless);
printWrong("missed", missed);
printWrong("held needlessly", needless);

const share = (wrong: readonly Letter[]): number => (100 * wrong.length) / half;
const figures: readonly Figure[] = [
  { what: `leaks missed, of ${half} letters`, measured: share(missed), unit: "%", bar: mostMissed },
  { what: `clean letters held, of ${half}`, measured: share(needless), unit: "%", bar: mostNeedless },
  { what: "a megabyte of prose, as letter and as report", measured: ofProse(), unit: "s", bar: longestOfProse },
  { what: "a megabyte of hostile text, the worst", measured: ofFlood(), unit: "s", bar: longestOfFlood },
];
process.exitCode = printFigures(figures) ? 0 : 1;
