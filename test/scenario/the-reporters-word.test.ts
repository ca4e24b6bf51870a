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

  it("goes out in that very version once the reporter has said yes", async () => {
    await case_.says(korina, "/yes 1", code);
    expect((await case_.newest(korina)).text).toContain("You have said yes.");
    const news = await case_.newest("cy");
    expect(news.subject).toBe(`${code}: the reporter agrees to be named`);
    expect(news.text).toContain("/send anyway respondent v1");
    expect(await says("cy", "/send anyway respondent v1")).toContain("The letter goes out now.");
    expect((await case_.newest(respondent)).text).toContain("Korina asked us to write.");
  });
});
