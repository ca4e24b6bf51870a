/** Who reported is the reporter's to say: no letter tells it to anybody, and nothing is passed on to them, before they have said yes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "../support/surface.ts";
import { type Play, play } from "./casework.ts";

let case_: Play;
let code: string;

const korina = "korina.v@example.org";
const respondent = "dravo@example.net";
const report = "Dravo leaned over the banister and hissed that I should crawl back to my village.";

const transcriptOf = async (who: string): Promise<string> =>
  (await case_.newest(who, new RegExp(`^${code}: what your mail did$`))).text;
const says = async (who: string, text: string): Promise<string> => {
  await case_.says(who, text, code);
  return transcriptOf(who);
};
const draftFor = (who: string): Promise<Message> => case_.newest(who, new RegExp(`^${code}: a draft to read$`));
const count = async (who: string): Promise<number> => (await case_.box(who)).length;
const questionTo = (who: string): Promise<Message> => case_.newest(who, new RegExp(`^${code}: a question for you$`));

beforeAll(async () => {
  case_ = await play();
  await case_.desk.mail({
    from: `"Korina Veldrin" <${korina}>`,
    to: [case_.desk.alias],
    subject: "something happened",
    text: report,
  });
  await case_.desk.settle();
  code = (await case_.newest(korina)).subject.split(":")[0] ?? "";
  for (const text of ["/ack", "/shepherd me", "/circle"]) await case_.says("cy", text, code);
  await case_.says("ada", "/clear", code);
  await case_.says("cy", `/contact respondent ${respondent}`, code);
});

afterAll(() => case_.desk.stop());

describe("a letter that tells who reported", () => {
  it("is shown with the very words, and a second member asks the reporter instead of sending it", async () => {
    expect(await says("dee", "/draft respondent\nHello Dravo,\n\nKorina asked us to write.")).toContain(
      "Something in it tells too much",
    );
    const { text } = await draftFor("cy");
    expect(text).toContain("This tells who reported.\n> Korina");
    expect(text).toContain("Ask the reporter first: answer with /send anyway respondent v1");
    expect(await says("cy", "/send respondent v1")).toContain("Something in this draft tells too much.");
    expect(await says("cy", "/send anyway respondent v1")).toContain("The reporter is asked first");
    const question = await questionTo(korina);
    expect(question.text).toContain("We would like to write to the person whom your report is about.");
    expect(question.text).toContain("These are the words:\n> Korina");
    expect(question.text).toContain("Nothing happens unless you say yes.");
    expect(question.text).not.toMatch(/\b(?:Ada|Cy|Dee)\b|members\.test|Dravo/);
    expect(await count(respondent)).toBe(0);
  });

  it("goes out in that very version once the reporter has said yes, and a yes is for one letter", async () => {
    await case_.says(korina, "/yes 1", code);
    expect((await case_.newest(korina)).text).toContain("You have said yes.");
    const news = await case_.newest("cy");
    expect(news.subject).toBe(`${code}: the reporter agrees to be named`);
    expect(news.text).toContain("/send anyway respondent v1");
    expect((await case_.newest("dee")).text).not.toContain("/send anyway");
    expect(await says("cy", "/send anyway respondent v1")).toContain("The letter goes out now.");
    expect((await case_.newest(respondent)).text).toContain("Korina asked us to write.");
    await says("dee", "/draft respondent\nKorina hopes that you stay away.");
    expect(await says("cy", "/send anyway respondent v2")).toContain("The reporter is asked first");
    expect(await count(respondent)).toBe(1);
  });

  it("does not go out on the word of somebody else, and several members who ask are one question", async () => {
    const { replyTo } = await questionTo(korina);
    await case_.desk.mail({ from: "stranger@evil.example", to: [replyTo], text: "/yes 2" });
    await case_.desk.mail({ from: korina, to: [replyTo], text: "/yes 2", verdicts: "spf=FAIL dkim=FAIL dmarc=FAIL" });
    await case_.desk.mail({ from: korina, to: [replyTo], text: "/yes 2", headers: { "Auto-Submitted": "auto-replied" } });
    await case_.desk.settle();
    const before = await count(korina);
    expect(await says("ada", "/send anyway respondent v2")).toContain("No answer is a no, so it was not sent.");
    expect([await count(korina), await count(respondent)]).toEqual([before, 1]);
  });

  it("does not go out after a no, which the reporter alone takes back, nor when they take back a yes", async () => {
    await case_.says(korina, "/no 2\nI am afraid of him.", code);
    expect((await case_.newest("dee", /does not agree/)).text).toContain("cannot go out with those words");
    expect(await says("cy", "/send anyway respondent v2")).toContain("The reporter was asked, and said no.");
    await case_.says(korina, "/yes", code);
    expect((await case_.newest("cy")).text).toContain("/send anyway respondent v2");
    await case_.says(korina, "/no", code);
    expect(await says("cy", "/send anyway respondent v2")).toContain("The reporter was asked, and said no.");
    await says("dee", "/draft respondent\nKorina hopes that you stay far away.");
    expect((await draftFor("cy")).text).toContain("the reporter was asked, and does not want that");
    expect(await says("cy", "/send anyway respondent v3")).toContain("they are not asked again");
    await says("dee", "/draft respondent\nPlease stay away.");
    expect(await says("cy", "/send respondent v4")).toContain("The letter goes out now.");
  });
});

it("a letter is looked through once more when it is sent, against what has come in since", async () => {
  await says("dee", "/draft respondent\nPlease do not wait beside the kiosk in Marwick.");
  expect((await draftFor("cy")).text).not.toContain("Marwick.\n> Marwick");
  await case_.says(korina, "He waited beside the kiosk in Marwick again, and I ran.", code);
  expect(await says("cy", "/send respondent v5")).toContain(
    "What has come in since it was written shows that it tells too much.",
  );
  const { text } = await draftFor("cy");
  expect(text).toMatch(/stands in what the reporter or a witness wrote[^>]*\n> [^\n]*Marwick/);
  expect(text).toContain("/send anyway respondent v5");
  expect(await says("ada", "/send anyway respondent v5")).toContain("The letter goes out now.");
  expect((await case_.newest(respondent)).text).toContain("kiosk in Marwick");
});

describe("an apology", () => {
  it("is passed on only if the reporter wants to read it, and its writer hears nothing of that", async () => {
    await case_.says(respondent, "Tell them that I am sorry. Call me: +1 555 0100, dravo@example.net");
    const before = await count(respondent);
    for (const words of ["Call +1 555 0100.", "Write to dravo at example dot net.", "See https://dravo.example/sorry"])
      expect(await says("cy", `/relay\nI am sorry. ${words}`)).toContain("may hold no address, no telephone number and no link");
    expect(await says("ada", "/relay\nI am sorry.")).toContain("This is for somebody else on the case to do.");
    expect(await says("cy", "/relay respondent\nI am sorry for what I hissed at you.")).toContain("The reporter is asked first");
    const question = await questionTo(korina);
    expect(question.text).toContain("Something was written for you by the person whom your report is about.");
    expect(question.text).not.toMatch(/sorry|hissed/);
    await case_.says(korina, "/yes 3", code);
    expect((await case_.newest(korina, /what you wanted to read/)).text).toContain("> I am sorry for what I hissed at you.");
    expect((await case_.newest("dee")).text).toContain("whether the reporter read it is theirs alone");
    expect(await count(respondent)).toBe(before);
  });

  it("that the reporter does not want ends there", async () => {
    expect(await says("cy", "/relay\nI want to explain it.")).toContain("The reporter is asked first");
    await case_.says(korina, "/no 4", code);
    expect((await case_.newest("ada")).subject).toBe(`${code}: the reporter does not want to read it`);
    expect(await says("cy", "/relay\nI want to explain it again.")).toContain("The reporter was asked, and said no.");
    await case_.says(korina, "/yes 4", code);
    expect((await case_.box(korina)).some(({ text }) => text.includes("I want to explain"))).toBe(false);
  });
});

it("a line to a mistyped address is closed, and what its owner still writes is a new report", async () => {
  await says("cy", "/contact witness wiitness@example.net");
  await says("dee", "/draft witness\nWhat did you see?");
  await says("cy", "/send witness v1");
  await says("dee", "/draft witness\nOne thing more.");
  expect(await says("cy", "/contact close witness")).toContain("The line is closed");
  expect(await says("ada", "/send witness v2")).toContain("It has lines to: respondent");
  const before = await count("ada");
  await case_.says("wiitness@example.net", "You have the wrong person.");
  expect(await count("ada")).toBe(before);
  expect((await case_.newest("cy", /new report/)).text).toContain("It came in on a private line that no longer works.");
  expect(await says("cy", "/contact witness witness@example.net")).toContain("The line is open.");
});

it("a reporter who wants no mail is not asked, and so a letter that tells who they are cannot go out", async () => {
  await case_.says(korina, "/quiet", code);
  const before = await count(korina);
  await says("dee", "/draft witness\nKorina wants to be left alone.");
  const { text } = await draftFor("cy");
  expect(text).toContain("the reporter cannot be asked whether they agree");
  expect(text).not.toContain("/send");
  expect(await says("cy", "/send anyway witness")).toContain("the desk cannot ask them");
  expect(await count(korina)).toBe(before);
});
