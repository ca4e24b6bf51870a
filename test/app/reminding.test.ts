/** A reminder lies with the desk for a few minutes before it goes. What has changed by then, it does not say. */
import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "../../functions/core/instant.ts";
import { deciding } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, caseIdOf, caseOf, newestFor, told } from "./casework.ts";

/** The morning in which ada, bo and dee are asked for their votes; nothing is sent yet. */
const asked = async () => {
  const found = await deciding();
  await answer(found.desk, "cy", "/propose plan\nWe talk to both.");
  await found.desk.advance(days(2) + hours(22));
  return { ...found, from: found.desk.sent.length };
};

const soon = minutes(6);

describe("a reminder that the desk has and has not sent yet", () => {
  test("goes to those whose vote is missing, and to who has voted meanwhile it does not", async () => {
    const { desk, from } = await asked();
    await answer(desk, "bo", "/abstain");
    await desk.advance(soon);
    expect(told(desk, from).filter((line) => /vote is missing/.test(line))).toEqual([
      "dee: your vote is missing",
      "ada: your vote is missing",
    ]);
  });

  test("goes to nobody who has left the case, and to nobody at all once the case is erased", async () => {
    const { desk, receipt } = await asked();
    await answer(desk, "ada", "/recuse");
    const from = desk.sent.length;
    const id = await caseIdOf(desk, receipt);
    const { find } = desk.deps.keys;
    await desk.advance(soon);
    expect(told(desk, from).map((line) => line.split(":")[0])).toEqual(["dee", "bo"]);
    desk.deps.keys.find = async (owner) => (owner === id ? undefined : find(owner));
    const later = desk.sent.length;
    await desk.advance(days(2));
    await desk.advance(soon);
    expect(told(desk, later)).toEqual([]);
  });

  test("waits a little for a case that does not open, and then goes without it: it holds up no other case", async () => {
    const { desk, receipt } = await asked();
    const broken = await caseIdOf(desk, receipt);
    const { load } = desk.deps.cases;
    await desk.receive({ from: "another@people.test" });
    await desk.advance(days(2));
    desk.deps.cases.load = async (id) => (id === broken ? Promise.reject(new Error("does not open")) : load(id));
    const from = desk.sent.length;
    for (let time = 0; time < 6; time += 1) await desk.advance(minutes(2));
    expect(desk.logs.filter(({ event }) => event === "reminder-left-out").map(({ fields }) => fields?.case)).toContain(broken);
    expect(told(desk, from).filter((line) => line.startsWith("cy"))).not.toEqual([]);
    expect(told(desk, from).filter((line) => /vote/.test(line))).toEqual([]);
  });

  test("has the line of its one case, so that its answer reaches that case", async () => {
    const { desk } = await asked();
    await desk.advance(soon);
    const { replyTo, text } = newestFor(desk, "bo");
    expect(replyTo).toMatch(/^conduct\+a/);
    expect(text).toContain("/agree 1");
  });
});

describe("a reminder", () => {
  test("asks nobody for a command that would be refused to them", async () => {
    const { desk } = await deciding({ joins: ["ada"] });
    for (const day of [4, 3, 3, 3, 3]) {
      await desk.advance(days(day) + (day === 4 ? hours(22) : 0));
      await desk.advance(soon);
    }
    const [toAda, toCy] = ["ada", "cy"].map((who) =>
      desk
        .to(who)
        .map(({ text }) => text.replace(/\s+/g, " "))
        .join(" "),
    );
    expect(toCy).toContain("hand it over with /shepherd NAME");
    expect(toAda).toContain("take it over with /shepherd me");
    expect(toAda).not.toMatch(/\/propose,|hand it over|Close it with/);
  });

  test("of news before the acknowledgement offers the acknowledgement", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    for (let day = 0; day < 7; day += 1) await desk.advance(day === 0 ? hours(22) : days(1));
    await desk.advance(soon);
    const news = desk.to("cy").filter(({ subject }) => subject.includes("should hear from us"));
    expect(news).toHaveLength(1);
    expect(news[0]?.text).toContain("Acknowledge: /ack");
    expect(news[0]?.text).toContain("the desk says that they are not forgotten");
  });
});

describe("a mail that waited twenty hours for its author's word", () => {
  test("names in every mail the same time for the answer, and one that is still to come", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "eli@members.test" });
    await desk.advance(hours(20));
    await answer(desk, "eli", "/report mine");
    const by = "Wednesday 11 March at 18:00, Chicago time";
    expect(newestFor(desk, "cy").text.replace(/\s+/g, " ")).toContain(by);
    await desk.advance(hours(4));
    expect(newestFor(desk, "cy").subject).toContain("the reporter waits for an answer");
    expect(newestFor(desk, "cy").text.replace(/\s+/g, " ")).toContain(`The committee promises an answer by ${by}`);
  });
});

describe("a member who is asked to help while the report is not late", () => {
  test("has no button to step in, for it would be refused; once others are asked to, it has one", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({});
    await answer(desk, "cy", "/circle");
    expect(newestFor(desk, "ada").text).toContain("/clear");
    expect(newestFor(desk, "ada").text).not.toContain("/take");
    for (let rung = 0; rung < 3; rung += 1) await desk.advance(hours(8));
    expect(newestFor(desk, "ada").text).toContain("/take");
    await answer(desk, "ada", "/take");
    expect((await caseOf(desk, receipt)).primary).toBe("ada");
  });
});
