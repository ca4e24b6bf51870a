/** LK: words of incoming mail stand nowhere but in sealed content and in the mail that is meant to carry them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createStandardOutLog } from "../../functions/adapters/cloudwatch/standard-out-log.ts";
import { hours } from "../../functions/core/instant.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { answer, type MemoryDesk } from "../app/casework.ts";
import { canaries, createWatch, type Sink, watch } from "../support/canary.ts";
import { lookAtHints, lookAtProcess, lookAtSent, tellingWhatFails } from "../support/canary-sinks.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { notify, respondent } from "./stories.ts";

const { header, subject, name, text, command, html, filename, content, local } = canaries;
const stranger = `${local}@example.org`;

/** Every field that a person can fill, with its own word in it. */
const everyField = (from: string, first: string = text): string =>
  [
    `From: "${name}" <${from}>`,
    `Subject: ${subject}`,
    `Message-ID: <${header}.${from}@example.org>`,
    `Reply-To: ${header}@example.org`,
    `X-Anything: ${header}`,
    `User-Agent: ${header}`,
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    'Content-Type: multipart/alternative; boundary="c"',
    "",
    "--c",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `${first}\r\n`,
    "--c",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>${first.replaceAll("\r\n", "<br>")}</p><p hidden>${html}</p>`,
    "--c--",
    "--b",
    `Content-Type: text/plain; name="${filename}.txt"`,
    `Content-Disposition: attachment; filename="${filename}.txt"`,
    "",
    content,
    "--b--",
    "",
  ].join("\r\n");

const line = (desk: MemoryDesk, who: string) => desk.to(who).at(-1)?.replyTo ?? "";

/** A life with a mail of every kind: reports, notes, commands that do and do not act, answers, forgeries, bounces, rubbish. */
const everyKind = async (): Promise<MemoryDesk> => {
  const desk = await createMemoryDesk();
  await desk.receive({ from: stranger, raw: everyField(stranger) });
  await desk.receive({ from: stranger, to: [`conduct+not-${local}@desk.test`], raw: everyField(stranger) });
  for (const [who, said] of [
    ["cy", text],
    ["cy", `/${command}\r\n${text}`],
    ["cy", `/ack ${text}`],
    ["dee", `/ack ${text}`],
    ["cy", `/shepherd me\r\n/contact respondent ${respondent}\r\n/draft respondent ${text}`],
    ["cy", `/involves ${name}`],
    ["dee", "/send"],
    ["cy", `/propose plan ${text}`],
    ["cy", `/urgent ${text}`],
    ["cy", `/did ${text}`],
    ["dee", "/recuse"],
  ] as const)
    await desk.receive({ from: `${who}@members.test`, to: [line(desk, who)], raw: everyField(`${who}@members.test`, said) });
  await answer(desk, "cy", text, { from: stranger });
  await answer(desk, stranger, `${text} more`);
  await answer(desk, respondent, `${text} answer`);
  await desk.receive({ from: "fay@members.test", raw: everyField("fay@members.test") });
  await desk.receive({ to: ["conduct+desk@desk.test"], from: "fay@members.test", text: `/${command} ${text}` });
  await desk.receive({ raw: `${everyField(stranger)}\r\n--c\r\nContent-Type: `.repeat(3), envelopeFrom: "" });
  await desk.advance(hours(9));
  await desk.advance(hours(40));
  return desk;
};

let desk: MemoryDesk;
beforeAll(async () => {
  desk = await everyKind();
});

describe("LK01, LK02, LK07, LK10 a word in every field of every kind of mail", () => {
  test("stands in no log line, no error, no key, no tag, no hint and no subject, and is read by whom it is for", () => {
    expect(watch.found()).toEqual([]);
    const everything = JSON.stringify(desk.sent.map((mail) => [mail.text, mail.attachments]));
    for (const word of [name, text, filename, local]) expect(everything).toContain(word);
    for (const sink of ["log", "work tag", "subject", "header", "hint"] as const)
      expect(watch.tally().looked[sink]?.bytes ?? 0, sink).toBeGreaterThan(1_000);
  });

  test("stands in nothing that is said of a mail that cannot be taken in", async () => {
    const lines: string[] = [];
    const log = createStandardOutLog((written) => lines.push(written));
    const broken = {
      ...desk.deps,
      log,
      reader: { ...desk.deps.reader, read: () => Promise.reject(new Error(`cannot read ${text}`)) },
    };
    const answers = [
      await notify({ ...desk, deps: broken }, { from: stranger, raw: everyField(stranger) }, {}),
      (await createInboundMailHandler(broken)({ Records: [{ messageId: "m", body: `{"mail": "${subject}` }] } as never))
        .batchItemFailures,
      (
        await createInboundMailHandler(broken)({
          Records: [{ messageId: "m", body: `{"mail":{"messageId":["${subject}"]}}` }],
        } as never)
      ).batchItemFailures,
    ];
    expect(answers.map(({ length }) => length)).toEqual([0, 1, 1]);
    expect(lines).toHaveLength(3);
    for (const word of Object.values(canaries)) expect(lines.join("")).not.toContain(word);
  });
});

describe("LK08 figures", () => {
  test("have fixed names, and one dimension, which is the desk's id", () => {
    const lines: string[] = [];
    const log = createStandardOutLog((written) => lines.push(written));
    for (const { event, fields } of desk.logs) log.write("info", event, fields ?? {});
    const metrics = lines.map((written) => JSON.parse(written)._aws).filter((found) => found !== undefined);
    expect(metrics.length).toBeGreaterThan(0);
    for (const { CloudWatchMetrics } of metrics) expect(CloudWatchMetrics[0].Dimensions).toEqual([["desk"]]);
    for (const { fields } of desk.logs) if (fields?.desk !== undefined) expect(fields.desk).toBe("demo");
  });
});

describe("LK07 the watch itself", () => {
  const leaks = async (leak: (mine: ReturnType<typeof createWatch>) => unknown): Promise<readonly Sink[]> => {
    const mine = createWatch();
    mine.mail({ subject: "what nobody else may read", text: "Hello.\nHe waited for me behind the stage." });
    await leak(mine);
    return mine.found().map(({ sink }) => sink);
  };

  test.each<readonly [Sink, (mine: ReturnType<typeof createWatch>) => unknown]>([
    ["log", (mine) => mine.look("log", `{"event":"oops","error":"${subject}"}`)],
    ["log", (mine) => mine.look("log", "He waited for me behind the stage.")],
    ["error", (mine) => tellingWhatFails(() => Promise.reject(new Error(`no such thing: ${text}`)), mine).catch(() => undefined)],
    [
      "subject",
      (mine) => lookAtSent(Buffer.from(`To: ${stranger}\r\nSubject: about ${subject}\r\n\r\nHello.`), { work: "c_1-1" }, mine),
    ],
    [
      "subject",
      (mine) => {
        const encoded = Buffer.from(`über ${subject}`).toString("base64");
        lookAtSent(Buffer.from(`Subject: =?UTF-8?B?${encoded}?=\r\n\r\nHello.`), { work: "c_1-1" }, mine);
      },
    ],
    ["header", (mine) => lookAtSent(Buffer.from(`X-Was: ${header}\r\n\r\nHello.`), { work: "c_1-1" }, mine)],
    ["work tag", (mine) => lookAtSent(Buffer.from("Subject: s\r\n\r\n"), { work: `${local}_1-1` }, mine)],
    [
      "hint",
      async (mine) => lookAtHints((await createMemoryDesk()).stores.hints, mine).claimName("demo" as never, name, "c" as never),
    ],
  ])("finds a leak in: %s", async (sink, leak) => {
    expect(await leaks(leak)).toEqual([sink]);
  });

  test("finds a leak in what a process wrote and left behind, but not in raw mail that waits", async () => {
    const data = mkdtempSync(join(tmpdir(), "conduct-canary-"));
    mkdirSync(join(data, "cloud", "s3", `content%2F${filename}`), { recursive: true });
    mkdirSync(join(data, "world"));
    writeFileSync(join(data, "cloud", "s3", "raw%2Fwaits"), text);
    expect(await leaks((mine) => lookAtProcess("fine", data, mine))).toEqual(["object key"]);
    writeFileSync(join(data, "cloud", "rows"), `item ${content}`);
    writeFileSync(join(data, "world", "mails"), `From: a@b\r\nSubject: Amber Falcon:\r\n ${subject}\r\n\r\nHello.`);
    const all = [...(await leaks((mine) => lookAtProcess(`stack: ${html}`, data, mine)))];
    expect(all.sort()).toEqual(["object key", "process output", "subject", "table and bucket"]);
    rmSync(data, { recursive: true });
  });

  test("looks for nothing that the desk says by itself, and goes to no one's own address line", async () => {
    expect(
      await leaks((mine) =>
        lookAtSent(Buffer.from(`To: ${stranger}\r\nSubject: Amber Falcon: new report\r\n\r\n`), { work: "c_1-1" }, mine),
      ),
    ).toEqual([]);
  });
});
