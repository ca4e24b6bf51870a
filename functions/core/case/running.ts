/** One command of a mail as it is run: what it may look at, and what it can come to. */
import { memberWithId } from "../duty/duty.ts";
import type { MemberId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { isBareSignature } from "../mail/bare-signature.ts";
import type { CommandLine } from "../mail/reply.ts";
import type { Case, JournalEntry } from "./case.ts";
import type { OutcomeCode, RefusalCode } from "./codes.ts";
import type { Named, NamedCase, WaitingLeaks } from "./commands.ts";
import type { Context } from "./context.ts";
import type { Leak } from "./correspondents.ts";
import type { Event } from "./events.ts";
import type { CommandName } from "./rules.ts";
import { type MailRef, memberOf, type Person } from "./vocabulary.ts";

export type Ran =
  | { readonly refused: RefusalCode; readonly among?: string[] }
  | { readonly done: OutcomeCode; readonly among?: string[]; readonly events: readonly Event[] };

export interface Asked {
  /** As the commands above it in the same mail have left the case. */
  readonly state: Case;
  readonly by: Person;
  readonly line: CommandLine;
  /** Which of the mail's commands it is. */
  readonly at: number;
  readonly mail: MailRef;
  readonly context: Context;
  /** Its letter would give away what a reporter must not learn. */
  readonly leaks: boolean;
  /** Its letter says word for word what the reporter was sent a short while ago. */
  readonly repeats: boolean;
  /** What its draft would give away to somebody outside. */
  readonly draftLeaks: readonly Leak[];
  /** What each letter that waits would give away, as the case is known now. */
  readonly waitingLeaks: readonly WaitingLeaks[];
  /** Cases that the mail names and that exist. */
  readonly named: readonly NamedCase[];
  /** Whom all its `/involves` name, as keyed hashes. */
  readonly people: Named;
  /** The whole of it where the app has read it, otherwise what the case itself still holds. */
  readonly journal: readonly JournalEntry[];
  /** When the mail came in, where it has waited since for its line's owner. */
  readonly waitedSince: Instant | undefined;
}

export interface AskedByMember extends Asked {
  readonly member: MemberId;
}

export type Run = (asked: Asked) => Ran;
export type Runs<Name extends CommandName> = Readonly<Record<Name, Run>>;

/** For what only members do; whoever else got so far has no member's authority. */
export const byMember =
  (run: (asked: AskedByMember) => Ran): Run =>
  (asked) => {
    const member = memberOf(asked.by);
    return member === undefined ? { refused: "not-yours-to-do" } : run({ ...asked, member });
  };

/** Who leaves a number out means what they have read of; what came later, nobody can have meant. */
export const isNewerThanMail = ({ waitedSince }: Asked, put: Instant | undefined): boolean =>
  waitedSince !== undefined && put !== undefined && put > waitedSince;

export const textOf = ({ argument, body }: CommandLine): string => [argument, body].filter((part) => part !== "").join("\n");

/** Mail programs sign of themselves. Below a command that is no text. */
export const isSignatureAlone = ({ context, member }: AskedByMember, text: string): boolean => {
  const writer = memberWithId(context.desk, member);
  return writer !== undefined && isBareSignature(text, writer);
};
