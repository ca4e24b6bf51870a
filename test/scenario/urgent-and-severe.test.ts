/**
 * Somebody acts at once, because it cannot wait: the others confirm it or have it undone, and silence never makes it stand. And a
 * severe case, as ChiPy handles one: the organisers get a confidential report, and a motion.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play();
});

afterAll(() => case_.desk.stop());

const did = async (who: string, code: string): Promise<string> =>
  (await case_.newest(who, new RegExp(`^${code}: what your mail did$`))).text;
const says = async (who: string, text: string, code: string): Promise<string> => {
  await case_.says(who, text, code);
  return did(who, code);
};
const count = async (who: string): Promise<number> => (await case_.box(who)).length;

describe("at an event, before anybody has answered the report", () => {
  let code: string;

  beforeAll(async () => {
    code = await case_.reports("He follows me from room to room, now.");
  });

  it("a measure needs its words", async () => {
    expect(await says("dee", "/urgent", code)).toContain("This command needs your words");
  });

  it("is told to the others at once with two buttons, and to nobody else", async () => {
    const before = [await count(reporter), await count("fay")];
    expect(await says("dee", "/urgent\nI have asked Robin to leave the building.", code)).toContain(
      "within 24 hours whether it stays. The reporter was not written to. It is number: 1",
    );
    const { subject, text } = await case_.newest("cy");
    expect(subject).toBe(`${code}: Dee acted at once`);
    expect(text).toContain("> I have asked Robin to leave the building.");
    expect(text).toContain("It takes 1 other member beside Dee to say that it stays, or that it is undone.");
    expect(text).toMatch(/It stays: answer with \/agree 1 [\s\S]*Undo it: answer with \/disagree 1 /);
    expect(text).not.toMatch(/plan|propos|consequence/);
    expect([await count(reporter), await count("fay")]).toEqual(before);
  });

  it("is confirmed by nobody who took it", async () => {
    expect(await says("dee", "/agree 1", code)).toContain("Your vote counts on number: 1");
    expect((await case_.box("cy")).some(({ subject }) => subject.includes("measure 1"))).toBe(false);
  });

  it("is confirmed by the other of the pair, and the report still waits for its answer", async () => {
    expect(await says("cy", "/agree 1", code)).toContain("With your vote it is confirmed, and stays for now.");
    const { subject, text } = await case_.newest("dee");
    expect(subject).toBe(`${code}: measure 1 is confirmed`);
    expect(text).toContain("What Dee did at once stays for now. It decides nothing about the case");
    expect(await case_.stage(code)).toBe("reported");
    expect((await case_.box(reporter)).map(({ subject }) => subject)).toEqual([`${code}: we have your mail`]);
  });

  it("decides nothing: the case is closed by a vote all the same, and no letter about a decision is asked for", async () => {
    for (const text of ["/ack", "/shepherd me", "/circle"]) await case_.says("cy", text, code);
    for (const who of ["ada", "bo"]) await case_.says(who, "/clear", code);
    const closing = "/close a talk\nactions: we spoke\nreview: 2026-09-01";
    expect(await says("cy", closing, code)).toContain("your colleagues vote on it as number: 2");
  });

  it("takes a majority of the others to be undone, and then says what to do", async () => {
    await case_.says("ada", "/urgent\nI took the talk off the programme.", code);
    expect((await case_.newest("bo")).text).toContain("It takes 2 other members beside Ada");
    await case_.says("bo", "/disagree 3", code);
    expect((await case_.box("cy")).some(({ subject }) => subject.includes("measure 3"))).toBe(false);
    await case_.says("dee", "/disagree 3", code);
    for (const who of ["ada", "bo", "cy", "dee"]) {
      const { subject, text } = await case_.newest(who, /measure 3/);
      expect(subject).toBe(`${code}: measure 3 is to be undone`);
      expect(text).toContain("Ada, or whoever can, please undo it now.");
      expect(text).toContain("> I took the talk off the programme.");
      expect(text).toContain("the shepherd puts that on record with /did");
    }
    expect(await says("cy", "/did The talk is back on the programme.", code)).toContain("It stands in the journal.");
  });

  it("is taken back by the one who took it", async () => {
    await case_.says("bo", "/urgent\nI closed the channel.", code);
    expect(await says("bo", "/disagree 4", code)).toContain("It does not stay");
  });

  it("outlives the end of the case until it is settled", async () => {
    await case_.says("bo", "/urgent\nHis badge is off.", code);
    for (const who of ["dee", "ada"]) await case_.says(who, "/agree 2", code);
    expect(await case_.stage(code)).toBe("closed");
    await case_.says("dee", "/agree 5", code);
    await case_.says("ada", "/agree 5", code);
    expect((await case_.newest("bo")).subject).toBe(`${code}: measure 5 is confirmed`);
    await case_.says("bo", "/log", code);
    const { text } = await case_.newest("bo", /: the journal$/);
    for (const line of ["Ada acted at once", "Bo said of measure 3: undo it", "Measure 3 is to be undone"])
      expect(text).toContain(line);
    expect((await allMail(case_.desk)).filter(({ to, text }) => to === reporter && /badge|programme/.test(text))).toEqual([]);
  });
});

describe("a measure that nobody settles", () => {
  it("comes up again after 24 hours, and after 48 somebody outside hears the code name alone", async () => {
    const code = await case_.reports("She is at it again.", "second@example.org");
    await case_.says("cy", "/ack", code);
    await case_.says("cy", "/urgent\nHer account is off.", code);
    await case_.desk.advance("PT23H");
    expect((await case_.newest("dee")).subject).toBe(`${code}: Cy acted at once`);
    await case_.desk.advance("PT1H1M");
    for (const who of ["cy", "dee"]) {
      const { subject, text } = await case_.newest(who);
      expect(subject).toBe(`${code}: it is open whether it stays`);
      expect(text).toContain("It does not stand by itself: somebody has to confirm it or have it undone.");
      expect(text).toContain("> Her account is off.");
      expect(text.includes("/agree 1")).toBe(who === "dee");
    }
    expect(await count("board")).toBe(0);
    await case_.desk.advance("P1D");
    const { text } = await case_.newest("board");
    expect(text).toContain("A member did something that could not wait.");
    expect(text).not.toContain("account");
    await case_.says("dee", "/agree", code);
    const before = [await count("board"), await count("cy")];
    await case_.desk.advance("P1D");
    expect((await case_.box("cy")).slice(before[1]).filter(({ subject }) => subject.includes("whether it stays"))).toEqual([]);
    expect(await count("board")).toBe(before[0]);
  });

  it("goes outside at once after 24 hours where nobody else may confirm it", async () => {
    const code = await case_.reports("It goes on.", "third@example.org");
    await case_.says("dee", "/exclude cy", code);
    for (const who of ["ada", "bo", "eli", "fay"])
      if ((await case_.box(who)).some(({ subject }) => subject.startsWith(code))) await case_.says(who, "/recuse vote", code);
    expect(await says("dee", "/urgent\nThe room is locked.", code)).toContain("nobody confirms what they did themselves");
    const before = await count("board");
    await case_.desk.advance("PT24H1M");
    expect(await count("board")).toBe(before + 1);
  });
});

describe("a severe case as ChiPy handles it", () => {
  const organisers = "organisers@members.test";
  let code: string;

  beforeAll(async () => {
    code = await case_.reports("He hit me in the lift.", "fourth@example.org");
    for (const text of ["/ack", "/shepherd me", "/circle"]) await case_.says("cy", text, code);
    await case_.says("ada", "/clear", code);
  });

  it("is no matter for a motion before somebody has called it severe", async () => {
    expect(await says("cy", "/propose motion\nBan him for good.", code)).toContain("nobody has said yet that this one is");
  });

  it("is called severe by one member, who gets a line to the organisers and a letter to start from", async () => {
    expect(await says("ada", "/severe\nHe hurt somebody.", code)).toContain("There is a line to the organisers");
    const { text, html } = await case_.newest("ada", /what your mail did$/);
    expect(text).toContain("Send /draft organiser with your letter below it, and the others on this case see it first.");
    for (const part of ["This is a confidential report", "2. Why we call it severe.", "/draft organiser"])
      expect(text).toContain(part);
    expect(html).toMatch(/href="mailto:[^"]*body=%2Fdraft%20organiser%0A%0AHello/);
    const news = await case_.newest("dee");
    expect(news.subject).toBe(`${code}: Ada says that it is severe`);
    expect(news.text).toContain("The organisers get a confidential report");
    expect(news.text).toContain("> He hurt somebody.");
    expect(await count(organisers)).toBe(0);
    expect(await says("dee", "/severe", code)).toContain("It is so already.");
  });

  it("is told to the organisers by a second member, in a letter that tells nobody's name", async () => {
    await case_.says("ada", "/draft organiser\nSomebody was hit at the last meetup.", code);
    await case_.says("dee", "/send organiser v1", code);
    const { subject, text } = await case_.newest(organisers);
    expect(subject).toBe(`${code}: a letter for you`);
    expect(text).toContain("Somebody was hit at the last meetup.");
    expect(text).not.toMatch(/Ada|Dee|fourth@/);
  });

  it("goes to the organisers as a motion once it is carried, in its own words", async () => {
    await case_.says("cy", "/propose motion\nBan him from all meetups for good.", code);
    const { text } = await case_.newest("dee");
    expect(text).toContain("Cy proposes a motion to the organisers. Please vote.");
    expect(text).toContain("It needs 2 members to agree beside the shepherd");
    for (const who of ["dee", "ada"]) await case_.says(who, "/agree", code);
    const carried = await case_.newest("dee", /is carried$/);
    expect(carried.text).toContain("Write to the organisers: answer with /draft organiser");
    const prepared = await says("dee", "/draft organiser", code);
    expect(prepared).toContain("We ask you to decide on this motion:");
    expect(prepared).toContain("Ban him from all meetups for good.");
  });

  it("says so on the board, in the case file and where somebody asks what to do", async () => {
    await case_.says("dee", "/risk safety=yes", code);
    await case_.says("fay", "/status", code);
    expect((await case_.newest("fay")).text).toContain("Safety risk? yes, severe");
    expect(await says("dee", "/help", code)).toContain("With /propose motion the shepherd puts to the vote");
    await case_.says("dee", "/log", code);
    expect((await case_.newest("dee", /: the journal$/)).text).toContain("Ada says that it is severe");
  });

  it("takes two members to call it severe no more", async () => {
    expect(await says("dee", "/severe no", code)).toContain("Kept, but not done yet.");
    expect(await says("dee", "/severe no", code)).toContain("You have asked for this before");
    expect((await case_.newest("cy")).text).toContain("If you think so too, answer with /severe no.");
    expect(await says("cy", "/severe no", code)).toContain("It does not count as severe any more.");
    expect((await case_.newest("ada")).text).toContain("Dee and Cy took it back.");
  });

  it("writes to no organisers from whom its reporter keeps it", async () => {
    const kept = await case_.reports("One of them did it.\nKeep from: organisers", "fifth@example.org");
    await case_.says("cy", "/ack", kept);
    expect(await says("cy", "/severe", kept)).toContain("There is no line to the organisers, because they are kept out");
    expect(await says("cy", "/draft organiser\nHello.", kept)).not.toContain("Everybody on the case can read your draft");
  });
});
