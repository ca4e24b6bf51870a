/** What a message is told from: the case, the work that asked for it, and the mail that it is about. */
import type { Case, Work } from "../../core/case/case.ts";
import type { Event } from "../../core/case/events.ts";
import type { Person } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { Attachment, IncomingMail } from "../../core/mail/incoming-mail.ts";
import type { RenderedMessage } from "../../ports/mail-out.ts";

/** A mail read back from its sealed original. `mail` is missing where it cannot be read. */
export interface ReadBack {
  readonly raw: Uint8Array;
  readonly mail: IncomingMail | undefined;
}

export interface Telling {
  readonly state: Case;
  readonly work: Work;
  readonly to: Person;
  readonly desk: DeskSettings;
  /** The journal entry that asked for this message. */
  readonly event: Event;
  readonly about: ReadBack | undefined;
  /** The reader's own line, for buttons. */
  readonly line: string | undefined;
}

export interface Told {
  readonly message: RenderedMessage;
  readonly attachments: readonly Attachment[];
}
