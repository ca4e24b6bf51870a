/** CF: whoever is too close to a case neither reads it nor decides it, and no case is ever without a way on. */
import { describe, expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
import { answer, caseOf, gotMail, type MemoryDesk, newestFor, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { cy, deciding, reported, reporter } from "./stories.ts";

const outside = "board@members.test";

const read = (desk: MemoryDesk, who: string, words: string): boolean =>
  desk.to(who).some((mail) => `${mail.subject}${mail.text}${mail.html}`.includes(words));

describe("CF04 the reporter is a member", () => {
  const memberReports = async (who: string) => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ from: `${who}@members.test`, text: "It happened to me, canary." });
    await answer(desk, who, "/report mine");
    return { desk, receipt };
  };

  test.each(["fay", "cy"])("%s is the reporter of that case and nothing else", async (who) => {
    const { desk, receipt } = await memberReports(who);
    const pair = who === "cy" ? ["dee", "eli"] : ["cy", "dee"];
    expect((await caseOf(desk, receipt)).circle).toEqual(pair);
    for (const id of pair) expect(read(desk, id, "canary")).toBe(true);
    await answer(desk, pair[0] ?? "", "Do not tell them yet.");
    await answer(desk, pair[0] ?? "", "/circle");
    expect((await caseOf(desk, receipt)).asked.map(({ member }) => member)).not.toContain(who);
    expect(read(desk, who, "Do not tell them yet.")).toBe(false);
  });

  test("commands of theirs are words, and two colleagues cannot bring them in", async () => {
    const { desk, receipt } = await memberReports("fay");
    await answer(desk, "fay", "/ack");
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    for (const who of ["cy", "dee"]) await answer(desk, who, "/include fay");
    expect(newestFor(desk, "dee").text).toContain("Nothing was changed.");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "dee"]);
  });
});

describe("CF05 every member is too close", () => {
  test("one after the other leaves, and somebody outside is asked by code name alone", async () => {
    const { desk, receipt } = await reported({ text: "canary" });
    for (const who of ["cy", "dee", "eli", "fay", "ada", "bo"]) await answer(desk, who, "/recuse");
    const { circle, codeName } = await caseOf(desk, receipt);
    expect(circle).toEqual([]);
    expect(newestFor(desk, outside).subject).toContain(codeName);
    expect(newestFor(desk, outside).raw).not.toMatch(/canary|reporter@|something happened/);
  });
});

describe("CF06 too few are left to decide", () => {
  test("what needs two others is not decided by one, and says how to ask more", async () => {
    const { desk, receipt } = await deciding({ joins: [] });
    await answer(desk, "cy", "/propose action\nTalk to him.");
    expect(newestFor(desk, "dee").text).toContain("With /circle you can ask more members to join.");
    await answer(desk, "dee", "/agree");
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).not.toContain("carried");
  });

  test("a vote that waits for a week is told to somebody outside, by code name", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", "/propose action\nTalk to him, canary.");
    for (const who of ["ada", "bo"]) await answer(desk, who, "/recuse");
    expect(desk.to(outside)).toEqual([]);
    await desk.advance(days(8));
    expect(newestFor(desk, outside).text).toContain((await caseOf(desk, receipt)).codeName);
    expect(newestFor(desk, outside).raw).not.toContain("canary");
  });

  test.each([
    ["recuses", "eli", "/recuse"],
    ["only advises from now on", "dee", "/recuse vote"],
  ])("two thirds are counted anew when somebody %s", async (_, who, text) => {
    const { desk, receipt } = await deciding({ policy: "psf" });
    await answer(desk, "fay", "/recuse");
    await answer(desk, "cy", "/propose consequence 2");
    for (const id of ["ada", "bo"]) await answer(desk, id, "/agree");
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["open"]);
    await answer(desk, who, text);
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["carried"]);
  });

  test.each([
    ["takes them out", "/exclude eli"],
    ["names them as part of it", "/involves Eli"],
  ])("nobody makes a vote smaller by a member whom a colleague keeps out: who %s", async (_, text) => {
    const { desk, receipt } = await deciding({ policy: "psf" });
    await answer(desk, "fay", "/recuse");
    await answer(desk, "cy", "/propose consequence 2");
    for (const id of ["ada", "bo"]) await answer(desk, id, "/agree");
    await answer(desk, "ada", text);
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["open"]);
  });

  test.each(["chipy", "psf", "chaoss"])("whoever is left alone decides nothing alone (%s)", async (policy) => {
    const { desk, receipt } = await deciding({ policy, joins: [] });
    for (const who of ["dee", "eli", "fay", "ada", "bo"]) await answer(desk, who, "/recuse");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy"]);
    await answer(desk, "cy", "/propose consequence 1");
    await answer(
      desk,
      "cy",
      "/close\nactions: none\noutcome: nothing\nreview: 2026-09-01\nletter:\nNothing follows, for want of proof.",
    );
    const { stage, proposals } = await caseOf(desk, receipt);
    expect({ stage, results: proposals.map(({ result }) => result) }).toEqual({
      stage: "acknowledged",
      results: ["open", "open"],
    });
  });
});

describe("CF07 a member who is off the case", () => {
  test.each(["/status", "/log", "/help", "/ack", "/include cy", "What is new?"])("gets nothing for %s", async (text) => {
    const { desk } = await reported();
    const line = newestFor(desk, "cy").replyTo;
    await answer(desk, "cy", "/recuse");
    await answer(desk, "dee", "Now we can talk, canary.");
    const from = desk.sent.length;
    await desk.receive({ from: cy, to: [line], text });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").text).toContain("The line that the mail was sent to is closed.");
    expect(read(desk, "cy", "canary")).toBe(false);
  });

  test("is sent nothing of what comes later: no note, letter, vote, mail of the reporter or closing", async () => {
    const { desk } = await deciding();
    await answer(desk, "dee", "/recuse");
    const from = desk.sent.length;
    await answer(desk, "cy", "canary note");
    await answer(desk, reporter, "canary mail");
    await answer(desk, "cy", "/reply\ncanary letter");
    await answer(desk, "cy", "/propose action\ncanary vote");
    for (const who of ["ada", "bo"]) await answer(desk, who, "/agree");
    await answer(desk, "cy", "/close\nactions: canary\noutcome: canary\nreview: 2026-09-01");
    await desk.advance(days(20));
    expect(gotMail(desk, from)).not.toContain("dee");
  });

  test("finds on a board of another case only what everybody may read", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "ada", "/involves Robin Canary\n/risk safety=yes");
    await answer(desk, "dee", "/recuse");
    await desk.receive({ from: "other@example.org", text: "something else" });
    await answer(desk, "cy", "/recuse");
    const eli = newestFor(desk, "eli");
    await desk.receive({ from: "eli@members.test", to: [eli.replyTo], text: "/status" });
    expect(newestFor(desk, "eli").text).toContain((await caseOf(desk, receipt)).codeName);
    expect(newestFor(desk, "eli").raw).not.toContain("Canary");
  });
});

describe("CF08 two linked cases, and a conflict in one of them", () => {
  test("the link is news to those on both, and nothing to anybody else", async () => {
    const desk = await createMemoryDesk();
    const first = await desk.receive({});
    const second = await desk.receive({ from: "other@example.org", text: "Keep from: Dee\nIt happened." });
    const [one, two] = [(await caseOf(desk, first)).codeName, (await caseOf(desk, second)).codeName];
    await answer(desk, "cy", `/link ${one}`);
    expect(await Promise.all([first, second].map(async (each) => (await caseOf(desk, each)).links.length))).toEqual([1, 1]);
    const mailTo = (who: string): string =>
      desk
        .to(who)
        .map(({ subject, text }) => `${subject}\n${text}`)
        .join("\n");
    expect(mailTo("dee")).not.toContain(two);
    expect(mailTo("eli")).not.toContain(one);
    await answer(desk, "dee", `/link ${two}`);
    expect(newestFor(desk, "dee").text).toContain("You are on no case of that name.");
  });
});

describe("CF09 a member who leaves", () => {
  test.each(["/recuse", "/Recuse.", "/recuse she is a canary of mine", "/recuse\nShe is a canary of mine."])(
    "%j needs no reason, and one that is given is shown to nobody",
    async (text) => {
      const { desk, receipt } = await reported();
      await answer(desk, "cy", text);
      expect((await caseOf(desk, receipt)).circle).toEqual(["dee", "eli"]);
      for (const who of ["dee", "eli", reporter]) expect(read(desk, who, "canary")).toBe(false);
      expect(newestFor(desk, "cy").text).toContain("Nobody is told why.");
    },
  );
});

describe("CF10 a member who may talk about it and not vote", () => {
  test("reads and writes on, and their vote is refused or counts no more", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", "/propose action\nTalk to him.");
    await answer(desk, "ada", "/agree");
    await answer(desk, "ada", "/recuse vote");
    await answer(desk, "bo", "/agree");
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["open"]);
    await answer(desk, "ada", "/agree");
    expect(newestFor(desk, "ada").text).toContain("Nothing was changed.");
    await answer(desk, "ada", "I know the room.");
    expect(read(desk, "dee", "I know the room.")).toBe(true);
    await answer(desk, "dee", "/agree");
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["carried"]);
  });
});

describe("CF11 a member who does not leave though they should", () => {
  test("is taken out by a colleague where somebody takes the place in the same moment", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "dee", "/exclude cy");
    expect(await caseOf(desk, receipt)).toMatchObject({ circle: ["dee", "eli"], primary: "dee", secondary: "eli" });
    await answer(desk, "dee", "canary");
    expect(read(desk, "cy", "canary")).toBe(false);
  });

  test("is taken out by two where nobody takes the place, and is not told of the first of them", async () => {
    const { desk, receipt } = await deciding();
    const before = desk.to("ada").length;
    await answer(desk, "cy", "/exclude ada");
    await answer(desk, "cy", "/exclude ada");
    expect((await caseOf(desk, receipt)).circle).toContain("ada");
    expect(desk.to("ada").length).toBe(before);
    await answer(desk, "bo", "/exclude ada");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "dee", "bo"]);
    await answer(desk, "ada", "/agree");
    expect(newestFor(desk, "ada").text).toContain("The line that the mail was sent to is closed.");
  });
});

describe("CF12 a report that names every member", () => {
  test("is read by none of them, and somebody outside hears of it at once", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay all canary." });
    expect(gotMail(desk)).toEqual([]);
    expect(told(desk).sort()).toEqual([expect.stringMatching(/^board: /), expect.stringMatching(/^reporter: /)]);
    expect(newestFor(desk, outside).raw).not.toContain("canary");
    expect(newestFor(desk, reporter).text).toContain("Nobody on the committee gets your mail.");
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test("but for one goes to that one, who reads that they are alone", async () => {
    const desk = await createMemoryDesk(demoSettings());
    await desk.receive({ text: "Ada, Bo, Cy, Dee and Eli all did." });
    expect(gotMail(desk)).toEqual(["fay"]);
    expect(newestFor(desk, "fay").text).toContain("You are the only member who got this report.");
  });
});

describe("CF13 a member who had read it before the conflict was known", () => {
  test("cannot unread it: the journal says what they were sent, and the others are told where it stands", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "We should ask him.");
    await answer(desk, "cy", "/exclude dee");
    for (const who of ["ada", "bo"]) expect(read(desk, who, "Before that, Dee had been sent:")).toBe(true);
    await answer(desk, "cy", "/log");
    const journal = desk.to("cy").findLast(({ text }) => text.includes("Dee was sent"));
    expect(journal?.text).toMatch(/Dee was sent the report[\s\S]*Dee was sent a note[\s\S]*Dee is off the case/);
  });
});
