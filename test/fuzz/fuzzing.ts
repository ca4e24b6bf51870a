/** Random and mutated mails, one after the other, until so many are done or so much time is over. */
import { type Chance, chanceFrom } from "./chance.ts";
import { type FuzzDesk, type Given, openFuzzDesk, type Taken } from "./intake.ts";
import { mutated } from "./mutations.ts";
import { soundMail } from "./seeds.ts";

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  readonly until?: () => boolean;
  /** Mails of others to mutate, beside those that are made here. */
  readonly corpus?: readonly Buffer[];
  readonly onWrong?: (number: number, given: Given, taken: Taken) => void;
  readonly onThousand?: (done: Done) => void;
}

export interface Done {
  readonly count: number;
  readonly wrong: number;
  readonly unreadable: number;
  readonly sent: number;
  readonly slowestMs: number;
  readonly places: Readonly<Record<string, number>>;
}

/** Cases grow with each mail that joins them, so a desk is left behind in time. */
const mailsPerDesk = 40;

const senders = ["reporter@example.org", "cy@members.test", "dee@members.test", "ada@members.test", "", "x@y", "a b@\0"] as const;
const statuses = ["PASS", "PASS", "PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "ABSENT"] as const;
const odd = [
  "conduct+aaaaaaaaaaaaaaaaaaaaaaaaaaa@desk.test",
  "conduct+not-dee@desk.test",
  "conduct+@desk.test",
  "CONDUCT+desk@DESK.test",
  "conduct+not-@desk.test",
] as const;

const recipientsOf = (chance: Chance, desk: FuzzDesk): readonly string[] => {
  const [first, ...rest] = desk.lines;
  if (first === undefined || chance.percent(40)) return ["conduct@desk.test"];
  if (chance.percent(15)) return [chance.oneOf(odd)];
  const line = chance.oneOf([first, ...rest]);
  return chance.percent(5) ? [line, chance.oneOf([first, ...rest])] : [line];
};

const givenBy = (chance: Chance, desk: FuzzDesk, corpus: readonly Buffer[]): Given => {
  const [first, ...rest] = corpus;
  const seed = (): Buffer =>
    first !== undefined && chance.percent(50) ? chance.oneOf([first, ...rest]) : Buffer.from(soundMail(chance));
  const verdict = () => chance.oneOf(statuses);
  const verdicts = { spf: verdict(), dkim: verdict(), dmarc: verdict(), spam: verdict(), virus: verdict() };
  return {
    raw: mutated(seed(), chance, seed),
    recipients: recipientsOf(chance, desk),
    envelopeFrom: chance.oneOf(senders),
    verdicts,
  };
};

export const fuzz = async ({ seed, count, until, corpus = [], onWrong, onThousand }: FuzzOptions): Promise<Done> => {
  const places: Record<string, number> = {};
  const done = { count: 0, wrong: 0, unreadable: 0, sent: 0, slowestMs: 0, places };
  let desk: FuzzDesk | undefined;
  let chance = chanceFrom(seed);
  while (done.count < count && until?.() !== true) {
    // Each desk has chance of its own, so that one can be played again without those before it.
    if (desk === undefined || done.count % mailsPerDesk === 0) {
      chance = chanceFrom(seed + done.count);
      desk = await openFuzzDesk(chance);
    }
    const given = givenBy(chance, desk, corpus);
    const taken = await desk.take(given);
    done.count += 1;
    done.sent += taken.sent;
    done.slowestMs = Math.max(done.slowestMs, taken.milliseconds);
    places[taken.place] = (places[taken.place] ?? 0) + 1;
    if (!taken.readable) done.unreadable += 1;
    if (taken.wrong !== undefined) {
      done.wrong += 1;
      onWrong?.(done.count, given, taken);
    }
    if (done.count % 1_000 === 0) onThousand?.(done);
  }
  return done;
};
