/** LP: mail from machines gets no answer and runs nothing, and is still never a reason to lose a report. */
import { describe, expect, test } from "vitest";
import { hours } from "../../functions/core/instant.ts";
import { answer, caseOf, gotMail, newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk, type Incoming } from "../support/memory-desk.ts";
import { cy, evil, headersOf, longStory, reported, reporter } from "./stories.ts";

const machines: readonly (readonly [string, Partial<Incoming>])[] = [
  ["Auto-Submitted: auto-replied", { headers: ["Auto-Submitted: auto-replied"] }],
  ["Auto-Submitted with a comment", { headers: ["Auto-Submitted: auto-replied (vacation)"] }],
  ["Auto-Submitted with a parameter", { headers: ["Auto-Submitted: auto-replied; owner-email=x"] }],
  ["Auto-Submitted: auto-generated", { headers: ["auto-submitted: AUTO-GENERATED"] }],
  ["Precedence: bulk", { headers: ["Precedence: bulk"] }],
  ["Precedence: junk", { headers: ["Precedence: junk"] }],
  ["Precedence: auto_reply", { headers: ["Precedence: auto_reply"] }],
  ["X-Autoreply", { headers: ["X-Autoreply: yes"] }],
  ["X-Autorespond", { headers: ["X-Autorespond: out of office"] }],
  ["X-Autoresponder", { headers: ["X-Autoresponder: 1"] }],
  ["an empty envelope sender", { envelopeFrom: "" }],
  ["an empty envelope sender in brackets", { envelopeFrom: "<>" }],
  ["the envelope sender of a mail daemon", { envelopeFrom: "MAILER-DAEMON@example.org" }],
  ["the envelope sender of a postmaster", { envelopeFrom: "postmaster@example.org" }],
  ["a list", { headers: ["List-Id: <people.example.org>"] }],
  ["our own mark", { headers: ["X-Conduct-Desk: 1"] }],
];

describe("LP01 a vacation reply", () => {
  test.each(machines)("(%s) to our receipt is noted and answered by nobody", async (_, change) => {
    const { desk, receipt, from } = await reported();
    await answer(desk, reporter, "I am away until Monday.", change);
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test.each(machines)("(%s) of a member acknowledges nothing, and starts no exchange", async (_, change) => {
    const { desk, receipt, from } = await reported();
    await answer(desk, "cy", "/ack\nI am away until Monday.", change);
    expect(told(desk, from)).toEqual([]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test.each(machines.slice(-6))("(%s) to two lines at once starts no exchange", async (_, change) => {
    const { desk } = await reported();
    const first = newestFor(desk, "cy").replyTo;
    await desk.receive({ from: "other@example.org" });
    const from = desk.sent.length;
    await answer(desk, "cy", "I am away.", { to: [first, newestFor(desk, "cy").replyTo], ...change });
    expect(told(desk, from)).toEqual([]);
  });

  test.each(machines)("(%s) to the question what a mail is opens and answers nothing", async (_, change) => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ from: "fay@members.test" });
    const from = desk.sent.length;
    await answer(desk, "fay", "/report mine", change);
    expect(told(desk, from)).toEqual([]);
    expect((await caseOf(desk, receipt)).stage).toBe("unplaced");
  });

  test("of a member to the alias is not asked what it is, so that two machines do not talk for ever", async () => {
    const desk = await createMemoryDesk();
    for (let number = 0; number < 5; number += 1)
      await desk.receive({ from: cy, text: "away", headers: ["Auto-Submitted: auto-replied"] });
    expect(told(desk)).toEqual([]);
    await desk.advance(hours(24));
    expect(new Set(told(desk))).toEqual(new Set(["cy: a mail waits", "dee: a mail waits"]));
  });

  test("is asked for by none of our mails: each says that a machine sent it", async () => {
    const desk = await longStory("planted", "inside");
    for (const { raw } of desk.sent) {
      const headers = new Map(headersOf(raw));
      expect(headers.get("auto-submitted")).toMatch(/^auto-(generated|replied)$/);
      expect(headers.get("x-auto-response-suppress")).toBe("All");
    }
  });
});

describe("LP03 a human report that looks like a machine's", () => {
  test.each(machines)("(%s) opens a case and reaches the pair, without a receipt", async (_, change) => {
    const { desk, receipt } = await reported(change);
    expect(await openedCase(desk, receipt)).toBe(true);
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
    expect(newestFor(desk, "cy").text).toContain("It looks as if a machine sent it.");
  });
});

describe("LP09 a forged sender", () => {
  test.each([
    ["PASS", "FAIL", "FAIL", 1],
    ["GRAY", "PASS", "FAIL", 1],
    ["GRAY", "FAIL", "PASS", 1],
    ["GRAY", "FAIL", "FAIL", 0],
    ["GRAY", "GRAY", "GRAY", 0],
    ["FAIL", "PASS", "PASS", 0],
    ["PROCESSING_FAILED", "PASS", "PASS", 0],
    ["ABSENT", "PASS", "PASS", 0],
  ])("with DMARC %s, SPF %s, DKIM %s gets %d receipts; the report opens either way", async (dmarc, spf, dkim, receipts) => {
    const { desk } = await reported({ verdicts: { dmarc, spf, dkim } });
    expect(desk.to(reporter)).toHaveLength(receipts);
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
  });

  test("that cites us gets no question either", async () => {
    const { desk } = await reported();
    const thread = /^References: *(<[^>]+>)/m.exec(newestFor(desk, reporter).raw)?.[1] ?? "";
    const from = desk.sent.length;
    await desk.receive({ from: evil, headers: [`References: ${thread}`], verdicts: { dmarc: "FAIL" } });
    expect(told(desk, from)).toEqual([]);
  });

  test("gets at most one receipt a report, however often the mail comes", async () => {
    const { desk, receipt } = await reported();
    for (let again = 0; again < 3; again += 1) await desk.redeliver(receipt);
    expect(desk.to(reporter)).toHaveLength(1);
  });
});

describe("LP14 a request for a notice that the mail was read", () => {
  test("is never granted, and travels on with nothing", async () => {
    const { desk } = await reported({ headers: [`Disposition-Notification-To: ${evil}`, `Return-Receipt-To: ${evil}`] });
    await answer(desk, "cy", "/ack");
    expect(desk.to(evil)).toEqual([]);
    for (const { raw } of desk.sent) expect(raw).not.toMatch(/disposition-notification|return-receipt|evil/i);
  });
});
