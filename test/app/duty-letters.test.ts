/** What the committee reads when duty changes hands: who, until when, what is open, what is expected, and a file for the calendar. */
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { runClock } from "../../functions/app/run-clock.ts";
import { hours, type Instant, minutes } from "../../functions/core/instant.ts";
import { at } from "../core/builders.ts";
import { createMemoryDesk, demoSettings, memberRows, type SentMail } from "../support/memory-desk.ts";
import { told } from "./casework.ts";

type Desk = Awaited<ReturnType<typeof createMemoryDesk>>;

const moveTo = (desk: Desk, when: string): Promise<void> => desk.advance(at(when) - desk.now());

const byDuty = (desk: Desk): readonly SentMail[] => desk.sent.filter(({ subject }) => subject.startsWith("Demo Conduct Desk: "));

const only = (desk: Desk, who: string): SentMail => {
  const [mail, ...more] = byDuty(desk).filter(({ to }) => to === `${who}@members.test`);
  if (!mail || more.length > 0) throw new Error(`${who} was to have one such mail.`);
  return mail;
};

const calendars = async ({ raw }: SentMail): Promise<readonly { readonly type: string; readonly text: string }[]> => {
  const { attachments } = await simpleParser(Buffer.from(raw, "latin1"));
  return attachments.map(({ contentType, content }) => ({ type: contentType, text: content.toString() }));
};

describe("at the end of a month", () => {
  const withCases = async () => {
    const desk = await createMemoryDesk(demoSettings(), at("2026-03-31T20:00:00Z"));
    await desk.receive({ text: "one broke a chair" });
    await desk.receive({ text: "another broke a lamp", from: "other@example.org" });
    const [first] = desk.to("cy");
    await desk.receive({ from: "cy@members.test", to: [first?.replyTo ?? ""], text: "/ack" });
    await moveTo(desk, "2026-04-01T05:00:00Z");
    return desk;
  };

  test("both pairs get a letter, one mail each, and nobody else does", async () => {
    const desk = await withCases();
    expect(byDuty(desk).map(({ to, subject }) => `${to.split("@")[0]}: ${subject}`)).toEqual([
      "cy: Demo Conduct Desk: your duty is over",
      "dee: Demo Conduct Desk: you are on duty now",
      "eli: Demo Conduct Desk: you are on duty now",
    ]);
  });

  test("the new pair reads who was before, what is open and when it is due, and what is expected", async () => {
    const desk = await withCases();
    const { text } = only(desk, "eli");
    expect(text).toContain("You are second on duty for Demo Conduct Desk now, until Friday 1 May at 00:00, Chicago time.");
    expect(text).toContain("With you on duty: Dee.");
    expect(text).toContain("On duty until now: Cy and Dee.");
    expect(text).toContain("Answer the reporter within 12 hours.");
    expect(text).toContain("the desk reminds who is first on duty after 4 hours. After 8 hours");
    expect(text).toMatch(/\nunder way\nto be resolved by Tuesday 14 April at 15:00, Chicago time\n/);
    expect(text).toMatch(
      /\nwaits for an answer to the reporter\nanswer the reporter by Wednesday 1 April at 03:00, Chicago time\n/,
    );
    expect(text).toContain("They stay with the members who have them");
  });

  test("nothing of what a case is about, or who reported it, stands in any of them", async () => {
    const desk = await withCases();
    for (const { text, html, subject } of byDuty(desk))
      expect(`${subject} ${text} ${html}`).not.toMatch(/chair|lamp|reporter@|other@|something happened/);
  });

  test("the leaving pair is thanked and reads that its cases stay with it", async () => {
    const { text, attachments } = only(await withCases(), "cy");
    expect(text).toContain("Thank you for being there.");
    expect(text).toContain("New reports go to Dee and Eli now, until Friday 1 May");
    expect(text).toContain("The cases that you have stay with you until they are closed.");
    expect(attachments).toEqual([]);
  });

  test("a file for the calendar comes with each new duty, and is the same where the mail is sent again", async () => {
    const desk = await createMemoryDesk(demoSettings(), at("2026-03-31T20:00:00Z"));
    desk.answers.push("sent", "unsure", "sent");
    await moveTo(desk, "2026-04-01T05:00:00Z");
    await desk.advance(hours(1));
    const [first, again] = byDuty(desk).filter(({ to }) => to === "dee@members.test");
    if (!first || !again) throw new Error("The mail was to be sent twice.");
    const files = await calendars(first);
    expect(await calendars(again)).toEqual(files);
    expect(first.attachments).toMatchObject([{ filename: "duty-2026-04.ics" }]);
    expect(files).toMatchObject([{ type: "text/calendar" }]);
    expect(first.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/i);
    expect(files[0]?.text).toContain("UID:duty-demo-2026-04-dee@desk.test\r\nSEQUENCE:1\r\n");
    expect(files[0]?.text).toContain("DTSTART:20260401T050000Z\r\nDTEND:20260501T050000Z\r\n");
    expect(files[0]?.text).toContain("SUMMARY:Demo Conduct Desk: first on duty");
  });

  test("every case stays with its pair", async () => {
    const desk = await withCases();
    const before = desk.to("eli").length;
    await desk.receive({
      from: "reporter@example.org",
      to: [desk.to("reporter@example.org")[0]?.replyTo ?? ""],
      text: "one more thing",
    });
    expect(desk.to("eli")).toHaveLength(before);
    expect(desk.to("cy").at(-1)?.text).toContain("one more thing");
  });

  test("a button of the letter brings the board", async () => {
    const desk = await withCases();
    const letter = only(desk, "dee");
    expect(letter.html).toContain(`href="mailto:${letter.replyTo}?`);
    await desk.receive({ from: "dee@members.test", to: [letter.replyTo], text: "/status" });
    expect(told(desk).at(-1)).toBe("dee: Demo Conduct Desk: the status board");
  });

  test("two ticks at once, and one that dies, send each letter once", async () => {
    const desk = await createMemoryDesk(demoSettings(), at("2026-03-31T20:00:00Z"));
    const clock = (now: Instant) => ({ ...desk.deps, clock: { now: () => now } });
    const handOver = at("2026-04-01T05:00:00Z");
    await Promise.all([runClock(clock(handOver))(), runClock(clock(handOver))(), runClock(clock(handOver))()]);
    expect(byDuty(desk)).toHaveLength(3);
    await moveTo(desk, "2026-04-02T00:00:00Z");
    expect(byDuty(desk)).toHaveLength(3);
  });
});

describe("a letter that cannot be written", () => {
  test("does not hold up those behind it, and is tried again", async () => {
    const desk = await createMemoryDesk(demoSettings(), at("2026-03-31T20:00:00Z"));
    let fails = true;
    const { compose } = desk.deps.composer;
    const composer: typeof desk.deps.composer = {
      compose: (mail) => (fails && mail.to.startsWith("cy") ? Promise.reject(new Error("no paper")) : compose(mail)),
    };
    const broken = { ...desk.deps, composer, clock: { now: () => at("2026-04-01T05:00:00Z") } };
    await runClock(broken)();
    expect(byDuty(desk).map(({ to }) => to)).toEqual(["dee@members.test", "eli@members.test"]);
    fails = false;
    await moveTo(desk, "2026-04-01T06:00:00Z");
    expect(byDuty(desk).map(({ to }) => to)).toEqual(["dee@members.test", "eli@members.test", "cy@members.test"]);
  });
});

describe("on Monday at noon, where everybody is told who is next", () => {
  test("each member gets one mail, and who is next a file for the week to come", async () => {
    const desk = await createMemoryDesk(demoSettings({ policy: "django" }), at("2026-03-10T15:00:00Z"));
    await moveTo(desk, "2026-03-16T11:59:00Z");
    expect(desk.sent).toEqual([]);
    await moveTo(desk, "2026-03-16T12:00:00Z");
    expect(desk.sent).toHaveLength(6);
    expect(new Set(desk.sent.map(({ to }) => to)).size).toBe(6);
    const files = desk.sent.flatMap(({ to, attachments }) =>
      attachments.map(({ filename }) => `${to.split("@")[0]} ${filename}`),
    );
    const [onDuty, next] = ["duty-2026-03-16.ics", "duty-2026-03-23.ics"];
    expect(files.filter((file) => file.endsWith(String(onDuty)))).toHaveLength(2);
    expect(files.filter((file) => file.endsWith(String(next)))).toHaveLength(2);
    const told = desk.sent.filter(({ text }) =>
      text.includes("You are first on duty then, from Monday 23 March at 07:00, Chicago time."),
    );
    expect(told).toHaveLength(1);
    const rest = desk.sent.filter(({ subject }) => subject.endsWith("who is on duty now"));
    expect(rest.map(({ text }) => text.includes("There is nothing you need to do.")).sort()).toEqual([false, true, true]);
  });
});

describe("a month for which there is only one member", () => {
  test("is told to them, and a day ahead to the outside contact, who can answer", async () => {
    const desk = await createMemoryDesk(demoSettings({ members: memberRows.slice(0, 1) }));
    for (const when of ["2026-03-18T05:00:00Z", "2026-03-25T05:00:00Z", "2026-03-31T05:00:00Z"]) await moveTo(desk, when);
    expect(desk.to("ada").map(({ subject }) => subject)).toEqual(Array(3).fill("Demo Conduct Desk: too few people for duty"));
    expect(desk.to("ada")[0]?.text).toContain(
      "- From Wednesday 1 April at 00:00, Chicago time until Friday 1 May at 00:00, Chicago time: only Ada.",
    );
    const outside = desk.to("board@members.test");
    expect(outside).toHaveLength(1);
    expect(outside[0]).toMatchObject({ replyTo: "" });
    await moveTo(desk, "2026-04-01T05:00:00Z");
    expect(desk.to("ada").at(-1)?.text).toContain("Nobody is on duty with you");
    await desk.advance(minutes(1));
    expect(desk.to("ada")).toHaveLength(4);
  });
});
