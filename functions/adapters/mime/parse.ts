/**
 * mailparser as a stream. Its own joining of flowed lines forgets how deep each is quoted, so that a quotation passes for the
 * writer's own words; it is switched off, part by part, and done again here.
 */
import { type HeaderLines, type Headers, MailParser, type MailParserOptions, type MessageText } from "mailparser";
import { unflowed } from "./flowed.ts";

/** What a part tells of itself, as the pinned version of mailparser keeps it. */
interface Part {
  readonly contentType: string | false;
  textContent?: string;
}

interface PartHeader {
  flowed: boolean;
  readonly delSp: boolean;
}

declare module "mailparser" {
  interface MailParser {
    createNode(header: PartHeader): Part;
    getTextContent(): MessageText;
  }
}

class DepthKeepingParser extends MailParser {
  private readonly flowedParts: { readonly part: Part; readonly delSp: boolean }[] = [];

  override createNode(header: PartHeader): Part {
    const part = super.createNode(header);
    if (header.flowed) {
      header.flowed = false;
      this.flowedParts.push({ part, delSp: header.delSp });
    }
    return part;
  }

  override getTextContent(): MessageText {
    for (const { part, delSp } of this.flowedParts)
      if (part.textContent !== undefined && part.contentType !== "text/html")
        part.textContent = unflowed(part.textContent, delSp);
    return super.getTextContent();
  }
}

const options: MailParserOptions & { readonly ignoreEmbedded: boolean } = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  /** A mail inside a mail stays shut: its words would pass for the writer's own, and an empty one would never be done. */
  ignoreEmbedded: true,
};

export interface ParsedAttachment {
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface ParsedMail {
  readonly headers: Headers;
  readonly headerLines: HeaderLines;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly ParsedAttachment[];
}

/** Every header of a name, unfolded. The parser's own look-up keeps one of several. */
export const valuesOf = ({ headerLines }: ParsedMail, name: string): readonly string[] =>
  headerLines.filter(({ key }) => key === name).map(({ line }) => line.slice(line.indexOf(":") + 1).replace(/\r?\n/g, ""));

export const parseMail = async (raw: Buffer): Promise<ParsedMail> => {
  const parser = new DepthKeepingParser(options);
  // It may report an error in the middle of an attachment, which then never ends.
  const failed = new Promise<never>((_, reject) => parser.on("error", reject));
  const mail = collected(parser);
  parser.end(raw);
  return await Promise.race([mail, failed]);
};

const collected = async (parser: MailParser): Promise<ParsedMail> => {
  let headers: Headers = new Map();
  let headerLines: HeaderLines = [];
  parser.on("headers", (found: Headers) => {
    headers = found;
  });
  parser.on("headerLines", (found: HeaderLines) => {
    headerLines = found;
  });
  let [text, html] = ["", ""];
  const attachments: ParsedAttachment[] = [];
  for await (const part of parser) {
    if (part.type === "attachment") {
      const { filename, contentType } = part;
      attachments.push({ filename, contentType: typeOf(contentType), content: await bytesOf(part.content) });
      part.release();
    } else {
      text = part.text ?? "";
      html = typeof part.html === "string" ? part.html : "";
    }
  }
  return { headers, headerLines, text, html, attachments };
};

/** The parser's own types say that there always is one; of a part whose type is an empty line there is none. */
const typeOf = (given: string | false | undefined): string => given || "application/octet-stream";

const bytesOf = async (content: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};
