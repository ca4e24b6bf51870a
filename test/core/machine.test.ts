/** By what a machine's mail gives itself away, and of what kind it then is. */
import { describe, expect, test } from "vitest";
import type { IncomingMail } from "../../functions/core/mail/incoming-mail.ts";
import { isMachine, machineKind } from "../../functions/core/mail/machine.ts";
import { aMail, aReceipt, box, noSigns } from "./builders.ts";

describe("a mail is a machine's", () => {
  const signs = (change: Partial<IncomingMail["signs"]>) => isMachine(aMail({ signs: { ...noSigns, ...change } }), aReceipt());

  test.each([
    ["Auto-Submitted: auto-replied", { autoSubmitted: ["auto-replied"] }],
    ["Auto-Submitted: auto-generated", { autoSubmitted: ["auto-generated"] }],
    ["Auto-Submitted in a form nobody knows", { autoSubmitted: ["auto-whatever"] }],
    ["Precedence: bulk", { precedence: ["bulk"] }],
    ["Precedence: junk", { precedence: ["junk"] }],
    ["Precedence: list", { precedence: ["list"] }],
    ["Precedence: auto_reply", { precedence: ["auto_reply"] }],
    ["a responder's own header", { autoResponse: true }],
    ["the wish for no automatic answer", { wantsNoAnswer: true }],
    ["a header that names whom a mail did not reach", { failure: true }],
    ["a list's headers", { list: true }],
    ["the form of a delivery report", { report: true }],
    ["our own mark", { ours: true }],
  ])("by %s", (_, change) => {
    expect(signs(change)).toBe(true);
  });

  test.each([
    ["", true],
    ["<>", true],
    ["MAILER-DAEMON@example.org", true],
    ["postmaster@example.org", true],
    ["MAILER-DAEMON", true],
    ["reporter@example.org", false],
    ["not-a-postmaster@example.org", false],
  ])("by the envelope sender %j: %s", (envelopeFrom, machine) => {
    expect(isMachine(aMail(), aReceipt({ envelopeFrom }))).toBe(machine);
  });

  test.each([
    ["no sign at all", {}],
    ["Auto-Submitted: no", { autoSubmitted: ["no"] }],
    ["Precedence: first-class", { precedence: ["first-class"] }],
  ])("not by %s", (_, change) => {
    expect(signs(change)).toBe(false);
  });
});

const kindOf = (change: Partial<IncomingMail>, envelopeFrom = "reporter@example.org") =>
  machineKind(aMail(change), aReceipt({ envelopeFrom }));

const cites = ["<t.1@desk.test>"];

describe("a machine's mail is", () => {
  const reports: readonly (readonly [string, Partial<IncomingMail>])[] = [
    ["a daemon's address", { from: [box("Mailer-Daemon@example.org")] }],
    ["a daemon's name without an address", { from: [box("", "MAILER-DAEMON")] }],
    ["a postmaster's word that a mail came back", { from: [box("postmaster@example.org")], subject: "Returned mail: unknown" }],
    ["a server's name over a failure", { from: [box("s@example.org", "Mail Delivery Service")], subject: "Delivery failed" }],
    ["the form of RFC 7489", { subject: "Report domain: desk.test Submitter: example.org Report-ID: <1@example.org>" }],
    ["a complaint", { subject: "complaint about message from 2001:db8::1" }],
    ["a report, though it came from nobody", { signs: { ...noSigns, report: true } }],
  ];
  test.each(reports)("a report by %s", (_, change) => {
    expect(kindOf(change)).toBe("report");
  });

  test.each([
    "Automatic reply: new report",
    "Automatische Antwort: Quiet Ferry",
    "Réponse automatique : Quiet Ferry",
    "Automatická odpověď: Quiet Ferry",
    "Автоматический ответ: Quiet Ferry",
    "自動応答: Quiet Ferry",
    "OUT OF OFFICE",
  ])("an automatic answer by the subject %s, where it answers something", (subject) => {
    expect(kindOf({ subject, cites })).toBe("auto-reply");
    expect(kindOf({ subject })).toBeUndefined();
    expect(kindOf({ subject: `Re: ${subject}`, cites })).toBeUndefined();
  });

  test("an automatic answer where the envelope has no sender, unless it has the form of a report", () => {
    expect(kindOf({}, "")).toBe("auto-reply");
    expect(kindOf({ signs: { ...noSigns, report: true } }, "")).toBe("report");
  });

  test("one of many where it comes from whoever reads no answers, from a list, or from ourselves", () => {
    for (const address of ["no-reply@example.org", "noreply@example.org", "do-not-reply+7@example.org"])
      expect(kindOf({ from: [box(address)] })).toBe("bulk");
    expect(kindOf({ signs: { ...noSigns, list: true } })).toBe("bulk");
    expect(kindOf({ signs: { ...noSigns, ours: true, autoSubmitted: ["auto-replied"] } })).toBe("bulk");
  });
});

describe("a person's mail stays a person's", () => {
  const human: readonly (readonly [string, Partial<IncomingMail>])[] = [
    ["where a postmaster reports", { from: [box("postmaster@example.org")], subject: "Somebody shouted at me" }],
    ["with a failure in its subject", { subject: "Undelivered: the apology that he promised" }],
    ["where they pass a failure on", { subject: "Fwd: Returned mail: see transcript", cites }],
    ["about somebody's automatic reply", { subject: "Automatic reply that insults women" }],
    ["in answer to an automatic reply", { subject: "AW: Automatic reply: away", cites }],
    ["of somebody with such a name", { from: [box("noreplyer@example.org", "No Reply")] }],
    ["that passes a report on", { subject: "Fwd: Report domain: desk.test Submitter: example.org Report-ID: 1" }],
  ];
  test.each(human)("%s", (_, change) => {
    expect(kindOf(change)).toBeUndefined();
  });
});
