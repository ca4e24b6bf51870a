/**
 * Reads a SendEmail request while it arrives. The mail inside is decoded piece by piece into one buffer, so that 40 MB of mail
 * cost 40 MB, not three copies of it as text.
 */
import type { IncomingMessage } from "node:http";
import * as z from "zod";

export interface SendRequest {
  readonly from: string | undefined;
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | undefined;
  readonly mail: Buffer;
}

/** SES answers these with BadRequestException or MessageRejected; both end the request. */
export class UnusableRequest extends Error {}

const addresses = z.array(z.string()).default([]);
const schema = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  Content: z.object({ Raw: z.object({ Data: z.literal("") }) }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  ConfigurationSetName: z.string().optional(),
});

/** Everything but the mail. */
const largestRest = 1024 * 1024;
/** In a JSON string every quote is escaped, so no text that a sender chose can look like this. */
const mailBegins = /"Raw"\s*:\s*\{\s*"Data"\s*:\s*"$/;
const quote = 0x22;

export const readSendRequest = async (request: IncomingMessage): Promise<SendRequest> => {
  const parts = new RequestParts(Number(request.headers["content-length"] ?? 0));
  for await (const chunk of request) parts.take(chunk);
  return understood(parts.rest, parts.mail.content());
};

const understood = (rest: string, mail: Buffer): SendRequest => {
  const parsed = schema.safeParse(jsonIn(rest));
  if (!parsed.success) throw new UnusableRequest("The request is not a SendEmail with raw content.");
  const { FromEmailAddress, Destination, EmailTags, ConfigurationSetName } = parsed.data;
  return {
    from: FromEmailAddress,
    recipients: [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses],
    tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
    configurationSet: ConfigurationSetName,
    mail,
  };
};

const jsonIn = (latin1: string): unknown => {
  try {
    return JSON.parse(Buffer.from(latin1, "latin1").toString("utf8"));
  } catch {
    return undefined;
  }
};

/** Tells the mail from the JSON around it. */
class RequestParts {
  readonly mail: Base64Sink;
  /** The request with nothing where the mail was. */
  rest = "";
  #inMail = false;

  constructor(requestBytes: number) {
    this.mail = new Base64Sink(requestBytes);
  }

  take(chunk: Buffer): void {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(quote, from);
      this.#append(chunk.subarray(from, end < 0 ? chunk.length : end));
      if (end < 0) return;
      this.rest += '"';
      this.#inMail = !this.#inMail && mailBegins.test(this.rest.slice(-200));
      from = end + 1;
    }
  }

  #append(piece: Buffer): void {
    if (this.#inMail) this.mail.write(piece);
    else this.rest += piece.toString("latin1");
    if (this.rest.length > largestRest) throw new UnusableRequest("The request is too large.");
  }
}

/** Decodes base64 that arrives in pieces of any length. */
class Base64Sink {
  #buffer: Buffer;
  #length = 0;
  #carried = "";

  constructor(requestBytes: number) {
    this.#buffer = Buffer.allocUnsafe(Math.ceil(Math.min(Math.max(requestBytes, 4096), 64 * 1024 * 1024) * 0.75));
  }

  write(piece: Buffer): void {
    const text = this.#carried + piece.toString("latin1");
    const whole = text.length - (text.length % 4);
    this.#carried = text.slice(whole);
    this.#append(text.slice(0, whole));
  }

  content(): Buffer {
    this.#append(this.#carried);
    return this.#buffer.subarray(0, this.#length);
  }

  #append(text: string): void {
    const needed = this.#length + Math.ceil(text.length * 0.75);
    if (needed > this.#buffer.length) {
      if (needed > 64 * 1024 * 1024) throw new UnusableRequest("The request is too large.");
      const larger = Buffer.allocUnsafe(needed * 2);
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#length += this.#buffer.write(text, this.#length, "base64");
  }
}
