/** What SES does to a raw mail before it sends it: refuses some, and writes its own Message-ID and Date over the sender's. */

import { headerLines, splitMail } from "./header-lines.ts";
import { isRefusedFileName } from "./refused-types.ts";

export const largestMail = 40 * 1024 * 1024;
export const mostRecipients = 50;

const onlyOnce = new Set([
  "accept-language",
  "acceptlanguage",
  "archived-at",
  "auto-submitted",
  "bounces-to",
  "content-alternative",
  "content-base",
  "content-class",
  "content-description",
  "content-disposition",
  "content-duration",
  "content-features",
  "content-id",
  "content-language",
  "content-length",
  "content-location",
  "content-md5",
  "content-transfer-encoding",
  "content-type",
  "date",
  "delivered-to",
  "disposition-notification-options",
  "disposition-notification-to",
  "dkim-signature",
  "domainkey-signature",
  "errors-to",
  "from",
  "importance",
  "in-reply-to",
  "keywords",
  "list-archive",
  "list-help",
  "list-id",
  "list-owner",
  "list-post",
  "list-subscribe",
  "list-unsubscribe",
  "message-id",
  "message-context",
  "mime-version",
  "organization",
  "original-message-id",
  "precedence",
  "priority",
  "references",
  "reply-to",
  "require-recipient-valid-since",
  "return-path",
  "return-receipt-to",
  "sender",
  "sensitivity",
  "subject",
  "thread-index",
  "thread-topic",
  "to",
  "user-agent",
  "x-priority",
]);

/** In words, why SES would not send this mail. */
export const refusalOf = (mail: Buffer): string | undefined => {
  if (mail.length > largestMail) return "Message length is more than 41943040 bytes long.";
  const names = headerLines(splitMail(mail).header.toString("latin1")).map((line) => line.name);
  const twice = names.find((name, index) => onlyOnce.has(name) && names.indexOf(name) !== index);
  if (twice !== undefined) return `Duplicate header '${twice}'.`;
  if (!names.includes("from")) return "Missing required header 'From'.";
  const refused = fileNames(mail).find(isRefusedFileName);
  return refused === undefined ? undefined : "The message has an attachment of a type that is not accepted.";
};

/** The mail as its reader gets it, in two pieces so that a large body is never copied. */
export const asDelivered = (mail: Buffer, id: string, at: number): readonly [Buffer, Buffer] => {
  const { header, rest } = splitMail(mail);
  const kept = headerLines(header.toString("latin1")).filter(
    (line) => !["message-id", "date", "bcc", "return-path"].includes(line.name),
  );
  const own = [
    `Return-Path: <${id}@amazonses.com>\r\n`,
    `Date: ${mailDate(at)}\r\n`,
    `Message-ID: <${id}@email.amazonses.com>\r\n`,
  ];
  const lines = [...own, ...kept.map((line) => (line.raw.endsWith("\n") ? line.raw : `${line.raw}\r\n`))];
  return [Buffer.from(lines.join(""), "latin1"), rest];
};

export const mailDate = (at: number): string => new Date(at).toUTCString().replace("GMT", "+0000");

const partStart = Buffer.from("\n--");
/** Bounds, so that a mail made of nothing but boundaries cannot hold up the desk. */
const longestPartHeader = 8 * 1024;
const mostParts = 2_000;

/** Names in the headers of the parts. Looks at every line that could be a boundary: cheap, and it needs no parser. */
const fileNames = (mail: Buffer): string[] => {
  const names = namesIn(splitMail(mail).header);
  let parts = 0;
  for (let at = mail.indexOf(partStart); at >= 0 && parts < mostParts; at = mail.indexOf(partStart, at + 1)) {
    parts += 1;
    const end = mail.indexOf(0x0a, at + 1);
    if (end < 0) break;
    names.push(...namesIn(splitMail(mail.subarray(end + 1, end + 1 + longestPartHeader)).header));
  }
  return names;
};

const namesIn = (header: Buffer): string[] => {
  const about = headerLines(header.toString("latin1")).filter((line) => /^content-(?:type|disposition)$/.test(line.name));
  return about.flatMap(({ value }) => [...simpleNames(value), ...continuedNames(value)]);
};

const simpleNames = (value: string): string[] =>
  [...value.matchAll(/\b(?:file)?name=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/gi)].map(([, quoted, bare]) =>
    decodedWords(quoted ?? bare ?? ""),
  );

/** RFC 2231: filename*0*=…; filename*1=… */
const continuedNames = (value: string): string[] => {
  const pieces = [
    ...value.matchAll(/\bname\*(\d*)\*?=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/gi),
    ...value.matchAll(/\bfilename\*(\d*)\*?=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/gi),
  ];
  if (pieces.length === 0) return [];
  const text = pieces.map(([, , quoted, bare]) => quoted ?? bare ?? "").join("");
  return [text.replace(/%[0-9a-f]{2}/gi, (found) => String.fromCharCode(Number.parseInt(found.slice(1), 16)))];
};

/** Only endings matter here, and those are ASCII. */
const decodedWords = (text: string): string =>
  text.replace(/=\?[^?]+\?([bq])\?([^?]*)\?=\s*/gi, (_whole, kind: string, content: string) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(content, "base64").toString("latin1")
      : content.replace(/=[0-9a-f]{2}/gi, (found) => String.fromCharCode(Number.parseInt(found.slice(1), 16))),
  );
