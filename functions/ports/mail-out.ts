/** Mail that leaves: rendered from a template, composed from nothing, sent to one recipient. */

import type { MessageName, Messages } from "../../templates/messages.ts";
import type { Instant } from "../core/instant.ts";
import type { Attachment, Mailbox } from "../core/mail/incoming-mail.ts";

export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Templates {
  render<Name extends MessageName>(name: Name, data: Messages[Name]): RenderedMessage;
}

/** No header, name or subject of an incoming mail is copied into it; the caller has seen to that. */
export interface OutgoingMail extends RenderedMessage {
  readonly from: Mailbox;
  readonly to: string;
  readonly replyTo: string | undefined;
  readonly references: string;
  /** Answers to a mail are marked as such; everything else is generated. */
  readonly inAnswer: boolean;
  readonly attachments: readonly Attachment[];
  /** The reader's key, and when it must be good. Never left out: whoever writes a mail has to know whether there is one. */
  readonly encryption: { readonly key: string; readonly at: Instant } | undefined;
}

export interface MailComposer {
  /** Throws `CannotEncrypt` rather than write in clear what was to be encrypted. */
  compose(mail: OutgoingMail): Promise<Uint8Array>;
}

/**
 * `sent`: the service took it. `refused`: it never will. `not-sent`: it did not, try later. `unsure`: it may have; only
 * its own word, or time, can tell.
 */
export type SendAnswer = "sent" | "refused" | "not-sent" | "unsure";

export interface MailSender {
  /** Exactly one attempt. `work` travels as a tag, so that the service's events can name what they are about. */
  send(raw: Uint8Array, envelope: { readonly from: string; readonly to: string; readonly work: string }): Promise<SendAnswer>;
}
