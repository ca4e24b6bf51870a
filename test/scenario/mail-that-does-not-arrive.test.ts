/** Mail that comes back, that may have been sent, or of which nobody hears again: somebody is told, and nothing goes out twice. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play } from "./casework.ts";

let case_: Play;
let reports = 0;

beforeAll(async () => {
  case_ = await play();
});
afterAll(() => case_.desk.stop());

const trouble = (outcome: "bounce" | "complaint" | "suppress" | "timeout-after-accept", match: string) =>
  case_.desk.fault({ service: "ses", outcome, match, times: 1 });

const somebody = (): string => {
  reports += 1;
  return `reporter-${reports}@example.org`;
};

const about = async (who: string, code: string): Promise<readonly string[]> =>
  (await case_.box(who)).flatMap(({ subject }) => (subject.startsWith(`${code}: `) ? [subject.slice(code.length + 2)] : []));

describe("the forward to somebody on duty", () => {
  it.each(["bounce", "suppress"] as const)("that ends in a %s is told of to the other of the pair at once", async (outcome) => {
    await trouble(outcome, "cy@members.test");
    const code = await case_.reports("It happened at the door.", somebody());
    expect(await about("cy", code)).toEqual([]);
    expect(await about("dee", code)).toEqual(["new report", "mail does not reach Cy"]);
    const { text } = await case_.newest("dee");
    expect(text).toContain("You are the one who has this report now.");
    expect(text).not.toContain("door");
    await case_.says("dee", "/ack", code);
    expect(await case_.stage(code)).toBe("acknowledged");
  });

  it("that is marked as unwanted has arrived, and nobody else hears of it", async () => {
    await trouble("complaint", "cy@members.test");
    const code = await case_.reports("It happened at the door.", somebody());
    expect(await about("cy", code)).toEqual(["new report"]);
    expect(await about("dee", code)).toEqual(["new report"]);
  });

  it("that was taken without a word is not sent a second time", async () => {
    await trouble("timeout-after-accept", "cy@members.test");
    const code = await case_.reports("It happened at the door.", somebody());
    await case_.desk.advance("PT1H");
    expect(await about("cy", code)).toEqual(["new report"]);
  });
});

describe("a letter to the reporter that comes back", () => {
  it("is told of to the circle once, and no further letter is promised or tried", async () => {
    const who = somebody();
    const code = await case_.reports("It happened at the door.", who);
    await trouble("bounce", who);
    await case_.says("cy", "/ack", code);
    for (const member of ["cy", "dee"])
      expect((await about(member, code)).filter((subject) => subject === "mail does not reach the reporter")).toHaveLength(1);
    await case_.says("cy", "/reply\nDid you get my letter?", code);
    expect((await case_.newest("cy")).text).toContain("does not take mail, so nothing can be sent to them");
    await case_.desk.advance("PT2H");
    expect(await about(who, code)).toEqual(["we have your mail"]);
  });
});

describe("a bounce that comes by mail", () => {
  it("may be anybody's, and shifts nothing", async () => {
    const code = await case_.reports("It happened at the door.", somebody());
    const { replyTo } = await case_.newest("cy");
    await case_.desk.mail({
      from: "mailer-daemon@members.test",
      mailFrom: "",
      to: [replyTo],
      subject: "Undelivered Mail Returned to Sender",
      headers: { "Auto-Submitted": "auto-replied" },
      text: "550 5.1.1 cy@members.test: no such user",
    });
    await case_.desk.settle();
    expect(await about("dee", code)).toEqual(["new report"]);
  });
});

describe("a desk that dies just after the service took a mail", () => {
  it("hears at its next start that it was sent, and does not send it again", async () => {
    const { desk } = case_;
    await desk.fault({ service: "ses", outcome: "crash", moment: "after", match: "cy@members.test", times: 1 });
    const who = somebody();
    const reportsOf = async () => (await case_.box("cy")).filter(({ subject }) => subject.endsWith(": new report")).length;
    const before = await reportsOf();
    await desk.mail({ from: who, to: [desk.alias], subject: "something happened", text: "It happened at the door." });
    await desk.ended();
    await desk.restart();
    await desk.settle();
    await desk.advance("PT1H");
    expect(await reportsOf()).toBe(before + 1);
    expect(await desk.deadLetters()).toEqual([]);
  });
});
