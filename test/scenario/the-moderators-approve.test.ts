/** Step 7 of the PSF's procedure, and who is told of a decision in which order: by mail alone, with the clock. Cy and dee have the month. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play, reporter } from "./casework.ts";

let case_: Play;
let code: string;

const moderator = "moderator@lists.example";
const respondent = "respondent@example.net";
const board = "board@members.test";

const transcriptOf = async (who: string): Promise<string> =>
  (await case_.newest(who, new RegExp(`^${code}: what your mail did$`))).text;
const says = async (who: string, text: string): Promise<string> => {
  await case_.says(who, text, code);
  return transcriptOf(who);
};
const count = async (who: string): Promise<number> => (await case_.box(who)).length;
/** One tap on a button of the newest mail of this subject. */
const taps = async (who: string, subject: RegExp, label: string, more = ""): Promise<void> => {
  const { html, replyTo } = await case_.newest(who, subject);
  const body = new RegExp(`href="mailto:[^"]*body=([^"]*)"[^>]*>\\s*${label}`).exec(html)?.[1] ?? "";
  await case_.desk.mail({ from: who, to: [replyTo], text: `${decodeURIComponent(body)}${more}` });
  await case_.desk.settle();
};
const decides = async (text: string, number: number): Promise<void> => {
  await case_.says("cy", text, code);
  for (const who of ["ada", "bo", "dee"]) await case_.says(who, `/agree ${number}`, code);
};
const writes = async (whom: string, version: number, text: string): Promise<string> => {
  await case_.says("cy", `/draft ${whom}\n${text}`, code);
  return says("ada", `/send ${whom} v${version}`);
};
const underWay = async (text: string, from: string): Promise<string> => {
  const name = await case_.reports(text, from);
  for (const said of ["/ack", "/shepherd me", "/circle"]) await case_.says("cy", said, name);
  for (const who of ["ada", "bo"]) await case_.says(who, "/clear", name);
  return name;
};

beforeAll(async () => {
  case_ = await play("psf");
  code = await underWay("Somebody on the help list mocked how I write.", reporter);
});

afterAll(() => case_.desk.stop());

describe("once something is decided, the moderators are asked first", () => {
  it("so nobody is asked to approve before that, and the shepherd hears of the moderators as the next step", async () => {
    await says("cy", `/contact moderator ${moderator}\n/contact respondent ${respondent}`);
    expect(await says("cy", "/approve They like it.")).toContain("Nothing that you have decided waits");
    await decides("/propose plan\nNo mails about how somebody writes.", 1);
    expect((await case_.newest("cy", /proposal 1 is carried/)).text).toMatch(/Next, ask the moderators[\s\S]*\/draft moderator/);
    expect((await case_.newest("ada", /proposal 1 is carried/)).text).toContain("The shepherd asks the moderators next");
  });

  it("a letter to them comes back prepared: what is recommended, yes or why not, by when, and not who reported", async () => {
    const text = await says("cy", "/draft moderator");
    expect(text).toMatch(
      /What we recommend[\s\S]*within 7 days whether you accept this[\s\S]*write why not[\s\S]*Please keep this letter/,
    );
    expect(text).not.toContain(reporter);
  });

  it("a letter to the respondent and the closing letter wait for them, and say for whom", async () => {
    expect(await writes("respondent", 1, "Please write about what people say, not how.")).toContain(
      "others hear of the decision first: the moderators",
    );
    expect((await case_.newest("ada", /a draft to read$/)).text).toContain("By your procedure the moderators come first.");
    expect(await says("cy", "/close\nactions: a mail\noutcome: a plan\nreview: 2026-09-15\nletter:\nWe wrote.")).toContain(
      "the moderators, the respondent",
    );
    expect([await count(respondent), await case_.stage(code)]).toEqual([0, "acknowledged"]);
    expect(await says("cy", "/reply\nWe are still at it.")).toContain("Your letter goes to the reporter.");
  });

  it("their letter has a button for yes and one for no, on their own line", async () => {
    expect(await writes("moderator", 1, "We recommend that one person writes no mails about how others write.")).toContain(
      "The letter goes out now.",
    );
    const { text, html } = await case_.newest(moderator);
    expect(text).toMatch(/Please answer by Tuesday,? 17 March[\s\S]*\/approve v1[\s\S]*\/object v1/);
    expect(`${text}${html}`).not.toMatch(/\b(?:Ada|Cy)\b|members\.test|reporter@|mocked/);
  });

  it.each([
    ["another address", "other@lists.example", ""],
    ["their address without proof", moderator, "spf=FAIL dkim=FAIL dmarc=FAIL"],
  ])("a yes from %s is content: the circle is told so, and it approves nothing", async (_, from, verdicts) => {
    const { replyTo } = await case_.newest(moderator, /a letter for you$/);
    await case_.desk.mail({ from, to: [replyTo], text: "/approve v1", ...(verdicts !== "" && { verdicts }) });
    await case_.desk.settle();
    expect((await case_.newest("cy", /an answer from outside$/)).text).toMatch(
      /not proven to be the moderator[\s\S]*It was not counted/,
    );
    expect((await case_.newest(moderator)).subject).toMatch(/your mail did nothing|nothing was done|not/i);
    expect(await says("ada", "/send respondent v1")).toContain("the moderators");
  });

  it("a day before their time is over they are asked once more, and once only; then the shepherd, who is told what can be done", async () => {
    const before = await count(moderator);
    await case_.desk.advance("P6DT1H");
    expect((await case_.newest(moderator)).text).toMatch(/Please answer by[\s\S]*\/approve v1[\s\S]*\/object v1/);
    expect(await count(moderator)).toBe(before + 1);
    await case_.desk.advance("P2D");
    const { text } = await case_.newest("cy", /./);
    const all = (await case_.box("cy")).map((mail) => mail.text).join("\n");
    expect(`${text}${all}`).toMatch(/silence is no yes[\s\S]*\/draft moderator[\s\S]*\/approve/);
    expect(await count(moderator)).toBe(before + 1);
    expect(await says("ada", "/send respondent v1")).toContain("the moderators");
  });

  it("their yes comes with one tap; they and the circle are told, and the next letter can go", async () => {
    await taps(moderator, /a letter for you$/, "We accept it");
    expect((await case_.newest(moderator)).text).toContain("You accept what we recommend. Thank you.");
    const { text } = await case_.newest("cy", /an answer from outside$/);
    expect(text).toMatch(/They accept what you recommend\.[\s\S]*Next, write to the respondent/);
    expect(await says("cy", "/close\nactions: a mail\noutcome: a plan\nreview: 2026-09-15\nletter:\nWe wrote.")).toContain(
      "others hear of the decision first: the respondent",
    );
    expect(await says("ada", "/send respondent v1")).toContain("The letter goes out now.");
  });
});

describe("when the respondent brings new context", () => {
  it("the circle is shown how to decide anew, and what is carried then replaces the earlier plan and is asked anew", async () => {
    await case_.says(respondent, "The list asked me to correct people's mails.", code);
    const { text } = await case_.newest("cy", /an answer from outside$/);
    expect(text).toMatch(/You have decided already\.[\s\S]*\/propose plan/);
    await decides("/propose plan\nOnly the moderators write about how somebody writes.", 2);
    expect(await says("ada", "/draft respondent\nSomething changed.\n")).toContain("Everybody on the case can read your draft");
    expect(await says("cy", "/send respondent v2")).toContain("the moderators");
  });

  it("an old button of theirs says nothing about the new plan", async () => {
    await writes("moderator", 2, "We recommend that only you write about how somebody writes.");
    const letters = (await case_.box(moderator)).filter(({ subject }) => /a letter for you$/.test(subject));
    await case_.desk.mail({ from: moderator, to: [letters[0]?.replyTo ?? ""], text: "/approve v1" });
    await case_.desk.settle();
    expect((await case_.newest(moderator)).text).toContain("your answer was not counted");
    expect((await case_.newest("cy", /an answer from outside$/)).text).toContain("it answers an older letter");
    expect(await says("cy", "/send respondent v2")).toContain("the moderators");
  });
});

describe("moderators who do not agree", () => {
  const counter = "Let us talk to them first.\nIf that does not help, we do as you say.";

  it("say so with what they would do, which the circle reads whole, with buttons to propose it or to ask the board", async () => {
    await taps(moderator, /a letter for you$/, "We do not accept it", counter);
    expect((await case_.newest(moderator)).text).toContain("You do not accept what we recommend.");
    for (const who of ["cy", "ada"]) {
      const { text } = await case_.newest(who, /an answer from outside$/);
      expect(text).toContain("> Let us talk to them first.\n> If that does not help, we do as you say.");
      expect(text).toContain("They do not accept what you recommend.");
    }
    const { text, html } = await case_.newest("cy", /an answer from outside$/);
    expect(text).toMatch(/\/propose plan[\s\S]*\/contact official board@members\.test/);
    expect(html).not.toMatch(/body=[^"]*talk/);
  });

  it("and the board is written to like anybody outside, in a prepared letter that needs no name", async () => {
    await taps("cy@members.test", /an answer from outside$/, "Ask the board");
    expect(await transcriptOf("cy")).toMatch(/they do not accept it\. We ask for your advice[\s\S]*Name nobody/);
    await writes("official", 1, "The moderators want to talk first. What do you think?");
    const { text, html } = await case_.newest(board);
    expect(text).toContain("The moderators want to talk first.");
    expect(`${text}${html}`).not.toMatch(/reporter@|respondent@|mocked|\/approve/);
  });

  it("what they say another way is kept on record by the shepherd with words, and by nobody else", async () => {
    expect(await says("ada", "/approve They called.")).toContain("This is for somebody else on the case to do.");
    expect(await says("cy", "/approve")).toContain("This command needs your words");
    await case_.says(moderator, "We have talked about it once more. We go along with it.", code);
    expect((await case_.newest("ada", /an answer from outside$/)).text).toContain("has no /approve or /object");
    await taps("cy@members.test", /an answer from outside$/, "Keep it as their yes");
    expect(await transcriptOf("cy")).toContain("on record that the moderators accept");
    expect((await case_.newest("ada", /the moderators accept it$/)).text).toContain("They wrote so.");
    expect(await says("ada", "/close anything")).toContain("somebody else");
  });

  it("with the word anyway the case is closed before everybody was told", async () => {
    const closing = "actions: a mail\noutcome: a plan\nreview: 2026-09-15\nletter:\nThis is what we did.";
    expect(await says("cy", `/close\n${closing}`)).toContain("others hear of the decision first: the respondent");
    expect(await says("cy", `/close anyway\n${closing}`)).toContain("The case is closed.");
    expect((await case_.newest(reporter)).text).toContain("This is what we did.");
  });
});

describe("a report that was not made in good faith", () => {
  const other = "other@example.org";
  const closing = "/close not-in-good-faith\nactions: none\nreview: 2026-09-15";

  it("ends by a vote of all, without a letter to whoever sent it, then and later", async () => {
    code = await underWay("Somebody was too kind to others.", other);
    const before = await count(other);
    expect(await says("cy", closing)).toContain("so your colleagues vote on it");
    expect((await case_.newest("bo", /vote on proposal 1$/)).text).toMatch(/not in good faith[\s\S]*gets no letter/);
    for (const who of ["ada", "bo", "dee"]) await case_.says(who, "/agree 1", code);
    expect(await case_.stage(code)).toBe("closed");
    expect((await case_.newest("cy", /the case is closed$/)).text).toContain("The reporter gets no letter");
    await case_.says(other, "Why does nobody answer me?", code);
    await case_.desk.advance("P8D");
    expect([await count(other), await case_.stage(code)]).toEqual([before, "closed"]);
  });
});
