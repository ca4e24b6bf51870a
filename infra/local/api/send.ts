/** Writes a mail for a person of the mailroom and hands it in at the SMTP front, as their mail program would. */
import { createTransport } from "nodemailer";
import * as z from "zod";
import type { SendOrder } from "./orders.ts";

export type SendAnswer = { readonly ok: true } | { readonly ok: false; readonly error: string };

const smtpTrouble = z.object({
  response: z.string().optional(),
  rejectedErrors: z.array(z.object({ response: z.string() })).optional(),
});

export const sendAs = async (smtpPort: number, order: SendOrder): Promise<SendAnswer> => {
  const transport = createTransport({
    host: "127.0.0.1",
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
    name: "mailroom.desk.test",
  });
  try {
    await transport.sendMail({
      from: order.from,
      to: [...order.to],
      subject: order.subject,
      text: order.text,
      ...(order.inReplyTo === undefined ? {} : { inReplyTo: order.inReplyTo }),
      ...(order.references === undefined ? {} : { references: order.references }),
      headers: order.verdicts === undefined ? {} : { "X-Local-Verdicts": order.verdicts },
      envelope: { from: order.from, to: [...order.to] },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { ok: true };
  } catch (error) {
    const told = smtpTrouble.safeParse(error);
    const words = told.success ? (told.data.rejectedErrors?.[0]?.response ?? told.data.response) : undefined;
    return { ok: false, error: words ?? "The desk's mail server did not take it. Look at the addresses and try again." };
  } finally {
    transport.close();
  }
};
