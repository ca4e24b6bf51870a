/** One report, end to end, through the local surface alone: mail in, mail out. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { members, newest, others } from "./people.ts";

const reporter = "reporter@example.org";
const words = "The speaker grabbed my arm after the talk, twice.\nI asked them to stop.\n\nPlease help.";

describe("a report mailed to the alias", () => {
  let desk: TestDesk;
  let pair: readonly [string, string];

  beforeAll(async () => {
    desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
    const duty = await desk.duty();
    pair = [duty.primary.email, duty.secondary.email];
    await desk.mail({
      from: reporter,
      to: [desk.alias],
      subject: "the workshop on Tuesday",
      text: words,
      attachments: [{ filename: "photo.png", content: Buffer.from([137, 80, 78, 71]) }],
    });
    await desk.settle();
  });

  afterAll(() => desk.stop());

  it("reaches each of the two on duty whole, with its attachment", async () => {
    for (const address of pair) {
      const mails = await desk.mailbox(address);
      expect(mails).toHaveLength(1);
      const [mail] = mails;
      expect(mail?.to).toBe(address);
      for (const line of words.split("\n").filter((text) => text !== "")) expect(mail?.text).toContain(line);
      expect(mail?.text).toContain("the workshop on Tuesday");
      expect(mail?.text).toContain(reporter);
      expect(mail?.attachments).toEqual([{ filename: "photo.png", contentType: "image/png", size: 4 }]);
    }
  });

  it("reaches nobody else", async () => {
    for (const address of others(pair)) expect(await desk.mailbox(address)).toEqual([]);
    expect(await desk.mailboxes()).toHaveLength(3);
  });

  it("gives each reader a line of their own, and nobody the line of another", async () => {
    const mails = await Promise.all([reporter, ...pair].map((address) => newest(desk, address)));
    const lines = mails.map((mail) => mail.replyTo);
    expect(new Set(lines).size).toBe(3);
    for (const line of lines) expect(line).toMatch(/^conduct\+a[a-z2-7]{26}@desk\.test$/);
    for (const [index, mail] of mails.entries()) {
      const theirs = lines.filter((_, other) => other !== index);
      for (const line of theirs) expect(await desk.raw(mail.id)).not.toContain(line.split("@")[0]);
    }
  });

  it("is called by a code name in every subject, and by no word of the report", async () => {
    const mails = await Promise.all([reporter, ...pair].map((address) => newest(desk, address)));
    const [row] = await desk.board();
    for (const mail of mails) {
      expect(mail.subject).toContain(row?.codeName);
      expect(mail.subject).not.toMatch(/\b(workshop|Tuesday|speaker|arm)\b/i);
      expect(mail.headers["auto-submitted"]).toMatch(/^auto-/);
    }
    expect(new Set(mails.map((mail) => mail.headers.references)).size).toBe(3);
  });

  it("is answered at once by a receipt that names nobody and promises no outcome", async () => {
    const mail = await newest(desk, reporter);
    expect(mail.subject).toMatch(/we have your mail$/);
    expect(mail.text).toContain("within 12 hours");
    expect(mail.text).toMatch(/emergency/);
    for (const member of members) expect(mail.text).not.toContain(member);
  });

  it("leaves no word of itself in the log", async () => {
    const log = JSON.stringify(await desk.logs());
    expect(log).not.toMatch(/workshop|Tuesday|grabbed|photo\.png|reporter@|members\.test/);
    expect(log).toContain("mail-received");
  });

  it("stands on the board as code name, stage and time only", async () => {
    const [row] = await desk.board();
    expect(row?.stage).toBe("reported");
    expect(Object.keys(row ?? {}).sort()).toEqual(["codeName", "openedAt", "repeatRisk", "safetyRisk", "stage"]);
  });
});
