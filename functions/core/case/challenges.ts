/**
 * A mail that nothing proves, and that may be its line's owner's all the same. Its commands wait, and the owner is asked at the
 * address that the desk knows. Their answer counts for having the one-time line: no forger gets to see it.
 */
import * as z from "zod";
import { instant } from "../instant.ts";
import type { Case } from "./case.ts";
import { mailRef, type Owner, owner } from "./vocabulary.ts";

export const challenge = z.object({
  person: owner,
  /** Where the owner was asked. After a change of address nobody answers from the old one. */
  address: z.string(),
  /** The mail that waits. */
  mail: mailRef,
  why: z.enum(["unproven-sender", "wrong-sender"]),
  /** The names of its commands, and nothing that its writer could choose. */
  verbs: z.array(z.string()),
  /** The address it came from, where that is not the owner's. */
  from: z.string().optional(),
  until: z.number().transform(instant),
});
export type Challenge = z.output<typeof challenge>;

/** `rotate`: it was not theirs, and whoever sent it knows their line. */
export const challengeAnswers = ["yes", "no", "rotate"] as const;
export type ChallengeAnswer = (typeof challengeAnswers)[number];

export const challengeEvents = [
  z.object({ kind: z.literal("challenged"), ...challenge.shape }),
  z.object({ kind: z.literal("challenge-answered"), person: owner, mail: mailRef, answer: z.enum(challengeAnswers) }),
  z.object({ kind: z.literal("challenge-lapsed"), person: owner }),
  z.object({ kind: z.literal("line-rotated"), person: owner }),
] as const;

/** What a mail that cannot act says of itself, where its line's owner may be asked about it. */
export interface MayChallenge extends Pick<Challenge, "why" | "from"> {
  readonly verbs: readonly string[];
}

export const challengeOf = ({ challenges }: Pick<Case, "challenges">, who: Owner): Challenge | undefined =>
  challenges.find((row) => row.person === who);
