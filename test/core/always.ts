/** Holds a rule at every moment of many made-up lives of a case. What fails is made as short as it can be. */
import { randomInt } from "node:crypto";
import fc from "fast-check";
import type { SesId } from "../../functions/core/ids.ts";
import { type Lived, lived, type Moment } from "./histories.ts";
import { type History, histories } from "./history-steps.ts";

type Holds = (moment: Moment, before: Moment | undefined, history: History, again: SesId | undefined) => void;

interface Life {
  readonly history: History;
  readonly moments: readonly Lived[];
}

const many = { numRuns: 120, seed: randomInt(2 ** 31) };

/** Lived once and held against every rule: to make up a life takes far longer than to look at it. */
let lives: readonly Life[] | undefined;

const madeUp = (): readonly Life[] => {
  lives ??= fc.sample(histories, many).map((history) => ({ history, moments: lived(history) }));
  return lives;
};

const throughout = (holds: Holds, { history, moments }: Life): void => {
  for (const [index, { moment, again }] of moments.entries()) holds(moment, moments[index - 1]?.moment, history, again);
};

export const always = (holds: Holds): void => {
  try {
    for (const life of madeUp()) throughout(holds, life);
  } catch (error) {
    // The same lives once more, now to find the shortest that the rule does not hold in.
    fc.assert(
      fc.property(histories, (history) => throughout(holds, { history, moments: lived(history) })),
      many,
    );
    throw error;
  }
};
