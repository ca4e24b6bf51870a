/** mailparser, bounded, behind the port. Its conversions between text and HTML are off: they throw or stall on hostile input. */
import { type AddressObject, type EmailAddress, type HeaderValue, type ParsedMail, simpleParser } from "mailparser";
import type { Attachment, IncomingMail, MachineSigns, Mailbox } from "../../core/mail/incoming-mail.ts";
import type { MailReader } from "../../ports/mail-reader.ts";
import { rawFacts } from "./bounds.ts";
import { htmlToText } from "./html-text.ts";

const mostMailboxes = 200;
const mostTextCharacters = 2_000_000;

export const createMailReader = (): MailReader => ({
  read: async (raw) => {
    const facts = rawFacts(raw);
    if (!facts.withinBounds) return undefined;
    try {
      const parsed = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
        skipHtmlToText: true,
        skipTextToHtml: true,
        skipTextLinks: true,
        skipImageLinks: true,
      });
      return understood(parsed, facts.fromHeaders);
    } catch {
      return undefined;
    }
  },
});

/** The loop mark that every mail of ours carries. */
export const ourMark = "x-conduct-desk";

const understood = (parsed: ParsedMail, fromHeaders: number): IncomingMail => ({
  from: mailboxes(parsed.from),
  fromHeaders,
  mentioned: [parsed.to, parsed.cc, parsed.replyTo].flatMap(mailboxes).slice(0, mostMailboxes),
  subject: oneLine(parsed.subject ?? ""),
  text: textOf(parsed),
  cites: [parsed.inReplyTo, parsed.references]
    .flat()
    .filter((id) => typeof id === "string")
    .slice(0, mostMailboxes),
  signs: signsOf(parsed),
  attachments: parsed.attachments.map(attachment),
});

const mailboxes = (field: AddressObject | AddressObject[] | undefined): readonly Mailbox[] =>
  [field ?? []]
    .flat()
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

const textOf = (parsed: ParsedMail): string => {
  const plain = (parsed.text ?? "").slice(0, mostTextCharacters);
  const text = plain.trim() === "" && typeof parsed.html === "string" ? htmlToText(parsed.html) : plain;
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
};

const signsOf = (parsed: ParsedMail): MachineSigns => {
  const header = (name: string): string | undefined => firstWord(parsed.headers.get(name));
  return {
    autoSubmitted: header("auto-submitted"),
    precedence: header("precedence"),
    autoResponse: ["x-autoreply", "x-autorespond", "x-autoresponder"].some((name) => parsed.headers.has(name)),
    list: parsed.headers.has("list"),
    report: header("content-type") === "multipart/report",
    ours: parsed.headers.has(ourMark),
  };
};

const firstWord = (value: HeaderValue | undefined): string | undefined => {
  const text =
    typeof value === "object" && "value" in value ? String(value.value) : typeof value === "string" ? value : undefined;
  return text?.split(/[;\s]/)[0]?.toLowerCase();
};

const attachment = (part: ParsedMail["attachments"][number]): Attachment => ({
  filename: oneLine(part.filename ?? ""),
  contentType: part.contentType,
  bytes: part.content,
});
