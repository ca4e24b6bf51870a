/** A mail from a member's address may be a report or may be meant for a case. Its author says which, and nobody reads it before. */
import { describe, expect, test } from "vitest";
import { hours } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings, type Incoming } from "../support/memory-desk.ts";
import { answer, caseOf, gotMail, newestFor, told } from "./casework.ts";

const canary = "somebody pushed me on the stairs";

const asked = async (change: Incoming = {}) => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({ from: "fay@members.test", text: canary, ...change });
  return { desk, receipt, from: desk.sent.length };
};

describe("a member's mail to the alias", () => {
  test("brings its author a question that quotes nothing, and nobody else anything", async () => {
    const { desk } = await asked();
    expect(told(desk)).toEqual(["fay: What is the mail you sent?"]);
    expect(newestFor(desk, "fay").raw).not.toContain("pushed");
  });

  test("is on no board while it waits", async () => {
    const { desk } = await asked();
    expect(await desk.stores.cases.board(demoSettings().id)).toEqual([]);
    expect(gotMail(desk)).toEqual(["fay"]);
  });

  test("is named to the pair after a day, by code name alone", async () => {
    const { desk, from, receipt } = await asked();
    await desk.advance(hours(24) - 1);
    expect(desk.sent).toHaveLength(from);
    await desk.advance(1);
    expect(told(desk, from).sort()).toEqual(["cy: a mail waits", "dee: a mail waits"]);
    const { codeName } = await caseOf(desk, receipt);
    for (const mail of desk.sent.slice(from)) {
      expect(mail.subject).toBe(`${codeName}: a mail waits`);
      expect(mail.raw).not.toMatch(/pushed|fay/i);
    }
  });

  test("is not mentioned to the pair when its author answered in time", async () => {
    const { desk } = await asked();
    await answer(desk, "fay", "/discard");
    const from = desk.sent.length;
    await desk.advance(hours(25));
    expect(desk.sent.slice(from)).toEqual([]);
  });
});

describe("the author answers", () => {
  test("/report mine: the pair gets it, the author gets a receipt as any reporter, and has no part in it as a member", async () => {
    const { desk, from, receipt } = await asked();
    await answer(desk, "fay", "/report mine");
    expect(told(desk, from).sort()).toEqual([
      "cy: new report",
      "dee: new report",
      "fay: we have your mail",
      "fay: what your mail did",
    ]);
    expect(await caseOf(desk, receipt)).toMatchObject({
      circle: ["cy", "dee"],
      keptOut: [{ member: "fay", why: "is-reporter" }],
    });
  });

  test("/report mine while on duty: somebody else takes the place", async () => {
    const { desk, from } = await asked({ from: "cy@members.test" });
    await answer(desk, "cy", "/report mine");
    expect(
      told(desk, from)
        .filter((mail) => mail.endsWith("new report"))
        .sort(),
    ).toEqual(["dee: new report", "eli: new report"]);
  });

  test("/report mine: their command mail on the new reporter's line is content, not a command", async () => {
    const { desk, receipt } = await asked({ from: "cy@members.test" });
    await answer(desk, "cy", "/report mine");
    const line = desk.to("cy").find(({ subject }) => subject.endsWith("we have your mail"))?.replyTo ?? "";
    await answer(desk, "cy", "/ack", { to: [line] });
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported" });
  });

  test("/report other: the pair hears who filed it, and nobody is written to as the reporter", async () => {
    const { desk, from, receipt } = await asked();
    await answer(desk, "fay", "/report other");
    expect(newestFor(desk, "dee").text).toContain("Fay filed it for somebody else.");
    expect(told(desk, from)).not.toContain("fay: we have your mail");
    expect((await caseOf(desk, receipt)).reporter.address).toBeUndefined();
  });

  test("/report other: and is told that it was done, since no command goes unanswered", async () => {
    const { desk, from } = await asked();
    await answer(desk, "fay", "/report other");
    expect(told(desk, from)).toContain("fay: what your mail did");
  });

  test("/discard: nobody is shown it, and the author hears so", async () => {
    const { desk, from, receipt } = await asked();
    await answer(desk, "fay", "/discard");
    expect(told(desk, from)).toEqual(["fay: what your mail did"]);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "set-aside" });
  });

  test("without proof: nothing is opened, and the author hears why", async () => {
    const { desk, from, receipt } = await asked();
    await answer(desk, "fay", "/report mine", { verdicts: { dmarc: "FAIL" } });
    expect(told(desk, from)).toEqual(["fay: a mail changed nothing"]);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "unplaced" });
  });

  test("with words only: they are told that nothing was done", async () => {
    const { desk, from } = await asked();
    await answer(desk, "fay", "Please pass it on to the pair.");
    expect(told(desk, from)).toEqual(["fay: what your mail did"]);
    expect(newestFor(desk, "fay").text).toContain("did nothing");
  });
});

describe("one of the pair opens a mail that waits", () => {
  const waiting = async (change: Incoming = {}) => {
    const { desk, receipt } = await asked(change);
    await desk.advance(hours(24));
    return { desk, receipt, from: desk.sent.length };
  };

  test("as a report of its author, who is not on the case as a member", async () => {
    const { desk, receipt, from } = await waiting();
    await answer(desk, "cy", "/report");
    expect(
      told(desk, from)
        .filter((mail) => mail.endsWith("new report"))
        .sort(),
    ).toEqual(["cy: new report", "dee: new report"]);
    expect(await caseOf(desk, receipt)).toMatchObject({ keptOut: [{ member: "fay", why: "is-reporter" }] });
  });

  test("that nothing vouched for, and is told so: the address in it may be anybody's", async () => {
    const { desk, from } = await waiting({ verdicts: { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" } });
    await answer(desk, "cy", "/report");
    expect(newestFor(desk, "dee").text).toContain("Nothing vouches that the sender's address is real.");
    expect(told(desk, from)).not.toContain("fay: we have your mail");
  });

  test("but cannot say in its author's place that it was filed for somebody else", async () => {
    const { desk, receipt } = await waiting({ verdicts: { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" } });
    await answer(desk, "cy", "/report other");
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "unplaced" });
  });

  test("only one of them: the other is told that it is open already", async () => {
    const { desk } = await waiting();
    const line = newestFor(desk, "dee").replyTo;
    await answer(desk, "cy", "/report");
    await answer(desk, "dee", "/report", { to: [line] });
    expect(newestFor(desk, "dee").text).toContain("This cannot be done at this stage of the case.");
  });

  test("and nobody else of the committee can", async () => {
    const { desk, receipt } = await waiting();
    await answer(desk, "cy", "/report", { from: "bo@members.test" });
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "unplaced" });
  });
});

describe("a mail that nobody inside may read", () => {
  test("is told to the outside contact once, also when its author placed it before the day was over", async () => {
    const { desk, from } = await asked({ text: "Keep from: Ada, Bo, Cy, Dee, Eli\nIt happened." });
    await answer(desk, "fay", "/report mine");
    await desk.advance(hours(25));
    expect(told(desk, from).filter((mail) => mail.endsWith("waits for help"))).toEqual(["board: a report waits for help"]);
  });
});

describe("a mail that names the pair", () => {
  test("waits for the next two instead", async () => {
    const { desk, from } = await asked({ text: "Cy and Dee shouted at me." });
    await desk.advance(hours(24));
    expect(gotMail(desk, from)).toEqual(["eli", "fay"]);
  });

  test("by a member who signs with their own name does not keep that member's colleagues waiting", async () => {
    const { desk, receipt } = await asked({ text: "somebody pushed me. Fay" });
    await answer(desk, "fay", "/report other");
    expect((await caseOf(desk, receipt)).keptOut).toEqual([]);
  });
});
