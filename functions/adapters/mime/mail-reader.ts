/** mailparser, bounded, behind the port. Its conversions between text and HTML are off: they throw or stall on hostile input. */
import type { AddressObject, EmailAddress, HeaderValue, StructuredHeader } from "mailparser";
import { addressKey } from "../../core/mail/address.ts";
import type { Attachment, IncomingMail, Mailbox } from "../../core/mail/incoming-mail.ts";
import { readReply } from "../../core/mail/reply.ts";
import { commandTheSame } from "../../core/mail/two-forms.ts";
import type { MailReader } from "../../ports/mail-reader.ts";
import { type RawFacts, rawFacts } from "./bounds.ts";
import { plainFrom } from "./from-header.ts";
import { htmlToText, textOfBoth } from "./html-text.ts";
import { signsOf } from "./machine-signs.ts";
import { type ParsedAttachment, type ParsedMail, parseMail, valuesOf } from "./parse.ts";

const mostMailboxes = 200;
const mostTextCharacters = 2_000_000;

export const createMailReader = (): MailReader => ({
  read: (raw) => parsed(raw, understood),
  readPage: (raw) => parsed(raw, ({ html }) => (html.trim() === "" ? undefined : html)),
});

const parsed = async <Picked>(
  raw: Uint8Array,
  pick: (mail: ParsedMail, facts: RawFacts) => Picked,
): Promise<Picked | undefined> => {
  const facts = rawFacts(raw);
  if (!facts.withinBounds) return undefined;
  try {
    return pick(await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)), facts);
  } catch {
    return undefined;
  }
};

const longestId = 1000;

const understood = (parsed: ParsedMail, facts: RawFacts): IncomingMail => ({
  ...senders(parsed, facts),
  mentioned: ["to", "cc", "reply-to", "sender"].flatMap((name) => mailboxes(parsed, name)).slice(0, mostMailboxes),
  wantsAnswersElsewhere: wantsAnswersElsewhere(parsed),
  subject: oneLine(wordsOf(parsed, "subject").join(" ")),
  ...textOf(parsed, facts),
  cites: ["in-reply-to", "references"]
    .flatMap((name) => wordsOf(parsed, name))
    .flatMap((ids) => ids.match(/<[^<>\s]{1,998}>/g) ?? [])
    .slice(0, mostMailboxes),
  messageId: wordsOf(parsed, "message-id").join(" ").slice(0, longestId),
  signs: signsOf(parsed),
  attachments: parsed.attachments.map(attachment),
});

const wantsAnswersElsewhere = (parsed: ParsedMail): boolean => {
  const from = new Set(mailboxes(parsed, "from").map(({ address }) => addressKey(address)));
  return mailboxes(parsed, "reply-to").some(({ address }) => address.includes("@") && !from.has(addressKey(address)));
};

/** What a parser makes of a From that is not plain is used to find names in it, and for nothing else. */
const senders = (
  parsed: ParsedMail,
  { fromHeaders, mixedLineEnds }: RawFacts,
): Pick<IncomingMail, "from" | "fromHeaders" | "fromIsPlain"> => {
  const lines = valuesOf(parsed, "from");
  const boxes = mailboxes(parsed, "from");
  const address = fromHeaders === 1 && lines.length === 1 && !mixedLineEnds ? plainFrom(lines[0] ?? "") : undefined;
  if (address !== undefined) return { from: [{ name: boxes[0]?.name ?? "", address }], fromHeaders, fromIsPlain: true };
  const shown = lines.flatMap((line) => line.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []);
  const unseen = [...new Set(shown)].filter((found) => !boxes.some((box) => box.address === found));
  const from = [...boxes, ...unseen.map((found) => ({ name: "", address: oneLine(found) }))].slice(0, mostMailboxes);
  return { from, fromHeaders, fromIsPlain: false };
};

const wordsOf = (parsed: ParsedMail, name: string): readonly string[] =>
  [parsed.headers.get(name)].flat().filter((value) => typeof value === "string");

const isAddresses = (value: HeaderValue | StructuredHeader | undefined): value is AddressObject =>
  typeof value === "object" && "value" in value && Array.isArray(value.value);

const mailboxes = (parsed: ParsedMail, name: string): readonly Mailbox[] =>
  [parsed.headers.get(name)]
    .flat()
    .filter(isAddresses)
    .flatMap((object) => object.value.flatMap(flattened))
    .slice(0, mostMailboxes);

/** Group syntax hides addresses one level down, where code that reads `.address` sees nothing. */
const flattened = (box: EmailAddress): readonly Mailbox[] =>
  box.group ? box.group.flatMap(flattened) : [{ name: oneLine(box.name ?? ""), address: oneLine(box.address ?? "") }];

/** An encoded word can carry a line break that a header never may. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 1_000);

/** A megabyte of empty lines says no more than a few, and would be carried to every reader's telephone. */
const longGap = /\n{41,}/g;
const shortGap = "\n".repeat(40);

type Text = Pick<IncomingMail, "text" | "textIsCut" | "formsDiffer">;

const textOf = (parsed: ParsedMail, { hasAlternatives }: RawFacts): Text => {
  const { text: plain, html } = parsed;
  const alone = html === "" || (plain.trim() !== "" && hasAlternatives);
  const { text, cut } = alone ? { text: plain, cut: false } : textOfBoth(plain, html);
  return {
    text: text.slice(0, mostTextCharacters).replace(/\r\n?/g, "\n").replaceAll("\0", "").replace(longGap, shortGap),
    textIsCut: cut || text.length > mostTextCharacters,
    formsDiffer: alone && html.trim() !== "" && !commandTheSame(readReply(plain), readReply(htmlToText(html).text)),
  };
};

const attachment = (part: ParsedAttachment): Attachment => ({
  filename: oneLine(part.filename ?? ""),
  contentType: part.contentType,
  bytes: part.content,
});
