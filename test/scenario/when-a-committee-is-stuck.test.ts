/** A committee of the CHAOSS kind gets stuck and goes on: nobody answers, an owner is missing, votes are even, a note was a letter. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play, reporter } from "./casework.ts";

let case_: Play;
let code: string;

beforeAll(async () => {
  case_ = await play("chaoss");
  code = await case_.reports("He talks over every woman in the room.");
});

afterAll(() => case_.desk.stop());

const text = async (who: string): Promise<string> => (await case_.newest(who, new RegExp(`^${code}: `))).text;

describe("a report that nobody answers", () => {
  it("waits for the two on duty while they have time, and may be taken by a member who was asked after that", async () => {
    await case_.says("cy", "/circle");
    await case_.says("eli", "/take");
    expect(await text("eli")).toContain("still have time to answer");
    await case_.desk.advance("PT21H");
    await case_.says("eli", "/take");
    expect((await case_.newest("eli", /the case so far$/)).text).toContain("talks over every woman");
    await case_.says("eli", "/ack");
    expect(await case_.stage(code)).toBe("acknowledged");
    expect((await case_.newest(reporter)).text).toContain("Eli");
  });
});

describe("two owners", () => {
  it("are named in one command, and each may do what an owner does", async () => {
    await case_.says("eli", "/shepherd me, dee");
    expect(await text("dee")).toContain("Dee is the second owner.");
    await case_.says("dee", "/due 2026-03-20");
    expect((await case_.newest(reporter)).text).toContain("Friday 20 March 2026");
  });

  it("decide with a majority of the circle, the silent included", async () => {
    await case_.says("ada", "/clear");
    await case_.says("dee", "/propose plan\nWe talk to him together.");
    expect(await text("ada")).toContain("It needs 3 members to agree, and has 1 so far.");
    await case_.says("ada", "/agree");
    expect((await case_.newest("eli")).subject).not.toContain("is carried");
    await case_.says("cy", "/agree");
    expect((await case_.newest("eli", /carried$/)).subject).toBe(`${code}: proposal 1 is carried`);
  });
});

describe("even votes", () => {
  it("go to the outside contact, by the code name alone", async () => {
    for (const who of ["bo", "fay"]) await case_.says(who, "/recuse");
    await case_.says("eli", "/propose consequence\nHe stays away for a month.");
    await case_.says("ada", "/agree");
    for (const who of ["cy", "dee"]) await case_.says(who, "/disagree");
    const asked = await case_.newest("board");
    expect(asked.subject).toBe(`${code}: a case needs your help`);
    expect(asked.text).toContain("The votes of the committee are even");
    expect(await case_.desk.raw(asked.id)).not.toMatch(/month|talks over|Eli|reporter@/);
  });
});

describe("a note that was meant as a letter", () => {
  it("goes to the reporter by its button, in the very words of the note", async () => {
    await case_.says("eli", "Dear you,\nwe have talked to him together.");
    expect((await case_.newest(reporter)).text).not.toContain("talked to him together");
    const [, command = ""] = /answer with (\/reply note \d+)/.exec((await case_.newest("eli", /what your mail did$/)).text) ?? [];
    await case_.says("eli", "Between us: I doubt that it helps.");
    await case_.says("eli", command);
    const letter = await case_.newest(reporter);
    expect(letter.text).toContain("Dear you,\nwe have talked to him together.");
    expect(letter.text).not.toContain("doubt");
  });
});
