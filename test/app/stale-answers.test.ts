/** An answer to a letter that a newer decision has overtaken. */
import { expect, test } from "vitest";
import { deciding } from "../hazard/stories.ts";
import { answer, newestFor } from "./casework.ts";

test("the circle reads that a moderator's yes to an older decision was not counted", async () => {
  const { desk } = await deciding({ policy: "psf", joins: ["ada", "bo", "eli", "fay"] });
  const decide = async (number: number): Promise<void> => {
    await answer(desk, "cy", `/propose consequence\nA ban of ${number} years.`);
    for (const who of ["dee", "ada", "bo", "eli"]) await answer(desk, who, `/agree ${number}`);
  };
  await decide(1);
  await answer(desk, "cy", "/contact moderator mods@example.net\n/draft moderator\nDo you accept a ban?");
  await answer(desk, "dee", "/send moderator v1");
  await decide(2);
  await answer(desk, "mods@example.net", "/approve v1");
  expect(newestFor(desk, "dee").text).toContain("It was not counted as the moderators' answer");
});
