/** ChiPy's report handling, from the report to the closed case, by mail alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, allMail, members, type Play, play, reporter } from "./casework.ts";

describe("a case as ChiPy handles it", () => {
  let case_: Play;
  let code: string;

  beforeAll(async () => {
    case_ = await play();
    code = await case_.reports("Somebody would not let me leave the room.");
  });

  afterAll(() => case_.desk.stop());

  it("the first on duty answers the reporter, and says who is the contact from then on", async () => {
    await case_.says("cy", "/ack\nDear you,\n\nI have read it.");
    await case_.says("cy", "/shepherd dee");
    const contact = await case_.newest(reporter);
    expect(contact.text).toContain("Dee looks after your report from now on");
    expect(contact.text).not.toContain("@members.test");
    expect((await case_.newest("dee")).subject).toBe(`${code}: Dee is the shepherd now`);
  });

  it("the rest of the committee is asked by code name and by the names of the people involved, and never told who reported", async () => {
    await case_.says("dee", "/involves Robin of the stage crew");
    await case_.says("dee", "/circle");
    for (const who of ["ada", "bo", "eli", "fay"]) {
      const question = await case_.newest(who);
      expect(question.subject).toBe(`${code}: a question for you`);
      expect(question.text).toContain("Robin of the stage crew");
      expect(question.text).not.toContain("reporter@");
      expect(question.text).not.toContain("leave the room");
    }
  });

  it("silence is a no, a recusal needs no reason, and joining brings the case so far", async () => {
    await case_.says("dee", "We should ask the stage crew first.");
    await case_.says("ada", "/clear");
    await case_.says("bo", "/recuse");
    const soFar = await case_.newest("ada", /the case so far$/);
    expect(soFar.text).toContain("Somebody would not let me leave the room.");
    expect(soFar.text).toContain("We should ask the stage crew first.");
    expect(soFar.text).toContain("I have read it.");
    for (const who of ["bo", "eli", "fay"])
      for (const mail of await case_.box(who)) expect(`${mail.text}${mail.html}`).not.toContain("leave the room");
  });

  it("what the shepherd proposes stands when two others agree", async () => {
    await case_.says("dee", "/propose consequence\nA warning, by mail, from the organisers.");
    expect((await case_.newest("ada")).text).toContain("A warning, by mail, from the organisers.");
    await case_.says("cy", "/agree");
    expect((await case_.box("dee")).filter(({ subject }) => subject.endsWith("is carried"))).toEqual([]);
    await case_.says("ada", "/agree");
    expect((await case_.newest("dee")).subject).toBe(`${code}: proposal 1 is carried`);
    expect((await case_.newest("dee")).text).toContain("answer with /reply");
  });

  it("the reporter is told first, then the actions are carried out and kept on record", async () => {
    await case_.says("dee", "/reply\nWe have decided to warn him. You do not have to do anything.");
    expect((await case_.newest(reporter)).text).toContain("We have decided to warn him.");
    await case_.says("dee", "/did The organisers sent the warning.");
    expect((await case_.newest("ada")).text).toContain("The organisers sent the warning.");
    await case_.says("dee", "/due 2026-03-20");
    expect((await case_.newest(reporter)).text).toContain("Friday 20 March 2026");
  });

  it("what stands below a promised day is the letter that tells it, and is looked through like every letter", async () => {
    const before = (await case_.box(reporter)).length;
    await case_.says("dee", "/due 2026-03-24\nPlease ask bo@members.test about it.");
    expect((await case_.newest("dee", /not sent/)).text).toContain("bo@members.test");
    expect((await case_.box(reporter)).length).toBe(before);
    await case_.says("dee", "/due 2026-03-24\nHe has not answered us yet.");
    const { text } = await case_.newest(reporter);
    expect(text).toMatch(/He has not answered us yet\.\s+You hear from us by Tuesday 24 March 2026, even if/);
    expect(text).toContain("Dee");
    expect((await case_.newest("ada")).text).toContain("He has not answered us yet.");
  });

  it.each([
    ["I look after it", "/shepherd me", "It is so already."],
    ["a promised day", "/due 2026-03-24", "It is so already."],
    ["a promised day with its letter", "/due 2026-03-24\nHe has not answered us yet.\n", "less than a day ago"],
    ["a letter", "/reply\nHe has not  answered us yet.", "less than a day ago"],
  ])("the same button, tapped twice, does nothing again: %s", async (_, text, words) => {
    const before = [(await case_.box(reporter)).length, (await case_.box("ada")).length];
    await case_.says("dee", text);
    expect((await case_.newest("dee", /what your mail did$/)).text).toContain(words);
    expect([(await case_.box(reporter)).length, (await case_.box("ada")).length]).toEqual(before);
  });

  it("and the same words are a new letter, once the reporter has written again", async () => {
    await case_.says(reporter, "Is there any news?");
    const before = (await case_.box(reporter)).length;
    await case_.says("dee", "/reply\nHe has not answered us yet.");
    expect((await case_.box(reporter)).length).toBe(before + 1);
  });

  it("closing asks for what is missing, and the reporter reads the letter and nothing of the record", async () => {
    await case_.says("dee", "/close he was warned");
    expect((await case_.newest("dee")).text).toContain("Something is still missing to close the case: actions:, review:");
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says(
      "dee",
      "/close\nactions: warning by the organisers\noutcome: he was warned\nreview: 2026-09-01\nletter:\nHe has been warned, and the case is closed.",
    );
    expect(await case_.stage(code)).toBe("closed");
    const letter = await case_.newest(reporter);
    expect(letter.text).toContain("He has been warned, and the case is closed.");
    expect(letter.text).not.toContain("by the organisers");
    expect((await case_.newest("cy")).text).toContain("Tuesday 1 September 2026");
  });

  it("new information from the reporter opens it again", async () => {
    await case_.says(reporter, "It happened again last night.");
    expect(await case_.stage(code)).toBe("acknowledged");
    expect((await case_.newest("dee", /the case is open again$/)).text).toContain("the reporter");
    expect((await case_.box("ada")).some((mail) => mail.text.includes("It happened again last night."))).toBe(true);
  });

  it("/status says the same to everybody, and /log says what happened when", async () => {
    await case_.says("dee", "/risk safety=no repeat=maybe");
    await case_.says("ada", "/status");
    const board = await case_.newest("ada");
    expect(board.text).toContain(`Code name: ${code}`);
    expect(board.text).toContain("Risk of repeating? maybe");
    expect(board.attachments.map(({ filename }) => filename)).toEqual(["status-board.csv"]);
    await case_.says("dee", "/log");
    expect((await case_.newest("dee")).text).toMatch(
      /Proposal 1 is carried[\s\S]*Dee wrote to the reporter[\s\S]*The case is closed/,
    );
  });

  it("a report that one person was told and passes on opens a case of theirs, and who wrote it first hears nothing", async () => {
    const [teller, friend] = ["teller@example.org", "friend@example.org"];
    const told = `I was asked to send you this.\n\n---------- Forwarded message ---------\nFrom: Sam Example <${teller}>\nDate: Mon, 9 Mar 2026\nSubject: please help\n\nEli pushed me at the bar.`;
    const passedOn = await case_.reports(told, friend);
    const got = await case_.newest("cy", new RegExp(`^${passedOn}: new report$`));
    expect(got.text).toContain("> Eli pushed me at the bar.");
    expect(got.text).toContain(`The desk has written only to who passed it on.`);
    expect(got.text).toContain(`/contact witness ${teller}`);
    expect((await case_.box("eli")).some(({ subject }) => subject.startsWith(passedOn))).toBe(false);
    for (const text of ["/ack", "/shepherd me"]) await case_.says("cy", text, passedOn);
    await case_.says(friend, "Shall I say more?", passedOn);
    const button = (await case_.newest("cy", new RegExp(`^${passedOn}: `))).html;
    expect(button).toContain(`body=${encodeURIComponent(`/contact witness ${teller}`)}`);
    expect(await case_.box(teller)).toEqual([]);
    await case_.says("cy", `/contact witness ${teller}`, passedOn);
    await case_.says("cy", "/draft witness\nDo you want to tell us yourself?", passedOn);
    expect(await case_.box(teller)).toEqual([]);
    await case_.says("dee", "/send witness v1", passedOn);
    expect((await case_.newest(teller)).subject).toBe(`${passedOn}: a letter for you`);
  });

  it("nobody's line or address was ever in somebody else's mail", async () => {
    const mails = await allMail(case_.desk);
    const lines = new Map(mails.filter(({ replyTo }) => replyTo.includes("+")).map((mail) => [mail.replyTo, mail.to]));
    for (const mail of mails) {
      for (const [line, owner] of lines) if (owner !== mail.to) expect(`${mail.text}${mail.html}`).not.toContain(line);
      if (mail.to !== reporter) continue;
      for (const address of members.map(addressOf)) expect(`${mail.text}${mail.html}`).not.toContain(address);
    }
    expect(await case_.desk.deadLetters()).toEqual([]);
  });
});
