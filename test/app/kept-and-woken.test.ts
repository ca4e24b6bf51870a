/** A report that is only kept, while other things of the case are under way. */
import { expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
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
