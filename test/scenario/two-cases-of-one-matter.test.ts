/** Two reports of one matter: each its own case, joined for those who may see both and for nobody else. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play } from "./casework.ts";

describe("two cases of one matter", () => {
  let case_: Play;
  let first: string;
  let second: string;

  beforeAll(async () => {
    case_ = await play();
    first = await case_.reports("He shouted at me.", "one@example.org");
    // Kept from dee, so the second case goes to cy and eli.
    second = await case_.reports("He shouted at a friend of mine.\nKeep from: Dee\n", "two@example.org");
  });

  afterAll(() => case_.desk.stop());

  const text = async (who: string): Promise<string> => (await case_.newest(who, /what your mail did$/)).text;

  it("are linked by somebody who is on both", async () => {
    await case_.says("cy", `/link ${second.toLowerCase()}`, first);
    expect(await text("cy")).toContain("The two cases are linked");
    await case_.says("cy", `/link ${first}`, second);
    expect(await text("cy")).toContain("It is so already.");
  });

  it("are nothing to those who are on one of them", async () => {
    for (const mail of await case_.box("dee")) expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(second);
    for (const mail of await case_.box("eli")) expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(first);
    await case_.says("dee", "/log", first);
    expect((await case_.newest("dee")).text).not.toContain(second);
  });

  it("cannot be found out by guessing names", async () => {
    await case_.says("dee", `/link ${second}`, first);
    const real = await text("dee");
    await case_.says("dee", "/link Quiet Ferry", first);
    const guessed = await text("dee");
    expect(real).toContain("You are on no case of that name.");
    expect(guessed).toContain("You are on no case of that name.");
  });

  it("keep their exclusions: a second report by the same person is kept from whom the first one was", async () => {
    const third = await case_.reports("It goes on.", "two@example.org");
    expect((await case_.box("dee")).some(({ subject }) => subject.startsWith(third))).toBe(false);
    expect((await case_.newest("cy", /new report$/)).text).toContain(`The same sender also has an earlier case here: ${second}.`);
  });
});
