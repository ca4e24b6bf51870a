/** One mail on its way in, taken from the wire to a file without ever being held in memory whole. */
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { GrowingFile } from "./growing-file.ts";
import { splitMail } from "./header-lines.ts";
import { largestMail } from "./outgoing-mail.ts";
import { linesAbove, type ReceivedMail } from "./receipt.ts";
import { takeVerdicts } from "./verdicts.ts";

export interface Spooled {
  readonly mail: ReceivedMail;
  /** As stored: with the lines above, without the orders. */
  readonly header: string;
}

/** A header section that is longer counts as body from there on. */
const longestHeader = 1024 * 1024;

export const receivedMailId = (): string => {
  const letters = "0123456789abcdefghijklmnopqrstuv";
  return Array.from(randomBytes(40), (byte) => letters[byte & 31]).join("");
};

/** Undefined where the mail is too large; everything is read to its end all the same, so that the sender hears why. */
export const spoolMail = async (
  stream: Readable,
  path: string,
  envelope: Omit<ReceivedMail, "verdicts">,
): Promise<Spooled | undefined> => {
  const file = new GrowingFile(path);
  const spool = new HeaderFirst(envelope);
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > largestMail) continue;
      for (const piece of spool.take(chunk)) await file.write(piece);
    }
    for (const piece of spool.end()) await file.write(piece);
    await file.end();
    if (bytes <= largestMail) return spool.result();
    file.discard();
    return undefined;
  } catch (error) {
    file.discard();
    throw error;
  }
};

/** Holds back the header until it is whole; what follows passes straight through. */
class HeaderFirst {
  #envelope: Omit<ReceivedMail, "verdicts">;
  #held: Buffer = Buffer.alloc(0);
  #done: Spooled | undefined;

  constructor(envelope: Omit<ReceivedMail, "verdicts">) {
    this.#envelope = envelope;
  }

  take(chunk: Buffer): readonly Buffer[] {
    if (this.#done) return [chunk];
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const whole = splitMail(this.#held).rest.length > 0 || this.#held.length > longestHeader;
    return whole ? this.#finish() : [];
  }

  end(): readonly Buffer[] {
    return this.#done ? [] : this.#finish();
  }

  result(): Spooled {
    if (this.#done === undefined) throw new Error("The mail has not been read to its end.");
    return this.#done;
  }

  #finish(): readonly Buffer[] {
    const { header, rest } = splitMail(this.#held);
    const taken = takeVerdicts(header.toString("latin1"));
    const mail = { ...this.#envelope, verdicts: taken.verdicts };
    this.#done = { mail, header: linesAbove(mail) + taken.header };
    return [Buffer.from(this.#done.header, "latin1"), rest];
  }
}
