/** A delivered mail as the mailroom and the tests read it. Attachments are counted and let go, so that a large one costs no memory. */
import { createReadStream, type ReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type AddressObject, type AttachmentStream, type HeaderValue, MailParser, type MessageText } from "mailparser";
import { headerLines, splitMail } from "./cloud/header-lines.ts";
import type { Delivered } from "./cloud/world.ts";

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly size: number }[];
}

const longestHeader = 256 * 1024;

/** A part of a file. */
export interface Stretch {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export const readStretch = ({ path, offset, length }: Stretch): ReadStream =>
  createReadStream(path, { start: offset, end: Math.max(offset, offset + length - 1) });

export const readMessage = async (mail: Stretch, { id, at, from, recipients }: Delivered): Promise<Message> => {
  const parsed = await parse(mail);
  const header = (name: string): HeaderValue | undefined => parsed.headers.get(name);
  return {
    id,
    at,
    from: addressesOf(header("from"), (object) => object.text) || from,
    to: addressesOf(header("to"), bare) || recipients.join(", "),
    replyTo: addressesOf(header("reply-to"), bare),
    subject: String(header("subject") ?? ""),
    text: parsed.text,
    html: parsed.html,
    headers: await rawHeaders(mail),
    attachments: parsed.attachments,
  };
};

interface Parsed {
  headers: ReadonlyMap<string, HeaderValue>;
  text: string;
  html: string;
  readonly attachments: { filename: string; contentType: string; size: number }[];
}

/** The package's own conversions between text and HTML throw or stall on hostile mail. */
const bareParser = (): MailParser =>
  new MailParser({ skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });

const parse = (mail: Stretch): Promise<Parsed> =>
  new Promise((resolve) => {
    const parsed: Parsed = { headers: new Map(), text: "", html: "", attachments: [] };
    const parser = bareParser();
    parser.on("headers", (headers) => {
      parsed.headers = headers;
    });
    parser.on("data", (part: AttachmentStream | MessageText) => {
      if (part.type === "text") {
        parsed.text = part.text || "";
        parsed.html = typeof part.html === "string" ? part.html : "";
      } else count(part, parsed);
    });
    // What could be read is shown; the raw mail is always there beside it.
    parser.once("error", () => resolve(parsed));
    parser.once("end", () => resolve(parsed));
    readStretch(mail)
      .on("error", () => resolve(parsed))
      .pipe(parser);
  });

export interface AttachedFile {
  readonly filename: string;
  readonly content: Buffer;
}

export const readAttachment = (mail: Stretch, number: number): Promise<AttachedFile | undefined> =>
  new Promise((resolve) => {
    const parser = bareParser();
    let found: AttachedFile | undefined;
    let seen = 0;
    parser.on("data", (part: AttachmentStream | MessageText) => {
      if (part.type === "text") return;
      const chunks: Buffer[] = [];
      const isAsked = seen === number;
      seen += 1;
      part.content.on("data", (chunk: Buffer) => isAsked && chunks.push(chunk));
      part.content.once("end", () => {
        if (isAsked) found = { filename: part.filename ?? "attachment", content: Buffer.concat(chunks) };
        part.release();
      });
    });
    parser.once("error", () => resolve(found));
    parser.once("end", () => resolve(found));
    readStretch(mail)
      .on("error", () => resolve(found))
      .pipe(parser);
  });

const count = (part: AttachmentStream, { attachments }: Parsed): void => {
  const row = { filename: part.filename ?? "", contentType: part.contentType, size: 0 };
  attachments.push(row);
  part.content.on("data", (chunk: Buffer) => {
    row.size += chunk.length;
  });
  part.content.once("end", () => part.release());
};

const addressesOf = (value: HeaderValue | undefined, show: (object: AddressObject) => string): string =>
  typeof value === "object" && value !== null && "value" in value && Array.isArray(value.value)
    ? show(value as AddressObject)
    : "";

const bare = (object: AddressObject): string =>
  object.value
    .map((one) => one.address ?? "")
    .filter(Boolean)
    .join(", ");

/** Unfolded but not decoded; a header that stands there twice shows both, each on its line. */
const rawHeaders = async ({ path, offset, length }: Stretch): Promise<Record<string, string>> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, Math.min(longestHeader, length), offset);
    const lines = headerLines(splitMail(buffer.subarray(0, bytesRead)).header.toString("utf8"));
    const grouped = Map.groupBy(lines, (line) => line.name);
    return Object.fromEntries([...grouped].map(([name, same]) => [name, same.map((line) => line.value).join("\n")]));
  } finally {
    await file.close();
  }
};
