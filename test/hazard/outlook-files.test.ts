/** FL14: what Outlook and old programs send in place of a text. It travels as it came, named, and is never dropped. */
import { describe, expect, test } from "vitest";
import { newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { reporter } from "./stories.ts";

const bytes = Buffer.from("It happened behind the stage.").toString("base64");

const withFile = (type: string, name: string): string =>
  [
    `From: ${reporter}`,
    "Subject: s",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    "--b",
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    bytes,
    "--b--",
    "",
  ].join("\r\n");

const forwarded = async (raw: string) => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({ raw });
  expect(await openedCase(desk, receipt)).toBe(true);
  expect(told(desk)).toContain("cy: new report");
  return newestFor(desk, "cy");
};

describe("FL14 a mail in a form of Outlook's own", () => {
  test.each([
    ["application/ms-tnef", "winmail.dat"],
    ["application/vnd.ms-outlook", "report.msg"],
    ["application/vnd.ms-outlook", "letter.oft"],
    ["text/calendar", "talk.ics"],
  ])("%s goes on to the pair, under a name that says what it was", async (type, name) => {
    const mail = await forwarded(withFile(type, name));
    const [stem = ""] = name.split(".");
    expect(mail.attachments.map(({ filename }) => filename).join(" ")).toContain(stem);
  });

  test("a body of nothing but uuencode is read as it stands, and the original is there", async () => {
    const mail = await forwarded(`From: ${reporter}\r\nSubject: s\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n\`\r\nend\r\n`);
    expect(mail.text).toContain("begin 644 a.txt");
  });
});
