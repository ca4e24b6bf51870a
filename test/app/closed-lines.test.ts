/** A line that was closed because its address was wrong: nothing waits for who would have read it. */
import { expect, test } from "vitest";
import { comesNext, lacksLine } from "../../functions/core/case/order.ts";
import { deciding, reporter, respondent } from "../hazard/stories.ts";
import { answer, caseOf, newestFor } from "./casework.ts";

const joins = ["ada", "bo", "eli", "fay"];
const agreed = async (desk: Parameters<typeof answer>[0]): Promise<void> => {
  await answer(desk, "cy", "/propose consequence\nA ban.");
  for (const who of ["dee", "ada", "bo", "eli"]) await answer(desk, who, "/agree 1");
};

test("after a decision nobody waits for a respondent whose line is closed", async () => {
  const { desk, receipt } = await deciding({ policy: "chaoss", joins });
  await answer(desk, "cy", `/contact respondent ${respondent}`);
  await agreed(desk);
  expect(comesNext(await caseOf(desk, receipt))).toBe("respondent");
  expect(lacksLine(await caseOf(desk, receipt))).toBe(false);
  await answer(desk, "cy", "/contact close respondent");
  expect(comesNext(await caseOf(desk, receipt))).toBe("reporter");
  // So the shepherd reads that a line can be opened anew.
  expect(lacksLine(await caseOf(desk, receipt))).toBe(true);
  const close = "/close done\nactions: a ban\noutcome: a ban\nreview: 2026-05-01\nletter:\nWe have acted.";
  await answer(desk, "cy", close);
  expect(newestFor(desk, reporter).text).toContain("We have acted.");
});

test("moderators whose line is closed are no longer waited for, and a new line is asked anew", async () => {
  const { desk, receipt } = await deciding({ policy: "psf", joins });
  await agreed(desk);
  await answer(desk, "cy", "/contact moderator mods@example.net\n/draft moderator\nDo you accept a ban?");
  await answer(desk, "dee", "/send moderator v1");
  await answer(desk, "cy", "/contact close moderator");
  expect((await caseOf(desk, receipt)).approval?.of).toEqual([]);
  await answer(desk, "cy", "/contact moderator right@example.net\n/draft moderator 2\nDo you accept a ban?");
  await answer(desk, "dee", "/send moderator 2 v1");
  expect((await caseOf(desk, receipt)).approval?.of).toEqual([{ number: 2, version: 1 }]);
});

test("words from a line that is closed since are not passed on, whatever the reporter answers", async () => {
  const { desk } = await deciding({ joins: [] });
  await answer(desk, "cy", `/contact respondent ${respondent}`);
  await answer(desk, "cy", "/relay respondent\nI am sorry.");
  await answer(desk, "cy", "/contact close respondent");
  await answer(desk, reporter, "/yes 1");
  expect(newestFor(desk, reporter).text).toContain("There is no question to you");
  for (const { text } of desk.to(reporter)) expect(text).not.toContain("I am sorry");
});

test.each(["organisers", "The board"])("no line is opened to %s where the reporter keeps them out of it", async (whom) => {
  const { desk, receipt } = await deciding({ joins: [], report: { text: `It was loud.\nKeep from: ${whom}` } });
  for (const address of ["organisers@members.test", "board@members.test"])
    await answer(desk, "cy", `/contact official ${address}`);
  const kept = whom === "organisers" ? "organisers@members.test" : "board@members.test";
  const opened = (await caseOf(desk, receipt)).correspondents.map(({ address }) => address);
  expect(opened).toHaveLength(1);
  expect(opened).not.toContain(kept);
});
