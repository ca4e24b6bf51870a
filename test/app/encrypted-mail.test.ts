/** A member with an OpenPGP key on the roster gets everything encrypted, or nothing, and then everybody concerned hears of that. */
import { describe, expect, test } from "vitest";
import { openDesk } from "../../functions/app/open-desk.ts";
import { days } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings, memberRows } from "../support/memory-desk.ts";
import { aKey, decrypted, parsedMail } from "../support/openpgp-keys.ts";
import { answer, newestFor } from "./casework.ts";

const withKey = (openpgp: string) =>
  demoSettings({ members: memberRows.map((row) => (row.id === "cy" ? { ...row, openpgp } : row)) });

describe("a member with a key", () => {
  test("gets every mail of a case, and of the desk, encrypted; the others get theirs as always", async () => {
    const key = await aKey();
    const desk = await createMemoryDesk(withKey(key.armored));
    await desk.receive({ text: "It happened in the corridor." });
    await answer(desk, "cy", "/ack");
    await answer(desk, "dee", "A note about the corridor.");
    await answer(desk, "cy", "/status");
    await desk.receive({ from: "cy@members.test", text: "/help" });
    await desk.receive({ from: "cy@members.test", text: "My own report about the corridor." });
    const [first] = desk.to("cy");
    expect((await parsedMail(await decrypted(first?.raw ?? "", key))).text).toContain("> It happened in the corridor.");
    expect(first?.subject).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+: new report$/);
    expect(desk.to("cy").length).toBeGreaterThan(4);
    for (const { raw } of desk.to("cy")) expect(raw).toMatch(/^Content-Type: multipart\/encrypted/m);
    expect(newestFor(desk, "dee").text).not.toBe("");
  });

  test("is warned with all the others 14 days ahead and once more; then gets a note alone, and the colleagues are told once", async () => {
    const key = await aKey({ lasts: 40 });
    const desk = await createMemoryDesk(withKey(key.armored));
    await desk.receive({});
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", "/shepherd me");
    const warnings = () => desk.sent.filter(({ subject }) => subject.endsWith(": a key ends soon")).map(({ to }) => to);
    await desk.advance(days(25));
    expect(warnings()).toEqual([]);
    await desk.advance(days(2));
    await desk.advance(days(1));
    expect(new Set(warnings())).toEqual(new Set(memberRows.map(({ email }) => email)));
    expect(desk.sent.find(({ subject, to }) => subject.endsWith("ends soon") && to.startsWith("ada"))?.text).toContain(
      "Cy: until",
    );
    await desk.advance(days(11));
    await desk.advance(days(1));
    expect(warnings()).toHaveLength(2 * memberRows.length);
    await desk.advance(days(1));
    const before = desk.sent.length;
    await answer(desk, "dee", "A note about the corridor.");
    await answer(desk, "dee", "A second note about the corridor.");
    const toCy = desk.sent.slice(before).filter(({ to }) => to === "cy@members.test");
    expect(toCy.map(({ subject }) => subject.split(": ")[1])).toEqual(Array(2).fill("a mail that we could not encrypt"));
    for (const { raw, html } of toCy) expect(`${raw}${html}`).not.toMatch(/corridor|note about|Dee/);
    const told = desk.sent.slice(before).filter(({ text }) => text.replace(/\s+/g, " ").includes("could not be encrypted"));
    expect(told.map(({ to }) => to)).toEqual(["dee@members.test"]);
  });
});

describe("a roster with a key that does not work", () => {
  test("is not taken, and its operator reads which row it is and what helps", async () => {
    const { deps } = await createMemoryDesk();
    const settings = { ...withKey("-----BEGIN PGP nonsense"), id: demoSettings({ id: "second" }).id };
    await expect(openDesk(deps)(settings)).rejects.toThrow(
      "members.2.openpgp: the key is no OpenPGP key that can be read; ask Cy to export the public key as text once more",
    );
  });
});
