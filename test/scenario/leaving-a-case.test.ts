/** Who is too close to a case leaves it by answering, and the case is never without somebody who looks after it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Play, play } from "./casework.ts";

describe("leaving a case", () => {
  let case_: Play;
  let code: string;
  let reporter: string;
  let reports = 0;

  beforeAll(async () => {
    case_ = await play();
  });

  beforeEach(async () => {
    reports += 1;
    reporter = `reporter-${reports}@example.org`;
    code = await case_.reports("He followed me home.", reporter);
  });

  afterAll(() => case_.desk.stop());

  /** About the case of this test alone. */
  const got = async (who: string, words: string): Promise<boolean> =>
    (await case_.box(who)).some((mail) => mail.subject.startsWith(`${code}:`) && `${mail.subject}${mail.text}`.includes(words));

  it("brings in the next member, and ends the line of the one who left", async () => {
    const line = (await case_.newest("cy")).replyTo;
    await case_.says("cy", "/recuse");
    expect(await got("eli", "He followed me home.")).toBe(true);
    expect((await case_.newest("dee")).subject).toBe(`${code}: Cy is off the case, Eli is on it`);
    await case_.says(reporter, "He was there again.");
    expect(await got("cy", "He was there again.")).toBe(false);
    expect(await got("eli", "He was there again.")).toBe(true);
    await case_.desk.mail({ from: "cy@members.test", to: [line], text: "/ack" });
    await case_.desk.settle();
    expect(await case_.stage(code)).toBe("reported");
    expect((await case_.newest("cy")).text).toContain("closed");
  });

  it("works for both of the pair, and in the end asks the outside contact by code name alone", async () => {
    for (const who of ["cy", "dee", "eli", "fay", "ada", "bo"]) await case_.says(who, "/recuse", code);
    const asked = await case_.newest("board@members.test");
    expect(asked.subject).toContain(code);
    expect(`${asked.text}${asked.html}`).not.toContain("followed");
    expect(`${asked.text}${asked.html}`).not.toContain(reporter);
    await case_.says("board@members.test", "/yes");
    expect(await got("board@members.test", "He followed me home.")).toBe(true);
    await case_.says("board@members.test", "/ack\nI am from outside the committee, and I help you now.");
    expect((await case_.newest(reporter)).text).toContain("I am from outside the committee");
    expect(await case_.stage(code)).toBe("acknowledged");
  });

  it("gives the case a new shepherd in the same breath, and tells the reporter who it is", async () => {
    await case_.says("cy", "/ack");
    await case_.says("cy", "/shepherd me");
    await case_.says("cy", "/recuse");
    expect((await case_.newest("dee")).text).toContain("Dee is the shepherd now.");
    expect((await case_.newest(reporter)).text).toContain("Dee looks after your report from now on");
  });

  it("for the vote alone keeps who can still help", async () => {
    await case_.says("cy", "/ack");
    await case_.says("cy", "/shepherd me");
    await case_.says("dee", "/recuse vote");
    await case_.says("cy", "/propose action\nTalk to him.");
    await case_.says("dee", "/agree");
    expect((await case_.newest("dee")).text).toContain("Nothing was changed.");
    await case_.says("dee", "I know the place.");
    expect(await got("cy", "I know the place.")).toBe(true);
  });

  it("is not a way to be alone: taking out a colleague whose place nobody fills needs two", async () => {
    for (const who of ["eli", "fay", "ada", "bo"]) await case_.says("cy", `/exclude ${who}`);
    expect((await case_.newest("cy")).text).toContain("Kept out of this case from now on: Bo");
    await case_.says("cy", "/exclude dee");
    expect((await case_.newest("cy")).text).toContain("It needs a second member who sends the same command");
    await case_.says(reporter, "One more thing.");
    expect(await got("dee", "One more thing.")).toBe(true);
  });

  it("cannot be undone against the reporter's wish", async () => {
    await case_.desk.mail({
      from: "other@example.org",
      to: [case_.desk.alias],
      subject: "s",
      text: "It was bad.\nKeep from: Cy\n",
    });
    await case_.desk.settle();
    const mine = (await case_.newest("dee")).subject.split(":")[0] ?? "";
    await case_.says("dee", "/include cy", mine);
    expect((await case_.newest("dee")).text).toContain("The reporter wants it kept from this member.");
  });

  // The last story here: nobody comes back from it.
  it("for good, with the committee, leaves no case without its members, and a list of what to delete", async () => {
    const toDesk = async (who: string, text: string): Promise<void> => {
      await case_.desk.mail({ from: `${who}@members.test`, to: ["conduct+desk@desk.test"], text });
      await case_.desk.settle();
    };
    await case_.says("cy", "/ack");
    await case_.says("cy", "/shepherd me");
    await toDesk("dee", "/notice only");
    await toDesk("cy", "/leave");
    expect(await got("dee", "Cy has left the committee, Eli is on it")).toBe(true);
    expect(await got("eli", "He followed me home.")).toBe(true);
    expect((await case_.newest(reporter)).text).toContain("Dee looks after your report from now on");
    const letter = await case_.newest("cy", /please delete our mails/);
    expect(letter.text).toContain(`- ${code}\n`);
    await case_.desk.mail({ from: "cy@members.test", to: [letter.replyTo], text: "/done" });
    await case_.says(reporter, "He was there again.");
    expect((await case_.newest("cy")).text).toContain("It is written down that you have deleted the mails.");
    expect((await case_.newest("dee")).subject).toBe(`${code}: mail came in on the reporter's line`);
    expect(await got("dee", "He was there again.")).toBe(false);
    await toDesk("ada", "/leave eli");
    await toDesk("bo", "/leave eli");
    await case_.desk.advance("P1D");
    expect(await got("fay", "He was there again.")).toBe(true);
    await toDesk("fay", "/members");
    expect((await case_.newest("fay")).text).toContain("- Ada\n- Bo\n- Dee: notices only\n- Fay\n");
  });
});
