import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alias, startTestCloud, type TestCloud } from "../support/cloud.ts";
import { openPostbox, type Postbox } from "../support/letters.ts";

const MB = 1024 * 1024;
let cloud: TestCloud;
let postbox: Postbox;

beforeAll(async () => {
  cloud = await startTestCloud();
  postbox = openPostbox(cloud.place.smtpPort);
});

afterAll(async () => {
  postbox.close();
  await cloud.close();
});

const stored = async (key: string): Promise<string> => {
  const { Body } = await cloud.clients.s3.send(new GetObjectCommand({ Bucket: "desk-mail", Key: key }));
  return (await Body?.transformToString("latin1")) ?? "";
};

/** A conversation on the bare wire, for what mail programs would not do. */
const talk = (lines: readonly (string | Buffer)[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(cloud.place.smtpPort, "127.0.0.1");
    let heard = "";
    let said = 0;
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      heard += text;
      const line = lines[said];
      if (!/^\d{3} [^\n]*\n$/m.test(text) || line === undefined) return;
      said += 1;
      socket.write(line);
    });
    socket.on("error", reject).on("close", () => resolve(heard));
  });

describe("whom the SMTP front takes mail for", () => {
  it.each([alias, "Conduct@Desk.Test", "conduct+desk@desk.test", "CONDUCT+Not-Ada@desk.test"])("takes %s", async (to) => {
    expect(await postbox.send({ from: "reporter@example.org", to: [to], text: "hello" })).toMatchObject({ code: 250 });
    const { receipt } = await cloud.nextNotification();
    expect(receipt.recipients.map((one) => one.toLowerCase())).toEqual([to.toLowerCase()]);
  });

  it.each([
    "other@desk.test",
    "conduct@elsewhere.test",
    "conductor@desk.test",
    "xconduct@desk.test",
    "conduct@desk.test.example.org",
    "conduct+x@sub.desk.test",
  ])("turns away %s with words", async (to) => {
    const answer = await postbox.send({ from: "reporter@example.org", to: [to], text: "hello" });
    expect(answer).toEqual({
      code: 550,
      words: "5.1.1 There is no such mailbox here. This desk reads conduct@desk.test.",
      id: undefined,
    });
  });

  it("takes a bounce, which has no sender", async () => {
    expect(await postbox.send({ from: "mailer@example.org", mailFrom: "", to: [alias], text: "bounced" })).toMatchObject({
      code: 250,
    });
    const { mail, receipt } = await cloud.nextNotification();
    expect(mail.source).toBe("<>");
    expect(await stored(receipt.action.objectKey)).toMatch(/^Return-Path: <>\r\n/);
  });

  it("offers neither STARTTLS nor AUTH, and names its size", async () => {
    const heard = await talk(["EHLO x.test\r\n", "QUIT\r\n"]);
    expect(heard).toMatch(/SIZE 41943040/);
    expect(heard).not.toMatch(/STARTTLS|AUTH/);
  });
});

describe("what the SMTP front stores and tells", () => {
  it("stores the mail as sent, below the lines that SES adds", async () => {
    const raw =
      "From: Reporter <reporter@example.org>\r\nSubject: hello\r\n there\r\nBroken line\r\n\r\nX-Local-Verdicts: stays\r\n.dot\r\nlast";
    const { id } = await postbox.send({ from: "reporter@example.org", to: [alias, "conduct+desk@desk.test"], raw });
    const { mail, receipt } = await cloud.nextNotification();
    expect(mail.messageId).toBe(id);
    expect(receipt.action).toMatchObject({ bucketName: "desk-mail", objectKey: `raw/${id}` });
    expect(receipt.recipients).toEqual([alias, "conduct+desk@desk.test"]);
    expect(mail.commonHeaders).toMatchObject({ subject: "hello there", from: ["Reporter <reporter@example.org>"] });
    const text = await stored(receipt.action.objectKey);
    expect(text.endsWith(`${raw}\r\n`)).toBe(true);
    expect(text).toContain(`with SMTP id ${id}`);
    expect(text).toContain("Authentication-Results: amazonses.com;");
  });

  it("gives an id that is new and long each time", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => postbox.send({ from: "a@example.org", to: [alias], text: "x" })));
    for (const _answer of answers) await cloud.nextNotification();
    expect(new Set(answers.map(({ id }) => id)).size).toBe(3);
    for (const { id } of answers) expect(id).toMatch(/^[0-9a-v]{40}$/);
  });

  it("says PASS to everything, and names no policy, unless told otherwise", async () => {
    await postbox.send({ from: "reporter@example.org", to: [alias], text: "hello" });
    const { receipt } = await cloud.nextNotification();
    for (const verdict of [
      receipt.spfVerdict,
      receipt.dkimVerdict,
      receipt.dmarcVerdict,
      receipt.spamVerdict,
      receipt.virusVerdict,
    ])
      expect(verdict.status).toBe("PASS");
    expect(receipt.dmarcPolicy).toBeUndefined();
  });

  it.each([
    ["X-Local-Verdicts: spf=FAIL dkim=FAIL dmarc=FAIL spam=PASS virus=FAIL policy=reject\r\n", "reject"],
    ["x-local-VERDICTS:spf=fail\r\n\tdkim=fail\r\n dmarc=fail virus=fail policy=Reject\r\n", "reject"],
    ["X-LOCAL-VERDICTS : spf=FAIL dkim=FAIL dmarc=FAIL\r\nX-Local-Verdicts: virus=FAIL\r\n", "none"],
  ])("obeys the order %j and takes it out of the mail", async (order, policy) => {
    const raw = `Subject: one\r\n${order}From: reporter@example.org\r\n\r\nbody\r\n`;
    await postbox.send({ from: "reporter@example.org", to: [alias], raw });
    const { receipt, mail } = await cloud.nextNotification();
    expect(receipt).toMatchObject({
      spfVerdict: { status: "FAIL" },
      dkimVerdict: { status: "FAIL" },
      dmarcVerdict: { status: "FAIL" },
      spamVerdict: { status: "PASS" },
      virusVerdict: { status: "FAIL" },
      dmarcPolicy: policy,
    });
    const text = await stored(receipt.action.objectKey);
    expect(text).not.toMatch(/local-verdicts/i);
    expect(text.endsWith("Subject: one\r\nFrom: reporter@example.org\r\n\r\nbody\r\n")).toBe(true);
    expect(JSON.stringify(mail)).not.toMatch(/local-verdicts/i);
  });

  it.each([
    ["nothing at all", ""],
    ["no header", "\r\nonly a body\r\n"],
    ["no body", "Subject: x\r\n"],
    ["no line end", "just words"],
  ])("takes a mail with %s", async (_what, raw) => {
    expect(await postbox.send({ from: "reporter@example.org", to: [alias], raw })).toMatchObject({ code: 250 });
    const { receipt } = await cloud.nextNotification();
    expect(await stored(receipt.action.objectKey)).toContain(raw);
  });

  it("keeps the notification small however long the header is", async () => {
    const raw = `${Array.from({ length: 5_000 }, (_, index) => `X-Long-${index}: ${"\u0001".repeat(80)}\r\n`).join("")}Subject: x\r\n\r\nbody\r\n`;
    expect(await postbox.send({ from: "reporter@example.org", to: [alias], raw })).toMatchObject({ code: 250 });
    const { mail, receipt } = await cloud.nextNotification();
    expect(mail.headersTruncated).toBe(true);
    expect(await stored(receipt.action.objectKey)).toContain(raw);
  });
});

describe("large mail", () => {
  it("takes 40 MB to the byte and refuses one byte more with words", async () => {
    const header = Buffer.from("Subject: large\r\n\r\n");
    const line = `${"x".repeat(1022)}\r\n`;
    const body = Buffer.alloc(40 * MB - header.length, line);
    body.write("\r\n", body.length - 2);
    const fitting = Buffer.concat([header, body]);
    expect(await postbox.send({ from: "a@example.org", to: [alias], raw: fitting })).toMatchObject({ code: 250 });
    const { receipt } = await cloud.nextNotification();
    expect((await stored(receipt.action.objectKey)).endsWith(fitting.subarray(-4096).toString("latin1"))).toBe(true);

    const heard = await talk([
      "EHLO x.test\r\n",
      "MAIL FROM:<a@example.org>\r\n",
      `RCPT TO:<${alias}>\r\n`,
      "DATA\r\n",
      Buffer.concat([header, Buffer.from("x"), body, Buffer.from(".\r\n")]),
      "QUIT\r\n",
    ]);
    expect(heard).toMatch(/^552 5\.3\.4 This mail is over 40 MB\./m);
    const left = readdirSync(join(cloud.data, "cloud", "s3", "desk-mail"));
    expect(left.filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("refuses by the size that the sender announces, before it sends", async () => {
    const heard = await talk(["EHLO x.test\r\n", `MAIL FROM:<a@example.org> SIZE=${40 * MB + 1}\r\n`, "QUIT\r\n"]);
    expect(heard).toMatch(/^552 /m);
  });

  it("goes on when a sender goes away in mid-mail, and keeps nothing of it", async () => {
    const before = readdirSync(join(cloud.data, "cloud", "s3", "desk-mail"));
    await new Promise<void>((resolve) => {
      const socket = connect(cloud.place.smtpPort, "127.0.0.1");
      const lines = ["EHLO x.test\r\n", "MAIL FROM:<a@example.org>\r\n", `RCPT TO:<${alias}>\r\n`, "DATA\r\n"];
      socket.on("data", () => {
        const line = lines.shift();
        if (line !== undefined) socket.write(line);
        else socket.write(Buffer.alloc(2 * MB, "half a mail\r\n"), () => socket.destroy());
      });
      socket.on("close", () => resolve()).on("error", () => undefined);
    });
    expect(await postbox.send({ from: "a@example.org", to: [alias], text: "still there?" })).toMatchObject({ code: 250 });
    await cloud.nextNotification();
    const stored = (): number => readdirSync(join(cloud.data, "cloud", "s3", "desk-mail")).length;
    await expect.poll(stored).toBe(before.length + 1);
  });
});
