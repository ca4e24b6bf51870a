/** Mail as people's programs send it, over SMTP. What the server says comes back as it is, a refusal too. */
import { createTransport } from "nodemailer";
import * as z from "zod";
import { canaryHeader, watch, withName, withSignature, withWord } from "./canary.ts";

export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: string | Buffer;
    readonly contentType?: string;
  }[];
  readonly headers?: Readonly<Record<string, string>>;
  /** As in the header: `dmarc=FAIL policy=reject`. */
  readonly verdicts?: string;
  /** The whole mail, byte for byte, in place of everything above but the envelope. */
  readonly raw?: string | Buffer;
  /** The envelope's sender, where it is not `from`. Empty for a bounce. */
  readonly mailFrom?: string;
}

export interface SmtpAnswer {
  readonly code: number;
  readonly words: string;
  /** What SES calls the mail, if it was taken. */
  readonly id: string | undefined;
}

export interface Postbox {
  send(letter: Letter): Promise<SmtpAnswer>;
  close(): void;
}

const failure = z.object({
  responseCode: z.number().optional(),
  response: z.string().optional(),
  rejectedErrors: z.array(z.object({ responseCode: z.number(), response: z.string() })).optional(),
});

export const openPostbox = (port: number, connections = 4): Postbox => {
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    host: "127.0.0.1",
    port,
    secure: false,
    ignoreTLS: true,
  });
  return {
    send: async (letter) => {
      try {
        const { response } = await transport.sendMail({
          ...contentOf(letter),
          envelope: { from: letter.mailFrom ?? letter.from, to: [...letter.to] },
        });
        return { code: Number(response.slice(0, 3)), words: response.slice(4), id: /\b[0-9a-v]{40}$/.exec(response)?.[0] };
      } catch (error) {
        const { responseCode, response, rejectedErrors } = failure.parse(error);
        const first = rejectedErrors?.[0];
        const code = first?.responseCode ?? responseCode;
        if (code === undefined) throw error;
        return { code, words: (first?.response ?? response ?? "").slice(4), id: undefined };
      }
    },
    close: () => transport.close(),
  };
};

const contentOf = ({ from, to, subject, text, html, attachments, headers, verdicts, raw }: Letter) => {
  watch.mail({ subject, text });
  if (raw !== undefined) {
    const order = verdicts === undefined ? "" : `X-Local-Verdicts: ${verdicts}\r\n`;
    return { raw: Buffer.concat([Buffer.from(order), Buffer.from(raw)]) };
  }
  return {
    from: withName(from, to),
    to: [...to],
    ...(subject !== undefined && { subject: withWord(subject) }),
    ...(text !== undefined && { text: withSignature(text) }),
    ...(html !== undefined && { html }),
    ...(attachments !== undefined && { attachments: attachments.map((one) => ({ ...one })) }),
    headers: {
      [canaryHeader.name]: canaryHeader.value,
      ...headers,
      ...(verdicts !== undefined && { "X-Local-Verdicts": verdicts }),
    },
  };
};
