/**
 * ChiPy's report handling, rule by rule, from the report to the closed case, by mail alone. Its roster, its meetings and legal
 * advice are the committee's own; what happens when nobody answers is played in nobody-answers.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, allMail, members, type Play, play, reporter } from "./casework.ts";

const witness = "witness@example.net";
const respondent = "robin@example.net";

describe("a case as ChiPy handles it", () => {
  let case_: Play;
  let code: string;

  beforeAll(async () => {
    case_ = await play();
    code = await case_.reports("Somebody would not let me leave the room.");
  });

  afterAll(() => case_.desk.stop());

  // Reports go by themselves to the two on duty; an answer comes within hours, and who else looks after it is told in a letter.
  it("the first on duty answers the reporter, and says who is the contact from then on", async () => {
    await case_.says("cy", "/ack\nDear you,\n\nI have read it.");
    await case_.says("cy", "/shepherd dee");
    const contact = await case_.newest(reporter);
    expect(contact.text).toContain("Dee looks after your report from now on");
    expect(contact.text).not.toContain("@members.test");
    expect((await case_.newest("dee")).subject).toBe(`${code}: Dee is the shepherd now`);
  });

  // Who is on it, and what it is about, stays confidential.
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

  // Who knows the people says so at once, and the committee finds somebody else.
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

  // To understand it, the committee may write to others who were there, and to bodies that may know more.
  it("the shepherd asks who was there, and a body that may know more, each on a line of their own", async () => {
    for (const [role, address, words] of [
      ["witness", witness, "What did you see?"],
      ["official", "foundation@example.net", "Do you know of something like it?"],
    ] as const) {
      await case_.says("dee", `/contact ${role} ${address}\n/draft ${role}\n${words}`);
      await case_.says("ada", `/send ${role} v1`);
      expect((await case_.newest(address)).text).toContain(words);
    }
    await case_.says(witness, "The door was held shut for an hour.");
    for (const who of ["ada", "cy", "dee"]) expect((await case_.newest(who)).text).toContain("> The door was held shut");
    expect((await case_.newest(reporter)).text).not.toContain("held shut");
  });

  // Before anybody's name goes further, those whom it concerns are asked.
  it("who reported is told to nobody, unless they were asked and have said yes", async () => {
    await case_.says("dee", `/contact respondent ${respondent}`);
    await case_.says("dee", `/draft respondent\n${reporter} told us that you shut the door.`);
    await case_.says("ada", "/send anyway respondent v1");
    expect((await case_.newest("ada", /what your mail did$/)).text).toContain("The reporter is asked first");
    expect((await case_.newest(reporter)).text).toContain("Nothing happens unless you say yes.");
    await case_.says(reporter, "/no");
    await case_.says("ada", "/send anyway respondent v1");
    expect((await case_.newest("ada", /what your mail did$/)).text).toContain("The reporter was asked, and said no.");
    await case_.says("dee", "/discard respondent");
    expect(await case_.box(respondent)).toEqual([]);
  });

  // The shepherd proposes what is to be done, and needs two who agree.
  it("what the shepherd proposes stands when two others agree", async () => {
    await case_.says("dee", "/propose consequence\nA warning, by mail, from the organisers.");
    expect((await case_.newest("ada")).text).toContain("A warning, by mail, from the organisers.");
    await case_.says("cy", "/agree");
    expect((await case_.box("dee")).filter(({ subject }) => subject.endsWith("is carried"))).toEqual([]);
    await case_.says("ada", "/agree");
    expect((await case_.newest("dee")).subject).toBe(`${code}: proposal 1 is carried`);
    expect((await case_.newest("dee")).text).toContain("answer with /reply");
  });

  // The first thing to do is to tell the reporter what was decided.
  it("the reporter is told first, then the actions are carried out and kept on record", async () => {
    await case_.says("dee", "/reply\nWe have decided to warn him. You do not have to do anything.");
    expect((await case_.newest(reporter)).text).toContain("We have decided to warn him.");
    await case_.says("dee", "/did The organisers sent the warning.");
    expect((await case_.newest("ada")).text).toContain("The organisers sent the warning.");
    await case_.says("dee", "/due 2026-03-20");
    expect((await case_.newest(reporter)).text).toContain("Friday 20 March 2026");
  });

  // A letter to somebody whom it is about is shown to the committee first, so that it is clear and fair.
  it("a letter to the person it is about is read by the others first, and one of them sends it", async () => {
    await case_.says("dee", "/draft respondent\nYou held a door shut. This is a warning.");
    expect((await case_.newest("cy", /a draft to read$/)).text).toContain("> You held a door shut. This is a warning.");
    expect(await case_.box(respondent)).toEqual([]);
    await case_.says("cy", "/send respondent v2");
    expect((await case_.newest(respondent)).text).toContain("This is a warning.");
  });

  // What comes of it is shared, and the committee goes on from there.
  it("what they answer reaches everybody on the case, with a way to decide anew", async () => {
    await case_.says(respondent, "It was a joke. Ask anybody.");
    expect((await case_.newest("dee", /an answer from outside$/)).text).toMatch(/> It was a joke[\s\S]*\/propose plan/);
    expect((await case_.newest("ada", /an answer from outside$/)).text).toContain("> It was a joke.");
  });

  // A delay is told to the reporter, and to the others.
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

  // The end: the reporter is told, the committee too, and actions, outcome and the day to look at it again are kept.
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

  // It is closed until something new is known.
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

  // Who is told something as a person writes to the one address about it.
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

  // A severe case goes to the organisers, in a confidential report and with a motion: urgent-and-severe.test.ts plays it whole.
  it("a severe one is told to the organisers in a letter of its own", async () => {
    const severe = await case_.reports("He hit me in the lift.", "hit@example.org");
    await case_.says("cy", "/ack\n/shepherd me\n/severe\nHe hurt somebody.", severe);
    await case_.says("cy", "/draft organiser\nSomebody was hurt at the last meetup.", severe);
    await case_.says("dee", "/send organiser v1", severe);
    expect((await case_.newest("organisers@members.test")).text).toContain("Somebody was hurt at the last meetup.");
  });

  // What others have settled already is only kept on file, and then nobody owes word to the person it is about.
  it("one that was handled where it happened is thanked for and kept, and nobody else is written to", async () => {
    const kept = await case_.reports("A guest left when we asked. For your files only.", "host@example.org");
    const boxes = (await case_.desk.mailboxes()).length;
    await case_.says("cy", "/record", kept);
    expect([await case_.stage(kept), (await case_.desk.mailboxes()).length]).toEqual(["closed", boxes]);
    expect((await case_.newest("host@example.org")).text).toContain("we keep it on file");
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
