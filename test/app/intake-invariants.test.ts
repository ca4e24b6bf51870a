/** What holds for every mail that comes, whatever it says and whatever fails on its way in. */
import type { SQSRecord } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseId, SesId } from "../../functions/core/ids.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { must } from "../core/builders.ts";
import { createMemoryDesk, type Incoming, rawOf } from "../support/memory-desk.ts";
import { failing, type MemoryDesk } from "./casework.ts";

type Desk = MemoryDesk & { readonly opened: ReadonlySet<CaseId> };

/** A desk with a case on it, so that there are lines to write to, which remembers what cases there are. */
const begun = async (): Promise<Desk> => {
  const desk = await createMemoryDesk();
  const opened = new Set<CaseId>();
  const { save } = desk.deps.cases;
  desk.deps.cases.save = (seen, next, key) => {
    opened.add(next.id);
    return save(seen, next, key);
  };
  await desk.receive({});
  return Object.assign(desk, { opened });
};

/** Exactly one case, or the desk itself. */
const placesOf = async (desk: Desk, mail: SesId): Promise<readonly string[]> => {
  const places: string[] = [];
  for (const id of desk.opened) {
    const loaded = await desk.stores.cases.load(id);
    if (loaded !== undefined && loaded !== "erased" && loaded.state.takenIn.includes(mail)) places.push(id);
  }
  const { id } = must(desk.deps.installed[0]);
  const state = await desk.stores.desks.load(id, must(await desk.stores.keys.find(id)));
  return state?.takenIn.includes(mail) ? [...places, id] : places;
};

const notice = (mail: Incoming & { readonly id: string }): string => {
  const status = { status: "PASS" };
  return JSON.stringify({
    mail: { messageId: mail.id, source: mail.from ?? "reporter@example.org", commonHeaders: { subject: mail.subject } },
    receipt: {
      timestamp: "2026-03-10T15:00:00.000Z",
      recipients: mail.to ?? ["conduct@desk.test"],
      spfVerdict: status,
      dkimVerdict: status,
      dmarcVerdict: status,
      spamVerdict: status,
      virusVerdict: status,
      action: { type: "S3", objectKey: `raw/${mail.id}` },
    },
  });
};

const recordOf = (body: string): SQSRecord =>
  ({
    messageId: "m",
    body,
    eventSourceARN: "arn:aws:sqs:eu-west-1:1:mail",
    attributes: { ApproximateReceiveCount: "1" },
  }) as SQSRecord;

/** Tried once, with one call out of the desk failing; then as often as the queue brings it again. */
const bring = async (
  desk: Desk,
  mail: Incoming & { readonly id: string },
  at: number,
  when: "before" | "after",
): Promise<void> => {
  desk.stores.raw.put(`raw/${mail.id}`, rawOf(mail));
  const before = desk.stores.waiting.queued.length;
  const broken = failing(desk.deps, at, when).deps;
  await createInboundMailHandler({ ...broken, waiting: desk.deps.waiting })({ Records: [recordOf(notice(mail))] });
  const sound = createInboundMailHandler(desk.deps);
  for (const { mail: waiting } of desk.stores.waiting.queued.slice(before))
    expect(await sound({ Records: [recordOf(JSON.stringify({ waiting }))] })).toEqual({ batchItemFailures: [] });
};

const senders = ["reporter@example.org", "cy@members.test", "dee@members.test", "stranger@elsewhere.example"] as const;
const texts = ["It happened again.", "/ack", "/help", "/recuse", "/frobnicate", "Keep from: Dee", ""] as const;

const anyMail = fc.record({
  from: fc.constantFrom(...senders),
  text: fc.constantFrom(...texts),
  line: fc.constantFrom("alias", "cy", "dee", "reporter@example.org", "desk", "dead"),
  at: fc.integer({ min: 1, max: 40 }),
  when: fc.constantFrom("before" as const, "after" as const),
});

const recipientOf = (desk: Desk, line: string): string => {
  const others: Readonly<Record<string, string>> = {
    alias: "conduct@desk.test",
    desk: "conduct+desk@desk.test",
    dead: "conduct+aaaaaaaaaaaaaaaaaaaaaaaaaaa@desk.test",
  };
  return others[line] ?? (desk.to(line).at(-1)?.replyTo || "conduct@desk.test");
};

describe("I1: every mail that SES stored", () => {
  test("I1: ends in one case, or with the desk, whatever call on its way failed; and leaves nothing behind", async () => {
    let mails = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyMail, { minLength: 1, maxLength: 4 }), async (story) => {
        const desk = await begun();
        for (const { line, at, when, ...mail } of story) {
          mails += 1;
          const id = `one-${mails}` as SesId;
          await bring(desk, { ...mail, id, to: [recipientOf(desk, line)] }, at, when);
          expect(await placesOf(desk, id)).toHaveLength(1);
          expect(await desk.stores.raw.get(`raw/${id}`)).toBeUndefined();
          expect(await desk.stores.waiting.find(id)).toBeUndefined();
        }
      }),
      { numRuns: 15, seed: 20_260_310 },
    );
  });
});

describe("I5: no word of a mail", () => {
  const word = fc.stringMatching(/^q[bcdfghjklmnpqrstvwxz]{9}$/);

  test("I5: stands in a log, a tag, a key in clear, or in the head of what goes out, whichever field it came in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ word, mail: anyMail }), { minLength: 1, maxLength: 3 }), async (story) => {
        const desk = await begun();
        const keys: string[] = [];
        const { put } = desk.deps.hints;
        desk.deps.hints.put = (lines, ...more) => {
          keys.push(JSON.stringify(more));
          return put(lines, ...more);
        };
        for (const { word: planted, mail } of story)
          await desk.receive({
            from: `"${planted}" <${mail.from}>`,
            envelopeFrom: mail.from,
            to: [recipientOf(desk, mail.line)],
            subject: `about ${planted}`,
            text: `${mail.text} ${planted}\n${planted}`,
            headers: [`X-${planted}: ${planted}`, `Message-ID: <${planted}@example.org>`, `Reply-To: ${planted}@example.org`],
          });
        const heads = desk.sent.map(({ raw, work }) => `${work}\n${raw.split("\r\n\r\n")[0] ?? ""}`);
        const seen = [JSON.stringify(desk.logs), ...keys, ...heads].join("\n");
        expect(story.filter(({ word: planted }) => seen.includes(planted))).toEqual([]);
      }),
      { numRuns: 12, seed: 20_260_310 },
    );
  });
});
