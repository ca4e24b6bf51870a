/** The small pieces that cases, events and work are made of. */
import * as z from "zod";
import { blobId, caseId, memberId, sesId, workId } from "../ids.ts";
import { instant } from "../instant.ts";
import { outcomeCodes, refusalCodes } from "./codes.ts";

export const member = z.string().transform(memberId);

/**
 * Who a line belongs to. A member's lines are one to a case; the reporter has one; the author of a mail that nobody has
 * placed yet has one for the question what it is.
 */
export const owner = z.union([
  z.literal("reporter"),
  z.literal("author"),
  z.literal("outside-contact"),
  /** Asked to find somebody, where the outside contact is no help. They have no line. */
  z.literal("organisers"),
  /** A safer address that the reporter has named. Only an answer from there makes it theirs. */
  z.literal("new-address"),
  z.templateLiteral(["member:", z.string()]),
  /** Anyone outside that the case writes to, counted within the case. */
  z.templateLiteral(["correspondent:", z.number().int()]),
]);
/** Whose line it is for as long as they have a place on the case. */
export type Owner = z.output<typeof owner>;

/** The one-time line on which an owner says whether an unproven mail was theirs. */
export const person = z.union([...owner.options, z.templateLiteral(["challenged:", owner])]);
export type Person = z.output<typeof person>;

export const challengedPerson = (who: Owner): Person => `challenged:${who}`;

/** Who stands behind a one-time line; everybody else is themselves. */
export const ownerOf = (who: Person): Owner => owner.parse(who.replace(/^challenged:/, ""));

export const isChallenged = (who: Person): boolean => who.startsWith("challenged:");

type CorrespondentPerson = Extract<Person, `correspondent:${number}`>;

export const correspondentPerson = (number: number): CorrespondentPerson => `correspondent:${number}`;

export const correspondentOf = (who: Person): number | undefined =>
  who.startsWith("correspondent:") ? Number(who.slice("correspondent:".length)) : undefined;

export const memberPerson = (id: string): Owner => `member:${id}`;

export const memberOf = (who: Person): ReturnType<typeof memberId> | undefined =>
  who.startsWith("member:") ? memberId(who.slice("member:".length)) : undefined;

/** A mail that the desk has taken in: SES's name for it, and the sealed original. */
export const mailRef = z.object({
  mail: z.string().transform(sesId),
  blob: z.string().transform(blobId),
  /** The mail service found something harmful in it. */
  harmful: z.boolean().optional(),
});
export type MailRef = z.output<typeof mailRef>;

export const line = z.object({ person, epoch: z.number().int(), live: z.boolean() });
export type Line = z.output<typeof line>;

export const keptOut = z.object({
  member,
  why: z.enum(["named", "asked", "earlier", "earlier-asked", "is-reporter", "recused", "excluded", "involved", "left-desk"]),
});
export type KeptOut = z.output<typeof keptOut>;

/** What the mail service says became of a mail. A bounce that may pass is a delay. */
export const mailFates = ["sent", "delivered", "delayed", "bounced", "complained", "suppressed", "rejected"] as const;
export type MailFate = (typeof mailFates)[number];

/** `no-word`: the service has not said in time that the mail arrived. `not-encrypted`: their key does not work. */
const whyNotReached = z.enum(["bounced", "complained", "suppressed", "rejected", "no-word", "not-encrypted"]);
export type WhyNotReached = z.output<typeof whyNotReached>;

/** One mail of the desk, whether it is still to be sent or on its way. */
const aboutMail = { work: z.string().transform(workId), message: z.string(), to: person };
export const outgoing = z.object(aboutMail);
export type Outgoing = z.output<typeof outgoing>;

/** A mail that must arrive, until the service says that it has. */
export const awaited = z.object({ ...aboutMail, sentAt: z.number().transform(instant) });

/** Somebody whom mail does not reach, with the mail that showed it. */
export const unreached = z.object({ ...aboutMail, why: whyNotReached });

/** How to write to the reporter, if at all. `vouched` means that an automatic answer may go there. */
export const reporter = z.object({
  address: z.string().optional(),
  name: z.string().optional(),
  vouched: z.boolean(),
  machine: z.boolean(),
  /** The address has had as many automatic answers as one gets in a day. */
  muted: z.boolean().optional(),
  member: member.optional(),
  /** Mail to this address comes back, or its owner has called it unwanted. */
  unreachable: z.boolean().optional(),
  whyUnreachable: whyNotReached.optional(),
  /** Where they wrote from before they named another address: they are one voice, from wherever they write. */
  earlier: z.array(z.string()).optional(),
});
export type Reporter = z.output<typeof reporter>;

/** What the receivers of a report are told beside it. */
export const remark = z.discriminatedUnion("about", [
  z.object({ about: z.literal("unknown-line"), shown: z.string() }),
  z.object({ about: z.literal("unknown-not"), shown: z.string() }),
  z.object({ about: z.literal("closed-line") }),
  z.object({ about: z.literal("unreadable") }),
  z.object({ about: z.literal("several-from") }),
  z.object({ about: z.literal("no-address") }),
  z.object({ about: z.literal("answers-elsewhere") }),
  z.object({
    about: z.literal("earlier-case"),
    earlier: z.string().transform(caseId),
    codeName: z.string(),
    circle: z.array(member),
  }),
  z.object({ about: z.literal("filed-by"), member }),
  z.object({ about: z.literal("passed-on"), shown: z.string().optional() }),
  z.object({ about: z.literal("hold-unproven") }),
]);
export type Remark = z.output<typeof remark>;

/** What a member can have sent to them by asking. */
export const readBacks = ["board", "journal", "file", "original"] as const;
export type ReadBackName = (typeof readBacks)[number];

/** `among`: the names or words that the answer lists, such as the members that an ambiguous name may mean. */
const among = z.array(z.string()).optional();
export const lineOutcome = z.union([
  z.object({ done: z.enum(outcomeCodes), among }),
  z.object({ refused: z.enum(refusalCodes), among }),
]);
export type LineOutcome = z.output<typeof lineOutcome>;

/** What one member alone cannot do. */
export const secondAwaited = ["exclude", "include", "severe", "end-hold", "erase"] as const;
/** `local`: for whoever reported it to handle, with advice from the committee. */
export const scopes = ["in", "out", "local"] as const;

export const votes = ["agree", "disagree", "abstain"] as const;
export type Vote = (typeof votes)[number];

/**
 * `measure`: taken already, because it could not wait; the others confirm it or have it undone. `motion`: what all of the
 * organisers should decide.
 */
export const proposalKinds = ["plan", "consequence", "action", "close", "measure", "motion"] as const;

/** What a case is closed with. Internal: the reporter reads a letter, or none. `ends`: the day on which a sanction ends. */
export const closing = z.object({
  outcome: z.string(),
  actions: z.string(),
  review: z.string(),
  ends: z.string().optional(),
  noLetter: z.boolean().optional(),
});

export type Closing = z.output<typeof closing>;

export const proposal = z.object({
  number: z.number().int(),
  what: z.enum(proposalKinds),
  by: member,
  /** The mail in which it was put, and which of its commands it is. */
  mail: mailRef,
  line: z.number().int(),
  /** Of those who have voted, the last vote of each. */
  votes: z.array(z.object({ member, vote: z.enum(votes) })),
  result: z.enum(["open", "carried", "not-carried", "tied"]),
  putAt: z.number().transform(instant).optional(),
  closing: closing.optional(),
  /** It says that nothing follows. */
  isNone: z.boolean().optional(),
  /** Decided before it was put. Once it is carried, it takes their place. */
  replaces: z.array(z.number().int()).optional(),
  /** The case was closed and opened again since, or another took its place. It stays on record and decides nothing any more. */
  past: z.boolean().optional(),
  /** Of a measure: since when it waits for the others, or when they were last told so, and how often. */
  waits: z.object({ since: z.number().transform(instant), told: z.number().int() }).optional(),
});
export type Proposal = z.output<typeof proposal>;

/** A letter that its writer was shown again because of what stands in it. */
export const heldLetter = z.object({
  by: member,
  mail: mailRef,
  line: z.number().int(),
  command: z.string(),
  closing: closing.optional(),
  /** By which the letter promises the next. */
  day: z.string().optional(),
});
export type HeldLetter = z.output<typeof heldLetter>;
