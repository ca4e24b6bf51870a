/** A report that is only kept, while other things of the case are under way. */
import { expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
import { deciding, reporter, respondent } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, caseOf, type MemoryDesk, newestFor } from "./casework.ts";

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

test("whether a measure stays is settled while the report is only kept, and nobody outside is asked before it wakes", async () => {
  const { desk, receipt } = await deciding({ joins: ["ada"] });
  await answer(desk, "cy", "/urgent\nI closed the room.\n/propose plan\nWe talk to them.");
  await answer(desk, reporter, "/hold");
  for (let day = 0; day < 3; day += 1) await desk.advance(days(1));
  expect(newestFor(desk, "dee").text).toContain("It stays: answer with /agree 1");
  expect(desk.to("board@members.test")).toEqual([]);
  for (const who of ["dee", "ada"]) await answer(desk, who, "/agree\n/agree 2");
  expect(newestFor(desk, "ada").text).toContain("Nothing was changed.");
  for (const who of ["dee", "ada"]) await answer(desk, who, "/agree");
  expect((await caseOf(desk, receipt)).proposals.map(({ result }) => result)).toEqual(["carried", "open"]);
});

test("a vote to close is not carried because somebody leaves while the report is only kept", async () => {
  const { desk, receipt } = await deciding({ policy: "chaoss" });
  await answer(desk, "cy", "/close done\nactions: none\noutcome: none\nreview: 2026-05-01\nletter:\nGoodbye.");
  await answer(desk, "dee", "/agree 1");
  await answer(desk, reporter, "/hold");
  await answer(desk, "ada", "/recuse");
  expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  await answer(desk, reporter, "/release");
  expect((await caseOf(desk, receipt)).stage).toBe("closed");
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

test("a reporter takes their yes back while the report is only kept", async () => {
  const { desk, receipt } = await deciding({ joins: [] });
  await answer(desk, "cy", `/contact respondent ${respondent}\n/draft respondent\nAsk ${reporter}.`);
  await answer(desk, "dee", "/send anyway respondent v1");
  await answer(desk, reporter, "/yes 1");
  await answer(desk, reporter, "/hold");
  await answer(desk, reporter, "/no 1");
  expect((await caseOf(desk, receipt)).questions.map((row) => row.answer)).toEqual(["no"]);
});

test("a member's own report that begins with /hold is no command to the desk, and is kept once they say that it is theirs", async () => {
  const desk = await createMemoryDesk();
  const other = await desk.receive({ from: "one@example.org", text: "/hold\nIt is about @robin_y." });
  const own = await desk.receive({ from: "eli@members.test", text: "/hold\nIt is about @robin_x." });
  expect((await caseOf(desk, own)).stage).toBe("unplaced");
  await answer(desk, "eli", "/report mine");
  expect(await caseOf(desk, own)).toMatchObject({ stage: "reported", onHold: true });
  expect(desk.to("eli").map(({ subject }) => subject.split(": ")[1])).toContain("we keep your report");
  expect(newestFor(desk, "cy").text).toContain("The reporter asks that you only keep it.");
  await desk.receive({ from: "two@example.org", text: "It is about @robin_x." });
  expect((await caseOf(desk, own)).onHold).toBeUndefined();
  expect((await caseOf(desk, other)).onHold).toBe(true);
});

test("a vote that waited while the report was only kept goes outside a week after it wakes", async () => {
  const { desk } = await deciding({ joins: ["ada"] });
  await answer(desk, "cy", "/propose plan\nWe talk to them.");
  await answer(desk, reporter, "/hold");
  for (let week = 0; week < 4; week += 1) await desk.advance(days(7));
  const asked = () => desk.to("board@members.test").filter(({ text }) => text.includes("vote")).length;
  expect(asked()).toBe(0);
  await answer(desk, reporter, "/release");
  await desk.advance(days(6));
  expect(asked()).toBe(0);
  await desk.advance(days(1));
  expect(asked()).toBe(1);
});

test.each([
  ["nothing vouches for", { verdicts: { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" } }],
  ["a machine sent", { headers: ["Auto-Submitted: auto-generated"] }],
] as const)("a mail that %s wakes no kept report", async (_, mail) => {
  const desk = await createMemoryDesk();
  const kept = await desk.receive({ text: "/hold\nIt is about @robin_x." });
  await desk.receive({ from: "two@example.org", text: "Ask @robin_x.", ...mail });
  expect((await caseOf(desk, kept)).onHold).toBe(true);
});
