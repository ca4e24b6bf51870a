/**
 * ChiPy's incident response, rule by rule and in its order, by mail alone: what is done while something happens, and how the desk
 * hears of it. Who speaks to whom in the room is no mail; what they did is on record afterwards. Cy and dee have the month.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play();
});

afterAll(() => case_.desk.stop());

const says = async (who: string, text: string, about: string): Promise<string> => {
  await case_.says(who, text, about);
  return (await case_.newest(who, new RegExp(`^${about}: `))).text;
};
const last = async (who: string, about: string): Promise<string> => (await case_.newest(who, new RegExp(`^${about}: `))).text;
const count = async (who: string): Promise<number> => (await case_.box(who)).length;
/** Writes to the alias as a member, and says what it is. */
const logs = async (who: string, text: string, what: string): Promise<string> => {
  await case_.desk.mail({ from: `${who}@members.test`, to: [case_.desk.alias], subject: "for our files", text });
  await case_.desk.settle();
  await case_.says(who, what);
  return (await case_.newest("cy", /: new report$/)).subject.split(":")[0] ?? "";
};

describe("something that happens now", () => {
  let code: string;

  // However grave it was, a report goes to the one address as soon as that can be done; each is looked at by itself.
  it("is reported to the one address, also without the name of whoever does it, and goes to those on duty", async () => {
    code = await case_.reports("He follows me from room to room, now. I do not know his name.");
    for (const who of ["cy", "dee"]) expect(await last(who, code)).toContain("I do not know his name.");
  });

  // 1: In danger, or in doubt about it, the guards or the police come first.
  it("1: comes with word to the reporter that nobody sits there all day, and where to turn in danger", async () => {
    expect(await last(reporter, code)).toMatch(
      /Nobody watches this address day and night\.[\s\S]*call your local emergency number/,
    );
  });

  // 2: Who wants it to end at once tells a member in the room. That is no mail, but what the member then does is told to the others.
  it("2: is ended by a member in the room, who tells the others afterwards", async () => {
    await case_.says("dee", "/urgent\nA friend and I walk the reporter to the train.", code);
    expect(await last("cy", code)).toContain("> A friend and I walk the reporter to the train.");
    await case_.says("cy", "/agree 1", code);
    expect(await case_.stage(code)).toBe("reported");
  });

  // 3: Otherwise a report is enough, and is handled as every report is.
  it("3: is then handled like every report", async () => {
    await case_.says("cy", "/ack", code);
    await case_.says("cy", "/shepherd me", code);
    expect(await case_.stage(code)).toBe("acknowledged");
  });
});

describe("taking a report", () => {
  const shy = "shy@example.org";
  let code: string;

  // What is said is written down as it was said; whoever says it hears that they are taken seriously, and no promise of an action.
  it("keeps it word for word, and reassures without a promise of what follows", async () => {
    code = await case_.reports("He put his hand\n  on my back, twice.", shy);
    expect(await last("cy", code)).toContain("> He put his hand\n>   on my back, twice.");
    await case_.says("cy", "/ack", code);
    const { text } = await case_.newest(shy, /an answer for you$/);
    expect(text).toMatch(/I take it seriously\.[\s\S]*I cannot promise how this will end\./);
    // What is missing may be asked for, and nobody is pressed to tell it.
    expect(text).toContain("If we ask you something, you choose what you answer.");
    expect(text).toContain("something that would help you");
    await case_.says("cy", "/reply\nDo you remember when it was? If you would rather not say, that is fine.", code);
    expect(await last(shy, code)).toContain("Do you remember when it was?");
  });

  // A guide to the train, a friend to call, the police: as the reporter wishes. Nobody is pressed into anything.
  it("leaves to the reporter what they want to do, also to take it back", async () => {
    await case_.says(shy, "/withdraw", code);
    expect((await case_.newest("cy", /would rather not/)).text).toContain("Take care that nothing leads back to the reporter.");
    expect(await case_.stage(code)).toBe("acknowledged");
  });

  // Nobody who has no part in it hears more than they need, above all not outside the committee.
  it("tells nobody more than they need: no letter goes out with the name of whoever reported", async () => {
    await case_.says("cy", "/shepherd me", code);
    await case_.says("cy", "/contact organiser host@example.net", code);
    // A letter to an organiser need not be about a severe case.
    expect(await says("cy", "/draft organiser", code)).toMatch(/^(?![\s\S]*severe)[\s\S]*Why we tell you/);
    await case_.says("cy", `/draft organiser\nPlease keep the guest apart from ${shy}.`, code);
    await case_.says("dee", "/send organiser v1", code);
    expect(await case_.box("host@example.net")).toEqual([]);
    await case_.says("cy", "/draft organiser\nPlease keep an eye on the bar tonight.", code);
    await case_.says("dee", "/send organiser v2", code);
    expect(await last("host@example.net", code)).toContain("keep an eye on the bar");
  });

  // Who was told by somebody writes to the one address as soon as they can, with who, when, what and where, as far as they know.
  it("for somebody else is passed on by whoever was told, who stays out of the case", async () => {
    const told = await logs(
      "eli",
      "Badge: 12\nReported: at eight\nHappened: at half past seven\nWhat: pushed a guest\nWhere: at the door\nAlso there: a waiter\nI am Eli.",
      "/report other",
    );
    expect(await last("cy", told)).toMatch(/Eli filed it for somebody else\.[\s\S]*> Badge: 12\n> Reported: at eight/);
    expect((await case_.box("eli")).some(({ text }) => text.includes("Badge: 12"))).toBe(false);
  });
});

describe("a warning by word of mouth", () => {
  // Any member may warn somebody, and writes to the one address when it was, whom, for what, and who was there.
  it("is logged by mail and kept on file at once, without a vote", async () => {
    const warned = await logs("fay", "I have warned the guest with badge 12 at nine, for jokes about a speaker.", "/report mine");
    await case_.says("cy", "/record", warned);
    expect(await case_.stage(warned)).toBe("closed");
    expect(await last("fay", warned)).toContain("this was already taken care of");
    expect((await case_.newest("dee", new RegExp(`^${warned}: `))).subject).toBe(`${warned}: Cy closed the case as recorded`);
  });
});

describe("a talk on stage", () => {
  let code: string;

  // One slip need not stop a talk: a member speaks with the speaker afterwards.
  it("goes on after one slip, and a member speaks with the speaker later, which is on record", async () => {
    code = await case_.reports("There was a joke on a slide.", "room@example.org");
    await case_.says("cy", "/ack\n/shepherd dee", code);
    await case_.says("dee", "/did I spoke with the speaker after the talk.", code);
    expect(await last("cy", code)).toContain("> I spoke with the speaker after the talk.");
  });

  // A talk that breaks the rules again and again, or gravely, is stopped at once, in one polite sentence without a reason.
  it("is stopped by a member where it is grave or goes on, and the others confirm it or have it undone", async () => {
    await case_.says("room@example.org", "It goes on, slide after slide.", code);
    await case_.says("cy", "/urgent\nI said: sorry, this talk cannot go on now.", code);
    expect(await last("dee", code)).toContain("> I said: sorry, this talk cannot go on now.");
    await case_.says("dee", "/agree 1", code);
    expect((await case_.newest("cy", /measure 1/)).subject).toBe(`${code}: measure 1 is confirmed`);
    expect((await case_.box("room@example.org")).some(({ text }) => text.includes("cannot go on now"))).toBe(false);
  });
});

it("nobody outside heard who was on which case, and nothing was given up", async () => {
  for (const { to, text, html } of await allMail(case_.desk))
    if (!to.endsWith("@members.test")) expect(`${text}${html}`).not.toContain("@members.test");
  expect([await count("board"), await count("organisers")]).toEqual([0, 0]);
  expect(await case_.desk.deadLetters()).toEqual([]);
});
