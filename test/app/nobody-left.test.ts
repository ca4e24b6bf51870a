/** Where a committee cannot help, somebody outside it is asked: who that is, is screened like the members. */
import { describe, expect, test } from "vitest";
import { days, hours } from "../../functions/core/instant.ts";
import { deciding, reporter } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { bring, sesEvent } from "../support/ses-events.ts";
import { answer, caseOf, type MemoryDesk, newestFor, told } from "./casework.ts";

const board = "board@members.test";
const organisers = "organisers@members.test";
const everybody = "Ada, Bo, Cy, Dee, Eli, Fay";

const asked = async (text: string, to = "conduct@desk.test") => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({ text, to: [to, "conduct@desk.test"] });
  return { desk, receipt };
};

const outside = (desk: MemoryDesk): readonly string[] =>
  desk.sent.flatMap(({ to, subject }) =>
    to === board || to === organisers ? [`${to.split("@")[0]}: ${subject.split(": ")[1]}`] : [],
  );

describe("a report that names the whole committee", () => {
  test.each([
    ["and the outside contact by name", `It was ${everybody} and the board, in the cellar.`],
    ["and the outside contact by address", `It was ${everybody} and Board@members.test, in the cellar.`],
    ["and keeps it from the outside contact", `It was ${everybody}, in the cellar.\nKeep from: The board`],
    ["and keeps it from whoever that is", `It was ${everybody}, in the cellar.\nKeep from: outside contact`],
  ])("%s is told to the organisers by its code name alone", async (_, text) => {
    const { desk } = await asked(text);
    expect(outside(desk)).toEqual(["organisers: please find somebody"]);
    const { raw, replyTo, text: words } = newestFor(desk, organisers);
    expect(`${raw}${words}`).not.toMatch(/cellar|reporter@/);
    expect(replyTo).not.toContain("+");
  });

  test("and is sent to +not- the outside contact is told to the organisers", async () => {
    const { desk } = await asked(`It was ${everybody}.`, "conduct+not-outside-contact@desk.test");
    expect(outside(desk)).toEqual(["organisers: please find somebody"]);
  });

  test("and everybody outside leaves its reporter a receipt, and the log for whoever runs the desk", async () => {
    const { desk } = await asked(`It was ${everybody} and the board.\nKeep from: organisers`);
    expect(told(desk)).toEqual(["reporter: we have your mail"]);
    expect(desk.logs.filter(({ event }) => event === "nobody-left")).toHaveLength(1);
  });

  test("lets the outside contact in no more, once the reporter has named them too", async () => {
    const { desk, receipt } = await asked(`It was ${everybody}.`);
    expect(outside(desk)).toEqual(["board: a report waits for help"]);
    await answer(desk, reporter, "The board knew of it.");
    await answer(desk, board, "/yes");
    expect((await caseOf(desk, receipt)).circle).toEqual([]);
    expect(outside(desk).slice(1)).toEqual(["organisers: please find somebody", "board: what your mail did"]);
  });
});

describe("an outside contact whose address takes no mail", () => {
  test("is not the last who hears of a report: the organisers are asked to find somebody, by the code name alone", async () => {
    const { desk } = await asked(`It was ${everybody}, in the cellar.`);
    await bring(desk.deps, sesEvent(newestFor(desk, board).work, "Bounce"));
    for (let hour = 0; hour < 3; hour += 1) await desk.advance(hours(2));
    expect(outside(desk)).toEqual(["board: a report waits for help", "organisers: please find somebody"]);
    expect(newestFor(desk, organisers).raw).not.toMatch(/cellar|reporter@/);
    await answer(desk, board, "/yes");
    expect(outside(desk)).toContain("board: the case so far");
  });
});

describe("a vote that the committee cannot settle", () => {
  test("goes to the organisers where the report names the outside contact", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "The board laughed." });
    expect(newestFor(desk, "cy").text).toContain("kept from The board too");
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", "/shepherd me");
    await answer(desk, "cy", "/propose action\nTalk to them.");
    await desk.advance(days(7));
    expect(outside(desk)).toEqual(["organisers: please find somebody"]);
  });

  test("goes to the organisers where a colleague has named the outside contact with /involves", async () => {
    const { desk, receipt } = await deciding();
    await answer(desk, "dee", "/involves The board");
    expect(newestFor(desk, "dee").text).toContain("is kept out from now on: The board");
    await answer(desk, "cy", "/propose action\nTalk to them.");
    await answer(desk, "dee", "/agree");
    for (const who of ["ada", "bo"]) await answer(desk, who, "/disagree");
    for (const who of ["eli", "fay"]) await answer(desk, who, "/recuse");
    expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["tied"]);
    expect(outside(desk)).toEqual(["organisers: please find somebody"]);
  });
});
