/** What can happen to a case, in the past tense. The journal is made of these. */
import * as z from "zod";
import { caseId } from "../ids.ts";
import { instant } from "../instant.ts";
import { challengeEvents } from "./challenges.ts";
import { refusalCodes } from "./codes.ts";
import { erasureEvents } from "./erasure.ts";
import { mailEvents } from "./mail-events.ts";
import { othersEvents } from "./others-events.ts";
import { followUps, rungs } from "./reminding-words.ts";
import {
  closing,
  heldLetter,
  keptOut,
  lineOutcome,
  mailRef,
  member,
  person,
  proposal,
  proposalKinds,
  readBacks,
  remark,
  reporter,
  scopes,
  secondAwaited,
  votes,
} from "./vocabulary.ts";

/** Who receives it and who does not. Both can be missing: then nobody in the committee may read it. */
const responders = {
  primary: member.optional(),
  secondary: member.optional(),
  keptOut: z.array(keptOut),
};

/** A first mail, and who gets it. */
const opening = {
  mail: mailRef,
  ...responders,
  reporter,
  remarks: z.array(remark),
  /** Its first line asks that it is only kept. */
  onHold: z.boolean().optional(),
};

/** Who wrote a mail that was passed on, as far as it says. */
const firstWriter = z.string().optional();

export const event = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("report-received"), ...opening, firstWriter, receiptWaits: z.number().optional() }),
  /** A member wrote to the alias, or the mail cites a line: it may be a report, or meant for a case. Its author is asked. */
  z.object({ kind: z.literal("mail-unplaced"), ...opening, firstWriter }),
  z.object({ kind: z.literal("placed-as-report"), by: person, ...opening }),
  z.object({ kind: z.literal("set-aside"), by: person }),
  /** `standard`: in the words that the desk has for it, because the member wrote none. `kept`: those for a report that is only kept. */
  z.object({
    kind: z.literal("acknowledged"),
    by: member,
    mail: mailRef,
    line: z.number().int().default(0),
    standard: z.boolean().optional(),
    kept: z.boolean().optional(),
  }),
  /** It was handled before it was reported: the reporter is thanked, and the case is kept on file. */
  z.object({
    kind: z.literal("recorded"),
    by: member,
    mail: mailRef,
    line: z.number().int(),
    standard: z.boolean().optional(),
  }),
  /** `day`: the letter promises the next one by then. */
  z.object({
    kind: z.literal("letter-sent"),
    by: member,
    mail: mailRef,
    line: z.number().int(),
    day: z.string().optional(),
  }),
  z.object({ kind: z.literal("letter-held"), letter: heldLetter }),
  /** The held letter of this member has gone, or was written anew. */
  z.object({ kind: z.literal("held-released"), by: member }),
  z.object({
    kind: z.literal("conflict-asked"),
    /** Missing where nobody but the desk asks. */
    by: member.optional(),
    members: z.array(member),
    why: z.enum(["circle", "take", "include", "matched"]),
  }),
  z.object({ kind: z.literal("joined"), member, duty: z.enum(["primary", "secondary"]).optional() }),
  /**
   * Out of the circle, or never to come in. Whoever takes the place, as first responder and as shepherd, comes in with the
   * same write. What the member had been sent until then stands in the journal.
   */
  z.object({
    kind: z.literal("left"),
    member,
    why: z.enum(["recused", "excluded", "involved", "named", "left-desk"]),
    by: member,
    next: member.optional(),
    shepherd: member.optional(),
    /** They were only asked, and know nothing of it. */
    declined: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("advises-only"), member }),
  z.object({ kind: z.literal("second-awaited"), what: z.enum(secondAwaited), member, by: member }),
  z.object({ kind: z.literal("included"), member, by: z.array(member) }),
  z.object({ kind: z.literal("people-named"), by: member, names: z.array(z.string()), members: z.array(member).default([]) }),
  z.object({ kind: z.literal("shepherd-named"), by: member, shepherd: member, second: member.optional() }),
  z.object({
    kind: z.literal("triage-said"),
    by: member,
    safety: z.enum(["yes", "no", "unsure"]).optional(),
    repeat: z.enum(["yes", "no", "maybe"]).optional(),
  }),
  z.object({ kind: z.literal("severe-said"), by: member, mail: mailRef, line: z.number().int() }),
  z.object({ kind: z.literal("severe-undone"), by: z.array(member) }),
  z.object({ kind: z.literal("scope-said"), by: member, scope: z.enum(scopes), mail: mailRef, line: z.number().int() }),
  z.object({
    kind: z.literal("proposed"),
    what: z.enum(proposalKinds),
    by: member,
    mail: mailRef,
    line: z.number().int(),
    closing: closing.optional(),
    isNone: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("voted"), number: z.number().int(), by: member, vote: z.enum(votes) }),
  z.object({ kind: z.literal("vote-settled"), number: z.number().int(), result: proposal.shape.result.exclude(["open"]) }),
  /** Nobody has confirmed a measure in time or had it undone. `waits`: until the end of somebody's night. */
  z.object({
    kind: z.literal("measure-waits"),
    number: z.number().int(),
    /** Where its words stand. */
    mail: mailRef,
    line: z.number().int(),
    tell: z.array(z.object({ to: person, waits: z.number() })),
  }),
  z.object({ kind: z.literal("action-done"), by: member, mail: mailRef, line: z.number().int() }),
  z.object({ kind: z.literal("date-promised"), by: member, day: z.string() }),
  /** `mail` and `line`: where the closing letter stands. */
  z.object({ kind: z.literal("closed"), by: member, closing, mail: mailRef, line: z.number().int() }),
  z.object({ kind: z.literal("reopened"), by: person }),
  /** `both`: the members who were in both circles when the link was made. `asked`: the other case still has to hear of it. */
  z.object({
    kind: z.literal("linked"),
    by: member,
    case: z.string().transform(caseId),
    codeName: z.string(),
    both: z.array(member),
    asked: z.boolean(),
  }),
  z.object({ kind: z.literal("read-back"), by: member, what: z.enum(readBacks) }),
  z.object({ kind: z.literal("reporter-withdrew") }),
  /** Kept, and not acted on until the reporter says so or another report concerns the same person. */
  z.object({ kind: z.literal("report-held") }),
  /** `told`: the desk tells the reporter of it; else a member does, who can judge why they ask. */
  z.object({ kind: z.literal("report-released"), why: z.enum(["asked", "repeated"]), told: z.boolean() }),
  /** Keyed hashes of whom the report or a member names. They find another case of the same person, and tell nothing else. */
  z.object({ kind: z.literal("people-marked"), marks: z.array(z.string()) }),
  /** Another case may concern the same person. `told`: who is not kept out of that one. `asked`: it still has to hear of this one. */
  z.object({
    kind: z.literal("matched"),
    case: z.string().transform(caseId),
    codeName: z.string(),
    told: z.array(member),
    asked: z.boolean(),
  }),
  z.object({ kind: z.literal("reporter-quiet"), quiet: z.enum(["all", "but-outcome"]) }),
  z.object({ kind: z.literal("new-address-named"), address: z.string(), until: z.number().transform(instant) }),
  z.object({ kind: z.literal("new-address-dropped") }),
  z.object({ kind: z.literal("new-address-confirmed"), mail: mailRef }),
  z.object({ kind: z.literal("note-added"), by: member, mail: mailRef }),
  /** Content on the reporter's line. It is shown with the address and verdict it really came from. */
  z.object({
    kind: z.literal("reporter-wrote"),
    mail: mailRef,
    proven: z.boolean(),
    /** They had asked for quiet, and may be answered again. */
    lifts: z.boolean().optional(),
    /** One more than a day can show. It stands in the case file, and the circle is told so once. */
    unshown: z.enum(["told", "kept"]).optional(),
  }),
  ...othersEvents,
  /** A mail on somebody's line that could not act. Kept sealed and shown to nobody; the line's owner is told why. */
  z.object({ kind: z.literal("mail-not-acted"), line: person, mail: mailRef, why: z.enum(refusalCodes), told: z.boolean() }),
  ...challengeEvents,
  /** The mailbox of one of the pair answers by itself, and nobody has acknowledged the report yet. */
  z.object({ kind: z.literal("away-noticed"), member }),
  z.object({
    kind: z.literal("commands-answered"),
    to: person,
    mail: mailRef,
    outcomes: z.array(lineOutcome),
    told: z.boolean(),
    once: z.string().optional(),
  }),
  /** Nobody has acknowledged the report in its time. `waits`: how long each mail waits for the end of somebody's night. */
  z.object({ kind: z.literal("rung-taken"), rung: z.enum(rungs), tell: z.array(z.object({ to: person, waits: z.number() })) }),
  /** The morning's reminders of a case, all of them. */
  z.object({
    kind: z.literal("reminded"),
    about: z.array(z.object({ what: z.enum(followUps), step: z.number().int() })),
    tell: z.array(z.object({ to: person, about: z.array(z.enum(followUps)), waits: z.number() })),
  }),
  /** Nobody wrote to the reporter in time, so the desk says that they are not forgotten. */
  z.object({ kind: z.literal("status-told") }),
  ...mailEvents,
  ...erasureEvents,
]);

export type Event = z.output<typeof event>;
export type EventOf<Kind extends Event["kind"]> = Extract<Event, { kind: Kind }>;
