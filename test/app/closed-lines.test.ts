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
