/** What SES says about a mail that it received: the lines it puts above it, and the notification it sends out. */
import addressparser from "nodemailer/lib/addressparser";
import { headerLines } from "./header-lines.ts";
import { mailDate } from "./outgoing-mail.ts";
import { topicArn } from "./queues.ts";
import type { Verdicts } from "./verdicts.ts";

export interface ReceivedMail {
  readonly id: string;
  readonly at: number;
  /** Empty for a bounce. */
  readonly mailFrom: string;
  readonly recipients: readonly string[];
  readonly greeting: string;
  readonly verdicts: Verdicts;
}

export const linesAbove = ({ id, at, mailFrom, recipients, greeting, verdicts }: ReceivedMail): string => {
  const helo = greeting.replace(/[^\w.:[\]-]/g, "").slice(0, 100) || "unknown";
  const { spf, dkim, dmarc, spam, virus } = verdicts;
  return [
    `Return-Path: <${mailFrom}>`,
    `Received: from ${helo} (localhost [127.0.0.1])\r\n by inbound-smtp.us-east-1.amazonaws.com with SMTP id ${id}\r\n for ${recipients[0] ?? ""};\r\n ${mailDate(at)}`,
    `X-SES-Spam-Verdict: ${spam}`,
    `X-SES-Virus-Verdict: ${virus}`,
    `Authentication-Results: amazonses.com;\r\n spf=${spf.toLowerCase()}; dkim=${dkim.toLowerCase()}; dmarc=${dmarc.toLowerCase()}`,
    "",
  ].join("\r\n");
};

/** SES truncates here, and a notification must fit into a queue message. */
const mostHeaderBytes = 10 * 1024;
const mostNamed = 50;
const longestNotification = 200 * 1024;

export const notificationOf = (mail: ReceivedMail, header: string, bucketName: string, prefix: string): string => {
  const lines = headerLines(Buffer.from(header, "latin1").toString("utf8"));
  const whole = notification(mail, lines, bucketName, prefix);
  return whole.length <= longestNotification ? whole : notification(mail, [], bucketName, prefix);
};

const notification = (mail: ReceivedMail, lines: Lines, bucketName: string, prefix: string): string => {
  const { headers, truncated } = within(lines.map(({ name, value, raw }) => ({ name: raw.slice(0, name.length), value })));
  const timestamp = new Date(mail.at).toISOString();
  return JSON.stringify({
    notificationType: "Received",
    mail: {
      timestamp,
      source: mail.mailFrom === "" ? "<>" : mail.mailFrom,
      messageId: mail.id,
      destination: [...named(lines, "to"), ...named(lines, "cc")].map((one) => one.address),
      headersTruncated: truncated,
      headers,
      commonHeaders: commonHeaders(mail, lines),
    },
    receipt: {
      timestamp,
      processingTimeMillis: 1,
      recipients: mail.recipients,
      ...verdictsOf(mail.verdicts),
      action: { type: "S3", topicArn, bucketName, objectKeyPrefix: prefix, objectKey: `${prefix}${mail.id}` },
    },
  });
};

const verdictsOf = ({ spf, dkim, dmarc, spam, virus, policy }: Verdicts): object => ({
  spamVerdict: { status: spam },
  virusVerdict: { status: virus },
  spfVerdict: { status: spf },
  dkimVerdict: { status: dkim },
  dmarcVerdict: { status: dmarc },
  ...(dmarc === "FAIL" ? { dmarcPolicy: policy } : {}),
});

type Lines = ReturnType<typeof headerLines>;

const commonHeaders = ({ mailFrom }: ReceivedMail, lines: Lines): object => {
  const one = (name: string): string | undefined => lines.find((line) => line.name === name)?.value.slice(0, 998);
  const many = (name: string): readonly string[] | undefined => {
    const found = named(lines, name).map(({ name: called, address }) => (called ? `${called} <${address}>` : address));
    return found.length > 0 ? found : undefined;
  };
  return {
    returnPath: mailFrom,
    from: many("from"),
    date: one("date"),
    to: many("to"),
    cc: many("cc"),
    replyTo: many("reply-to"),
    sender: many("sender"),
    messageId: one("message-id"),
    subject: one("subject"),
  };
};

const named = (lines: Lines, name: string): { name: string; address: string }[] =>
  lines
    .filter((line) => line.name === name)
    .flatMap((line) => addressparser(line.value.slice(0, mostHeaderBytes), { flatten: true }))
    .filter(({ address }) => address)
    .slice(0, mostNamed);

const within = <L extends { name: string; value: string }>(lines: readonly L[]): { headers: L[]; truncated: boolean } => {
  const headers: L[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += line.name.length + line.value.length;
    if (bytes > mostHeaderBytes) return { headers, truncated: true };
    headers.push(line);
  }
  return { headers, truncated: false };
};
