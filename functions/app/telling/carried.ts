/** Files that go along with what a person wrote. */
import { type Forwarded, forwardable } from "../../core/mail/forwarding.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { soleSender } from "../../core/mail/sender.ts";
import type { ReadBack } from "./told.ts";

/** The original goes along wherever reading it may have lost something. */
const mustShowOriginal = ({ mail }: ReadBack): boolean =>
  mail === undefined ||
  soleSender(mail) === undefined ||
  mail.subject === "" ||
  mail.text.trim() === "" ||
  mail.textIsCut ||
  mail.text.includes("\ufffd");

export const carriedWith = (about: ReadBack | undefined, textOnly: boolean): Forwarded => {
  if (!about) return { attachments: [], renamed: [], tooLarge: [] };
  const original = { filename: "original-mail.eml", contentType: "application/octet-stream", bytes: about.raw };
  const all = [...(about.mail?.attachments ?? []), ...(mustShowOriginal(about) ? [original] : [])];
  if (!textOnly) return forwardable(all);
  return { attachments: [], renamed: [], tooLarge: all.map((attachment) => attachment.filename) };
};

export const listed = (attachment: Attachment): string => `${attachment.filename} (${size(attachment.bytes.length)})`;

const size = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
