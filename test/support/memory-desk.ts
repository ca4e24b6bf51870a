/** The use cases on memory adapters, with real parsing, composing and templates: mail in, clock forward, mail out, in one process. */
import { randomBytes } from "node:crypto";
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { createPictures } from "../../functions/adapters/mime/images/pictures.ts";
import { createMailComposer } from "../../functions/adapters/mime/mail-composer.ts";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import { compiledTemplates } from "../../functions/adapters/templates/rendering.ts";
import type { Deps } from "../../functions/app/deps.ts";
import { openDesk } from "../../functions/app/open-desk.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { takeFeedback } from "../../functions/app/take-delivery-event.ts";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { sesId, workId } from "../../functions/core/ids.ts";
import { after, type Instant, instant } from "../../functions/core/instant.ts";
import type { Receipt, Verdicts } from "../../functions/core/mail/incoming-mail.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import type { LogFields } from "../../functions/ports/surroundings.ts";
import { canaryHeader, watch, withName, withSignature, withWord } from "./canary.ts";
import { lookAtHints, lookAtSent, tellingWhatFails } from "./canary-sinks.ts";
import { OwnMail } from "./own-mail.ts";

export const memberRows = ["ada", "bo", "cy", "dee", "eli", "fay"].map((id) => ({
  id,
  name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
  email: `${id}@members.test`,
}));

export const demoSettings = (change: Record<string, unknown> = {}) =>
  deskSettings.parse({
    id: "demo",
    name: "Demo Conduct Desk",
    alias: "conduct@desk.test",
    zone: "America/Chicago",
    policy: "chipy",
    members: memberRows,
    outsideContact: { name: "The board", email: "board@members.test" },
    organisers: { email: "organisers@members.test" },
    ...change,
  });

export const passed: Verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };

export interface SentMail {
  readonly to: string;
  readonly from: string;
  readonly work: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: string;
  readonly raw: string;
  readonly attachments: readonly { readonly filename: string; readonly size: number }[];
}

export interface Incoming {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly text?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly raw?: string | Uint8Array;
  readonly verdicts?: Partial<Verdicts>;
  readonly envelopeFrom?: string;
  readonly id?: string;
}

export const createMemoryDesk = async (
  settings = demoSettings(),
  start: Instant = instant(Date.parse("2026-03-10T15:00:00Z")),
  stores = createMemoryStores(),
  addresses: "known" | "asked-for" = "known",
) => {
  let now = start;
  const sent: SentMail[] = [];
  const logs: { readonly event: string; readonly fields: LogFields | undefined }[] = [];
  const answers: SendAnswer[] = [];
  /** Mails that the service will say have arrived, before the clock moves on. */
  const arriving: string[] = [];
  const deps: Deps = {
    ...stores,
    hints: lookAtHints(stores.hints),
    installed: [{ id: settings.id, alias: settings.alias }],
    reader: createMailReader(),
    templates: compiledTemplates,
    composer: createMailComposer(createEncryption()),
    encryption: createEncryption(),
    pictures: createPictures(),
    sender: {
      send: async (raw, envelope) => {
        const answer = answers.shift() ?? "sent";
        lookAtSent(raw, envelope);
        if (answer === "sent" || answer === "unsure") sent.push(new Sent(raw, envelope));
        if (answer === "sent") arriving.push(envelope.work);
        return answer;
      },
    },
    clock: { now: () => now },
    randomness: { bytes: (count) => randomBytes(count) },
    log: {
      write: (_, event, fields) => {
        logs.push({ event, fields });
        watch.look("log", JSON.stringify({ event, ...fields }));
      },
    },
  };
  await openDesk(deps, addresses === "known" ? "known-addresses" : undefined)(settings);
  let mails = 0;
  const receiptOf = (mail: Incoming): Receipt => {
    mails += 1;
    const id = sesId(mail.id ?? `ses-${mails}-${randomBytes(4).toString("hex")}`);
    return {
      mail: id,
      rawKey: `raw/${id}`,
      receivedAt: now,
      envelopeFrom: mail.envelopeFrom ?? mail.from ?? "reporter@example.org",
      recipients: mail.to ?? [settings.alias],
      verdicts: { ...passed, ...mail.verdicts },
    };
  };
  return {
    deps,
    stores,
    sent,
    logs,
    answers,
    receive: async (mail: Incoming): Promise<Receipt> => {
      const receipt = receiptOf(mail);
      stores.raw.put(receipt.rawKey, rawOf(mail));
      await tellingWhatFails(() => receiveMail(deps)(receipt));
      return receipt;
    },
    redeliver: (receipt: Receipt) => tellingWhatFails(() => receiveMail(deps)(receipt)),
    arriving,
    advance: async (milliseconds: number): Promise<void> => {
      for (const [owner = "", work = ""] of arriving.splice(0).map((tag) => tag.split("_")))
        await takeFeedback(deps)(owner, [{ work: workId(work), fate: "delivered" }]);
      now = after(now, milliseconds);
      await tellingWhatFails(runClock(deps));
    },
    now: () => now,
    to: (who: string): readonly SentMail[] =>
      sent.filter((mail) => mail.to === (who.includes("@") ? who : `${who}@members.test`)),
  };
};

export const rawOf = (mail: Incoming): Uint8Array => {
  watch.mail(mail);
  if (mail.raw !== undefined) return Buffer.from(mail.raw);
  const to = mail.to ?? ["conduct@desk.test"];
  const head = [
    ...(mail.from === "" ? [] : [`From: ${withName(mail.from ?? "reporter@example.org", to)}`]),
    `To: ${to.join(", ")}`,
    `Subject: ${withWord(mail.subject ?? "something happened")}`,
    "Content-Type: text/plain; charset=utf-8",
    `${canaryHeader.name}: ${canaryHeader.value}`,
    ...(mail.headers ?? []),
  ];
  const text = withSignature(mail.text ?? "It happened at the meetup.");
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${text.replace(/\n/g, "\r\n")}\r\n`);
};

class Sent extends OwnMail implements SentMail {
  readonly to: string;
  readonly from: string;
  readonly work: string;

  constructor(raw: Uint8Array, { to, from, work }: Pick<SentMail, "to" | "from" | "work">) {
    super(raw);
    this.to = to;
    this.from = from;
    this.work = work;
  }
}
