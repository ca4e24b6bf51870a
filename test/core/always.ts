/** Holds a rule at every moment of many made-up lives of a case. What fails is made as short as it can be. */
import fc from "fast-check";
import type { SesId } from "../../functions/core/ids.ts";
import { lived, type Moment } from "./histories.ts";
import { type History, histories } from "./history-steps.ts";

type Holds = (moment: Moment, before: Moment | undefined, history: History, again: SesId | undefined) => void;

export const always = (holds: Holds): void => {
  fc.assert(
    fc.property(histories, (history) => {
      const moments = lived(history);
      for (const [index, { moment, again }] of moments.entries()) holds(moment, moments[index - 1]?.moment, history, again);
    }),
    { numRuns: 60 },
  );
};
