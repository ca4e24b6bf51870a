/**
 * What a case is. The schema is the only description of it: types come from it, and what the table returns goes through it.
 */
import * as z from "zod";
import { caseId, deskId, sesId, workId } from "../ids.ts";
import { instant } from "../instant.ts";
import { policyNames } from "../policy/rows.ts";
import { approval } from "./approval.ts";
import { challenge } from "./challenges.ts";
import { correspondent, draft } from "./correspondents.ts";
import { erasure, legalHold } from "./erasure.ts";
import { event } from "./events.ts";
import { askedQuestion } from "./questions.ts";
import { followUps, timeNames } from "./reminding-words.ts";
import {
  awaited,
  closing,
  heldLetter,
  keptOut,
  line,
  mailRef,
  member,
  person,
  proposal,
  remark,
  reporter,
  scopes,
  secondAwaited,
  unreached,
} from "./vocabulary.ts";

const at = z.number().transform(instant);

const times = z.array(at).default([]);

/** Something a case still has to do at a time: a mail to send, or a write to another item. */
export const work = z.object({
  id: z.string().transform(workId),
  message: z.string(),
  to: person,
  dueAt: at,
  /** The mail that the message is about. */
  about: mailRef.optional(),
  /** The journal entry that asked for it. */
  entry: z.number().int(),
  attempts: z.number().int(),
  /** Somebody is at it until then; afterwards anybody may try again. */
  leasedUntil: at.optional(),
  /** The mail service refused the whole; what is left is to send the text alone. */
  textOnly: z.boolean().optional(),
});
export type Work = z.output<typeof work>;

export const journalEntry = z.object({ seq: z.number().int(), at, event });
export type JournalEntry = z.output<typeof journalEntry>;

const facts = {
  id: z.string().transform(caseId),
  desk: z.string().transform(deskId),
  policy: z.enum(policyNames),
  codeName: z.string(),
  version: z.number().int(),
  openedAt: at,
  /** The first responders of this case; who is on duty today may be somebody else. */
  primary: member.optional(),
  secondary: member.optional(),
  circle: z.array(member),
  shepherd: member.optional(),
  secondOwner: member.optional(),
  /** Who has the conflict question before them; silence is a no. */
  asked: z.array(z.object({ member, why: z.enum(["circle", "take", "include", "matched"]) })).default([]),
  /** May discuss and does not vote, by their own word. */
  adviseOnly: z.array(member).default([]),
  /** People involved, for the conflict question. */
  involves: z.array(z.string()).default([]),
  safety: z.enum(["yes", "no", "unsure"]).optional(),
  repeat: z.enum(["yes", "no", "maybe"]).optional(),
  scope: z.enum(scopes).optional(),
  severe: z.boolean().optional(),
  proposals: z.array(proposal).default([]),
  /** One member has asked for it; it is done when a second one asks for the same. */
  awaitsSecond: z.array(z.object({ what: z.enum(secondAwaited), member, by: member })).default([]),
  /** Something was carried out since the case was last opened. */
  actionDone: z.boolean().optional(),
  held: z.array(heldLetter).default([]),
  correspondents: z.array(correspondent).default([]),
  /** Letters to them that nobody has sent yet: one to each at most. */
  drafts: z.array(draft).default([]),
  approval: approval.optional(),
  /** What the reporter was asked, oldest first. */
  questions: z.array(askedQuestion).default([]),
  /** Cases of the same matter. Only who is in both circles is told of a link. */
  links: z.array(z.object({ case: z.string().transform(caseId), codeName: z.string() })).default([]),
  /** The reporter wants it kept and not acted on. */
  onHold: z.boolean().optional(),
  /** They have not been told otherwise since, nor said otherwise: the desk may know why it is not kept, and does not say so. */
  wantsHold: z.boolean().optional(),
  /** Keyed hashes of whom it names. Each has a hint row, which goes when the case is erased. */
  marks: z.array(z.string()).default([]),
  /** Keyed hashes of who wrote the report, as its hint rows have them. */
  senders: z.array(z.string()).default([]),
  /** Nothing of it may go while this stands. */
  legalHold: legalHold.optional(),
  erasure: erasure.optional(),
  /** Cases that may concern the same person. */
  matches: z.array(z.string().transform(caseId)).default([]),
  /** Who wrote a mail that the reporter passed on. The desk writes to them only where a member opens a line. */
  firstWriter: z.string().optional(),
  /** Members whose name the reporter has read in a letter. */
  namesTold: z.array(member).default([]),
  /** How much the reporter wants to hear. */
  quiet: z.enum(["all", "but-outcome"]).optional(),
  /** They have written since they asked for quiet, so somebody may answer. */
  wroteSinceQuiet: z.boolean().optional(),
  newAddress: z.string().optional(),
  newAddressUntil: at.optional(),
  withdrawn: z.boolean().optional(),
  /** The day by which the reporter was promised news. */
  promised: z.string().optional(),
  times: z.partialRecord(z.enum(timeNames), at).default({}),
  /** How many rungs of the ladder have been taken while nobody acknowledged it. */
  rungs: z.number().int().default(0),
  /** Somebody on duty cannot be reached, so the next rung does not wait for its hour. */
  rungHurried: z.boolean().optional(),
  /** What the circle was reminded of: how often, and when last. */
  followed: z.array(z.object({ what: z.enum(followUps), times: z.number().int(), at })).default([]),
  /** The morning in which the circle is reminded next. */
  remindAt: at.optional(),
  /** When time alone does something to the case, beside the work that waits. */
  followUpAt: at.optional(),
  keptOut: z.array(keptOut),
  /** Of the pair, those whose mailbox has answered by itself: the other is told once. */
  away: z.array(member).default([]),
  reporter,
  /** Mails that must arrive and of which the mail service has not said yet that they did. */
  awaiting: z.array(awaited).default([]),
  /** Whom mail does not reach; their colleagues have been told. */
  unreached: z.array(unreached).default([]),
  /** The mail that the case began with. */
  report: mailRef,
  /** Of a mail whose author was asked what it is: who that is, and what its readers are told beside it. */
  unplaced: z.object({ author: z.string().optional(), remarks: z.array(remark), onHold: z.boolean().optional() }).optional(),
  lines: z.array(line),
  /** Unproven mails whose commands wait for their line's owner: one to each at most. */
  challenges: z.array(challenge).default([]),
  /** Marks of the newest mails that acted. A copy of one, sent again by whoever has it, acts no second time. */
  acted: z.array(z.string()).default([]),
  /** When somebody was answered, told that no command was in their mail or why it did nothing, or wrote a note: the newest times. */
  told: z
    .array(
      z.object({
        ...{ person, answers: times, wordless: times, notices: times, notes: times, content: times, unproven: times },
        ...{ claimed: times, unshown: times, strange: times, challenges: times },
      }),
    )
    .default([]),
  /** Every SES message that the case has taken in, so that one delivered twice acts once. */
  takenIn: z.array(z.string().transform(sesId)),
  journal: z.array(journalEntry),
  /** Entries written over the whole life of the case, those moved to segments included. */
  journalLength: z.number().int(),
  /** Sort keys of the journal's older segments, in order. */
  segments: z.array(z.string()),
  work: z.array(work),
};

export const caseSchema = z.discriminatedUnion("stage", [
  /** A mail whose author has been asked what it is. Not on the board; nobody reads it. */
  z.object({ ...facts, stage: z.literal("unplaced") }),
  z.object({ ...facts, stage: z.literal("reported") }),
  z.object({ ...facts, stage: z.literal("acknowledged"), acknowledgedAt: at, acknowledgedBy: member }),
  /** Nothing is left to do until new information comes. */
  z.object({
    ...facts,
    stage: z.literal("closed"),
    closedAt: at,
    closedBy: member,
    /** Handled elsewhere and kept on file, or closed by a decision. */
    ended: z.enum(["recorded", "closed"]),
    closing: closing.optional(),
    acknowledgedAt: at.optional(),
    acknowledgedBy: member.optional(),
  }),
  /** Its author said that it was no report. Kept sealed, read by nobody. */
  z.object({ ...facts, stage: z.literal("set-aside"), setAsideAt: at }),
]);
export type Case = z.output<typeof caseSchema>;
export type Stage = Case["stage"];
export const stages = ["unplaced", "reported", "acknowledged", "closed", "set-aside"] as const satisfies readonly Stage[];

/** What every member may see of where it stands. */
export const stageOnBoard = (state: Case): string => {
  if (state.onHold) return "held";
  return state.stage === "acknowledged" && state.scope === "local" ? "advised" : state.stage;
};

type PlacedCase = Exclude<Case, { readonly stage: "unplaced" | "set-aside" }>;

/** It is a report, whatever became of it. What else there is waits for its author's word or was no report, and only its author hears of it. */
export const isPlaced = (state: Case): state is PlacedCase => state.stage !== "unplaced" && state.stage !== "set-aside";

export const isOpen = (state: Case): boolean => state.stage !== "set-aside" && state.stage !== "closed";
