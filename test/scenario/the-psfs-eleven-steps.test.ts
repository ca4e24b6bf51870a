/**
 * The eleven steps of the PSF's procedure, rule by rule, by mail alone. Cy and dee have the month. A list with moderators, their
 * dispute, and a report that was not in good faith are played whole in the-moderators-approve.test.ts. Changes to the rules, and
 * what new members are shown, are the committee's own.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play, reporter } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play("psf");
});

afterAll(() => case_.desk.stop());

const got = async (who: string, words: string): Promise<boolean> =>
  (await case_.box(who)).some((mail) => `${mail.subject}${mail.text}`.includes(words));

const respondent = "sasha@example.net";

describe("a case as the PSF handles it", () => {
  let code: string;

  const says = async (who: string, text: string): Promise<string> => {
    await case_.says(who, text, code);
    return (await case_.newest(who, new RegExp(`^${code}: what your mail did$`))).text;
  };

  beforeAll(async () => {
    code = await case_.reports("A list moderator mocked how I write English.");
  });

  it("0: the reporter has an answer within a day", async () => {
    expect((await case_.newest(reporter)).text).toContain("24 hours");
    await case_.desk.advance("PT20H");
    await case_.says("cy", "/ack");
    expect((await case_.newest(reporter)).subject).toBe(`${code}: an answer for you`);
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says("cy", "/shepherd me");
  });

  // No reason is given or asked for, and who is too close is out of the talk and the vote.
  it("1: everybody is asked who is too close, by the names of those involved and never by the reporter's", async () => {
    await case_.says("cy", "/involves Sasha of the help list; a second moderator");
    await case_.says("cy", "/circle");
    for (const who of ["ada", "bo", "eli", "fay"]) {
      const question = await case_.newest(who);
      expect(question.subject).toBe(`${code}: a question for you`);
      expect(question.text).toContain("- Sasha of the help list\n- a second moderator");
      expect(`${question.text}${question.html}`).not.toMatch(/reporter@|example\.org|mocked|English|something happened/);
    }
  });

  it("2: who is not too close joins and gets the case so far; who is too close need not say why; who is silent stays out", async () => {
    await case_.says("ada", "/clear");
    await case_.says("fay", "/recuse");
    await case_.says("bo", "/clear");
    const { text } = await case_.newest("ada", /the case so far$/);
    expect(text).toContain("mocked how I write English");
    expect(text).toContain("> Subject: something happened");
    expect((await case_.newest("fay")).text).toContain("Nobody is told why.");
    for (const who of ["eli", "fay"]) expect(await got(who, "mocked how I write")).toBe(false);
  });

  // Is it a violation, and in scope; who saw it and whom does it hurt; is somebody in danger, may it happen again?
  it("3: scope, impact and risk are asked as questions first, and answered by command", async () => {
    await case_.says("ada", "/scope");
    expect((await case_.newest("ada")).text).toContain("Did it happen in a place or at an event of ours?");
    await case_.says("ada", "/scope in\nThe help list is ours.");
    expect((await case_.newest("cy")).text).toContain("Ada says that it is in scope.");
    expect((await case_.newest("cy")).text).toContain("The help list is ours.");
    await case_.says("bo", "/risk");
    expect((await case_.newest("bo")).text).toContain("How many people saw it");
    await case_.says("bo", "/risk safety=no repeat=maybe");
    expect((await case_.newest("cy")).text).toContain("Risk that it happens again: maybe.");
  });

  it("4: a plan is proposed from the menu, by its number", async () => {
    await case_.says("cy", "/propose");
    const menu = (await case_.newest("cy")).text;
    expect(menu).toContain("/propose plan 5: Hand back the rights of a moderator or an admin.");
    expect(menu).toContain("/propose consequence 2: A warning, by voice or by mail.");
    await case_.says("cy", "/propose plan 5");
    const vote = await case_.newest("ada");
    expect(vote.subject).toBe(`${code}: vote on proposal 1`);
    expect(vote.text).toContain("Hand back the rights of a moderator or an admin.");
  });

  it("5: a consequence is proposed in one's own words", async () => {
    await case_.says("cy", "/propose consequence\nA last warning, in writing.");
    const vote = await case_.newest("bo");
    expect(vote.subject).toBe(`${code}: vote on proposal 2`);
    expect(vote.text).toContain("A last warning, in writing.");
  });

  it("6: two thirds of all who are not too close must agree, also of those who have not answered", async () => {
    // Fay is out of it; of the other five two thirds are four, though only four are in the circle.
    expect((await case_.newest("bo")).text).toContain("It needs 4 members to agree, and has 1 so far.");
    await case_.says("ada", "/agree");
    expect((await case_.newest("ada")).text).toContain("More than one vote is open");
    for (const who of ["ada", "bo"]) await case_.says(who, "/agree 1\n/agree 2");
    expect(await got("cy", "proposal 1 is carried")).toBe(false);
    await case_.says("dee", "/agree 1");
    expect((await case_.newest("cy")).subject).toBe(`${code}: proposal 1 is carried`);
    expect(await got("cy", "proposal 2 is carried")).toBe(false);
  });

  it("6: somebody who leaves because it is too close counts no more, and what then has enough is carried", async () => {
    await case_.says("eli", "/recuse");
    expect(await got("cy", "proposal 2 is carried")).toBe(true);
  });

  it("7: where a list has no other moderators, why nobody else approves it is kept on record", async () => {
    expect((await case_.newest("cy", /is carried$/)).text).toContain("Next, ask the moderators whether they accept it.");
    await case_.says("cy", "/approve The list has no moderator but the two whom it is about.");
    expect((await case_.newest("ada", /the moderators accept it$/)).text).toContain("> The list has no moderator but the two");
  });

  // Neutral words for what was done, what it did, the plan, what follows; not who reported, and nobody turns to the reporter.
  it("8: the respondent gets a letter in four parts, which a second member sends and which names nobody", async () => {
    const text = await says("cy", `/contact respondent ${respondent}\n/draft respondent`);
    expect(text).toMatch(/1\. What you did or said[\s\S]*2\. What it did[\s\S]*3\. What we ask[\s\S]*4\. What follows/);
    expect(await says("cy", `/draft respondent\nAsk ${reporter} how it felt.`)).toContain("Something in it tells too much");
    const parts = ["You wrote about how others write.", "Some write less.", "Hand back the list.", "This is the last warning."];
    await says("cy", `/draft respondent\n${parts.join("\n")}`);
    expect(await says("ada", "/send respondent v2")).toContain("The letter goes out now.");
    const letter = await case_.newest(respondent);
    for (const part of parts) expect(letter.text).toContain(part);
    expect(letter.text).toContain("do not write or talk about this letter to anybody who you think told us");
    expect(`${letter.text}${letter.html}`).not.toMatch(/reporter@|members\.test|\b(?:Ada|Cy)\b/);
  });

  // An apology is the committee's to take, for the reporter, and reaches them only if they want it.
  it("8: who wants to apologise does so to the committee, which asks the reporter first or keeps it", async () => {
    await case_.says(respondent, "I see it now, and I am sorry.", code);
    expect(await got(reporter, "I am sorry")).toBe(false);
    expect((await case_.newest("cy", /an answer from outside$/)).text).toContain("/relay respondent");
    await says("cy", "/relay\nI see it now, and I am sorry.");
    await case_.says(reporter, "/no", code);
    expect(await got(reporter, "I see it now")).toBe(false);
  });

  // New context from the respondent, or from anybody, may change the plan.
  it("9: what comes in late is put to the vote again", async () => {
    await case_.says(respondent, "The other moderator asked me to.", code);
    expect((await case_.newest("cy", /an answer from outside$/)).text).toMatch(/You have decided already\.[\s\S]*\/propose plan/);
    await case_.says(reporter, "The moderator has apologised to me.");
    expect(await got("ada", "has apologised")).toBe(true);
    await case_.says("cy", "/propose consequence 1");
    expect((await case_.newest("ada")).text).toContain("Nothing, because it did not break our rules.");
    for (const who of ["ada", "bo", "dee"]) await case_.says(who, "/disagree 3");
    expect((await case_.newest("cy")).subject).toBe(`${code}: proposal 3 is not carried`);
  });

  // What was done, at the latest a week after the report; else a letter that it takes longer.
  it("10: within a week the reporter hears what followed, or by when they hear more", async () => {
    await case_.says("cy", "/due 2026-03-17");
    expect((await case_.newest(reporter)).text).toContain("Tuesday 17 March 2026");
    await case_.desk.advance("P2D");
    await case_.says("cy", "/reply\nThe moderator gave the rights back, and has our last warning.");
    expect((await case_.newest(reporter)).text).toContain("has our last warning");
    await case_.says(
      "cy",
      "/close\nactions: rights handed back\noutcome: a last warning\nreview: 2026-09-15\nletter:\nThis is what we decided, and why.",
    );
    expect(await case_.stage(code)).toBe("closed");
    expect((await case_.newest(reporter)).text).toContain("This is what we decided, and why.");
  });

  // Its resolutions are vague, so that who is too close to a case learns nothing from them.
  it("the status sheet has exactly its columns, and nothing that a member who is kept out should not read", async () => {
    await case_.says("cy", "/status");
    const mail = await case_.newest("cy", /the status board$/);
    const raw = await case_.desk.raw(mail.id);
    const encoded = /status-board\.csv[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+?)\r?\n--/.exec(raw)?.[1] ?? "";
    const [head, row = "", ...more] = Buffer.from(encoded, "base64")
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trim()
      .split(/\r?\n/);
    expect(head?.replaceAll('"', "")).toBe(
      "Safety risk?,Risk of repeating?,Status,Code name,Date and time,Actions needed,Resolution",
    );
    expect(row).toContain(code);
    expect(row).not.toMatch(/Sasha|warning|moderator|reporter/i);
    expect(more).toEqual([]);
  });

  // A case has a document under its code name, for those who are not too close to it: every discussion and letter, with its day.
  it("the case file holds the report, the talk, the plan, the letters and the answers, and no member who is too close gets it", async () => {
    await case_.says("ada", "/file", code);
    const mail = await case_.newest("ada", /: the case file$/);
    const file = await (await case_.desk.file(mail.id, 1)).text();
    const toOthers = file.slice(file.indexOf("8. Letters to others"), file.indexOf("9. What happened, in order"));
    expect(toOthers).toMatch(/You wrote about how others write\.[\s\S]*I see it now, and I am sorry\.[\s\S]*asked me to\./);
    for (const words of [
      "mocked how I write English",
      "The help list is ours.",
      "A last warning, in writing.",
      "This is what we decided",
    ])
      expect(file).toContain(words);
    for (const who of ["eli", "fay"])
      expect((await case_.box(who)).some(({ subject }) => subject.endsWith("case file"))).toBe(false);
  });

  it("the log says what happened on which day, in order", async () => {
    await case_.says("cy", "/log");
    const { text } = await case_.newest("cy", /^(?!.*what your mail did)/);
    const at = (words: string): number => text.indexOf(words);
    const order = [
      "Cy acknowledged the report",
      "Ada has joined",
      "Proposal 1 is carried",
      "Cy wrote to the reporter",
      "The case is closed",
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((one, other) => one - other));
    expect(Math.min(...order.map(at))).toBeGreaterThan(0);
    expect(text).toMatch(/Tuesday 10 March[\s\S]*Wednesday 11 March[\s\S]*Friday 13 March/);
  });

  it("nobody's line or address was ever in somebody else's mail, and the reporter's address went to the circle alone", async () => {
    const mails = await allMail(case_.desk);
    const lines = new Map(mails.filter(({ replyTo }) => replyTo.includes("+")).map((mail) => [mail.replyTo, mail.to]));
    for (const mail of mails) {
      for (const [line, owner] of lines) if (owner !== mail.to) expect(`${mail.text}${mail.html}`).not.toContain(line);
      if (mail.to === reporter) expect(`${mail.text}${mail.html}`).not.toContain("@members.test");
      if (/^(eli|fay)@/.test(mail.to)) expect(`${mail.text}${mail.html}`).not.toContain(reporter);
    }
    expect(await case_.desk.deadLetters()).toEqual([]);
  });
});

describe("a report from which nothing follows", () => {
  const asker = "asker@example.org";
  let code: string;

  beforeAll(async () => {
    code = await case_.reports("Somebody did not answer my question.", asker);
  });

  // Where nothing follows, the letter says why it was no violation.
  it("is closed by a vote of all, and the reporter reads why", async () => {
    await case_.says("cy", "/ack", code);
    await case_.says("cy", "/shepherd me", code);
    await case_.says("cy", "/scope out\nNobody owes anybody an answer.", code);
    await case_.says("cy", "/circle", code);
    for (const who of ["ada", "bo"]) await case_.says(who, "/clear", code);
    await case_.says("cy", "/close\nactions: none\noutcome: nothing follows\nreview: 2026-09-15", code);
    expect((await case_.newest("cy", /what your mail did$/)).text).toContain("still missing to close the case: letter:");
    await case_.says(
      "cy",
      "/close\nactions: none\noutcome: nothing follows\nreview: 2026-09-15\nletter:\nNobody has to answer, so this is not against our rules.",
      code,
    );
    expect((await case_.newest("cy", /what your mail did$/)).text).toContain("One member cannot close a case alone");
    expect(await case_.stage(code)).toBe("acknowledged");
    for (const who of ["ada", "bo"]) await case_.says(who, "/agree 1", code);
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says("dee", "/agree 1", code);
    expect(await case_.stage(code)).toBe("closed");
    expect((await case_.newest(asker)).text).toContain("so this is not against our rules");
    expect((await case_.newest(asker)).text).not.toContain("nothing follows");
  });

  it("says within a week that it takes longer and by when there is more, in a letter that one tap sends once", async () => {
    const waiting = "waiting@example.org";
    const slow = await case_.reports("They keep interrupting me.", waiting);
    for (const text of ["/ack", "/shepherd me"]) await case_.says("cy", text, slow);
    await case_.desk.advance("P6DT8H");
    const { html } = await case_.newest("cy", new RegExp(`^${slow}: .*hear from us$`));
    const button = /href="mailto:[^"]*body=(%2Fdue[^"]*)"/.exec(html)?.[1] ?? "";
    await case_.says("cy", decodeURIComponent(button), slow);
    const { text } = await case_.newest(waiting);
    expect(text).toContain("We need longer than a week for what you sent us");
    expect(text).toMatch(/You hear from us by \w+day \d+ \w+ 2026/);
    const before = (await case_.box(waiting)).length;
    await case_.says("cy", decodeURIComponent(button), slow);
    expect((await case_.newest("cy", /what your mail did$/)).text).toContain("less than a day ago");
    expect((await case_.box(waiting)).length).toBe(before);
  });

  it("and the board outside is asked when a vote has waited for a week", async () => {
    const other = await case_.reports("He talked over me.", "other@example.org");
    await case_.says("cy", "/ack", other);
    await case_.says("cy", "/shepherd me", other);
    await case_.says("cy", "/propose consequence 2", other);
    await case_.desk.advance("P8D");
    const asked = await case_.newest("board@members.test");
    expect(asked.text).toContain(other);
    expect(`${asked.text}${asked.html}`).not.toMatch(/talked over|other@|warning/);
  });
});
