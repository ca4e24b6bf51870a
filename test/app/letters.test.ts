/** Letters to the reporter: what goes out is what its writer meant to send, has seen, and may send. */
import { describe, expect, test } from "vitest";
import { memberId } from "../../functions/core/ids.ts";
import { deciding, reporter } from "../hazard/stories.ts";
import { answer, caseOf, type MemoryDesk, newestFor } from "./casework.ts";

const letters = (desk: MemoryDesk): string =>
  desk
    .to(reporter)
    .map(({ text }) => text)
    .join("\n");

describe("a note that reads like a letter", () => {
  test("goes out by its button as it stands, whatever its writer has noted since", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "Dear you,\nwe will see to it.");
    const command = /^Send my note to the reporter: answer with (.+) as the first line$/m.exec(newestFor(desk, "cy").text)?.[1];
    await answer(desk, "cy", "Between us: I do not believe a word of it.");
    await answer(desk, "cy", command ?? "");
    expect(letters(desk)).toContain("we will see to it.");
    expect(letters(desk)).not.toContain("believe a word");
  });

  test("is looked through like any other letter", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "Dear you,\nwrite to me at cy@members.test when you like.");
    await answer(desk, "cy", "/reply note");
    expect(letters(desk)).not.toContain("when you like");
    expect(newestFor(desk, "cy").subject).toMatch(/your letter was not sent$|what your mail did$/);
  });
});

describe("a letter that is held back", () => {
  test("is not let out by the mail in which it stands, before anybody has seen what is wrong with it", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "/reply\nAsk dee@members.test about it.\n/send anyway");
    expect(letters(desk)).not.toContain("Ask dee@");
  });

  test("holds back what stands beside it in the mail", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", "/reply\nAsk dee@members.test about it.\n/due 2026-03-20");
    const { promised, held } = await caseOf(desk, receipt);
    expect({ promised, held: held.length }).toEqual({ promised: undefined, held: 1 });
  });

  test("closes the case no sooner than it is let out", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", "/propose action\nTalk to him.");
    for (const who of ["ada", "bo"]) await answer(desk, who, "/agree");
    await answer(desk, "cy", "/close\nactions: talked\noutcome: warned\nreview: 2026-09-01\nletter:\nAsk bo@members.test.");
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
    expect(desk.to("cy@members.test").some(({ text }) => text.includes("> bo@members.test"))).toBe(true);
    await answer(desk, "cy", "/send anyway");
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "closed", closing: { outcome: "warned" } });
    expect(letters(desk)).toContain("Ask bo@");
  });

  test("may not quote what a colleague proposed, either", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "/propose action\nAsk the organisers to change the lock of the back door at once.");
    await answer(desk, "dee", "/reply\nThey say: change the lock of the back door at once.");
    await answer(desk, "cy", "/reply\nThey say: ask the organisers to change the lock of the back door.");
    expect(letters(desk)).not.toContain("the lock of the back door");
  });
});

describe("a letter with which a case was to be closed", () => {
  const close = (letter: string) =>
    `/close\nactions: we have asked the venue to lock its back door at night\noutcome: a talk\nreview: 2026-09-01${letter}`;
  const own = "\nletter:\nWe have come to the end of what we can do here, and thank you for telling us.";

  test.each([own, ""])("is no secret when it is put to the vote again: %j", async (letter) => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", close(letter));
    for (const who of ["dee", "ada", "bo"]) await answer(desk, who, "/disagree 1");
    await answer(desk, "cy", close(letter));
    const { held, proposals } = await caseOf(desk, receipt);
    expect(held).toEqual([]);
    expect(proposals.map(({ result }) => result)).toEqual(["not-carried", "open"]);
  });

  test("is no secret after the case was opened again, while the actions beside it still are", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "cy", close(""));
    for (const who of ["ada", "bo"]) await answer(desk, who, "/agree 1");
    await answer(desk, "cy", "/reopen");
    await answer(desk, "cy", close(""));
    expect((await caseOf(desk, receipt)).held).toEqual([]);
    await answer(desk, "cy", "/reply\nWe have asked the venue to lock its back door at night.");
    expect((await caseOf(desk, receipt)).held).toHaveLength(1);
  });
});

describe("a case", () => {
  test("is not closed by one member alone with /record once it is under way", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "dee", "/record");
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });

  test("is not taken over by somebody who comes in and sends the others away", async () => {
    const { desk, receipt } = await deciding({ joins: [] });
    await answer(desk, "ada", "/clear\n/exclude cy\n/exclude dee");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "dee"]);
    await answer(desk, "ada", "/clear");
    await answer(desk, "ada", "/exclude cy");
    expect((await caseOf(desk, receipt)).circle).toContain("cy");
  });

  test("keeps a reporter's wish for their next report, and no two members can undo it", async () => {
    const { desk } = await deciding();
    await desk.receive({ from: "second@example.org", text: "Keep from: Dee\nIt happened." });
    const next = await desk.receive({ from: "second@example.org", text: "It happened again." });
    for (const who of ["cy", "eli"]) await answer(desk, who, "/include dee");
    expect((await caseOf(desk, next)).asked).toEqual([]);
  });
});

describe("a safer address", () => {
  test("that was mistyped can be taken back by naming the old one", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, reporter, "/write-to stranger@example.net");
    await answer(desk, reporter, `/write-to ${reporter}`);
    await answer(desk, "stranger@example.net", "/yes");
    expect((await caseOf(desk, receipt)).reporter.address).toBe(reporter);
  });
});

describe("what a reporter writes later", () => {
  test("keeps out whom it names, before anybody is asked to help", async () => {
    const { desk, receipt } = await deciding({ joins: [] });
    await answer(desk, reporter, "Fay was there too, and laughed.");
    await answer(desk, "fay", "/clear");
    const { circle, asked } = await caseOf(desk, receipt);
    expect({ circle, asked: asked.map(({ member }) => member).includes(memberId("fay")) }).toEqual({
      circle: ["cy", "dee"],
      asked: false,
    });
  });

  test("lets somebody answer them, although they had asked for quiet", async () => {
    const { desk } = await deciding();
    await answer(desk, reporter, "/quiet");
    expect(newestFor(desk, reporter).text).toContain("This is our last mail about this.");
    await answer(desk, "cy", "/reply\nToo early.");
    await answer(desk, reporter, "I changed my mind. Please write to me.");
    await answer(desk, "cy", "/reply\nHere I am.");
    expect(letters(desk)).not.toContain("Too early.");
    expect(letters(desk)).toContain("Here I am.");
  });

  test("is answered where it is a mistyped wish", async () => {
    const { desk } = await deciding();
    await answer(desk, reporter, "/quite");
    expect(newestFor(desk, reporter).text).toContain("The desk does not know this command.");
  });
});
