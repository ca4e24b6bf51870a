/** What a message is told from: the case, the work that asked for it, and the mail that it is about. */
import type { Case, JournalEntry, Work } from "../../core/case/case.ts";
import type { Event } from "../../core/case/events.ts";
import type { Person } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { Instant } from "../../core/instant.ts";
import type { KeptFile } from "../../core/mail/forwarding.ts";
import type { Attachment, IncomingMail } from "../../core/mail/incoming-mail.ts";
import type { BoardRow } from "../../ports/case-store.ts";
import type { RenderedMessage } from "../../ports/mail-out.ts";

/** A mail read back from its sealed original. `mail` is missing where it cannot be read. */
export interface ReadBack {
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
  /** Its files, as they may travel on. */
  readonly files: readonly KeptFile[];
  /** The mail service found something harmful in it: its words are shown, and nothing else of it leaves the desk. */
  readonly harmful: boolean;
}

export interface InternalWords {
  /** The mail in which they stand, where they stand in one. */
  readonly blob?: string;
  readonly words: string;
}

export interface OriginalFiles {
  readonly files: readonly KeptFile[];
  readonly harmful: boolean;
}

/** Read for the few messages that tell more than one mail and one event. */
export interface Gathered {
  /** The whole journal, older segments first. */
  readonly journal: readonly JournalEntry[];
  /** What the mails in it said, by their blob. */
  readonly texts: ReadonlyMap<string, string>;
  /** What no letter may give away. */
  readonly internal: readonly InternalWords[];
  /** What each of the case's mails brought along, just as it came. */
  readonly originals: readonly OriginalFiles[];
  readonly board: readonly BoardRow[];
  readonly now: Instant;
}

export interface Telling {
  readonly state: Case;
  readonly work: Work;
  readonly to: Person;
  readonly desk: DeskSettings;
  /** The journal entry that asked for this message. */
  readonly event: Event;
  readonly about: ReadBack | undefined;
  /** What else a message of this name needs. */
  readonly gathered: Gathered;
  /** The reader's own line, for buttons. */
  readonly line: string | undefined;
}

export interface Told {
  readonly message: RenderedMessage;
  readonly attachments: readonly Attachment[];
}
