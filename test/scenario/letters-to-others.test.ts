/** A case writes to people outside: each has a line of their own, a second member sends, and what they answer commands nothing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "../support/surface.ts";
import { type Play, play, reporter } from "./casework.ts";

let case_: Play;
let code: string;

const respondent = "respondent@example.net";
const witness = "witness@example.net";
const letter = "Hello,\n\nwe heard that you shouted at the door.\nPlease stay away from the door.";

const draftFor = (who: string): Promise<Message> => case_.newest(who, new RegExp(`^${code}: a draft to read$`));
const transcriptOf = async (who: string): Promise<string> =>
  (await case_.newest(who, new RegExp(`^${code}: what your mail did$`))).text;
const says = async (who: string, text: string): Promise<string> => {
  await case_.says(who, text, code);
  return transcriptOf(who);
};
const count = async (who: string): Promise<number> => (await case_.box(who)).length;

beforeAll(async () => {
  case_ = await play();
  code = await case_.reports("Somebody shouted at the door. It was Robin.");
  expect(await says("cy", `/contact respondent ${respondent}`)).toContain("This cannot be done at this stage of the case.");
  for (const text of ["/ack", "/shepherd me", "/circle"]) await case_.says("cy", text, code);
  await case_.says("ada", "/clear", code);
});

afterAll(() => case_.desk.stop());

describe("a line to somebody outside", () => {
  it.each([
    ["somebody of the committee", "/contact witness fay@members.test", "an address of a member"],
    ["the desk itself", "/contact witness conduct@desk.test", "or of the desk itself"],
    ["the reporter", `/contact witness ${reporter.toUpperCase()}`, "This is the reporter's address"],
    ["nobody", "/contact witness nobody", "no mail address"],
    ["somebody without a role that there is", `/contact friend ${witness}`, "/contact respondent ADDRESS"],
  ])("is not opened to %s", async (_, text, words) => {
    expect(await says("cy", text)).toContain(words);
  });

  it("is opened by the shepherd alone, without a word to them, and once for an address", async () => {
    const [before, boxes] = [await count("dee"), (await case_.desk.mailboxes()).length];
    expect(await says("ada", `/contact respondent ${respondent}`)).toContain("This is for somebody else on the case to do.");
    expect(await says("cy", `/contact respondent ${respondent}`)).toContain("Nothing was sent there yet.");
    expect(await says("cy", `/contact witness ${respondent}`)).toContain("There they are: respondent");
    expect([await count("dee"), (await case_.desk.mailboxes()).length]).toEqual([before, boxes]);
  });
});

describe("a draft", () => {
  it("is for somebody to whom there is a line, and not for the reporter", async () => {
    expect(await says("dee", "/draft witness\nWhat did you see?")).toContain("It has lines to: respondent");
    expect(await says("dee", "/draft reporter\nHello.")).toContain("Write to the reporter with /reply.");
    expect(await says("dee", "/draft friend\nHello.")).toContain("/draft respondent, /draft witness");
    expect(await says("dee", "/send")).toContain("There is no such draft now.");
  });

  it("starts from a letter that the desk has prepared, in its four parts", async () => {
    const text = await says("dee", "/draft respondent");
    for (const part of ["1. What you did or said", "2. What it did", "3. What we ask", "4. What follows"])
      expect(text).toContain(part);
    expect(text).toContain("If you want to say that you are sorry, write it to us.");
    const { html } = await case_.newest("dee");
    expect(html).toMatch(/href="mailto:[^"]*body=%2Fdraft%20respondent%0A%0AHello/);
  });

  it("is shown to everybody on the case with its text, and its writer alone has no button to send it", async () => {
    await says("dee", `/draft respondent\n${letter}`);
    for (const who of ["cy", "ada", "dee"]) {
      const { text } = await draftFor(who);
      expect(text).toContain("Dee wrote a letter to the respondent. This is version 1 of it. It has not been sent.");
      expect(text).toContain(`It would go to: ${respondent}`);
      expect(text).toContain("> Please stay away from the door.");
      expect(text).toContain("/discard respondent");
      expect(text.includes("/send respondent v1")).toBe(who !== "dee");
    }
    for (const who of [respondent, reporter, "fay", "bo"])
      expect((await case_.box(who)).some(({ text }) => text.includes("stay away"))).toBe(false);
  });

  it("is not sent by its writer, nor in a version that was changed meanwhile", async () => {
    for (const text of ["/send", "/send respondent", "/send respondent v1"])
      expect(await says("dee", text)).toContain("nobody sends a letter of their own");
    await says("ada", `/draft respondent\n${letter}\nWe write again in May.`);
    expect((await draftFor("dee")).text).toContain("This is version 2 of it.");
    expect(await says("cy", "/send respondent v1")).toContain("The draft was changed after the mail that you answered.");
    expect(await says("ada", "/send")).toContain("nobody sends a letter of their own");
    expect(await count(respondent)).toBe(0);
  });

  it("is sent by a second member, in the committee's name and on a line and thread of its own", async () => {
    expect(await says("dee", "/send respondent v2")).toContain("The letter goes out now.");
    const got = await case_.newest(respondent);
    expect(got.subject).toBe(`${code}: a letter for you`);
    expect(got.text).toContain(`${letter}\nWe write again in May.`);
    expect(got.text).toContain("do not write or talk about this letter to anybody who you think told us");
    expect(`${got.from}${got.text}${got.html}`).not.toMatch(/\b(?:Ada|Cy|Dee)\b|members\.test|Robin|reporter@/);
    const others = (await Promise.all([reporter, "cy", "ada", "dee"].map((who) => case_.box(who)))).flat();
    expect(others.map(({ replyTo }) => replyTo)).not.toContain(got.replyTo);
    expect(others.map(({ headers }) => headers.references)).not.toContain(got.headers.references);
    expect((await case_.newest("cy")).text).toContain("Ada wrote this letter to the respondent, and Dee sent it.");
    expect(await says("cy", "/send respondent v2")).toContain("There is no such draft now.");
    expect(await count(respondent)).toBe(1);
  });

  it("is dropped by anybody on the case, and an old button never sends a new letter", async () => {
    await says("ada", "/draft respondent\nOne thing more.");
    expect(await says("dee", "/discard respondent")).toContain("The draft is dropped.");
    expect((await case_.newest("cy")).text).toContain("Dee dropped the draft of a letter to the respondent.");
    await says("ada", "/draft respondent\nAnother thing.");
    expect(await says("dee", "/send respondent v3")).toContain("The draft was changed");
    expect(await says("dee", "/discard")).toContain("The draft is dropped.");
    expect(await count(respondent)).toBe(1);
  });

  it("waits for whoever joins, and a bare /send is for one draft that its sender has been sent", async () => {
    await says("cy", `/contact witness ${witness}`);
    await says("ada", "/draft witness\nWhat did you see?");
    await case_.says("bo", "/clear", code);
    expect((await draftFor("bo")).text).toContain("> What did you see?");
    await says("ada", "/draft respondent\nWe ask somebody who was there.");
    expect(await says("bo", "/send")).toContain("/send witness v1, /send respondent v5");
    await says("bo", "/discard respondent");
    expect(await says("bo", "/send")).toContain("The letter goes out now.");
    expect((await case_.newest(witness)).text).toContain("What did you see?");
  });

  it("that tells who reported is kept and shown with the words, and not sent before the reporter agrees", async () => {
    expect(await says("dee", `/draft respondent\nAsk ${reporter} about it.`)).toContain("Something in it tells too much");
    const { text } = await draftFor("cy");
    expect(text).toContain(`This tells who reported.\n> ${reporter}`);
    expect(text).toContain("Ask the reporter first: answer with /send anyway respondent v6");
    expect(await says("cy", "/send")).toContain("Something in this draft tells too much.");
    await says("dee", "/discard respondent");
    expect(await count(respondent)).toBe(1);
  });

  it("that holds what is for the committee alone goes out when a second member wants it anyway", async () => {
    await says("dee", "/draft respondent\nBo answers you: bo@members.test.");
    expect((await draftFor("cy")).text).toMatch(
      /This is for the committee alone\.\n> bo@members\.test[\s\S]*\/send anyway respondent v\d/,
    );
    expect(await says("cy", "/send respondent")).toContain("Something in this draft tells too much.");
    expect(await says("dee", "/send anyway respondent")).toContain("nobody sends a letter of their own");
    expect(await says("cy", "/send anyway respondent")).toContain("The letter goes out now.");
    expect(await count(respondent)).toBe(2);
  });
});

describe("an answer from outside", () => {
  it("reaches the circle with the address that it came from, and nobody else; a command in it does nothing", async () => {
    const before = await count(reporter);
    await case_.says(respondent, "/close it was nothing\nI was not there.\n/discard");
    for (const who of ["cy", "dee", "ada"]) {
      const { subject, text } = await case_.newest(who);
      expect(subject).toBe(`${code}: an answer from outside`);
      expect(text).toContain(`It came from: ${respondent} — proven to be the respondent`);
      expect(text).toContain("> /close it was nothing\n> I was not there.");
    }
    expect([await count(reporter), await count(respondent), await case_.stage(code)]).toEqual([before, 2, "acknowledged"]);
    expect((await case_.box("fay")).some(({ text }) => text.includes("I was not there"))).toBe(false);
  });

  it("by a stranger on that line is shown for what it is, and one by a machine is not shown", async () => {
    const { replyTo } = await case_.newest(respondent);
    await case_.desk.mail({ from: "stranger@evil.example", to: [replyTo], text: "/reopen\nLeave it." });
    await case_.desk.mail({ from: respondent, to: [replyTo], text: "It was me.", verdicts: "spf=FAIL dkim=FAIL dmarc=FAIL" });
    await case_.desk.settle();
    const two = (await case_.box("cy")).slice(-2).map(({ text }) => text);
    expect(two[0]).toContain("stranger@evil.example — not proven to be the respondent, so take care");
    expect(two[1]).toContain(`${respondent} — not proven to be the respondent`);
    const before = await count("cy");
    await case_.desk.mail({ from: respondent, to: [replyTo], text: "I am away.", headers: { "Auto-Submitted": "auto-replied" } });
    await case_.desk.settle();
    expect([await count("cy"), await count("stranger@evil.example"), await count(respondent)]).toEqual([before, 0, 2]);
  });

  it("to a closed case is told to the circle, who may open it again; it does not open it", async () => {
    await says("cy", "/close a talk\nactions: we wrote\nreview: 2026-09-01");
    for (const who of ["dee", "ada", "bo"]) if ((await case_.stage(code)) !== "closed") await case_.says(who, "/agree 1", code);
    await case_.says(respondent, "There is something you do not know.");
    expect(await case_.stage(code)).toBe("closed");
    const { text } = await case_.newest("dee");
    expect(text).toContain("this mail does not open it");
    expect(text).toContain("Open it again: answer with /reopen");
  });
});

it("a letter that comes back is told to the circle", async () => {
  await case_.desk.fault({ service: "ses", outcome: "bounce", match: witness, times: 1 });
  await says("ada", "/draft witness\nThank you.");
  expect(await says("bo", "/send witness")).toContain("The letter goes out now.");
  await case_.desk.settle();
  expect((await case_.newest("dee", /mail does not reach the witness/)).text).toContain(
    "the address of the witness does not take it",
  );
});

it("the journal tells every version, who wrote and who sent it", async () => {
  await case_.says("bo", "/log", code);
  const { text } = await case_.newest("bo");
  for (const line of ["Cy opened a line to the respondent", "version 1", "version 2", "Dee sent a letter to the respondent"])
    expect(text).toContain(line);
});
