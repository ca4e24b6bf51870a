/** A report that an individual was told, and mails in. Who wrote it first must hear of it from people, not from a machine. */
import { describe, expect, test } from "vitest";
import { answer, caseOf, gotMail, newestFor } from "../app/casework.ts";
import { createMemoryDesk, type Incoming } from "../support/memory-desk.ts";
import { linesIn } from "./stories.ts";

const teller = "teller@example.net";

const attached = (inner: string): Incoming => ({
  raw: [
    "From: friend@example.org",
    "To: conduct@desk.test",
    "Subject: I was told this",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Please read the attached mail.",
    "--b",
    "Content-Type: message/rfc822",
    "Content-Disposition: attachment",
    "",
    inner,
    "--b--",
    "",
  ].join("\r\n"),
});

const innerMail = (text: string, from = teller): string =>
  [`From: Sam <${from}>`, "To: friend@example.org", "Subject: help", "Content-Type: text/plain", "", text].join("\r\n");

const header = `From: ${teller}\nSent: Monday\nTo: friend@example.org\nSubject: help\n\nHe followed me home.`;

const ways: readonly (readonly [string, Incoming])[] = [
  ["by its subject", { from: "friend@example.org", subject: "Fwd: help", text: header }],
  ["by a German subject", { from: "friend@example.org", subject: "WG: help", text: header }],
  ["by a French subject", { from: "friend@example.org", subject: "TR : help", text: header }],
  ["by the line above it", { from: "friend@example.org", text: `See this.\n\nBegin forwarded message:\n\n${header}` }],
  ["as a file", attached(innerMail("He followed me home."))],
];

describe("a report that somebody passes on", () => {
  test.each(ways)(
    "LK24 %s belongs to who passed it on; the first writer gets no answer, no line and no token",
    async (_, mail) => {
      const desk = await createMemoryDesk();
      const state = await caseOf(desk, await desk.receive(mail));
      expect(state.reporter.address).toBe("friend@example.org");
      expect(state.firstWriter).toBe(teller);
      expect(state.correspondents).toEqual([]);
      const { text } = newestFor(desk, "cy");
      expect(text).toContain("somebody else seems to have written it first");
      expect(text).toContain(`/contact witness ${teller}`);
      await answer(desk, "cy", "/ack");
      await answer(desk, "friend@example.org", "They know that I write to you.");
      expect(desk.to(teller)).toEqual([]);
      expect(new Set(desk.sent.flatMap((sent) => [...linesIn(sent)])).size).toBe(3);
    },
  );

  test("LK24 a member whom only the passed-on file names does not get it, nor whom its writer asked to keep out", async () => {
    const desk = await createMemoryDesk();
    await desk.receive(attached(innerMail("Cy followed me home.\r\nKeep from: Dee")));
    expect(gotMail(desk)).toEqual(["eli", "fay"]);
  });

  test("LK24 a member's mail that was passed on is asked about, and tells the pair the same once it is placed", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "fay@members.test", subject: "Fwd: help", text: header });
    await answer(desk, "fay", "/report mine");
    expect(newestFor(desk, "cy").text).toContain(`/contact witness ${teller}`);
    expect(desk.to(teller)).toEqual([]);
  });

  test("LK24 members who are asked to help are not told who wrote it first, though a colleague names them", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "friend@example.org", subject: "Fwd: help", text: header });
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", `/involves ${teller}, Robin Example\n/circle`);
    const { text, html } = newestFor(desk, "ada");
    expect(text).toContain("Robin Example");
    expect(`${text}${html}`).not.toContain(teller);
  });

  test.each([
    ["a member", "dee@members.test"],
    ["the desk", "conduct@desk.test"],
    ["who passed it on", "friend@example.org"],
  ])("LK24 no line is offered to %s as the first writer", async (_, from) => {
    const desk = await createMemoryDesk();
    const state = await caseOf(desk, await desk.receive(attached(innerMail("It was loud.", from))));
    expect(state.firstWriter).toBeUndefined();
  });

  test("LK24 an answer that quotes an earlier mail is nobody else's report", async () => {
    const desk = await createMemoryDesk();
    const state = await caseOf(desk, await desk.receive({ subject: "Re: help", text: "It is true.\n\n> He followed me home." }));
    expect(state.firstWriter).toBeUndefined();
    expect(newestFor(desk, "cy").text).not.toContain("passed this on");
  });
});
