/** What was answered with 250 is there afterwards, whatever happens, and happens once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { newest } from "./people.ts";

const start = { now: "2026-03-10T15:00:00Z" } as const;

describe("a mail that was accepted", () => {
  let desk: TestDesk;
  /** What the stories before have left. */
  let cases = 0;
  let mails = 0;

  const firstOnDuty = async () => desk.mailbox((await desk.duty()).primary.email);

  beforeAll(async () => {
    desk = await startDesk(start);
  });
  beforeEach(async () => {
    cases = (await desk.board()).length;
    mails = (await firstOnDuty()).length;
  });
  afterAll(() => desk.stop());

  it("makes one case, although the same notification comes twice", async () => {
    await desk.mail({ from: "twice@example.org", to: [desk.alias], text: "Once." });
    await desk.settle();
    await desk.announce();
    await desk.settle();
    expect(await desk.board()).toHaveLength(cases + 1);
    expect(await firstOnDuty()).toHaveLength(mails + 1);
    expect(await desk.mailbox("twice@example.org")).toHaveLength(1);
    expect(await desk.deadLetters()).toEqual([]);
  });

  it("makes one case, although both notifications are worked at the same time", async () => {
    await desk.mail({ from: "at-once@example.org", to: [desk.alias], text: "Once." });
    await Promise.all([desk.announce(), desk.announce(), desk.announce()]);
    await desk.settle();
    expect(await desk.board()).toHaveLength(cases + 1);
    expect(await firstOnDuty()).toHaveLength(mails + 1);
  });

  it("is kept with its mailbox and case over a restart, and its lines still work", async () => {
    await desk.mail({ from: "before@example.org", to: [desk.alias], text: "Before." });
    await desk.settle();
    const { primary } = await desk.duty();
    const before = await desk.mailbox(primary.email);
    const { replyTo, subject } = await newest(desk, primary.email);

    await desk.restart();
    expect(await desk.mailbox(primary.email)).toEqual(before);
    await desk.mail({ from: primary.email, to: [replyTo], text: "/ack" });
    await desk.settle();
    const acknowledged = (await desk.board()).filter(({ stage }) => stage === "acknowledged");
    expect(acknowledged.map(({ codeName }) => codeName)).toEqual([subject.split(":")[0]]);
  });

  it("is sent later when the mail service is busy, and the reporter's receipt waits with it", async () => {
    const { primary } = await desk.duty();
    await desk.fault({ service: "ses", outcome: "throttle", match: primary.email, times: 2 });
    await desk.mail({ from: "busy@example.org", to: [desk.alias], text: "Busy." });
    await desk.settle();
    expect(await firstOnDuty()).toHaveLength(mails);
    await desk.advance("PT10M");
    expect(await firstOnDuty()).toHaveLength(mails + 1);
  });
});

/** One desk that dies again and again: what an earlier death left half done must not be in the way of the next mail. */
describe("on a desk that dies and starts again", () => {
  let mortal: TestDesk;
  let accepted = 0;
  beforeAll(async () => {
    mortal = await startDesk(start);
  });
  afterAll(() => mortal.stop());

  const texts = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `accepted mail number ${accepted + index}.`);

  const send = async (text: string): Promise<void> => {
    const { code } = await mortal.mail({ from: `r${accepted}@example.org`, to: [mortal.alias], text });
    expect(code).toBe(250);
    accepted += 1;
  };

  const arrivedOnce = async (wanted: readonly string[]): Promise<void> => {
    await mortal.settle();
    await mortal.advance("PT10M");
    const got = (await mortal.mailbox((await mortal.duty()).primary.email)).map((mail) => mail.text);
    for (const text of wanted) expect(got.some((mail) => mail.includes(text))).toBe(true);
    expect(await mortal.board()).toHaveLength(accepted);
    expect(await mortal.deadLetters()).toEqual([]);
  };

  it.each([0, 40])("every mail is there after kill -9, %i ms after the last 250", async (wait) => {
    const mails = texts(8);
    for (const text of mails) await send(text);
    await new Promise((resolve) => setTimeout(resolve, wait));
    await mortal.kill();
    await mortal.restart();
    await arrivedOnce(mails);
  });

  it.each([
    // One of each service; test/app/crash-points dies at every call that there is, before it and after it.
    { service: "dynamodb", match: "PutItem", skip: 2, moment: "after" },
    { service: "ses", match: "SendEmail", moment: "after" },
    { service: "s3", match: "DeleteObject" },
  ] as const)("a mail is there after the process dies in the middle of its work: %o", async (moment) => {
    await mortal.fault({ ...moment, outcome: "crash", times: 1 });
    const mails = texts(1);
    for (const text of mails) await send(text);
    await mortal.ended();
    await mortal.restart();
    await arrivedOnce(mails);
  });
});
