/** LP: mail from machines gets no answer and runs nothing, and is still never a reason to lose a report. */
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import { answer, caseOf, gotMail, newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, type Incoming } from "../support/memory-desk.ts";
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
    expect(told(desk, from).filter((mail) => mail !== "dee: Cy may be away")).toEqual([]);
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
    const waiting = told(desk).filter((mail) => !mail.endsWith("mail that was kept back"));
    expect(new Set(waiting)).toEqual(new Set(["cy: a mail waits", "dee: a mail waits"]));
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

/** As mailboxes answer while their owner is away, and no machine that only sends. */
const awayAnswers = machines.filter(([name]) => /auto-replied|with a |auto_reply|X-Auto|empty/.test(name));

describe("LP02 a vacation answer of one of the pair", () => {
  const acknowledge = "Acknowledge: answer with /ack as the first line";

  test.each(awayAnswers)("(%s) is told to the other, with a button and none of its words", async (_, change) => {
    const { desk, from } = await reported();
    await answer(desk, "cy", "Back on Monday, ask somebody else.", change);
    expect(told(desk, from)).toEqual(["dee: Cy may be away"]);
    const { text } = newestFor(desk, "dee");
    expect(text).toContain("Nobody has acknowledged this report yet.");
    expect(text).toContain(acknowledge);
    expect(text).not.toContain("Monday");
  });

  const replied: Partial<Incoming> = { headers: ["Auto-Submitted: auto-replied"] };

  test("is told once, however often it comes, and once more when the other is away too", async () => {
    const { desk, from } = await reported();
    for (let again = 0; again < 3; again += 1) await answer(desk, "cy", "away", replied);
    await answer(desk, "dee", "away", replied);
    await answer(desk, "dee", "away", replied);
    expect(told(desk, from)).toEqual(["dee: Cy may be away", "cy: Dee may be away"]);
  });

  test("is told to nobody once somebody has acknowledged, also where that mailbox answers six hours late", async () => {
    const { desk } = await reported();
    const { replyTo } = newestFor(desk, "cy");
    await answer(desk, "dee", "/ack");
    await desk.advance(hours(6));
    const from = desk.sent.length;
    await answer(desk, "cy", "away", { ...replied, to: [replyTo] });
    expect(told(desk, from)).toEqual([]);
  });

  test("is read by nobody who joins later", async () => {
    const { desk } = await reported();
    await answer(desk, "cy", "On a beach.", replied);
    await answer(desk, "dee", "/ack");
    await answer(desk, "dee", "/circle");
    await answer(desk, "bo", "/clear");
    for (const { text } of desk.sent) expect(text).not.toContain("beach");
  });

  test.each<readonly [string, Partial<Incoming>]>([
    ["by somebody else", { from: evil }],
    ["with a verdict that says it is forged", { verdicts: { dmarc: "FAIL" } }],
    ["by a list", { headers: ["List-Id: <people.example.org>"] }],
  ])("%s is told to nobody", async (_, change) => {
    const { desk, from } = await reported();
    await answer(desk, "cy", "away", { ...replied, ...change, headers: change.headers ?? replied.headers ?? [] });
    expect(told(desk, from)).toEqual([]);
  });
});

/** What a mail server sends back, as RFC 3464 has it. */
const deliveryReport = (status: string, action: string): string =>
  [
    "From: Mail Delivery System <MAILER-DAEMON@mx.members.test>",
    "To: conduct@desk.test",
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "/ack",
    "I could not deliver your mail.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.members.test",
    "",
    "Final-Recipient: rfc822; cy@members.test",
    `Action: ${action}`,
    `Status: ${status}`,
    "--b--",
    "",
  ].join("\r\n");

describe.each([
  ["LP08 a bounce by mail, which anybody can forge,", "5.1.1", "failed"],
  ["LP06 word of a delay", "4.4.1", "delayed"],
])("%s", (_, status, action) => {
  const report = { raw: deliveryReport(status, action), envelopeFrom: "" };

  test("on a member's line is kept, does nothing, and is told to nobody", async () => {
    const { desk, receipt, from } = await reported();
    await answer(desk, "cy", "", report);
    const state = await caseOf(desk, receipt);
    expect(told(desk, from)).toEqual([]);
    expect(state).toMatchObject({ stage: "reported", primary: "cy", secondary: "dee", circle: ["cy", "dee"], away: [] });
    expect(state.journal.at(-1)?.event).toMatchObject({ kind: "mail-not-acted", why: "machine-mail", line: "member:cy" });
  });

  test("to the alias opens a case like any mail, marked, kept from whom it names, and whoever is on duty stays so", async () => {
    const { desk, receipt } = await reported();
    expect(await caseOf(desk, await desk.receive(report))).toMatchObject({ primary: "dee", secondary: "eli" });
    expect(newestFor(desk, "dee").text).toContain("It looks as if a machine sent it.");
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", primary: "cy", secondary: "dee" });
    expect(await caseOf(desk, await desk.receive({}))).toMatchObject({ primary: "cy", secondary: "dee" });
    expect(desk.to("MAILER-DAEMON@mx.members.test")).toEqual([]);
  });
});

const byMachines: readonly (readonly [string, Partial<Incoming>])[] = [
  [
    "LP11 a complaint about a mail of ours",
    { from: "feedback@example.org", headers: ["Content-Type: multipart/report; report-type=feedback-report; boundary=b"] },
  ],
  [
    "LP11 a complaint that has not the form of one",
    { from: "staff@example.org", subject: "complaint about message from 192.0.2.7" },
  ],
  ["LP12 a report on DMARC", { from: "d@example.org", subject: "Report Domain: desk.test Submitter: example.org Report-ID: 17" }],
  ["LP12 a newsletter", { from: "news@example.org", headers: ["List-Unsubscribe: <mailto:leave@example.org>"] }],
  ["LP12 a notice that nobody reads answers to", { from: "no-reply@example.org" }],
  ["LP15 a question whether we are a person", { from: "guard@example.org", headers: ["Auto-Submitted: auto-replied"] }],
];

describe.each(byMachines)("%s", (_, mail) => {
  test("opens a case that the pair reads, marked in words, and is answered by nobody", async () => {
    const { desk, receipt } = await reported(mail);
    expect(await openedCase(desk, receipt)).toBe(true);
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
    expect(newestFor(desk, "cy").text).toContain("It looks as if a machine sent it.");
  });
});

describe("LP15 a challenge of the reporter's mail service", () => {
  test.each<readonly [string, readonly string[]]>([
    ["that says what it is", ["Auto-Submitted: auto-replied"]],
    ["that does not", []],
  ])("%s reaches the pair as content and is neither answered nor followed", async (_, headers) => {
    const { desk, from } = await reported();
    const challenge = "Prove that you are a person: https://guard.example.org/prove or answer this mail.";
    await answer(desk, reporter, challenge, { from: "guard@example.org", headers });
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
    expect(newestFor(desk, "cy").text).toContain("not proven to be the reporter");
  });
});

describe("OC10 a member whose mailbox delivers six hours late", () => {
  test("is told that a colleague has acknowledged, and the reporter gets no second letter", async () => {
    const { desk, receipt } = await reported();
    await desk.advance(hours(2));
    const { replyTo } = newestFor(desk, "cy");
    await answer(desk, "dee", "/ack");
    const from = desk.sent.length;
    await desk.advance(hours(4));
    await answer(desk, "cy", "/ack", { to: [replyTo] });
    expect(told(desk, from)).toEqual(["cy: what your mail did"]);
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
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

describe("LP10 a wave of mail in the names of others", () => {
  test("opens cases or is kept back, and nobody whom nothing vouches for is written to, nor one address again and again", async () => {
    const desk = await createMemoryDesk();
    for (let number = 0; number < 12; number += 1) {
      await desk.receive({ from: `victim-${number}@example.net`, verdicts: { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" } });
      await desk.receive({ from: "one@example.net" });
    }
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(15);
    await desk.advance(minutes(3));
    expect(newestFor(desk, "cy").text).toContain("9 mails that are alike");
    const outside = desk.sent.map(({ to }) => to).filter((to) => to.endsWith("@example.net"));
    expect(outside).toEqual(["one@example.net", "one@example.net"]);
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
