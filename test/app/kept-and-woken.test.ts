/** A report that is only kept, while other things of the case are under way. */
import { expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
import { deciding, reporter } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, type MemoryDesk } from "./casework.ts";

const robin = "robin@example.net";

/** All that the reporter reads, but for the code name. */
const toRobin = async (desk: MemoryDesk): Promise<readonly string[]> => {
  await desk.receive({ from: robin, text: "/hold\nIt is about @robin_x." });
  for (const text of ["/help", "/hold", "/release", "/release", "/hold", "/help"]) await answer(desk, robin, text);
  for (let week = 0; week < 3; week += 1) await desk.advance(days(7));
  const [{ subject = "" } = {}] = desk.to(robin);
  const [codeName = ""] = subject.split(":");
  return desk.to(robin).map((mail) => `${mail.subject}\n${mail.text}`.replaceAll(codeName, "it"));
};

test("whoever holds a report back reads the same whether somebody else has reported the same person or not", async () => {
  const [alone, another] = [await createMemoryDesk(), await createMemoryDesk()];
  await another.receive({ from: "one@example.org", text: "/hold\nIt is about @robin_x." });
  expect(await toRobin(another)).toEqual(await toRobin(alone));
});

test("moderators are not said to have been reminded while the report is only kept; they are once it has been woken", async () => {
  const { desk } = await deciding({ policy: "psf", joins: ["ada", "bo", "eli", "fay"] });
  await answer(
    desk,
    "cy",
    "/propose consequence\nA ban.\n/contact moderator mods@example.net\n/draft moderator\nDo you accept a ban?",
  );
  for (const who of ["dee", "ada", "bo", "eli"]) await answer(desk, who, "/agree 1");
  await answer(desk, "cy", "/draft moderator\nDo you accept a ban?");
  await answer(desk, "dee", "/send moderator v2");
  await answer(desk, reporter, "/hold");
  const reminders = () => desk.to("mods@example.net").length - 1;
  for (let day = 0; day < 9; day += 1) await desk.advance(days(1));
  expect(reminders()).toBe(0);
  await answer(desk, reporter, "/release");
  for (let day = 0; day < 7; day += 1) await desk.advance(days(1));
  expect(reminders()).toBe(1);
});
