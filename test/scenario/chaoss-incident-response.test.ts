/**
 * CHAOSS's incident response plan, rule by rule and in its order, by mail alone, as far as a case goes. Cy and dee have the month.
 * What is the committee's own life is left out: who is on it, going on every six months, leaving, the yearly report, its sheets.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

let case_: Play;
let code: string;

const respondent = "respondent@example.net";

beforeAll(async () => {
  case_ = await play("chaoss");
  code = await case_.reports("Robin Example greets the channel as if only men were in it.\nKeep from: Eli");
});

afterAll(() => case_.desk.stop());

const says = async (who: string, text: string, about = code): Promise<string> => {
  await case_.says(who, text, about);
  return (await case_.newest(who, new RegExp(`^${about}: `))).text;
};
const got = async (who: string, words: string): Promise<boolean> =>
  (await case_.box(who)).some((mail) => `${mail.subject}${mail.text}`.includes(words));
const count = async (who: string): Promise<number> => (await case_.box(who)).length;

describe("receiving a report", () => {
  // Reports come to one address by mail; who organises an event takes them too, and sends them there.
  it("reaches the two on duty, and the reporter reads who else does", async () => {
    for (const who of ["cy", "dee"]) expect(await got(who, "greets the channel")).toBe(true);
    const { text } = await case_.newest(reporter);
    // Somebody who hesitates hears that it stays confidential.
    expect(text).toContain("Later, other members may help, but only those who have no part in it.");
    // Who does not want a certain member may have another one.
    expect(text).toContain("You asked us to keep this from somebody.");
    // In danger, the guards of the place or a crisis line come first; the police only if the reporter wants that.
    expect(text).toContain("call your local emergency number");
  });

  // Who takes a report at a table notes name, place and clothes there: that is no mail. What they then send is filed for somebody.
  it("by a member at a table is filed for whoever told them, also without a name, and then nobody is written to behind them", async () => {
    await case_.desk.mail({
      from: "bo@members.test",
      to: [case_.desk.alias],
      text: "Somebody pushed a guest. They give no name.",
    });
    await case_.desk.settle();
    await case_.says("bo", "/report other");
    expect((await case_.newest("bo", /what your mail did/)).text).toMatch(/^Hello,$/m);
    expect((await case_.newest("cy", /new report/)).text).toMatch(/Bo filed it for somebody else[\s\S]*They give no name\./);
    // A conflict of theirs makes no difference: who files a report is not on its case.
    expect(await got("bo", "They give no name.")).toBe(false);
    await case_.says("cy", "/record");
  });

  // The last thing to offer is to keep a report and not act on it, unless it is not the only one.
  it("that is only to be kept rests, and its reporter reads what wakes it", async () => {
    const kept = await case_.reports("/hold\nKim Example stood too close.", "kept@example.org");
    expect(await case_.stage(kept)).toBe("held");
    expect((await case_.newest("kept@example.org")).text).toMatch(
      /do nothing with it for now[\s\S]*answer this mail with \/release/,
    );
  });

  // The reporter hears within 24 hours that it is looked at, is promised no action, is thanked, and is asked what would help.
  it("is acknowledged within a day, with thanks, without a promise of what follows, and with an offer of help", async () => {
    expect((await case_.newest(reporter)).text).toContain("within 24 hours");
    await case_.says("cy", "/ack", code);
    const { subject, text } = await case_.newest(reporter);
    expect(subject).toBe(`${code}: an answer for you`);
    for (const words of ["Thank you for telling us.", "I cannot promise how this will end.", "something that would help you"])
      expect(text).toContain(words);
  });

  // Who wants to be no part of it any more is left alone.
  it("from somebody who wants no more mail is looked at without them", async () => {
    const quiet = await case_.reports("They laugh at my accent.", "quiet@example.org");
    await case_.says("cy", "/ack\n/shepherd me", quiet);
    await case_.says("quiet@example.org", "/quiet", quiet);
    const before = await count("quiet@example.org");
    await case_.says("cy", "/due 2026-03-20", quiet);
    expect(await count("quiet@example.org")).toBe(before);
  });
});

describe("conflicts of interest, and who talks about it", () => {
  // Everybody is asked who is not too close, by the name of the person reported, and says so without a reason.
  it("is asked of everybody but those whom the reporter does not want, and who reported is not said", async () => {
    await case_.says("cy", "/involves Robin Example\n/circle", code);
    for (const who of ["ada", "bo", "fay"]) {
      const { text, html } = await case_.newest(who, new RegExp(`^${code}: a question for you$`));
      expect(text).toContain("- Robin Example");
      expect(`${text}${html}`).not.toMatch(/reporter@|greets/);
    }
    expect(await got("eli", code)).toBe(false);
    for (const who of ["ada", "bo"]) await case_.says(who, "/clear", code);
    await case_.says("fay", "/recuse", code);
    expect((await case_.newest("fay")).text).toContain("Nobody is told why.");
  });

  // A case has a place of its own to talk about it, and only who is not too close to it comes in: its notes are that place.
  it("is talked about in notes that nobody else reads, and who is too close has no file of it either", async () => {
    await case_.says("bo", "I would ask Robin what was meant.", code);
    for (const who of ["ada", "cy", "dee"]) expect(await got(who, "what was meant")).toBe(true);
    const { replyTo } = await case_.newest("fay", /a question for you$/);
    await case_.desk.mail({ from: "fay@members.test", to: [replyTo], text: "/file" });
    await case_.desk.settle();
    for (const who of ["eli", "fay", reporter]) {
      expect(await got(who, "what was meant")).toBe(false);
      expect((await case_.box(who)).some(({ subject }) => subject.endsWith("the case file"))).toBe(false);
    }
  });

  // Two owners look after it, a first and a second; who got the report first sees to that.
  it("gets a first and a second owner, whose names may stand side by side", async () => {
    await case_.says("cy", "/shepherd ada dee", code);
    expect((await case_.newest("bo", new RegExp(`^${code}: Ada is the shepherd now`))).text).toContain(
      "Dee is the second owner.",
    );
    expect((await case_.newest(reporter)).text).toContain("Ada looks after your report from now on");
  });

  // A danger to somebody's body is met at once, by whoever answers, without a meeting.
  it("does not wait for a meeting where somebody is not safe", async () => {
    await case_.says("bo", "/urgent\nI have muted Robin for today.", code);
    expect((await case_.newest("ada", /Bo acted at once/)).text).toContain("> I have muted Robin for today.");
    for (const who of ["cy", "dee"]) await case_.says(who, "/agree 1", code);
    expect((await case_.newest("bo", /measure 1/)).subject).toBe(`${code}: measure 1 is confirmed`);
  });
});

describe("deciding", () => {
  // Is it against the code; what should change; must something follow so that it does not come again.
  it("says first whether it is against the code, then takes a plan from a menu or in one's own words", async () => {
    await case_.says("ada", "/scope in\nThe channel is ours.\n/risk safety=no repeat=maybe", code);
    expect(await says("ada", "/propose")).toContain("/propose plan 1: Stop using certain words or phrases.");
    await case_.says("ada", "/propose plan\nGreet everybody. If Robin will not, they leave the channel until June.", code);
  });

  // A simple majority of those who are in the talk decides.
  it("takes more than half of those on the case", async () => {
    expect((await case_.newest("bo", /vote on proposal 2/)).text).toContain("It needs 3 members to agree, and has 1 so far.");
    await case_.says("bo", "/agree 2", code);
    expect(await got("ada", "proposal 2 is carried")).toBe(false);
    await case_.says("dee", "/agree 2", code);
    // The person reported is talked to before the reporter hears what was decided.
    expect((await case_.newest("ada", /proposal 2 is carried/)).text).toContain(
      "Next, write to the respondent: open a line with",
    );
  });
});

describe("talking to the person who was reported", () => {
  // The talk is about behaviour, what it did to others, and the plan; and about what follows if it happens again.
  it("starts from a letter in these parts, and what follows if it does not help", async () => {
    const text = await says("ada", `/contact respondent ${respondent}\n/draft respondent`);
    for (const part of ["1. What you did or said", "2. What it did", "3. What we ask", "4. What follows"])
      expect(text).toContain(part);
  });

  // Two of the committee talk to them, not one.
  it("takes a second member, and tells the reader neither who reported nor who wrote", async () => {
    const letter = "When you say hello, you greet men alone.\nOthers feel left out.\nPlease greet everybody.";
    await case_.says("ada", `/draft respondent\n${letter}`, code);
    expect(await says("ada", "/send respondent v1")).toContain("nobody sends a letter of their own");
    await case_.says("dee", "/send respondent v1", code);
    const { text, html } = await case_.newest(respondent);
    expect(text).toContain("Please greet everybody.");
    // They are asked once not to turn to the reporter.
    expect(text.match(/do not try to find out who it was/g)).toHaveLength(1);
    expect(`${text}${html}`).not.toMatch(/\b(?:Ada|Cy|Dee)\b|members\.test|reporter@/);
  });

  // An apology is passed on by the committee or not at all, as a member thinks right; never by themselves.
  it("passes an apology on only if the shepherd thinks it is meant, and if the reporter wants to read it", async () => {
    await case_.says(respondent, "I did not know. Tell them that I am sorry.", code);
    expect((await case_.newest("ada", /an answer from outside/)).text).toContain("/relay respondent");
    expect((await case_.newest("bo", /an answer from outside/)).text).not.toContain("/relay");
    await case_.says("ada", "/relay respondent\nI did not know, and I am sorry.", code);
    expect(await got(reporter, "I am sorry")).toBe(false);
    await case_.says(reporter, "/yes", code);
    expect(await got(reporter, "> I did not know, and I am sorry.")).toBe(true);
  });

  // What they add is kept with the case, and the committee talks about it again where it must.
  it("brings context that can change the answer, and a refusal that makes it harder", async () => {
    await case_.says(respondent, "I will go on as I like.", code);
    expect((await case_.newest("ada", /an answer from outside/)).text).toMatch(
      /> I will go on as I like\.[\s\S]*\/propose conseq/,
    );
    await case_.says("ada", "/propose consequence 4", code);
    for (const who of ["bo", "cy"]) await case_.says(who, "/agree 3", code);
    // From now on the respondent is told first, and the end waits for that.
    expect(await says("ada", "/close\nactions: a letter\noutcome: a break\nreview: 2026-09-01\nletter:\nIt is over.")).toContain(
      "others hear of the decision first: the respondent",
    );
    await case_.says("bo", "/draft respondent\nPlease stay out of the channel until June.", code);
    await case_.says("ada", "/send respondent v2", code);
    expect((await case_.newest(respondent)).text).toContain("until June");
  });
});

describe("following up with the reporter", () => {
  // While somebody has to be found first, the reporter hears every day how that goes.
  it("can be every day, each time with the day of the next letter", async () => {
    await case_.says("ada", "/due 2026-03-11\nWe have not reached them today.", code);
    expect((await case_.newest(reporter)).text).toMatch(/not reached them today\.[\s\S]*You hear from us by Wednesday 11 March/);
  });

  // They read which plan was given, and what else is done.
  it("tells what plan was given, and what else follows", async () => {
    await case_.says("ada", "/reply\nThey were asked to greet everybody, and are out of the channel until June.", code);
    expect((await case_.newest(reporter)).text).toContain("out of the channel until June");
    await case_.says("ada", "/did The moderators took them out of the channel.", code);
    // Only if the reporter asks for it are the police brought in, and what they are told is on record.
    await case_.says("ada", "/contact official police@example.net\n/draft official\nWe were asked to tell you of a shove.", code);
    expect(await count("police@example.net")).toBe(0);
    await case_.says("cy", "/send official v1", code);
    expect((await case_.newest("police@example.net")).text).toContain("to tell you of a shove");
  });

  // What was decided and done is with the reporter within a week.
  it("ends with a letter, and the case file holds what was said, decided and sent, by day", async () => {
    await case_.says(
      "ada",
      "/close\nactions: a letter\noutcome: a break\nreview: 2026-09-01\nletter:\nThis is what we did for you.",
      code,
    );
    expect(await case_.stage(code)).toBe("closed");
    expect((await case_.newest(reporter)).text).toContain("This is what we did for you.");
    await case_.says("dee", "/file", code);
    const mail = await case_.newest("dee", /: the case file$/);
    const page = await (await case_.desk.file(mail.id, 1)).text();
    for (const words of [
      "greets the channel",
      "what was meant",
      "Please greet everybody.",
      "I will go on as I like.",
      "10 March 2026",
    ])
      expect(page).toContain(words);
  });

  // If it takes longer than a week, the reporter is told so.
  it("says after a week that it takes longer, in a letter that one tap sends", async () => {
    const slow = await case_.reports("They interrupt me.", "slow@example.org");
    await case_.says("cy", "/ack\n/shepherd me", slow);
    await case_.desk.advance("P6DT8H");
    const { html } = await case_.newest("cy", new RegExp(`^${slow}: .*hear from us$|cases wait`));
    const buttons = [...html.matchAll(/href="mailto:[^"]*?Re%3A%20([^"&]*)[^"]*body=(%2Fdue[^"]*)"/g)];
    const button = buttons.find(([, about = ""]) => decodeURIComponent(about) === slow)?.[2] ?? "";
    await case_.says("cy", decodeURIComponent(button), slow);
    expect((await case_.newest("slow@example.org")).text).toContain("We need longer than a week for what you sent us");
  });
});

it("nobody who is kept out ever read a word of it, and nothing was given up", async () => {
  for (const { to, subject, text, html } of await allMail(case_.desk)) {
    if (/^(?:eli|fay|board)@/.test(to)) expect(`${subject}${text}${html}`).not.toMatch(/greets|reporter@|until June/);
    if (to === reporter) expect(`${text}${html}`).not.toContain("@members.test");
  }
  expect(await case_.desk.deadLetters()).toEqual([]);
});
