/** A line names a thread and never proves who writes. Each fact that must hold is taken away once, alone. */
import { describe, expect, test } from "vitest";
import { addressOf, cannotAct, lineLives } from "../../functions/core/case/authority.ts";
import type { Case } from "../../functions/core/case/case.ts";
import type { Person } from "../../functions/core/case/vocabulary.ts";
import type { IncomingMail, Receipt, Verdicts } from "../../functions/core/mail/incoming-mail.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { aMail, aReceipt, box, keptOut, nobodyToWriteTo, noSigns, reportedCase, setAsideCase, unplacedCase } from "./builders.ts";

const desk = demoSettings();
const fromCy = (change: Partial<IncomingMail> = {}): IncomingMail => aMail({ from: [box("cy@members.test")], ...change });
const proven = (verdicts: Partial<Verdicts> = {}): Receipt => aReceipt({ envelopeFrom: "cy@members.test", verdicts });

describe("a member of the circle may act", () => {
  test("with one From that is theirs, proven, written by hand", () => {
    expect(cannotAct(reportedCase(), "member:cy", desk, fromCy(), proven())).toBeUndefined();
  });

  test.each<readonly [string, Partial<IncomingMail>, Partial<Verdicts>, string]>([
    ["another address in From", { from: [box("dee@members.test")] }, {}, "wrong-sender"],
    ["their address as a name only", { from: [box("evil@evil.example", "cy@members.test")] }, {}, "wrong-sender"],
    ["two From headers", { fromHeaders: 2 }, {}, "several-senders"],
    ["two addresses in From", { from: [box("cy@members.test"), box("x@example.org")] }, {}, "several-senders"],
    ["no From", { from: [], fromHeaders: 0 }, {}, "several-senders"],
    ["DMARC FAIL", {}, { dmarc: "FAIL" }, "unproven-sender"],
    ["DMARC GRAY, though SPF and DKIM pass", {}, { dmarc: "GRAY" }, "unproven-sender"],
    ["no DMARC verdict", {}, { dmarc: "ABSENT" }, "unproven-sender"],
    ["a verdict that nobody knows", {}, { dmarc: "PASS_MAYBE" }, "unproven-sender"],
    ["a vacation reply", { signs: { ...noSigns, autoSubmitted: ["auto-replied"] } }, {}, "machine-mail"],
    ["a mail of our own come back", { signs: { ...noSigns, ours: true } }, {}, "machine-mail"],
  ])("and not with %s", (_, mail, verdicts, why) => {
    expect(cannotAct(reportedCase(), "member:cy", desk, fromCy(mail), proven(verdicts))).toBe(why);
  });

  test("and not after they were taken out of the circle", () => {
    const state = { ...reportedCase(), circle: [] };
    expect(cannotAct(state, "member:cy", desk, fromCy(), proven())).toBe("no-longer-in-circle");
  });

  test("and not once they are kept out, whatever the circle says", () => {
    const state = { ...reportedCase(), keptOut: [keptOut("cy")] };
    expect(cannotAct(state, "member:cy", desk, fromCy(), proven())).toBe("no-longer-in-circle");
  });

  test("and not once they have left the committee", () => {
    const without = demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") });
    expect(cannotAct(reportedCase(), "member:cy", without, fromCy(), proven())).toBe("wrong-sender");
  });

  test("and not when nobody ever asked them about it", () => {
    const fay = aMail({ from: [box("fay@members.test")] });
    expect(cannotAct(reportedCase(), "member:fay", desk, fay, proven())).toBe("no-longer-in-circle");
  });
});

describe("the address of", () => {
  const state = reportedCase();
  test("a member comes from the roster as it stands now", () => {
    const moved = demoSettings({ members: memberRows.map((row) => (row.id === "cy" ? { ...row, email: "cy@new.test" } : row)) });
    expect(addressOf(state, "member:cy", moved)).toBe("cy@new.test");
    expect(addressOf(state, "member:gone", desk)).toBeUndefined();
  });

  test("the outside contact comes from the desk", () => {
    expect(addressOf(state, "outside-contact", desk)).toBe("board@members.test");
  });

  test("the reporter is what the case took down, or nothing", () => {
    expect(addressOf(state, "reporter", desk)).toBe("reporter@example.org");
    expect(addressOf(reportedCase({ reporter: nobodyToWriteTo }), "reporter", desk)).toBeUndefined();
  });
});

describe("a line lives", () => {
  test("while its owner has a place on the case", () => {
    expect(lineLives(reportedCase(), "member:cy", 1, desk)).toBe(true);
    expect(lineLives(reportedCase(), "reporter", 1, desk)).toBe(true);
  });

  test.each<readonly [string, Case, Person, number]>([
    ["its epoch is not the one that lives", reportedCase(), "member:cy", 2],
    ["nobody ever had it", reportedCase(), "member:fay", 1],
    ["its owner has left the circle", { ...reportedCase(), circle: [] }, "member:cy", 1],
    ["its owner is kept out by now", { ...reportedCase(), keptOut: [keptOut("cy")] }, "member:cy", 1],
    ["it was ended", { ...reportedCase(), lines: [{ person: "member:cy", epoch: 1, live: false }] }, "member:cy", 1],
  ])("and no longer when %s", (_, state, person, epoch) => {
    expect(lineLives(state, person, epoch, desk)).toBe(false);
  });

  test("and no longer when its owner has left the committee", () => {
    const without = demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") });
    expect(lineLives(reportedCase(), "member:cy", 1, without)).toBe(false);
  });

  test("for the two who are asked about a mail that waits, and ends for them when it is set aside", () => {
    expect(lineLives(unplacedCase(), "member:cy", 1, desk)).toBe(true);
    expect(lineLives(unplacedCase(), "author", 1, desk)).toBe(true);
    expect(lineLives(setAsideCase(), "member:cy", 1, desk)).toBe(false);
    expect(lineLives(setAsideCase(), "author", 1, desk)).toBe(true);
  });
});
