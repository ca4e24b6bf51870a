/** I14: whatever comes in is taken in, and a case has it or it is kept back. The long run is `npm run fuzz`. */
import { describe, expect, test } from "vitest";
import { chanceFrom } from "./chance.ts";
import { fuzz } from "./fuzzing.ts";
import { mutated } from "./mutations.ts";
import { soundMail } from "./seeds.ts";

describe("I1, I14: random and mutated mails", () => {
  test("I1, I14: each of a hundred and twenty is taken in without an error, and a case has it or it is kept back", async () => {
    const wrong: (string | undefined)[] = [];
    const done = await fuzz({ seed: 20_260_310, count: 120, onWrong: (_, __, taken) => wrong.push(taken.wrong) });
    expect(wrong).toEqual([]);
    expect(done.count).toBe(120);
    for (const place of ["new-report", "line", "ask-author"]) expect(done.places[place] ?? 0, place).toBeGreaterThan(2);
  });

  test("come again from the same seed", () => {
    const make = (seed: number): Buffer => {
      const chance = chanceFrom(seed);
      const seedMail = (): Buffer => Buffer.from(soundMail(chance));
      return mutated(seedMail(), chance, seedMail);
    };
    expect(make(5)).toEqual(make(5));
    expect(make(5)).not.toEqual(make(6));
  });
});
