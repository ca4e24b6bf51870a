/** Ways to bring mail before the desk as SES would, and one long story in which every message there is gets sent. */
import type { SQSEvent } from "aws-lambda";
import { hours } from "../../functions/core/instant.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { answer, type MemoryDesk, newestFor } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, type Incoming, rawOf } from "../support/memory-desk.ts";

export const cy = "cy@members.test";
export const evil = "evil@evil.example";
export const reporter = "reporter@example.org";
export const respondent = "respondent@example.net";

/** The pair cy and dee have a report. */
export const reported = async (mail: Incoming = {}) => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive(mail);
  return { desk, receipt, from: desk.sent.length };
};

/** Cy has acknowledged it and is the shepherd, dee is the other of the pair, and whoever `joins` has joined. */
export const deciding = async ({
  policy = "chipy",
  joins = ["ada", "bo"],
  report = {},
}: {
  policy?: string;
  joins?: readonly string[];
  report?: Incoming;
} = {}) => {
  const desk = await createMemoryDesk(demoSettings({ policy }));
  const receipt = await desk.receive(report);
  await answer(desk, "cy", "/ack");
  await answer(desk, "cy", "/shepherd me\n/circle");
  for (const who of joins) await answer(desk, who, "/clear");
  return { desk, receipt };
};

/** What a verdict looks like in SES's notification. */
export type Statuses = Readonly<Partial<Record<"spf" | "dkim" | "dmarc", string>>> & { readonly policy?: string };

let notified = 0;

const notificationOf = (id: string, mail: Incoming, { policy, ...statuses }: Statuses): string => {
  const verdict = (name: "spf" | "dkim" | "dmarc") =>
    name in statuses ? { [`${name}Verdict`]: { status: statuses[name] } } : {};
  return JSON.stringify({
    notificationType: "Received",
    mail: { messageId: id, source: mail.envelopeFrom ?? mail.from ?? reporter, destination: ["whoever@header.example"] },
    receipt: {
      timestamp: "2026-03-10T15:00:00.000Z",
      recipients: mail.to ?? ["conduct@desk.test"],
      ...verdict("spf"),
      ...verdict("dkim"),
      ...verdict("dmarc"),
      ...(policy !== undefined && { dmarcPolicy: policy }),
      spamVerdict: { status: "PASS" },
      virusVerdict: { status: "PASS" },
      action: { type: "S3", bucketName: "b", objectKey: `raw/${id}` },
    },
  });
};

/** Brings a mail through the Lambda handler, with exactly these verdicts in SES's notification and no others. */
export const notify = async (desk: MemoryDesk, mail: Incoming, statuses: Statuses): Promise<readonly string[]> => {
  notified += 1;
  const id = `notified-${notified}`;
  desk.stores.raw.put(`raw/${id}`, rawOf(mail));
  const record = { messageId: id, body: notificationOf(id, mail, statuses) } as SQSEvent["Records"][number];
  const { batchItemFailures } = await createInboundMailHandler(desk.deps)({ Records: [record] });
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

/** Headers of a composed mail, unfolded, as `[name, value]`. */
export const headersOf = (raw: string): readonly (readonly [string, string])[] =>
  (raw.split("\r\n\r\n")[0] ?? "")
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const);

export const linesIn = (mail: { readonly text: string; readonly html: string; readonly raw: string; readonly replyTo: string }) =>
  new Set(
    [mail.text, mail.html, mail.raw.replace(/=\r\n/g, ""), mail.replyTo].flatMap((part) =>
      [...part.matchAll(/\+(a[a-z2-7]{26})(?:@|%40|=40)/g)].map(([, token]) => token ?? ""),
    ),
  );

/**
 * A report about nobody in the committee, an earlier one of the same person, an acknowledgement, notes, mails of the
 * reporter and of others on everybody's lines, a letter to the respondent and the answer, a member's own mail, one that nobody inside may read. `planted` stands in
 * whatever strangers write, `inside` in whatever members write.
 */
export const longStory = async (planted: string, inside: string): Promise<MemoryDesk> => {
  const desk = await createMemoryDesk();
  await desk.receive({
    from: `"${planted} name" <${reporter}>`,
    envelopeFrom: reporter,
    subject: `${planted} subject`,
    text: `${planted} text`,
    headers: [`X-Anything: ${planted} header`, `Message-ID: <${planted}@example.org>`, `Reply-To: ${planted}@elsewhere.example`],
  });
  await answer(desk, "cy", `${inside} note`);
  await answer(desk, "cy", `/frobnicate ${inside}\n${inside} body`);
  await answer(desk, "cy", `/ack\n${inside} letter`);
  await answer(desk, "dee", "/ack");
  await answer(desk, "dee", `${planted} leaked`, { from: evil });
  await answer(desk, "dee", `/help\n${planted} forged`, { verdicts: { dmarc: "FAIL" } });
  await answer(desk, reporter, `${planted} more`);
  await answer(desk, reporter, `${planted} not mine`, { from: evil });
  await answer(desk, "cy", `/shepherd me\n/contact respondent ${respondent}\n/draft respondent\n${inside} draft`);
  await answer(desk, "dee", "/send");
  await answer(desk, respondent, `${planted} answer`);
  await desk.receive({ text: `Keep from: Dee\n${planted} second` });
  await desk.receive({ from: "fay@members.test", text: `${inside} own report` });
  await desk.advance(hours(24));
  await answer(desk, "cy", "/report");
  await desk.receive({ from: "third@example.org", text: `Ada, Bo, Cy, Dee, Eli, Fay: ${planted} all of them` });
  await desk.receive({ from: "fay@members.test", text: `/help\n${inside} desk` });
  await desk.receive({ to: [newestFor(desk, "cy").replyTo, newestFor(desk, "dee").replyTo], text: `${planted} two lines` });
  return desk;
};
