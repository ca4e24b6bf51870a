/** What people must hear before they act, and what must not be lost on the way. */
import { describe, expect, test } from "vitest";
import { deciding, respondent } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, newestFor } from "./casework.ts";

const reporter = "reporter@example.org";

describe("what people must hear", () => {
  test("a tap on Acknowledge tells who holds a report back that it is kept, and promises nothing more", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "/hold\nHe pushed me." });
    await answer(desk, "cy", "/ack");
    const { text } = newestFor(desk, reporter);
    expect(text).toContain("We keep it, and do nothing with it");
    expect(text).not.toContain("look at it together");
  });

  test("whoever was asked to help before names were known is asked again with them, and a joiner reads them", async () => {
    const { desk } = await deciding({ joins: [] });
    expect(newestFor(desk, "ada").text).not.toContain("Sasha Grey");
    await answer(desk, "dee", "/involves Sasha Grey");
    expect(newestFor(desk, "ada").text).toContain("Sasha Grey");
    await answer(desk, "ada", "/clear");
    const soFar = desk.to("ada").findLast(({ subject }) => subject.endsWith("the case so far"));
    expect(soFar?.text).toContain("Sasha Grey");
  });

  test("the reason below a vote reaches the others", async () => {
    const { desk } = await deciding();
    await answer(desk, "cy", "/propose plan\nWe talk to both.");
    await answer(desk, "bo", "/disagree 1\nNot without hearing him.");
    expect(desk.to("dee").some(({ text }) => text.includes("Not without hearing him."))).toBe(true);
    const before = desk.to("dee").length;
    await answer(desk, "ada", "/agree 1\nBest,\nAda");
    expect(
      desk
        .to("dee")
        .slice(before)
        .map(({ subject }) => subject.split(": ")[1]),
    ).not.toContain("Ada wrote a note");
  });

  test("a prepared letter with a place that nobody filled does not go on", async () => {
    const { desk } = await deciding({ joins: [] });
    await answer(desk, "cy", `/contact respondent ${respondent}`);
    expect(newestFor(desk, "cy").text).toContain("/draft respondent");
    await answer(desk, "cy", "/draft respondent\nHello,\n\n[2. What it did to other people.]\n\nPlease stop.");
    expect(newestFor(desk, "cy").text).toContain("There is still a place in your letter");
    expect(desk.to("dee").some(({ subject }) => subject.endsWith("a draft to read"))).toBe(false);
  });
});
