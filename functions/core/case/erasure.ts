/** A legal hold, and the end of a case's content: what is written down of them, and what happens to them. */
import * as z from "zod";
import { instant } from "../instant.ts";
import type { Case } from "./case.ts";
import { mailRef, member, person } from "./vocabulary.ts";

const at = z.number().transform(instant);

/** Two members want it so, or its time is over. */
const erasureReasons = ["asked", "kept-long-enough"] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** `until`: the last day on which nothing of it may go. Why stands sealed in the mail that set it. */
export const legalHold = z.object({ by: member, until: z.string(), setAt: at });

/** An erasure that comes. Until it has begun it can be stopped; `begunAt` is when the last mails about it were asked for. */
export const erasure = z.object({
  why: z.enum(erasureReasons),
  by: z.array(member),
  runsAt: at,
  begunAt: at.optional(),
  /** Who may have it kept beside the circle, because nobody of the circle is left. */
  keepers: z.array(member).default([]),
});

export const erasureEvents = [
  z.object({ kind: z.literal("legal-hold-set"), by: member, until: z.string(), mail: mailRef, line: z.number().int() }),
  /** `by`: two members; nobody where its last day is over. */
  z.object({ kind: z.literal("legal-hold-ended"), by: z.array(member) }),
  z.object({ kind: z.literal("erasure-asked"), by: z.array(member), runsAt: at }),
  z.object({ kind: z.literal("erasure-stopped"), by: member }),
  /** Its time is nearly over. `waits`: how long each mail waits for the end of somebody's night. */
  z.object({
    kind: z.literal("erasure-announced"),
    runsAt: at,
    keepers: z.array(member),
    tell: z.array(z.object({ to: person, waits: z.number() })),
  }),
  /** From now on nothing is waited for but the last mails. */
  z.object({ kind: z.literal("erasure-begun"), why: z.enum(erasureReasons), by: z.array(member) }),
] as const;

/** What happened since speaks against it: it is asked for again, or announced again, if at all. */
export const withoutErasure = ({ erasure: _, ...rest }: Case): Case => ({
  ...rest,
  awaitsSecond: rest.awaitsSecond.filter(({ what }) => what !== "erase"),
});
