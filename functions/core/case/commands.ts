/** What the desk asks a case to do, in the imperative. */
import type { CaseId, MemberId, WorkId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Reply } from "../mail/reply.ts";
import type { JournalEntry } from "./case.ts";
import type { ChallengeAnswer, MayChallenge } from "./challenges.ts";
import type { RefusalCode } from "./codes.ts";
import type { Leak } from "./correspondents.ts";
import type { KeptOut, MailFate, MailRef, Outgoing, Owner, Person, Remark, Reporter } from "./vocabulary.ts";

/** What is known of a mail that opens a case, before anybody reads it. */
export interface Opening {
  readonly id: CaseId;
  readonly codeName: string;
  readonly mail: MailRef;
  readonly reporter: Reporter;
  readonly keptOut: readonly KeptOut[];
  readonly remarks: readonly Remark[];
  /** Its proven writer asks in its first line that it is only kept. */
  readonly onHold?: boolean;
  readonly firstWriter?: string;
  /** Keyed hash of who wrote it. */
  readonly sender?: string;
  readonly named?: Named;
  /** How long its receipt waits, where the hour has had as many as it may. */
  readonly receiptWaits?: number;
  /** Where it was kept back until somebody wanted it opened. */
  readonly arrivedAt?: Instant;
}

/** Keyed hashes of whom a mail names, and the cases that they lead to. */
export interface Named {
  readonly marks: readonly string[];
  readonly cases: readonly NamedCase[];
}

export type Command =
  | { readonly do: "open-report"; readonly opening: Opening }
  | { readonly do: "ask-author"; readonly opening: Opening }
  | {
      readonly do: "take-in-reply";
      readonly by: Person;
      readonly mail: MailRef;
      readonly reply: Reply;
      /** What each letter in it would give away, by the place of its command in the mail. */
      readonly leaks?: Leaks;
      /** Which of them say what the reporter was sent a short while ago, word for word. */
      readonly repeats?: readonly number[];
      /** The same of each draft of a letter to somebody outside, with the words. */
      readonly draftLeaks?: readonly DraftLeaks[];
      /** The same of every letter that waits, where the mail would send one. */
      readonly waitingLeaks?: readonly WaitingLeaks[];
      readonly named?: readonly NamedCase[];
      /** Whom its `/involves` names. */
      readonly people?: Named;
      /** The whole journal, where a letter in it may be a note of long ago. */
      readonly journal?: readonly JournalEntry[];
      /** The same for every copy of one mail; missing where copies cannot be told. */
      readonly once?: string;
      /** When it came in, where it has waited since: it can mean nothing that was put later. */
      readonly waitedSince?: Instant;
    }
  /** The other half of a link that somebody in both circles has asked for. */
  | { readonly do: "link-back"; readonly by: MemberId; readonly mail: MailRef; readonly other: NamedCase }
  /** The other half of a match that another case has noticed. */
  | { readonly do: "match-back"; readonly mail: MailRef; readonly other: NamedCase }
  | {
      readonly do: "take-in-reporter-mail";
      readonly mail: MailRef;
      readonly proven: boolean;
      readonly reply?: Reply;
      readonly once?: string;
      readonly membersNamed?: readonly MemberId[];
      /** Whom a report that is only kept names. */
      readonly people?: Named;
      readonly waitedSince?: Instant;
      readonly challenge?: MayChallenge;
    }
  | {
      readonly do: "take-in-correspondent-mail";
      readonly number: number;
      readonly mail: MailRef;
      readonly proven: boolean;
      readonly reply?: Reply;
      readonly once?: string;
      readonly waitedSince?: Instant;
      /** Why no command in it may act, proven or not. */
      readonly why?: RefusalCode;
      readonly challenge?: MayChallenge;
    }
  /** An answer from the safer address that the reporter named. */
  | { readonly do: "confirm-address"; readonly mail: MailRef }
  /** The roster of the desk has changed. */
  | { readonly do: "member-left"; readonly member: MemberId }
  | { readonly do: "member-confirmed"; readonly member: MemberId }
  /** Nothing but the clock has moved. */
  | { readonly do: "pass-time" }
  | {
      readonly do: "take-in-unacted";
      readonly line: Person;
      readonly mail: MailRef;
      readonly why: RefusalCode;
      /** It is the owner's own mailbox that answers by itself. */
      readonly away?: boolean;
      readonly challenge?: MayChallenge;
      readonly once?: string;
    }
  /** On the one-time line. `waiting`: what the mail that waits would do if it were proven. */
  | {
      readonly do: "answer-challenge";
      readonly owner: Owner;
      readonly mail: MailRef;
      readonly answer: ChallengeAnswer;
      readonly waiting?: Content;
    }
  /** What the mail service says became of mails of this case. */
  | { readonly do: "take-feedback"; readonly said: readonly Feedback[] };

/** What somebody writes on their own line. */
export type Content = Extract<Command, { readonly do: "take-in-reply" | "take-in-reporter-mail" | "take-in-correspondent-mail" }>;

export interface Feedback {
  readonly work: WorkId;
  readonly fate: MailFate;
  /** Where the case's own item no longer says which mail it was. */
  readonly mail?: Outgoing;
}

/** Another case of the desk, as far as a link to it needs. */
export interface NamedCase {
  readonly id: CaseId;
  readonly codeName: string;
  readonly circle: readonly MemberId[];
  readonly keptOut?: readonly MemberId[];
}

export interface DraftLeaks {
  /** The place of its command in the mail. */
  readonly at: number;
  readonly found: readonly Leak[];
}

/** The same of a letter that waits already. */
export interface WaitingLeaks {
  readonly to: number;
  readonly version: number;
  readonly found: readonly Leak[];
}

/** Which commands of a mail hold a letter that would give something away. */
export type Leaks = readonly number[];

/**
 * A refusal is a value, not an error: `already-taken-in` is what a mail delivered twice comes to, `nothing-new` is word from
 * elsewhere that changes nothing.
 */
export type Refusal = "already-taken-in" | "nothing-new";
