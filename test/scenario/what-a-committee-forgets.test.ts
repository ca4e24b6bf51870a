/** Nothing that a reporter was promised lapses in silence: reminders in the morning, and in the end a letter by the desk itself. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

const other = "another@example.org";

/** From Tuesday 10 March on, at 10 in Chicago. */
const day = (date: string, time: string): string => `2026-${date}T${time}:00Z`;

describe("two cases that nobody looks after", () => {
  let case_: Play;
  let first: string;
  let second: string;

  beforeAll(async () => {
    case_ = await play();
    first = await case_.reports("Somebody would not let me leave the room.");
    second = await case_.reports("They made a joke about how I speak.", other);
    await case_.says("cy", "/ack", first);
    await case_.says("cy", "/ack", second);
  });

  afterAll(() => case_.desk.stop());

  it("are brought up in one mail, in the morning, with a button for each", async () => {
    await case_.desk.moveTo(day("03-13", "12:59"));
    const before = (await case_.box("cy")).length;
    await case_.desk.moveTo(day("03-13", "13:10"));
    const came = (await case_.box("cy")).slice(before);
    expect(came.map(({ subject }) => subject)).toEqual(["2 cases wait for you"]);
    for (const code of [first, second]) {
      expect(came[0]?.text).toContain(`${code}: nobody looks after it yet`);
      expect(came[0]?.html).toContain(encodeURIComponent(`Re: ${code}`));
    }
    expect(came[0]?.text).not.toMatch(/leave the room|how I speak|@example/);
  });

  it("are brought up again by the one that is left, as a mail of its own case", async () => {
    await case_.says("cy", "/shepherd me", second);
    await case_.desk.moveTo(day("03-15", "13:10"));
    const again = await case_.newest("dee");
    expect(again.subject).toBe(`${first}: nobody looks after it yet`);
    await case_.says("dee", "/shepherd me");
    expect((await case_.newest(reporter)).text).toContain("Dee looks after your report");
  });

  it("bring news to their reporters: the shepherd has a letter ready, and if nobody sends it the desk writes", async () => {
    await case_.desk.moveTo(day("03-16", "13:10"));
    const reminder = await case_.newest("cy");
    expect(reminder.text).toContain(`${second}: the reporter should hear from us`);
    const button = /href="(mailto:[^"]*reply[^"]*)"/.exec(reminder.html)?.[1] ?? "";
    const letter = decodeURIComponent(button.replaceAll("&amp;", "&")).split("body=")[1] ?? "";
    expect(letter).toMatch(/^\/reply\n\nHello,/);
    await case_.says("cy", letter, second);
    expect((await case_.newest(other)).text).toContain("You have not been forgotten.");
    const told = (await case_.box(other)).length;
    await case_.desk.moveTo(day("03-18", "00:00"));
    expect((await case_.box(other)).length).toBe(told);
    // Of the first case the reporter last heard on the 15th, when its shepherd was named; that is no news of the case.
    const status = (await case_.box(reporter)).find(({ subject }) => subject === `${first}: your report is still open`);
    expect(status?.text).toContain("is not done with it");
    expect(status?.text).not.toMatch(/@members|room/);
  });

  it("keep the day that a reporter was promised", async () => {
    await case_.says("cy", "/due 2026-03-20", second);
    await case_.desk.moveTo(day("03-20", "13:10"));
    expect((await case_.newest("cy")).text).toContain("a promised day has come");
    const before = (await case_.box(other)).length;
    await case_.desk.moveTo(day("03-20", "23:10"));
    const came = (await case_.box(other)).slice(before).map(({ subject }) => subject);
    expect(came).toEqual([`${second}: your report is still open`]);
  });

  it("never write to a reporter who wants no mail", async () => {
    await case_.says(other, "/quiet");
    const before = (await case_.box(other)).length;
    await case_.desk.moveTo(day("03-29", "13:10"));
    expect((await case_.box(other)).length).toBe(before);
  });

  it("reach somebody outside in the end, who sees the code name and nothing else", async () => {
    const outside = await case_.box("board");
    expect(outside.map(({ subject }) => subject)).toContain(`${first}: a case needs your help`);
    for (const mail of outside) expect(`${mail.text}${mail.html}`).not.toMatch(/room|joke|speak|@example/);
  });

  it("bring nobody more than one reminder a day", async () => {
    const mails = (await allMail(case_.desk)).filter(({ html }) => html.includes("reminder"));
    const days = mails.map(({ to, at }) => `${to} ${at.slice(0, 10)}`);
    expect(new Set(days).size).toBe(days.length);
  });
});

describe("a desk that dies between two rungs", () => {
  let case_: Play;

  beforeAll(async () => {
    case_ = await play();
  });

  afterAll(() => case_.desk.stop());

  it("takes each rung once, whenever it comes back", async () => {
    const { desk } = case_;
    const code = await case_.reports("Somebody would not let me leave the room.");
    const rungs = async (who: string) =>
      (await case_.box(who))
        .map(({ subject }) => subject)
        .filter((subject) => /waits|step in|outside|question|help/.test(subject));
    await desk.moveTo(day("03-10", "19:01"));
    await desk.kill();
    await desk.restart({ now: day("03-10", "23:01") });
    await desk.moveTo(day("03-10", "23:02"));
    await desk.kill();
    await desk.restart({ now: day("03-12", "03:30") });
    await desk.moveTo(day("03-12", "03:40"));
    expect(await rungs("cy")).toEqual([
      `${code}: the reporter waits for an answer`,
      `${code}: the reporter still waits`,
      `${code}: others are asked to step in`,
      `${code}: somebody outside is told of it`,
    ]);
    expect(await rungs("fay")).toEqual([`${code}: a question for you`]);
    expect(await rungs("board")).toEqual([`${code}: a case needs your help`]);
  });
});
