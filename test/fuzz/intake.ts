/**
 * The whole way of a mail with nothing stood in for but the stores: parse, place, decide, write, tell, render, compose. Whatever
 * comes, it is taken in without an error, and a case has it; what goes out is well formed.
 */
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { createPictures } from "../../functions/adapters/mime/images/pictures.ts";
import { createMailComposer } from "../../functions/adapters/mime/mail-composer.ts";
import { createMailReader } from "../../functions/adapters/mime/mail-reader.ts";
import { createEncryption } from "../../functions/adapters/openpgp/encryption.ts";
import { compiledTemplates } from "../../functions/adapters/templates/rendering.ts";
import type { Deps } from "../../functions/app/deps.ts";
import { openDesk } from "../../functions/app/open-desk.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { sesId } from "../../functions/core/ids.ts";
import { instant } from "../../functions/core/instant.ts";
import type { Verdicts } from "../../functions/core/mail/incoming-mail.ts";
import { demoSettings } from "../support/memory-desk.ts";
import type { Chance } from "./chance.ts";

const alias = "conduct@desk.test";

export interface Taken {
  readonly place: string;
  readonly readable: boolean;
  readonly sent: number;
  readonly milliseconds: number;
  /** What went wrong, if anything did. Never the mail's own words: they go into logs. */
  readonly wrong: string | undefined;
}

export interface Given {
  readonly raw: Uint8Array;
  readonly recipients: readonly string[];
  readonly envelopeFrom: string;
  readonly verdicts: Verdicts;
}

export interface FuzzDesk {
  take(given: Given): Promise<Taken>;
  /** Every line that the desk has given to anybody. */
  readonly lines: readonly string[];
}

const badHead = /[^\r]\n|\r[^\n]|\0/;

const wrongInSent = (raw: Uint8Array, to: string): string | undefined => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const head = bytes.subarray(0, bytes.indexOf("\r\n\r\n")).toString("latin1");
  const count = (name: string): number => head.match(new RegExp(`^${name}:`, "gim"))?.length ?? 0;
  if (badHead.test(head)) return "sent a head with loose line ends";
  if (["from", "to", "subject", "reply-to"].some((name) => count(name) > 1)) return "sent a header twice";
  if (count("from") !== 1 || count("bcc") + count("cc") > 0) return "sent other headers than its own";
  return head.toLowerCase().includes(to.toLowerCase()) ? undefined : "sent to another than its reader";
};

export const openFuzzDesk = async (chance: Chance): Promise<FuzzDesk> => {
  const stores = createMemoryStores();
  const reader = createMailReader();
  const lines: string[] = [];
  let now = instant(Date.parse("2026-03-10T15:00:00Z"));
  let [number, place, readable, sent] = [0, "", true, 0];
  let wrong: string | undefined;
  let takenIn: readonly string[] = [];
  const deps: Deps = {
    ...stores,
    installed: [{ id: demoSettings().id, alias }],
    cases: {
      ...stores.cases,
      save: async (seen, next, key) => {
        const saved = await stores.cases.save(seen, next, key);
        if (saved === "saved") takenIn = [...takenIn, ...next.takenIn];
        return saved;
      },
    },
    bursts: {
      ...stores.bursts,
      keep: async (desk, row, until, key) => {
        takenIn = [...takenIn, row.mail];
        return stores.bursts.keep(desk, row, until, key);
      },
    },
    reader: {
      ...reader,
      read: async (raw) => {
        const mail = await reader.read(raw);
        readable = mail !== undefined;
        return mail;
      },
    },
    templates: compiledTemplates,
    composer: createMailComposer(createEncryption()),
    encryption: createEncryption(),
    pictures: createPictures(),
    sender: {
      send: async (raw, { to }) => {
        sent += 1;
        wrong ??= wrongInSent(raw, to);
        const [line] = /conduct\+a[a-z2-7]{26}@desk\.test/.exec(Buffer.from(raw).toString("latin1", 0, 4_000)) ?? [];
        if (line !== undefined && lines.length < 200) lines.push(line);
        return "sent";
      },
    },
    clock: { now: () => now },
    randomness: { bytes: (count) => chance.bytes(count) },
    log: {
      write: (level, event, fields) => {
        if (event === "mail-received") place = fields?.stage ?? "";
        if (level !== "info" && event !== "nobody-left")
          wrong ??= `${event} ${fields?.message ?? ""} ${fields?.error ?? ""}`.trim();
      },
    },
  };
  // Made-up mails come faster than any flood; they are to reach the cases.
  const reportsAnHour = 100_000;
  const roomForAll = {
    reportsAnHour,
    unvouchedAnHour: reportsAnHour,
    mostReportsAnHour: reportsAnHour,
    reportsOfOneAnHour: reportsAnHour,
  };
  await openDesk(deps, "known-addresses")(demoSettings({ overrides: roomForAll }));
  const receive = receiveMail(deps);
  return {
    lines,
    take: async ({ raw, recipients, envelopeFrom, verdicts }) => {
      number += 1;
      now = instant(now + 1_000);
      const mail = sesId(`fuzz-${number}`);
      const rawKey = `raw/${mail}`;
      [place, readable, sent, wrong, takenIn] = ["", true, 0, undefined, []];
      stores.raw.put(rawKey, raw);
      const began = performance.now();
      try {
        await receive({ mail, rawKey, receivedAt: now, envelopeFrom, recipients, verdicts });
        if ((await stores.raw.get(rawKey)) !== undefined) wrong ??= "the raw mail is still there";
        // A proven member's word to the desk is answered, and belongs to no case.
        if (place !== "desk-command" && !takenIn.includes(mail)) wrong ??= `no case has it, and it was not kept back (${place})`;
      } catch (error) {
        wrong =
          error instanceof Error ? `${error.name} ${error.stack?.split("\n").slice(1, 4).join(" ") ?? ""}` : "threw no error";
      }
      return { place, readable, sent, milliseconds: performance.now() - began, wrong };
    },
  };
};
