/** Whatever arrives becomes a case. What may have been lost in reading goes along as the original. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { jpeg } from "../support/pictures.ts";
import { newest } from "./people.ts";

describe("a mail that is hard to read", () => {
  let desk: TestDesk;
  let primary: string;
  let cases = 0;

  beforeAll(async () => {
    desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
    primary = (await desk.duty()).primary.email;
  });

  afterAll(() => desk.stop());

  it.each<[string, string | Buffer]>([
    ["without any content", "From: a@example.org\r\nSubject: x\r\n\r\n"],
    ["without a From", "Subject: x\r\n\r\nText.\r\n"],
    ["without a Subject", "From: a@example.org\r\n\r\nText.\r\n"],
    [
      "in a charset that nobody knows",
      Buffer.concat([
        Buffer.from("From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nT"),
        Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
        Buffer.from("\r\n"),
      ]),
    ],
    ["that is two bytes long", "\r\n"],
    ["with two senders", "From: a@example.org\r\nFrom: b@example.org\r\nSubject: x\r\n\r\nText.\r\n"],
    ["that nests deeper than anybody reads", nested(400)],
  ])("%s is still a case, with the original attached", async (_, raw) => {
    const { code } = await desk.mail({ from: "a@example.org", to: [desk.alias], raw });
    expect(code).toBe(250);
    await desk.settle();
    cases += 1;
    expect(await desk.board()).toHaveLength(cases);
    const mail = await newest(desk, primary);
    expect(mail.attachments.map((attachment) => attachment.filename)).toContain("original-mail.eml");
    expect(await desk.deadLetters()).toEqual([]);
  });

  it("with a program and a photograph attached keeps both, the one under a safe name, the other without its place", async () => {
    await desk.mail({
      from: "b@example.org",
      to: [desk.alias],
      subject: "evidence",
      text: "See the file.",
      attachments: [
        { filename: "run.exe", content: Buffer.from("MZ") },
        { filename: "corridor.jpg", content: jpeg() },
      ],
    });
    await desk.settle();
    const mail = await newest(desk, primary);
    expect(mail.attachments.map((attachment) => attachment.filename)).toEqual(["run.exe.renamed", "corridor.jpg"]);
    expect(mail.text).toContain("it was called run.exe");
    expect(mail.text).toContain("place and author was taken out");
    expect(mail.attachments[1]?.size).toBeLessThan(jpeg().length - 200);
  });

  it("in which something harmful was found shows its words, and keeps its files", async () => {
    const attachments = [{ filename: "bad.doc", content: Buffer.from("x") }];
    const [from, text] = ["c@example.org", "See the file."];
    await desk.mail({ from, to: [desk.alias], subject: "evidence", text, attachments, verdicts: "virus=FAIL" });
    await desk.settle();
    const mail = await newest(desk, primary);
    expect(mail.text).toContain(`> ${text}`);
    expect(mail.text).toContain("found something harmful");
    expect(mail.attachments).toEqual([]);
  });
});

describe("the door", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
  });
  afterAll(() => desk.stop());

  it("turns mail to another address away with 550", async () => {
    const { code, words } = await desk.mail({ from: "a@example.org", to: ["somebody@desk.test"], text: "x" });
    expect(code).toBe(550);
    expect(words.length).toBeGreaterThan(10);
  });

  it("FL05: turns away what is over 40 MB with 552 and words", async () => {
    const { code, words } = await desk.mail({
      from: "a@example.org",
      to: [desk.alias],
      raw: Buffer.alloc(41 * 1024 * 1024, "From: a@example.org\r\n\r\n"),
    });
    expect(code).toBe(552);
    expect(words).toMatch(/40 MB/);
  });
});

function nested(levels: number): string {
  let mail = "Content-Type: text/plain\r\n\r\ndeep\r\n";
  for (let level = 0; level < levels; level += 1)
    mail = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${mail}\r\n--b${level}--\r\n`;
  return `From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n${mail}`;
}
