/** CF: whom a report names does not get it, however and wherever it names them. */
import { describe, expect, test } from "vitest";
import { answer, caseOf } from "../app/casework.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { reported, reporter } from "./stories.ts";

describe("CF01 a report that names a member on duty", () => {
  test("by a nickname, a handle, initials, a slip or endings, goes past them to the next", async () => {
    const names: Readonly<Record<string, string>> = { cy: "Cyrene Lovelace", dee: "Deborah Kestrel" };
    const members = demoSettings().members.map((row) => ({
      ...row,
      name: names[row.id] ?? row.name,
      ...(row.id === "cy" && { handles: ["@kettle7"] }),
    }));
    const desk = await createMemoryDesk(demoSettings({ members }));
    for (const [text, pair] of [
      ["It was Debbie, canary.", ["cy", "eli"]],
      ["kettle7 wrote it, canary.", ["dee", "eli"]],
      ["It was C. L., canary.", ["dee", "eli"]],
      ["Lovelcae and Deborahs friend did it, canary.", ["eli", "fay"]],
      ["Deborah Lark shouted, canary. Then Deborah left.", ["cy", "dee"]],
    ] as const)
      expect((await caseOf(desk, await desk.receive({ text, from: `${text.length}@example.org` }))).circle).toEqual(pair);
  });
});

describe("CF02 a report that names a member beside its text", () => {
  const picture = (name: string): readonly string[] => [
    "From: reporter@example.org",
    "To: conduct@desk.test",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "It happened at the meetup.",
    "--b",
    `Content-Type: image/png; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "",
    "x",
    "--b--",
    "",
  ];

  test("in what an attachment is called, is kept from them", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ raw: picture("chatWith_Dee.png").join("\r\n") });
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "eli"]);
  });

  test("in a later mail, keeps them from coming in", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, reporter, "It was Eli's idea.");
    expect((await caseOf(desk, receipt)).keptOut).toContainEqual(expect.objectContaining({ member: "eli", why: "named" }));
  });

  test("in a chat that was saved as a text file, is kept from them", async () => {
    const desk = await createMemoryDesk();
    const chat = Buffer.from("\ufeffdee: you will regret it", "utf16le").toString("base64");
    const raw = picture("chat.txt").join("\r\n").replace("image/png", "text/plain").replace("\r\nx\r\n", `\r\n${chat}\r\n`);
    const receipt = await desk.receive({
      raw: raw.replace("Content-Disposition", "Content-Transfer-Encoding: base64\r\nContent-Disposition"),
    });
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "eli"]);
  });

  test("in a later mail, takes them out before that mail is shown, and says so", async () => {
    const { desk, receipt, from } = await reported();
    await answer(desk, reporter, "It was Dee, canary.");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "eli"]);
    const later = desk.sent.slice(from);
    expect(later.filter(({ raw }) => raw.includes("It was Dee")).map(({ to }) => to)).not.toContain("dee@members.test");
    expect(later.filter(({ to }) => to === "dee@members.test")).toEqual([]);
    const news = later.filter(({ to }) => to === "cy@members.test").map(({ text }) => text.replaceAll(/\s+/g, " "));
    expect(news.join(" ")).toMatch(/Dee is kept out.*Eli takes the place.*Before that, Dee had been sent: the report/);
    expect(news.join(" ")).toContain("Dee is named in this mail and did not get it.");
    // The answer that a report waits for comes from whoever wrote to them, and is greeted by name.
    await answer(desk, "cy", "/ack");
    await answer(desk, reporter, "Thank you, Cy.");
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "eli"]);
  });

  test("in the mail of somebody who may want to choose who judges, is only said", async () => {
    const { desk, receipt, from } = await reported();
    await answer(desk, reporter, "It was Cy and Eli.", { verdicts: { dmarc: "FAIL" } });
    expect(await caseOf(desk, receipt)).toMatchObject({ circle: ["cy", "dee"], keptOut: [] });
    const [toDee] = desk.sent.slice(from).filter(({ to }) => to === "dee@members.test");
    expect(toDee?.text.replaceAll(/\s+/g, " ")).toContain(
      "Eli is named in this mail. If the case is too close to Eli, answer with /exclude Eli.",
    );
  });
});
