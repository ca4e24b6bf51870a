/**
 * How well the desk knows whom a report names. The reports are made from the names and kinds of screening-kinds.ts, which the
 * matcher knows nothing of. They prove what it does with these kinds; they cannot prove what it does with somebody who is only
 * described ("the tall one of you"), with a nickname that is on no list and no roster, or how often real reports name whom how.
 */
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";
import { membersNamed } from "../../functions/core/mail/screening.ts";
import { type Figure, printFigures } from "./figures.ts";
import { innocent } from "./screening-innocent.ts";
import { naming, type ReportKind } from "./screening-kinds.ts";
import { type Committee, committeeFrom, reportOf } from "./screening-reports.ts";

const half = 500;
const mostMissed = 2;
const mostNeedless = 5;
const longestOfFlood = 1;
const longestOfUsual = 3;

/** Another seed makes other reports; the bars must hold for any. */
const seed = Number(process.env.SCREENING_SEED ?? 1);

interface Case {
  readonly kind: string;
  readonly mail: IncomingMail;
  readonly committee: Committee;
}

const casesOf = (kinds: readonly ReportKind[], first: number): readonly Case[] =>
  Array.from({ length: half }, (_, at) => {
    const kind = kinds[at % kinds.length];
    if (!kind) throw new RangeError("There are no kinds.");
    const committee = committeeFrom(seed * 10_000 + first + at, kind.roster ?? "plain");
    return { kind: kind.name, committee, mail: reportOf(committee.dice, kind.written(committee)) };
  });

const keptOut = ({ mail, committee }: Case): readonly string[] => membersNamed(committee.settings, mail);

const isFound = (one: Case): boolean => keptOut(one).includes(one.committee.settings.members[0]?.id ?? "");

const printKinds = (title: string, cases: readonly Case[], wrong: readonly Case[]): void => {
  process.stdout.write(`${title.padEnd(46)}reports  wrong\n`);
  for (const kind of new Set(cases.map((one) => one.kind))) {
    const count = (of: readonly Case[]): string => String(of.filter((one) => one.kind === kind).length);
    process.stdout.write(`${kind.padEnd(46)}${count(cases).padStart(7)}${count(wrong).padStart(7)}\n`);
  }
  process.stdout.write("\n");
};

/** Every report of them is made up, so they may be shown. */
const printWrong = (what: string, wrong: readonly Case[]): void => {
  for (const one of wrong) {
    const names = one.committee.settings.members.map(({ id, name }) => `${name} (${id})`).join(", ");
    process.stdout.write(`${what}: ${one.kind}; kept out: ${keptOut(one).join(", ") || "nobody"}; of ${names}\n`);
    process.stdout.write(`${one.mail.text.replace(/^/gm, "    ")}\n\n`);
  }
};

const megabyte = 1_000_000;
const repeated = (shape: string): string => shape.repeat(Math.ceil(megabyte / shape.length));
const { settings, dice, member } = committeeFrom(seed, "plain");

/** Words that all differ, most of them near a name. */
const counted = (): string =>
  Array.from({ length: megabyte / 8 }, (_, at) => `${member.given.slice(0, 4)}${at.toString(26).replace(/\d/g, "q")}`).join(" ");

const shapes = [
  "a",
  "a ",
  "A. ",
  "A. L. ",
  `${member.given} `,
  `${member.given} X `,
  `${member.given.slice(0, -1)} `,
  "R o b e r t ",
  "\n",
  "Regards\n",
];
const hostile = [...shapes, "@bob ", "a@b.example ", "at dot ", "\u200B", "a\u00AD", "田", "ﷺ", "will ", "I am Bob "].map(
  repeated,
);

const seconds = (text: string): number => {
  const mail = reportOf(dice, { whole: text });
  const began = process.cpuUsage();
  membersNamed(settings, mail);
  return process.cpuUsage(began).user / 1_000_000;
};

const milliseconds = (mails: readonly Case[]): number => {
  const began = process.cpuUsage();
  for (const one of mails) keptOut(one);
  return process.cpuUsage(began).user / 1_000 / mails.length;
};

const named = casesOf(naming, 0);
const unnamed = casesOf(innocent, half);
const missed = named.filter((one) => !isFound(one));
const needless = unnamed.filter((one) => keptOut(one).length > 0);
printKinds("names a member", named, missed);
printKinds("names nobody of the committee", unnamed, needless);
printWrong("missed", missed);
printWrong("kept out needlessly", needless);

const share = (wrong: readonly Case[]): number => (100 * wrong.length) / half;
const figures: readonly Figure[] = [
  { what: `members missed, of ${half} reports`, measured: share(missed), unit: "%", bar: mostMissed },
  { what: `needless, of ${half} reports that name nobody`, measured: share(needless), unit: "%", bar: mostNeedless },
  { what: "a usual report, ten members", measured: milliseconds(unnamed), unit: "ms", bar: longestOfUsual },
  {
    what: "a hostile megabyte, the worst",
    measured: Math.max(...[...hostile, counted()].map(seconds)),
    unit: "s",
    bar: longestOfFlood,
  },
];
process.exitCode = printFigures(figures) ? 0 : 1;
