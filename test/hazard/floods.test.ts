/** FL: mails that the desk keeps back: spam, and what a flood brings above the budgets. Nothing of it is lost, and little is heard. */
import { describe, expect, test } from "vitest";
import { burstId } from "../../functions/core/ids.ts";
import { days, hours, minutes } from "../../functions/core/instant.ts";
import { caseOf, newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, type Incoming } from "../support/memory-desk.ts";

const desk = (change: Record<string, unknown> = {}) =>
  createMemoryDesk(demoSettings({ overrides: { reportsAnHour: 4, mostReportsAnHour: 8, ...change } }));
type Desk = Awaited<ReturnType<typeof desk>>;

const { id: demo } = demoSettings();
const opened = async ({ stores }: Desk): Promise<number> => (await stores.cases.board(demo)).length;

/** On the day on which the desk of a test begins. */
const keptBack = async ({ stores }: Desk): Promise<number> => {
  const [day, most] = ["2026-03-10", 1_000];
  const key = await stores.keys.find(burstId(demo, day));
  return key ? (await stores.bursts.ofDay(demo, day, most, key)).length : 0;
};
const codesIn = (text: string): readonly string[] => [...text.matchAll(/\/report ([a-z2-7]{10})/g)].map(([, code]) => code ?? "");
const command = (text: string): Incoming => ({ from: "cy@members.test", to: ["conduct+desk@desk.test"], text });
const spam = { spam: "FAIL" };
const forged = { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" };

describe("FL18 a mail that the mail service takes for spam", () => {
  test("is told of in the morning, and a command opens it as what came when it came", async () => {
    const here = await desk();
    const receipt = await here.receive({ verdicts: spam, subject: "help", text: "Somebody would not let me leave." });
    expect(here.sent).toEqual([]);
    await here.advance(hours(23));
    expect(told(here).sort()).toEqual([
      "cy: Demo Conduct Desk: mail that was kept back",
      "dee: Demo Conduct Desk: mail that was kept back",
    ]);
    const { text } = newestFor(here, "cy");
    expect(text).toContain("> Somebody would not let me leave.");
    await here.receive(command(`/report ${codesIn(text)[0]}`));
    expect(told(here, 2).sort()).toEqual([
      "cy: Demo Conduct Desk: what your mail did",
      "cy: new report",
      "dee: new report",
      "reporter: we have your mail",
    ]);
    expect(await caseOf(here, receipt)).toMatchObject({
      stage: "reported",
      openedAt: receipt.receivedAt,
      times: { reported: here.now() },
    });
    // What is a case already is told of no more, and opens no second time.
    await here.receive(command(`/report ${codesIn(text)[0]}`));
    const from = here.sent.length;
    await here.receive({ verdicts: spam, text: "Buy this." });
    await here.advance(days(1));
    expect(here.to("cy").at(-1)?.text).toContain("kept back one mail");
    expect(told(here, from).filter((mail) => mail.endsWith("new report"))).toEqual([]);
    expect(await opened(here)).toBe(1);
  });

  test("is shown to nobody whom it names, and is no report of theirs to open", async () => {
    const here = await desk();
    await here.receive({ verdicts: spam, text: "Cy pushed me on the stairs." });
    await here.advance(hours(23));
    expect(told(here).sort()).toEqual([
      "dee: Demo Conduct Desk: mail that was kept back",
      "eli: Demo Conduct Desk: mail that was kept back",
    ]);
    await here.receive(command(`/report ${codesIn(newestFor(here, "dee").text)[0]}`));
    expect(newestFor(here, "cy").text).toContain("The desk has no mail with this code for you.");
    expect(await opened(here)).toBe(0);
  });

  test("is shown to nobody whom its sender has asked to be kept out since, and the next in turn reads it in their place", async () => {
    const here = await desk();
    await here.receive({ verdicts: spam, text: "Somebody would not let me leave." });
    await here.receive({ text: "Keep from: Cy\nI wrote before." });
    const from = here.sent.length;
    await here.advance(hours(23));
    const digests = here.sent.slice(from).filter(({ subject }) => subject.endsWith("mail that was kept back"));
    expect(digests.map(({ to }) => to.split("@")[0]).sort()).toEqual(["dee", "eli"]);
    await here.receive(command(`/report ${codesIn(digests[0]?.text ?? "")[0]}`));
    expect(newestFor(here, "cy").text).toContain("The desk has no mail with this code for you.");
  });

  test("is told of without a word of it to whoever wants no content by mail", async () => {
    const here = await desk();
    await here.receive(command("/notice only"));
    await here.receive({ verdicts: spam, subject: "help", text: "Somebody would not let me leave." });
    await here.advance(hours(23));
    expect(newestFor(here, "cy").raw).not.toMatch(/leave|reporter@/);
    expect(codesIn(newestFor(here, "cy").text)).toEqual(codesIn(newestFor(here, "dee").text));
  });

  test("opens a case where it names everybody, so that the outside contact hears of it", async () => {
    const here = await desk();
    const receipt = await here.receive({ verdicts: spam, text: "Ada, Bo, Cy, Dee, Eli and Fay were all there." });
    expect(await openedCase(here, receipt)).toBe(true);
    expect(here.to("board")).toHaveLength(1);
  });

  test("on a line of a case is content there, whatever the mail service takes it for", async () => {
    const here = await desk();
    await here.receive({});
    await here.receive({ to: [newestFor(here, "reporter@example.org").replyTo], verdicts: spam, text: "One thing more." });
    expect(newestFor(here, "cy").text).toContain("> One thing more.");
  });

  test("is kept once, however often it comes, and is not missed afterwards", async () => {
    const here = await desk();
    const receipt = await here.receive({ verdicts: spam });
    await here.redeliver(receipt);
    await here.advance(hours(23));
    expect(newestFor(here, "cy").text).toContain("kept back one mail");
  });
});

describe("many mails at once", () => {
  test("FL01 of one sender: a few open cases, the rest are told of within minutes and then once an hour, as one", async () => {
    const here = await desk();
    for (let number = 0; number < 30; number += 1) await here.receive({ text: `Number ${number}: you will hear from me.` });
    expect(await opened(here)).toBe(4);
    await here.advance(minutes(3));
    expect(newestFor(here, "cy").subject).toBe("Demo Conduct Desk: many mails come in at once");
    expect(newestFor(here, "cy").text).toContain("26 mails that are alike");
    expect(codesIn(newestFor(here, "cy").text)).toHaveLength(1);
    const from = here.to("cy").length;
    for (let minute = 0; minute < 56; minute += 7) {
      await here.receive({ text: "You will hear from me again." });
      await here.advance(minutes(7));
    }
    expect(here.to("cy").length - from).toBe(0);
    await here.advance(minutes(7));
    expect(told(here).filter((mail) => mail === "cy: Demo Conduct Desk: many mails come in at once")).toHaveLength(2);
    // Somebody else's report is not kept waiting by them.
    const receipt = await here.receive({ from: "another@example.com", text: "Something happened at dinner." });
    expect(await openedCase(here, receipt)).toBe(true);
  });

  test("FL02 in the names of many: what is unlike them opens a case, as long as the hour has room", async () => {
    const here = await desk({ receiptsAnHour: 4 });
    for (let number = 0; number < 40; number += 1)
      await here.receive({
        from: `a${number}@b${number}.example`,
        verdicts: forged,
        text: `Join us today, friend ${number}, and win a prize.`,
      });
    expect(await opened(here)).toBe(7);
    const words = ["Dinner was rude to me.", "A slide showed my face without asking.", "The chat made jokes about us."];
    const receipts = [];
    for (const [at, text] of words.entries()) receipts.push(await here.receive({ from: `person@place${at}.example`, text }));
    expect(await Promise.all(receipts.map((receipt) => openedCase(here, receipt)))).toEqual([true, false, false]);
    await here.advance(minutes(3));
    const { text } = newestFor(here, "cy");
    // They stand first, each by itself.
    for (const words of ["A slide showed", "The chat made"])
      expect(text.indexOf(words)).toBeLessThan(text.indexOf("Join us today"));
    // The hour has had its receipts, so the ninth one waits.
    expect(here.to("person@place0.example")).toEqual([]);
    await here.advance(hours(1));
    expect(here.to("person@place0.example")).toHaveLength(1);
  });
});

/** Budgets of twelve cases an hour and not of a hundred, so a few hundred mails are to this desk what ten thousand are to another. */
describe("a flood of three hours", () => {
  const budgets = { reportsAnHour: 6, unvouchedAnHour: 4, mostReportsAnHour: 12 };
  const floods: readonly (readonly [string, (number: number) => Incoming])[] = [
    [
      "FL01 from one sender",
      (number) => ({ from: "one@example.net", text: `Number ${number}: you will hear from me again and again.` }),
    ],
    [
      "FL02 from as many senders as it has mails",
      (number) => ({
        from: `someone-${number}@example-${number}.net`,
        verdicts: forged,
        text: `Dear friend ${number}, your prize of ${number} waits for you. Answer today.`,
      }),
    ],
  ];
  const others = [
    { from: "guest@example.com", text: "At dinner a speaker put a hand on my back." },
    { from: "helper@example.org", text: "Two people in the chat mock a newcomer." },
    { from: "writer@mail.example", text: "My pull request was answered with an insult." },
  ];
  const [anHour, steps] = [100, 10];

  /** In the middle of it somebody else writes, and the pair has that at once. Answers how many mails the primary got in all. */
  const lived = async (here: Desk, mailOf: (number: number) => Incoming, other: Incoming): Promise<number> => {
    const before = here.to("cy").length;
    for (let number = 1; number <= anHour; number += 1) {
      await here.receive(mailOf(number));
      if (number === anHour / 2) await here.receive(other);
      if (number === anHour / 2) expect(newestFor(here, "cy").text).toContain(`> ${other.text}`);
      if (number % steps === 0) await here.advance((hours(1) / anHour) * steps);
    }
    return here.to("cy").length - before;
  };

  test.each(floods)("%s: few cases, few mails, nobody else waits, nothing is lost", async (_, mailOf) => {
    const here = await desk(budgets);
    const got = [];
    for (const [hour, other] of others.entries()) got.push(await lived(here, (number) => mailOf(hour * anHour + number), other));
    // One of them is the other's report.
    expect(Math.max(...got.slice(1))).toBeLessThanOrEqual(1 + 5);
    expect(here.to("dee").length).toBeLessThanOrEqual(here.to("cy").length);
    expect(await opened(here)).toBeLessThanOrEqual(15);
    expect((await opened(here)) + (await keptBack(here))).toBe(others.length * (anHour + 1));
  });
});
