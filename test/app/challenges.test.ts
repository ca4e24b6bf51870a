/** A mail that nothing proves waits for its line's owner, who is asked at the address that the desk knows. */
import { describe, expect, test } from "vitest";
import { hours } from "../../functions/core/instant.ts";
import { cy, evil, reported, reporter } from "../hazard/stories.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { answer, caseOf, changeRoster, newestFor, told } from "./casework.ts";

type Desk = Awaited<ReturnType<typeof reported>>["desk"];

const gray = { dmarc: "GRAY", spf: "PASS", dkim: "FAIL" };
const question = "say if this was you";

/** Cy's commands have come in unproven, and cy has been asked. */
const asked = async (text = "/ack\nThank you for telling us.") => {
  const { desk, receipt } = await reported();
  const line = newestFor(desk, "cy").replyTo;
  await answer(desk, "cy", text, { verdicts: gray });
  expect(newestFor(desk, "cy").subject).toContain(question);
  return { desk, receipt, line, oneTime: newestFor(desk, "cy").replyTo, from: desk.sent.length };
};

const stage = async ({ desk, receipt }: Pick<Awaited<ReturnType<typeof asked>>, "desk" | "receipt">) =>
  (await caseOf(desk, receipt)).stage;

describe("/yes on the one-time line", () => {
  test.each(["PASS", "GRAY", "PROCESSING_FAILED", "ABSENT"])("does what waited, with DMARC %s", async (dmarc) => {
    const { desk, receipt, line, oneTime, from } = await asked();
    expect(oneTime).not.toBe(line);
    await answer(desk, "cy", "/yes", { verdicts: { dmarc } });
    expect(await stage({ desk, receipt })).toBe("acknowledged");
    expect(told(desk, from).sort()).toEqual(["cy: what your mail did", "dee: acknowledged", "reporter: an answer for you"]);
    expect(newestFor(desk, reporter).text).toContain("Thank you for telling us.");
    expect(newestFor(desk, "cy").replyTo).toBe(line);
  });

  test.each([
    ["another address, though proven", { from: evil }],
    ["a colleague's address", { from: "dee@members.test" }],
    ["a forged mail", { verdicts: { dmarc: "FAIL" } }],
    ["a mailbox that answers by itself", { headers: ["Auto-Submitted: auto-replied"] }],
  ])("does nothing from %s", async (_, change) => {
    const { desk, receipt } = await asked();
    await desk.receive({ from: cy, to: [newestFor(desk, "cy").replyTo], text: "/yes", ...change });
    expect(await stage({ desk, receipt })).toBe("reported");
  });

  test("is taken once: the line is dead afterwards, and is no new report", async () => {
    const { desk, receipt, oneTime } = await asked("/shepherd me");
    await answer(desk, "cy", "/yes");
    const from = desk.sent.length;
    await desk.receive({ from: cy, to: [oneTime], text: "/yes" });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    const { takenIn, shepherd } = await caseOf(desk, receipt);
    expect([takenIn.length, shepherd]).toEqual([4, "cy"]);
  });

  test("is decided against the case as it then stands, all or nothing", async () => {
    const { desk, receipt, oneTime } = await asked("/ack\n\n/shepherd me");
    await answer(desk, "dee", "/ack");
    await desk.receive({ from: cy, to: [oneTime], text: "/yes", verdicts: gray });
    expect(newestFor(desk, "cy").text).toContain("Nothing was changed.");
    expect((await caseOf(desk, receipt)).shepherd).toBeUndefined();
  });

  test.each(["yes", "I am away until Monday.", "/ack", "/yes\n/ack"])("is no other word: %j", async (text) => {
    const { desk, receipt, from } = await asked();
    await answer(desk, "cy", text, { verdicts: gray });
    expect(await stage({ desk, receipt })).toBe("reported");
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").text).toContain("takes one command and nothing else");
  });
});

describe("what waits", () => {
  test("is dropped with /no", async () => {
    const { desk, receipt, oneTime, from } = await asked();
    await answer(desk, "cy", "/no", { verdicts: gray });
    expect(told(desk, from)).toEqual(["cy: what your mail did"]);
    await desk.receive({ from: cy, to: [oneTime], text: "/yes" });
    expect(await stage({ desk, receipt })).toBe("reported");
  });

  test("is dropped with /rotate, and the line that it came in on is dead", async () => {
    const { desk, receipt, line } = await asked();
    await answer(desk, "cy", "/rotate", { verdicts: gray });
    const fresh = newestFor(desk, "cy").replyTo;
    expect(fresh).not.toBe(line);
    await desk.receive({ from: cy, to: [line], text: "/ack" });
    expect(await stage({ desk, receipt })).toBe("reported");
    await desk.receive({ from: cy, to: [fresh], text: "/ack" });
    expect(await stage({ desk, receipt })).toBe("acknowledged");
  });

  test("lapses after a day, and its owner is told", async () => {
    const { desk, receipt, oneTime } = await asked();
    await desk.advance(hours(23));
    expect((await caseOf(desk, receipt)).challenges).toHaveLength(1);
    await desk.advance(hours(1));
    expect(newestFor(desk, "cy").text).toContain("a day has passed without an answer");
    await desk.receive({ from: cy, to: [oneTime], text: "/yes" });
    expect(await stage({ desk, receipt })).toBe("reported");
    expect((await caseOf(desk, receipt)).challenges).toEqual([]);
  });

  test("is one mail at a time, so that a yes means the one that was asked about", async () => {
    const { desk, receipt, line, oneTime, from } = await asked("/shepherd me");
    await desk.receive({ from: evil, to: [line], text: "/ack" });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    await desk.receive({ from: cy, to: [oneTime], text: "/yes" });
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", shepherd: "cy" });
  });

  test("is asked about three times a day at most", async () => {
    const { desk, line } = await asked();
    for (let count = 0; count < 4; count += 1) {
      await desk.receive({ from: cy, to: [newestFor(desk, "cy").replyTo], text: "/no" });
      await desk.receive({ from: cy, to: [line], text: "/ack", verdicts: gray });
    }
    expect(desk.to("cy").filter(({ subject }) => subject.includes(question))).toHaveLength(3);
  });

  test("is gone when its owner is", async () => {
    const { desk, receipt, line, oneTime } = await asked();
    await desk.receive({ from: cy, to: [line], text: "/recuse" });
    await desk.receive({ from: cy, to: [oneTime], text: "/yes" });
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", challenges: [] });
  });

  test("is not for whoever reads the mailbox that its owner had before", async () => {
    const { desk, receipt, oneTime } = await asked();
    const moved = memberRows.map((row) => (row.id === "cy" ? { ...row, email: "cy@new.test" } : row));
    await changeRoster(desk, demoSettings({ members: moved }));
    await desk.receive({ from: "cy@new.test", to: [oneTime], text: "/yes", verdicts: gray });
    expect(await stage({ desk, receipt })).toBe("reported");
  });

  test("is no copy of a mail that has acted", async () => {
    const { desk } = await reported();
    const line = newestFor(desk, "cy").replyTo;
    const mail = { from: cy, to: [line], text: "/shepherd me", headers: ["Message-ID: <one@members.test>"] };
    await desk.receive(mail);
    const from = desk.sent.length;
    await desk.receive({ ...mail, verdicts: gray });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
  });
});

describe("a reporter whose domain proves nothing", () => {
  const wishes = async (text: string) => {
    const { desk, receipt } = await reported({ verdicts: gray });
    await answer(desk, reporter, text, { verdicts: gray });
    return { desk, receipt, last: newestFor(desk, reporter) };
  };

  test("is asked about a wish, and it is done when they say yes", async () => {
    const { desk, receipt, last } = await wishes("/hold");
    expect(last.subject).toContain(question);
    expect(last.text).not.toContain("/rotate");
    expect((await caseOf(desk, receipt)).onHold).toBeUndefined();
    await desk.receive({ from: reporter, to: [last.replyTo], text: "/yes", verdicts: gray });
    expect((await caseOf(desk, receipt)).onHold).toBe(true);
  });

  test("can name a safer address, and confirm it from there", async () => {
    const safer = "safer@example.net";
    const { desk, receipt, last } = await wishes(`/write-to ${safer}`);
    await desk.receive({ from: reporter, to: [last.replyTo], text: "/yes", verdicts: gray });
    await answer(desk, safer, "/yes", { verdicts: gray });
    expect((await caseOf(desk, receipt)).reporter.address).toBe(safer);
  });

  test("is asked about nothing where they want no mail, nor about words", async () => {
    const { desk } = await wishes("It went on.");
    const quiet = await reported();
    await answer(quiet.desk, reporter, "/quiet");
    await answer(quiet.desk, reporter, "/withdraw", { verdicts: gray });
    const all: readonly Desk[] = [desk, quiet.desk];
    for (const { to } of all) expect(to(reporter).some(({ subject }) => subject.includes(question))).toBe(false);
  });
});

test("the author of a mail that waits is asked as well", async () => {
  const { desk } = await reported();
  const waiting = await desk.receive({ from: "fay@members.test", text: "it happened" });
  await answer(desk, "fay", "/report mine", { verdicts: gray });
  await answer(desk, "fay", "/yes", { verdicts: gray });
  expect((await caseOf(desk, waiting)).stage).toBe("reported");
});
