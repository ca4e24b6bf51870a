/** A second report of one person must not reach whom the first was kept from, and must not tell new readers of the first. */
import { describe, expect, test } from "vitest";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { answer, caseOf, gotMail, newestFor } from "./casework.ts";

const desk = createMemoryDesk;

describe("a second report of the same sender", () => {
  test("does not reach who was kept out of the first, and says so without saying what it was", async () => {
    const at = await desk();
    await at.receive({ text: "Keep from: Cy\nIt happened." });
    const from = at.sent.length;
    await at.receive({ text: "It happened again." });
    expect(gotMail(at, from)).toEqual(["dee", "eli"]);
    expect(newestFor(at, "dee").text).toContain("An earlier case of the same sender is kept from Cy");
  });

  test("in other letters is the same sender", async () => {
    const at = await desk();
    await at.receive({ text: "Keep from: Cy\nIt happened.", from: "Reporter@Example.ORG" });
    const from = at.sent.length;
    await at.receive({ text: "Again.", from: "reporter@example.org" });
    expect(gotMail(at, from)).toEqual(["dee", "eli"]);
  });

  test("shows the earlier code name to whoever is in that circle, and to nobody else", async () => {
    const at = await desk();
    const first = await at.receive({ text: "Keep from: Dee\nIt happened." });
    const { codeName } = await caseOf(at, first);
    const from = at.sent.length;
    await at.receive({ to: ["conduct+not-eli@desk.test"], text: "And this too." });
    expect(gotMail(at, from)).toEqual(["cy", "fay"]);
    expect(newestFor(at, "cy").text).toContain(codeName);
    expect(newestFor(at, "fay").raw).not.toContain(codeName);
    expect(newestFor(at, "reporter@example.org").raw).not.toContain(codeName);
  });

  test("by somebody else takes nothing from it", async () => {
    const at = await desk();
    await at.receive({ text: "Keep from: Cy\nIt happened." });
    const from = at.sent.length;
    await at.receive({ text: "Something else.", from: "other@example.org" });
    expect(gotMail(at, from)).toEqual(["cy", "dee"]);
    expect(newestFor(at, "cy").text).not.toContain("same sender");
  });

  test("takes nothing from a first one that is erased", async () => {
    const at = await desk();
    const first = await at.receive({ text: "Keep from: Cy\nIt happened." });
    at.stores.keys.destroy((await caseOf(at, first)).id);
    const from = at.sent.length;
    await at.receive({ text: "Again." });
    expect(gotMail(at, from)).toEqual(["cy", "dee"]);
  });

  test("still takes from a first one that is acknowledged", async () => {
    const at = await desk();
    await at.receive({ text: "Keep from: Cy\nIt happened." });
    await answer(at, "dee", "/ack");
    const from = at.sent.length;
    await at.receive({ text: "Again." });
    expect(gotMail(at, from)).toEqual(["dee", "eli"]);
  });

  test("of a member never comes back to that member, whose own report the first was", async () => {
    const at = await desk();
    await at.receive({ from: "cy@members.test", text: "it happened" });
    await answer(at, "cy", "/report mine");
    const from = at.sent.length;
    const second = await at.receive({ from: "cy@members.test", text: "and again" });
    await answer(at, "cy", "/report mine");
    expect(gotMail(at, from).filter((id) => id !== "cy")).toEqual(["dee", "eli"]);
    expect((await caseOf(at, second)).circle).toEqual(["dee", "eli"]);
  });

  test("takes from all of them, however many there are, up to the newest ten", async () => {
    const at = await createMemoryDesk(demoSettings({ overrides: { reportsOfOneAnHour: 4 } }));
    for (const id of ["ada", "bo", "cy"]) await at.receive({ text: `Keep from: ${id}\nIt happened.` });
    const last = await at.receive({ text: "Again." });
    expect((await caseOf(at, last)).keptOut.map(({ member, why }) => `${member} ${why}`).sort()).toEqual([
      "ada earlier-asked",
      "bo earlier-asked",
      "cy earlier-asked",
    ]);
  });

  test("is not silenced by a forger, who wrote in its sender's name and kept everybody out", async () => {
    const at = await desk();
    await at.receive({
      text: "Keep from: Ada, Bo, Cy, Dee, Eli, Fay",
      verdicts: { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" },
    });
    const from = at.sent.length;
    await at.receive({ text: "This is really me, and I need help." });
    expect(gotMail(at, from)).toHaveLength(2);
  });

  test("keeps its first report's exclusions, however many mails were forged in its sender's name since", async () => {
    const at = await desk();
    await at.receive({ text: "Keep from: Cy\nIt happened." });
    for (let forged = 0; forged < 12; forged += 1)
      await at.receive({ text: "Never mind.", verdicts: { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" } });
    const from = at.sent.length;
    await at.receive({ text: "And again." });
    expect(gotMail(at, from)).toEqual(["dee", "eli"]);
  });
});
