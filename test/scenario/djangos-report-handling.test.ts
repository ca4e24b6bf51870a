/**
 * Django's report handling, rule by rule, from the report to the closed case, by mail alone. Dee and eli have the week. Swapping
 * weeks, the records' own chapter and statistics are the committee's own.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play("django");
});

afterAll(() => case_.desk.stop());

const got = async (who: string, words: string): Promise<boolean> =>
  (await case_.box(who)).some((mail) => `${mail.subject}${mail.text}`.includes(words));

describe("a case as Django handles it", () => {
  let code: string;

  beforeAll(async () => {
    code = await case_.reports("A sprint mentor keeps shouting at newcomers.");
  });

  // A report comes to one address, and the first of the week answers within half a day.
  it("goes to the two who have the week, and the reporter reads by when a person answers", async () => {
    const { primary, secondary } = await case_.desk.duty();
    expect([primary.id, secondary.id]).toEqual(["dee", "eli"]);
    expect(await got("dee", "keeps shouting")).toBe(true);
    expect(await got("eli", "keeps shouting")).toBe(true);
    expect((await case_.newest(reporter)).text).toContain("12 hours");
    expect((await case_.desk.mailboxes()).length).toBe(3);
  });

  // Every letter is copied to the committee: who is on the case reads what the reporter got.
  it("the primary answers first, and the secondary sees that it was done", async () => {
    await case_.desk.advance("PT2H");
    await case_.says("dee", "/ack");
    expect((await case_.newest(reporter)).subject).toBe(`${code}: an answer for you`);
    expect((await case_.newest("eli")).subject).toBe(`${code}: acknowledged`);
    expect((await case_.newest("eli")).text).toContain("> Thank you for telling us.");
    expect(await case_.stage(code)).toBe("acknowledged");
  });

  // The shepherd owns it to its end, and is told to the reporter; a bias is said at once, and somebody else found.
  it("a shepherd need not be on duty, but must have said that it is not too close to them", async () => {
    await case_.says("dee", "/shepherd bo");
    expect((await case_.newest("dee")).text).toContain("Only a member of this case can be that. Not one of them: Bo");
    await case_.says("dee", "/circle");
    await case_.says("bo", "/clear");
    await case_.says("ada", "/clear");
    await case_.says("dee", "/shepherd bo");
    expect((await case_.newest("bo")).subject).toBe(`${code}: Bo is the shepherd now`);
    const contact = await case_.newest(reporter);
    expect(contact.text).toContain("Bo looks after your report from now on");
    expect(contact.text).not.toContain("@members.test");
  });

  it("a shepherd who finds out that they are too close makes way, and the case is in other hands at once", async () => {
    await case_.says("bo", "/recuse");
    expect((await case_.newest("ada")).text).toContain("Dee is the shepherd now.");
    expect((await case_.newest(reporter)).text).toContain("Dee looks after your report from now on");
    await case_.says("dee", "/shepherd ada");
    expect((await case_.newest(reporter)).text).toContain("Ada looks after your report from now on");
  });

  // The shepherd is the reporter's contact, and may ask for more.
  it("the shepherd asks the reporter for more, and the answer reaches the circle and nobody else", async () => {
    await case_.says("ada", "/reply\nDid anybody else hear it?");
    expect((await case_.newest(reporter)).text).toContain("Did anybody else hear it?");
    await case_.says(reporter, "Two people at the next table.");
    for (const who of ["ada", "dee", "eli"]) expect(await got(who, "Two people at the next table.")).toBe(true);
    for (const who of ["bo", "cy", "fay"]) expect(await got(who, "Two people at the next table.")).toBe(false);
  });

  // Others who were there may be asked too.
  it("the shepherd asks somebody who was there, in a letter that a second member sends", async () => {
    await case_.says("ada", "/contact witness witness@example.net\n/draft witness\nDid you hear somebody shout?");
    await case_.says("eli", "/send witness");
    await case_.says("witness@example.net", "Yes, on Monday.");
    for (const who of ["ada", "dee", "eli"]) expect(await got(who, "> Yes, on Monday.")).toBe(true);
    expect(await got(reporter, "on Monday")).toBe(false);
  });

  // How severe is it, and what comes next?
  it("the committee discusses how bad it is among itself, and says it on the board", async () => {
    await case_.says("eli", "I would call it serious, because they are new.");
    expect(await got("dee", "I would call it serious")).toBe(true);
    expect(await got(reporter, "I would call it serious")).toBe(false);
    await case_.says("eli", "/risk safety=no repeat=yes");
    expect((await case_.newest("ada")).text).toContain("Risk that it happens again: yes.");
  });

  // If it takes longer for a reason outside, the shepherd tells the committee, and here the reporter too.
  it("a delay is told to the reporter with the day of the next letter, and to the committee", async () => {
    await case_.says("ada", "/due 2026-03-13\nThe mentor travels, so it takes some days more.");
    for (const who of [reporter, "eli"]) expect(await got(who, "so it takes some days more")).toBe(true);
  });

  // The shepherd proposes, and two must agree.
  it("actions need the shepherd and two who agree, and a note that says so is no vote", async () => {
    await case_.says("ada", "/propose action\nTalk to the mentor, and pair every newcomer with somebody else.");
    await case_.says("eli", "I agree with that.");
    expect((await case_.newest("eli")).text).toContain("does not count as one");
    await case_.says("eli", "/agree");
    await case_.says("ada", "/agree");
    expect(await got("eli", "proposal 1 is carried")).toBe(false);
    await case_.says("dee", "/agree");
    expect((await case_.newest("ada")).subject).toBe(`${code}: proposal 1 is carried`);
  });

  it("what the situation needs next is put to the vote like the first, and a no is kept as one", async () => {
    await case_.says("ada", "/propose consequence\nA break until the next sprint.");
    await case_.says("eli", "/disagree");
    await case_.says("dee", "/disagree");
    expect((await case_.newest("ada")).subject).toBe(`${code}: proposal 2 is not carried`);
  });

  // The reporter is told first. A letter to somebody whom it is about is read by the committee before it goes.
  it("the shepherd is told to write to the reporter first, then acts and keeps a record of it", async () => {
    const carried = await case_.newest("ada", /proposal 1 is carried$/);
    expect(carried.text).toContain("Next, tell the reporter what was decided");
    await case_.says("ada", "/reply\nWe talk to the mentor, and nobody new sits alone with them.");
    await case_.says(
      "ada",
      "/contact respondent mentor@example.net\n/draft respondent\nPlease talk to us before the next sprint.",
    );
    expect((await case_.newest("dee", /a draft to read$/)).text).toContain("> Please talk to us before the next sprint.");
    await case_.says("dee", "/send respondent");
    expect((await case_.newest("mentor@example.net")).text).toContain("Please talk to us before the next sprint.");
    // What comes of it is shared, and the committee goes on from there.
    await case_.says("mentor@example.net", "I did not notice. Let us talk.");
    expect(await got("eli", "> I did not notice. Let us talk.")).toBe(true);
    await case_.says("ada", "/did Talked to the mentor, who has understood it.");
    expect(await got("eli", "Talked to the mentor")).toBe(true);
    expect(await got(reporter, "who has understood it")).toBe(false);
  });

  // The reporter hears how it ended, the committee too, and actions, outcome and the day of the next look are kept.
  it("resolving tells the reporter and the committee, and keeps actions, outcome and the day to look at it again", async () => {
    await case_.desk.advance("P2D");
    await case_.says("ada", "/close\noutcome: a talk\nletter:\nWe take this as settled, until you tell us more.");
    expect((await case_.newest("ada")).text).toContain("Something is still missing to close the case: actions:, review:");
    const lines = "actions: a talk with the mentor\noutcome: it was understood\nreview: 2026-06-15";
    await case_.says("ada", `/close\n${lines}\nletter:\nWe take this as settled, until you tell us more.`);
    expect(await case_.stage(code)).toBe("closed");
    expect((await case_.newest(reporter)).text).toContain("until you tell us more");
    expect((await case_.newest(reporter)).text).not.toContain("it was understood");
    expect((await case_.newest("eli")).text).toContain("it was understood");
    expect((await case_.newest("eli")).text).toContain("Monday 15 June 2026");
  });
});

describe("a severe case as Django handles it", () => {
  let code: string;

  beforeAll(async () => {
    code = await case_.reports("I was threatened after my talk.", "threatened@example.org");
    await case_.says("dee", "/ack", code);
    await case_.says("dee", "/shepherd me", code);
  });

  // What is very severe, or a matter of law, needs most of the committee.
  it("asks the rest of the committee at once, and tells those who are on it what it needs from now on", async () => {
    await case_.says("eli", "/severe\nIt may be a crime.", code);
    const { text } = await case_.newest("eli", /what your mail did$/);
    expect(text).toContain("a decision needs most of the whole committee");
    expect(text).toContain("Asked to help with it: Ada, Bo, Cy, Fay");
    expect((await case_.newest("dee")).text).toContain("What is carried already stays.");
    for (const who of ["ada", "bo", "cy", "fay"]) expect((await case_.newest(who)).text).not.toMatch(/threatened|crime|severe/);
    for (const who of ["ada", "bo"]) await case_.says(who, "/clear", code);
    await case_.says("cy", "/recuse", code);
  });

  it("is decided by most of those who are not too close to it, and by no fewer than the ordinary rule asks for", async () => {
    await case_.says("dee", "/propose action\nWe ban them from the conference.", code);
    // Cy has left it, so five are counted.
    expect((await case_.newest("ada")).text).toContain("it needs 3 members of the whole committee to agree, and has 1 so far");
    await case_.says("ada", "/agree", code);
    expect(await got("ada", `${code}: proposal 1 is carried`)).toBe(false);
    await case_.says("eli", "/agree", code);
    expect((await case_.newest("ada")).subject).toBe(`${code}: proposal 1 is carried`);
  });

  it("has no motion to put, and its lines go nowhere outside by themselves", async () => {
    await case_.says("dee", "/propose motion\nLet the board decide.", code);
    expect((await case_.newest("dee")).text).toContain("/propose plan, /propose consequence, /propose action");
    expect((await case_.desk.mailboxes()).map(({ address }) => address)).not.toContain("organisers@members.test");
  });
});

describe("what else comes in while Django's committee has its week", () => {
  // From people on the spot: what they have settled is thanked for and kept; they get advice; or the committee takes it over.
  it("a local organiser's report that was handled already is thanked for and kept on file, without a vote", async () => {
    const organiser = "organiser@example.org";
    const kept = await case_.reports("We have asked a visitor to leave. For your files only.", organiser);
    await case_.says("dee", "/record", kept);
    expect(await case_.stage(kept)).toBe("closed");
    expect((await case_.newest(organiser)).text).toContain("keep");
    expect((await case_.newest("eli")).subject).toBe(`${kept}: Dee closed the case as recorded`);
  });

  it("a local organiser who handles it and wants advice gets a letter, and the case is kept on file without a vote", async () => {
    const organiser = "local@example.org";
    const advised = await case_.reports("We handle it here. What would you do with a speaker who does not stop?", organiser);
    await case_.says("dee", "/ack", advised);
    await case_.says("dee", "/record", advised);
    expect((await case_.newest("dee")).text).toContain("say so with /scope local first");
    await case_.says("eli", "/scope local", advised);
    expect((await case_.newest("dee", new RegExp(`^${advised}: `))).text).toContain("So no decision is due.");
    expect(await case_.stage(advised)).toBe("advised");
    await case_.says("dee", "/reply\nWe would end the talk.", advised);
    expect((await case_.newest(organiser)).text).toContain("We would end the talk.");
    await case_.says("dee", "/record\nThank you for taking care of it.", advised);
    expect(await case_.stage(advised)).toBe("closed");
    expect((await case_.newest(organiser)).text).toContain("Thank you for taking care of it.");
  });

  it("and a case that the committee takes over after all needs a decision like any other", async () => {
    const taken = await case_.reports("We tried, and cannot stop him.", "tried@example.org");
    await case_.says("dee", "/ack\n/scope local", taken);
    await case_.says("dee", "/scope in\n/shepherd me", taken);
    expect(await case_.stage(taken)).toBe("acknowledged");
    await case_.says("dee", "/record", taken);
    expect(await case_.stage(taken)).toBe("acknowledged");
  });

  // The second of the week steps in for the first; after a day anybody may.
  it("the secondary answers where the primary does not", async () => {
    const waiting = await case_.reports("Somebody posted my phone number.", "second@example.org");
    await case_.desk.advance("PT9H");
    await case_.says("eli", "/ack", waiting);
    expect((await case_.newest("second@example.org")).text).toContain("Eli");
    expect(await case_.stage(waiting)).toBe("acknowledged");
  });

  it("anybody who was asked may step in after the first day, and not before it", async () => {
    const waiting = await case_.reports("He keeps writing to me.", "third@example.org");
    await case_.says("dee", "/circle", waiting);
    await case_.desk.advance("PT23H");
    await case_.says("fay", "/take", waiting);
    expect((await case_.newest("fay")).text).toContain("still have time to answer");
    await case_.desk.advance("PT2H");
    await case_.says("fay", "/take", waiting);
    expect((await case_.newest("fay", /the case so far$/)).text).toContain("He keeps writing to me.");
    await case_.says("fay", "/ack", waiting);
    expect(await case_.stage(waiting)).toBe("acknowledged");
  });

  // Every Monday at noon UTC everybody is told who has the week, and who has the next.
  it("the week ends on Monday at noon; new reports go to the next two, and a case stays with those who have it", async () => {
    const before = await case_.reports("It was said on stage.", "fourth@example.org");
    await case_.desk.moveTo("2026-03-16T12:00:01Z");
    const { primary, secondary } = await case_.desk.duty();
    expect([primary.id, secondary.id]).toEqual(["eli", "fay"]);
    const letters = (await allMail(case_.desk)).filter(({ subject }) => subject.startsWith("Demo Conduct Desk: "));
    expect(letters.map(({ to, subject }) => `${to.split("@")[0]} ${subject.slice("Demo Conduct Desk: ".length)}`).sort()).toEqual(
      [
        "ada who is on duty now",
        "bo who is on duty now",
        "cy who is on duty now",
        "dee your duty is over",
        "eli you are on duty now",
        "fay you are on duty now",
      ],
    );
    for (const { to, at, text, attachments } of letters) {
      expect(at).toBe("2026-03-16T12:00:00.000Z");
      expect(text).toContain("Ada");
      const files = { eli: ["16"], fay: ["16", "23"], ada: ["23"] }[to.split("@")[0] ?? ""] ?? [];
      expect(attachments.map(({ filename }) => filename)).toEqual(files.map((day) => `duty-2026-03-${day}.ics`));
      if (/you are on duty|duty is over/.test(text)) expect(text).toContain(before);
      expect(text).not.toContain("on stage");
    }
    const after = await case_.reports("It was said again.", "fifth@example.org");
    expect((await case_.newest("fay")).subject).toBe(`${after}: new report`);
    await case_.says("fourth@example.org", "One thing more.", before);
    expect((await case_.newest("dee")).text).toContain("One thing more.");
    expect((await case_.box("fay")).some(({ text }) => text.includes("One thing more."))).toBe(false);
  });

  it("nobody but its owner ever saw a line, and nothing was given up", async () => {
    const mails = await allMail(case_.desk);
    const isLine = (address: string): boolean => address.includes("+") && !address.includes("+desk@");
    const lines = new Map(mails.filter(({ replyTo }) => isLine(replyTo)).map((mail) => [mail.replyTo, mail.to]));
    for (const mail of mails)
      for (const [line, owner] of lines) if (owner !== mail.to) expect(`${mail.text}${mail.html}`).not.toContain(line);
    expect(await case_.desk.deadLetters()).toEqual([]);
  });
});
