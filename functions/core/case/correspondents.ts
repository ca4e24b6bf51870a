/** Anyone outside that a case writes to, and the letters to them. What they answer is content, never authority. */
import * as z from "zod";
import { instant } from "../instant.ts";
import { mailRef, member } from "./vocabulary.ts";

export const correspondentRoles = ["respondent", "witness", "moderator", "organiser", "official"] as const;
export type CorrespondentRole = (typeof correspondentRoles)[number];

export const correspondent = z.object({
  number: z.number().int(),
  role: z.enum(correspondentRoles),
  address: z.string(),
  /** How many versions of letters to them there ever were, so that an old button never means a new letter. */
  versions: z.number().int(),
  /** When the last letter to them went out. */
  writtenAt: z.number().transform(instant).optional(),
  /** Their line was closed. The row keeps its place, so that no old button means somebody else. */
  closed: z.boolean().optional(),
});
export type Correspondent = z.output<typeof correspondent>;

/** What a letter would give away: who reported, who saw it, what they wrote, or what is for the committee alone. */
export const leak = z.object({ what: z.enum(["reporter", "witness", "report", "committee", "outside"]), shown: z.string() });
export type Leak = z.output<typeof leak>;

/** A letter that waits for a second member. Only its newest version can go out. */
export const draft = z.object({
  to: z.number().int(),
  version: z.number().int(),
  by: member,
  /** The mail in which it was written, and which of its commands it is. */
  mail: mailRef,
  line: z.number().int(),
  leaks: z.array(leak),
  writtenAt: z.number().transform(instant).optional(),
  /** The journal entry that tells of it. */
  entry: z.number().int(),
  /** Who has been sent this version. */
  shownTo: z.array(member),
});
export type Draft = z.output<typeof draft>;

interface Outside {
  readonly correspondents: readonly Correspondent[];
}

/** As it is written in a command: `respondent`, or `respondent 2` where there are several. */
export const whomWritten = ({ correspondents }: Outside, number: number): string => {
  const role = correspondents.find((row) => row.number === number)?.role ?? "";
  const alike = correspondents.filter((row) => row.role === role);
  return alike.length > 1 ? `${role} ${alike.findIndex((row) => row.number === number) + 1}` : role;
};

interface Whom {
  readonly role: string;
  readonly rank: number | undefined;
  /** What follows the name. */
  readonly rest: string;
}

const whomForm = /^(?:the )?([a-z]+)(?: ?#?(\d{1,2}))?(?:[ ,:]+(.*))?$/i;

export const whomSaid = (argument: string): Whom | undefined => {
  const [, role, rank, rest = ""] = whomForm.exec(argument) ?? [];
  return role === undefined ? undefined : { role: role.toLowerCase(), rank: rank === undefined ? undefined : Number(rank), rest };
};
