/** Plays SES for receiving: takes mail for the alias and its plus addresses, and says yes only once the mail is safely stored. */
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { rawPrefix } from "../../../functions/settings.ts";
import { CannotStart, codeOf } from "../trouble.ts";
import type { VirtualClock } from "../virtual-clock.ts";
import type { Bucket } from "./objects.ts";
import { largestMail } from "./outgoing-mail.ts";
import type { Queues } from "./queues.ts";
import { notificationOf } from "./receipt.ts";
import type { Receipts } from "./receipts.ts";
import { receivedMailId, spoolMail } from "./received-mail.ts";

export interface FrontParts {
  readonly alias: string;
  readonly bucket: Bucket;
  readonly bucketName: string;
  readonly receipts: Receipts;
  readonly queues: Queues;
  readonly clock: VirtualClock;
}

export interface SmtpFront {
  readonly port: number;
  close(): Promise<void>;
}

const mostRecipients = 100;
const longestGoodbyeMs = 3_000;

export const openSmtpFront = async (port: number, parts: FrontParts): Promise<SmtpFront> => {
  const server = new SMTPServer({
    name: "inbound-smtp.desk.test",
    banner: "Conduct Desk",
    size: largestMail,
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    closeTimeout: longestGoodbyeMs,
    logger: false,
    onRcptTo: (recipient, session, callback) => callback(refusalOf(recipient, session, parts.alias)),
    onData: (stream, session, callback) => {
      receive(stream, session, parts).then(
        (outcome) => (typeof outcome === "string" ? callback(null, outcome) : callback(outcome)),
        () => callback(refusal(451, "4.3.0 The mail could not be stored. Please send it again later.")),
      );
    },
  });
  // A sender that goes away in mid-mail is no trouble of ours.
  server.on("error", () => undefined);
  await listen(server, port);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession, parts: FrontParts): Promise<string | Error> => {
  const { bucket, bucketName, receipts, queues, clock } = parts;
  const { mailFrom, rcptTo } = session.envelope;
  const id = receivedMailId();
  const file = bucket.temporary();
  const spooled = await spoolMail(stream, file, {
    id,
    at: clock.now(),
    mailFrom: mailFrom ? mailFrom.address : "",
    recipients: rcptTo.map((recipient) => recipient.address),
    greeting: session.hostNameAppearsAs || "",
  });
  if (spooled === undefined)
    return refusal(552, "5.3.4 This mail is over 40 MB. Please send it without its largest attachments, or in several mails.");
  const notification = notificationOf(spooled.mail, spooled.header, bucketName, rawPrefix);
  // In this order a mail in the bucket always has its receipt, whenever the process ends.
  receipts.write(id, notification);
  bucket.adopt(file, `${rawPrefix}${id}`);
  await queues.publish(notification);
  return `2.0.0 OK ${id}`;
};

const refusalOf = ({ address }: SMTPServerAddress, session: SMTPServerSession, alias: string): Error | null => {
  if (session.envelope.rcptTo.length >= mostRecipients)
    return refusal(452, "4.5.3 Too many recipients. Please send to the rest in another mail.");
  if (isForDesk(address, alias)) return null;
  return refusal(550, `5.1.1 There is no such mailbox here. This desk reads ${alias}.`);
};

const isForDesk = (address: string, alias: string): boolean => {
  const [local = "", domain = ""] = split(address.toLowerCase());
  const [aliasLocal = "", aliasDomain = ""] = split(alias.toLowerCase());
  return domain === aliasDomain && (local === aliasLocal || local.startsWith(`${aliasLocal}+`));
};

const split = (address: string): readonly string[] => {
  const at = address.lastIndexOf("@");
  return at < 0 ? [address] : [address.slice(0, at), address.slice(at + 1)];
};

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

const listen = (server: SMTPServer, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.server.once("error", (error) => reject(portTrouble("SMTP_PORT", port, error)));
    server.listen(port, "127.0.0.1", () => resolve());
  });

export const portTrouble = (name: string, port: number, error: unknown): CannotStart => {
  const code = codeOf(error);
  if (code === "EADDRINUSE") return new CannotStart(`Port ${port} is in use. Stop what uses it, or set ${name} to another port.`);
  return new CannotStart(`Port ${port} cannot be opened (${code}). Set ${name} to another port.`);
};
