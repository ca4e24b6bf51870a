/** What a case adds to the statistics. It is written while the case goes on, and stays when the case is erased. */
import * as z from "zod";
import { type Case, isPlaced } from "../case/case.ts";
import { hasDecided, somethingFollowed } from "../case/proposals.ts";
import { reportedAt } from "../case/times.ts";
import { scopes } from "../case/vocabulary.ts";
import { dayOf } from "./days.ts";

export const tally = z.object({
  /** The month in which it was reported. A day could lead back to somebody. */
  month: z.string(),
  stage: z.enum(["reported", "acknowledged", "closed"]),
  /** It was handled elsewhere and is only kept on file. */
  recorded: z.boolean().optional(),
  acknowledgedInTime: z.boolean().optional(),
  scope: z.enum(scopes).optional(),
  severe: z.boolean().optional(),
  safety: z.string().optional(),
  repeat: z.string().optional(),
  decided: z.boolean(),
  followed: z.boolean(),
});
export type Tally = z.output<typeof tally>;

/** Nothing where it is no report. */
export const tallyOf = (state: Case, acknowledgeWithin: number): Tally | undefined => {
  if (!isPlaced(state)) return undefined;
  const { scope, severe, safety, repeat } = state;
  const acknowledgedAt = "acknowledgedAt" in state ? state.acknowledgedAt : undefined;
  return {
    month: dayOf(reportedAt(state), "UTC").slice(0, 7),
    stage: state.stage,
    ...(state.stage === "closed" && { recorded: state.ended === "recorded" }),
    ...(acknowledgedAt !== undefined && { acknowledgedInTime: acknowledgedAt - reportedAt(state) <= acknowledgeWithin }),
    ...(scope !== undefined && { scope }),
    ...(severe !== undefined && { severe }),
    ...(safety !== undefined && { safety }),
    ...(repeat !== undefined && { repeat }),
    decided: hasDecided(state),
    followed: somethingFollowed(state),
  };
};
