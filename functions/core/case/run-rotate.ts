/** A new line for whoever asks, and the end of the old one: somebody else may have it. */
import type { Runs } from "./running.ts";
import { ownerOf } from "./vocabulary.ts";

export const rotateRuns: Runs<"rotate"> = {
  rotate: ({ by }) => ({ done: "line-rotated", events: [{ kind: "line-rotated", person: ownerOf(by) }] }),
};
