/** Whoever has a line to a case must not fill the mailboxes of its circle. */
import { describe, expect, test } from "vitest";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { days, hours } from "../../functions/core/instant.ts";
import { evil, reported, reporter } from "../hazard/stories.ts";
import { answer, caseOf, newestFor, storedMail, told } from "./casework.ts";

describe("a flood on the reporter's line", () => {
  test("shows the circle twenty mails a day, says once that there are more, and /file brings those", async () => {
    const { desk, receipt, from } = await reported();
    const line = newestFor(desk, reporter).replyTo;
    const writes = async (text: string, sender = reporter) => desk.receive({ from: sender, to: [line], text });
    for (let mail = 1; mail <= 23; mail += 1) await writes(`Part ${mail} of it.`);
    const toCy = told(desk, from).filter((mail) => mail.startsWith("cy:"));
    expect(toCy).toHaveLength(21);
    expect(toCy.at(-1)).toBe("cy: much mail came in on the reporter's line");
    expect(newestFor(desk, "cy").text).not.toContain("Part");
    await writes("It was Dee who did it.");
    expect((await caseOf(desk, receipt)).circle).not.toContain("dee");
    await answer(desk, "cy", "/file");
    expect(newestFor(desk, "cy").raw).toContain("case-file");
    await desk.advance(hours(25));
    const next = desk.sent.length;
    await writes("The next day.");
    expect(told(desk, next)).toContain("cy: mail on the reporter's line");
  });

  test("of forged mails takes nothing of the reporter's own day", async () => {
    const { desk, from } = await reported();
    const line = newestFor(desk, reporter).replyTo;
    for (let mail = 0; mail < 22; mail += 1) await desk.receive({ from: evil, to: [line], text: "Noise." });
    expect(told(desk, from).filter((mail) => mail.startsWith("cy:"))).toHaveLength(21);
    await desk.receive({ from: reporter, to: [line], text: "It was I who wrote first." });
    expect(newestFor(desk, "cy").text).toContain("It was I who wrote first.");
  });
});

describe("a mail that comes again", () => {
  test("after five hundred others have come in is still known by the case's journal", async () => {
    const { desk, receipt } = await reported();
    const stored = storedMail(desk, {
      from: "cy@members.test",
      to: [newestFor(desk, "cy").replyTo],
      text: "/did\nI called them.",
    });
    await receiveMail(desk.deps)(stored);
    const { id } = await caseOf(desk, receipt);
    const loaded = await desk.stores.cases.load(id);
    if (loaded === undefined || loaded === "erased") throw new Error("The case is there.");
    const key = await desk.stores.keys.find(id);
    if (!key) throw new Error("The key is there.");
    await desk.stores.cases.save(loaded, { ...loaded.state, takenIn: [] }, key);
    const from = desk.sent.length;
    await desk.advance(days(1));
    storedMail(desk, { id: `${stored.mail}`, from: "cy@members.test", to: [...stored.recipients], text: "/did\nI called them." });
    await receiveMail(desk.deps)(stored, true);
    expect(
      (await desk.stores.cases.journal(await caseOf(desk, receipt), key)).filter(({ event }) => event.kind === "action-done"),
    ).toHaveLength(1);
    expect(told(desk, from).filter((mail) => mail.startsWith("dee:") && mail.includes("action"))).toEqual([]);
    // The raw mail is gone, and no alarm is raised for it.
    await receiveMail(desk.deps)(stored, true);
  });
});
