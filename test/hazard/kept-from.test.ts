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
});
