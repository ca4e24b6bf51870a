/** A report that somebody was told and passes on: who wrote it first is not the one whom the desk answers. */
import { isPlainAddress } from "./address.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { isFromLine, isOldHeader } from "./old-header.ts";
import { withoutInvisible } from "./plain-text.ts";
import { isForwardMark } from "./quotation.ts";
import { soleSender } from "./sender.ts";

/** As mail programs begin the subject of a mail that is passed on. */
const forwardSubject =
  /^[ \t]*(?:\[[^\]]{0,40}\][ \t]*)?(?:fwd?|fw|wg|tr|rv|enc|i|vb|vs|vl|doorst|pd|továbbítás|ilt|ynt|转发|轉寄|転送)[ \t]*[:：]/iu;

export const isPassedOn = ({ subject, text, attachments }: IncomingMail): boolean =>
  forwardSubject.test(withoutInvisible(subject.slice(0, 200))) ||
  attachments.some(isMailItself) ||
  firstLines(text).some(isForwardMark);

export const isMailItself = ({ contentType }: IncomingMail["attachments"][number]): boolean =>
  contentType.toLowerCase() === "message/rfc822";

const mostLines = 2_000;
const longestLine = 500;

const firstLines = (text: string): readonly string[] =>
  text
    .slice(0, 200_000)
    .split("\n", mostLines)
    .map((line) => line.slice(0, longestLine));

const headerLines = 12;

/** What the passed-on part says of its writer, who may be somebody else: a hint for members, never a recipient. */
export const firstWriterOf = (mail: IncomingMail, inside: readonly IncomingMail[]): string | undefined => {
  const [attached] = inside;
  return attached ? soleSender(attached)?.address : writerIn(firstLines(mail.text));
};

/** What the passed-on part calls that writer. */
export const firstWriterNamed = (text: string, address: string): string => {
  const from = firstLines(text).find((line) => isFromLine(line) && line.includes(address)) ?? "";
  return from
    .replace(/^[^:：]*[:：]/, "")
    .replaceAll(address, "")
    .replace(/mailto:|[<>()[\]"*]/gi, " ")
    .trim();
};

const writerIn = (lines: readonly string[]): string | undefined => {
  const at = lines.findIndex((line, index) => isForwardMark(line) || isOldHeader(lines, index));
  if (at < 0) return undefined;
  const from = lines.slice(at, at + headerLines).find(isFromLine) ?? "";
  const [address, ...more] = [...new Set(from.match(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g) ?? [])];
  return address !== undefined && more.length === 0 && isPlainAddress(address) ? address : undefined;
};
