/** A member's own mail to the alias may be a report, or meant for a case: its author says which, and nobody reads it before. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import type { Message } from "../support/surface.ts";
import { members, newest } from "./people.ts";

const start = { now: "2026-03-10T15:00:00Z" } as const;

let desk: TestDesk;
let pair: readonly string[];
let authors: readonly string[];

const begin = async (): Promise<void> => {
  desk = await startDesk(start);
  const duty = await desk.duty();
  pair = [duty.primary.email, duty.secondary.email];
  authors = members.filter((address) => !pair.includes(address));
};

/** Writes to the alias as a member, and gives back the question that the desk asks. */
const asked = async (author: string, to: string = desk.alias): Promise<Message> => {
  await desk.mail({ from: author, to: [to], subject: "canary-subject", text: "canary-text: somebody pushed me." });
  await desk.settle();
  return newest(desk, author);
};

const mailsOfPair = async (): Promise<readonly Message[]> =>
  (await Promise.all(pair.map((address) => desk.mailbox(address)))).flat();

describe("a mail to the alias from a member's address", () => {
  beforeAll(begin);
  afterAll(() => desk.stop());

  it("is asked about, quoting nothing, and forwarded to nobody", async () => {
    const question = await asked(authors[0] ?? "");
    expect(await desk.raw(question.id)).not.toMatch(/canary/);
    expect(await mailsOfPair()).toEqual([]);
    expect(await desk.board()).toEqual([]);
  });

  it("is asked about too when it was sent to a damaged line, where it may be a note about a case", async () => {
    const question = await asked(authors[0] ?? "", "conduct+abcdefghijklmnopqrstuvwxyz2@desk.test");
    expect(question.subject).toMatch(/what is the mail/i);
    expect(await mailsOfPair()).toEqual([]);
  });

  it("opens as a report of the author's own, who is then a reporter and nothing else", async () => {
    const author = authors[1] ?? "";
    const question = await asked(author);
    await desk.mail({ from: author, to: [question.replyTo], text: "/report mine" });
    await desk.settle();
    for (const address of pair) expect((await newest(desk, address)).text).toContain("somebody pushed me.");
    expect((await desk.mailbox(author)).some((mail) => mail.subject.endsWith("we have your mail"))).toBe(true);
    expect((await desk.board()).map((row) => row.stage)).toEqual(["reported"]);
  });

  it("opens as a report filed for somebody else, and says who filed it", async () => {
    const author = authors[2] ?? "";
    const question = await asked(author);
    await desk.mail({ from: author, to: [question.replyTo], text: "/report other" });
    await desk.settle();
    expect((await newest(desk, pair[0] ?? "")).text).toMatch(/filed it for somebody else/);
  });

  it("is answered by the desk itself when it is a proven member's command", async () => {
    const open = (await desk.board()).length;
    await desk.mail({ from: authors[3] ?? "", to: ["conduct+desk@desk.test"], text: "/help" });
    await desk.settle();
    expect((await newest(desk, authors[3] ?? "")).text).toContain("/help");
    expect(await desk.board()).toHaveLength(open);
  });
});

describe("a mail whose author was asked what it is", () => {
  beforeEach(begin);
  afterEach(() => desk.stop());

  it("is shown to nobody when its author says that it was no report", async () => {
    const question = await asked(authors[0] ?? "");
    await desk.mail({ from: authors[0] ?? "", to: [question.replyTo], text: "/discard" });
    await desk.settle();
    await desk.advance("P2D");
    expect(await mailsOfPair()).toEqual([]);
  });

  it("is told of after a day to the pair, without its content, and they can let it in", async () => {
    await asked(authors[0] ?? "");
    await desk.advance("PT23H");
    expect(await mailsOfPair()).toEqual([]);
    await desk.advance("PT2H");
    const [told] = await desk.mailbox(pair[0] ?? "");
    expect(told?.subject).toBeDefined();
    expect(await desk.raw(told?.id ?? "")).not.toMatch(/canary|pushed/);
    await desk.mail({ from: pair[0] ?? "", to: [told?.replyTo ?? ""], text: "/report" });
    await desk.settle();
    expect((await newest(desk, pair[1] ?? "")).text).toContain("somebody pushed me.");
  });

  it("P5: is brought up again and again while nobody says what it is, and in the end outside the committee", async () => {
    await asked(authors[0] ?? "");
    await desk.advance("P9D");
    const told = await mailsOfPair();
    const reminders = told.filter(({ subject }) => subject.endsWith("a mail still waits"));
    // In the morning after three days, and every other morning from then on: to each of the pair.
    expect(reminders).toHaveLength(6);
    expect((await desk.mailbox("board@members.test")).length).toBeGreaterThan(0);
    for (const { id } of [...told, ...(await desk.mailbox("board@members.test"))])
      expect(await desk.raw(id)).not.toMatch(/canary|pushed/);
    const [again] = reminders;
    expect(again?.text).toContain("/report");
    await desk.mail({ from: again?.to ?? "", to: [again?.replyTo ?? ""], text: "/report" });
    await desk.settle();
    const other = pair.find((address) => address !== again?.to) ?? "";
    expect((await newest(desk, other)).text).toContain("somebody pushed me.");
  });
});
