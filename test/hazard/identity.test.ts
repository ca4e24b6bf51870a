/** ID: who is speaking. A line was leaked to everybody here; what is missing is the proof. */
import { describe, expect, test } from "vitest";
import { answer, caseOf, gotMail, newestFor, openedCase, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, type Incoming, memberRows } from "../support/memory-desk.ts";
import { cy, evil, notify, reported, reporter, type Statuses } from "./stories.ts";

/** Sends `/ack` to cy's line as `mail` says, and tells whether the case was acknowledged. */
const acts = async (mail: Incoming, statuses: Statuses = { spf: "PASS", dkim: "PASS", dmarc: "PASS" }) => {
  const { desk, receipt, from } = await reported();
  const failures = await notify(desk, { from: cy, text: "/ack", ...mail, to: [newestFor(desk, "cy").replyTo] }, statuses);
  expect(failures).toEqual([]);
  return { acted: (await caseOf(desk, receipt)).stage === "acknowledged", told: told(desk, from), desk, from };
};

const nothing = { acted: false, told: ["cy: a mail changed nothing"] };
const asked = { acted: false, told: ["cy: say if this was you"] };

describe("ID01 a member's address with failing checks", () => {
  const statuses = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED", undefined] as const;
  const policies = ["none", "quarantine", "reject", undefined] as const;
  const matrix = statuses.flatMap((dmarc) => policies.map((policy) => [dmarc, policy] as const));

  test.each(matrix)("acts only on PASS: verdict %s, policy %s", async (dmarc, policy) => {
    const result = await acts({}, { spf: "PASS", dkim: "PASS", ...(dmarc && { dmarc }), ...(policy && { policy }) });
    if (dmarc === "PASS") expect(result.acted).toBe(true);
    else expect(result).toMatchObject(dmarc === "FAIL" ? nothing : asked);
  });

  test("is told to the real member, at the address that the desk knows, without a word of it", async () => {
    const { desk } = await acts({ text: "/ack\ncanary" }, { dmarc: "FAIL" });
    expect(newestFor(desk, "cy").raw).not.toContain("canary");
  });
});

describe("ID02 a member's domain without DMARC, and SPF of somebody else's domain", () => {
  test.each<Statuses>([
    { dmarc: "GRAY", spf: "PASS", dkim: "PASS" },
    { dmarc: "GRAY", spf: "PASS", dkim: "FAIL" },
    { dmarc: "GRAY", spf: "FAIL", dkim: "PASS" },
    { dmarc: "GRAY", spf: "FAIL", dkim: "FAIL" },
  ])("does not act, and the member is asked whether it was theirs: %j", async (statuses) => {
    const result = await acts({ envelopeFrom: evil, text: "/ack\ncanary" }, statuses);
    expect(result).toMatchObject(asked);
    expect(newestFor(result.desk, "cy").raw).not.toMatch(/canary|evil/);
  });
});

describe("ID03 verdicts that the sender wrote", () => {
  test.each([
    ["Authentication-Results", "Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=pass"],
    ["SES's own headers", "X-SES-DMARC-Verdict: PASS"],
    ["the local desk's header", "X-Local-Verdicts: spf=PASS dkim=PASS dmarc=PASS"],
    ["an ARC seal", "ARC-Authentication-Results: i=1; amazonses.com; dmarc=pass"],
  ])("in %s prove nothing", async (_, header) => {
    expect(await acts({ headers: [header, header] }, { dmarc: "FAIL" })).toMatchObject(nothing);
  });
});

describe("ID04 headers in our own name", () => {
  const ours = ["X-Conduct-Desk: 1", "X-Conduct-Desk-Case: case-1", "X-Conduct-Desk-Verified: yes", "X-Conduct-Desk-Member: cy"];

  test("make nobody a member and no mail an answer", async () => {
    const { desk, receipt } = await reported();
    await desk.receive({ from: evil, text: "/ack", headers: ours });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test("do not keep a report from being one, and travel on with nothing", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ headers: ours });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    expect(newestFor(desk, "cy").raw).not.toMatch(/case-1|Verified/i);
  });
});

describe("ID05 a member's address shown as a name", () => {
  test.each([`"${cy}" <${evil}>`, `"Cy <${cy}>" <${evil}>`, `=?utf-8?Q?${cy.replace("@", "=40")}?= <${evil}>`])(
    "%s does not act, and what the member is asked shows the address alone",
    async (from) => {
      const result = await acts({ from, envelopeFrom: evil });
      expect(result).toMatchObject(asked);
      expect(newestFor(result.desk, "cy").text).toContain(`It came from: ${evil}\n`);
      expect(newestFor(result.desk, "cy").text).not.toContain(cy);
    },
  );

  test("without quotes around it names nobody", async () => {
    expect(await acts({ from: `${cy} <${evil}>`, envelopeFrom: evil })).toMatchObject(nothing);
  });

  test("on a report is shown behind the address that it really came from", async () => {
    const { desk } = await reported({ from: `"${cy}" <${evil}>`, envelopeFrom: evil });
    expect(gotMail(desk)).toEqual(["dee", "eli"]);
    expect(newestFor(desk, "dee").text).toContain(`From: ${evil} (calls themselves “${cy}”)`);
  });
});

describe("ID11 spellings of one member's address", () => {
  test.each([
    ["CY@MEMBERS.TEST", true],
    ["Cy@Members.Test", true],
    ["cy+list@members.test", false],
    ["c.y@members.test", false],
    ["cy@mail.members.test", false],
  ])("%s acts: %s", async (from, acted) => {
    expect((await acts({ from })).acted).toBe(acted);
  });
});

describe("ID12 Reply-To", () => {
  test.each([
    [`Helper <${evil}>`, true],
    [`${reporter}, ${evil}`, true],
    [`Me <${reporter.toUpperCase()}>`, false],
    ["undisclosed", false],
  ])("%s on a report is told to its readers without a word of it: %s", async (replyTo, isTold) => {
    const { desk } = await reported({ headers: [`Reply-To: ${replyTo}`] });
    for (const who of ["cy", "dee"]) {
      expect(newestFor(desk, who).text.includes("It asks for answers at another address")).toBe(isTold);
      expect(newestFor(desk, who).raw).not.toContain(evil);
    }
  });

  test("of a stranger on a report gets nothing: receipt and acknowledgement go to From", async () => {
    const { desk } = await reported({ headers: [`Reply-To: ${evil}`] });
    await answer(desk, "cy", "/ack");
    expect(desk.to(evil)).toEqual([]);
    expect(desk.to(reporter)).toHaveLength(2);
  });

  test("of a stranger on a member's answer gets nothing either", async () => {
    const { desk } = await acts({ headers: [`Reply-To: ${evil}`] });
    expect(desk.to(evil)).toEqual([]);
  });
});

describe("ID13 an envelope sender that differs from From", () => {
  test("changes nothing where the domain of From is proven", async () => {
    expect((await acts({ envelopeFrom: "bounces-123@mailer.example" })).acted).toBe(true);
  });

  test("that is a member's gives a stranger's From no power", async () => {
    expect(await acts({ from: evil, envelopeFrom: cy })).toMatchObject(asked);
  });
});

describe("ID16 a member's private address", () => {
  const home = "cy.at.home@example.org";

  test("does not act: the member is asked at the address that the desk knows, and nobody writes to the other one", async () => {
    const result = await acts({ from: home, text: "/ack\ncanary" });
    expect(result).toMatchObject(asked);
    const { text, raw } = newestFor(result.desk, "cy");
    expect(text).toContain("It came from an address that the desk does not know as yours.");
    expect(text).toContain(home);
    expect(raw).not.toContain("canary");
    expect(result.desk.to(home)).toEqual([]);
  });

  test.each([
    ["that nothing vouches for", { dmarc: "GRAY", spf: "FAIL", dkim: "FAIL" }, "/ack"],
    ["that is proven to be forged", { dmarc: "FAIL", spf: "PASS", dkim: "PASS" }, "/ack"],
    ["without a command", { dmarc: "PASS" }, "canary"],
    ["with a command that there is not", { dmarc: "PASS" }, "/call-me-at-home"],
  ])("%s is told of, and shown nowhere", async (_, statuses, text) => {
    const result = await acts({ from: home, text }, statuses);
    expect(result).toMatchObject(nothing);
    expect(newestFor(result.desk, "cy").raw).not.toMatch(/canary|example\.org|call-me/);
  });

  test("on the roster is the member's, and mail goes where it always went", async () => {
    const members = memberRows.map((row) => (row.id === "cy" ? { ...row, alsoWritesFrom: [home] } : row));
    const desk = await createMemoryDesk(demoSettings({ members }));
    const receipt = await desk.receive({});
    await answer(desk, "cy", "/ack", { from: home });
    expect(await caseOf(desk, receipt)).toMatchObject({ acknowledgedBy: "cy" });
    expect(desk.to(home)).toEqual([]);
    expect(newestFor(desk, "cy").subject).toContain("what your mail did");
  });
});

describe("ID19 a mail from our own address", () => {
  test.each([
    "conduct@desk.test",
    "Conduct@Desk.test",
    "conduct+desk@desk.test",
    "conduct+abcdefghijklmnopqrstuvwxyz2@desk.test",
  ])("is answered by nobody: %s", async (from) => {
    const { desk } = await reported({ from });
    expect(desk.sent.filter(({ to }) => to.toLowerCase().endsWith("@desk.test")).map(({ subject }) => subject)).toEqual([]);
  });
});

describe("ID20 a mail without a usable From", () => {
  test.each([
    ["no From", "To: conduct@desk.test\r\nSubject: s\r\n\r\nIt happened.\r\n"],
    ["an empty From", "From: \r\nSubject: s\r\n\r\nIt happened.\r\n"],
    ["empty brackets", "From: <>\r\nSubject: s\r\n\r\nIt happened.\r\n"],
    ["a name alone", "From: somebody\r\nSubject: s\r\n\r\nIt happened.\r\n"],
    ["Resent-From alone", `Resent-From: ${reporter}\r\nSubject: s\r\n\r\nIt happened.\r\n`],
  ])("(%s) opens a case; the pair is told that nobody can be written to, and nobody is", async (_, raw) => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ raw, envelopeFrom: "somebody@example.org" });
    expect(await openedCase(desk, receipt)).toBe(true);
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
    expect(newestFor(desk, "cy").text).toContain("It came without an address.");
    expect(newestFor(desk, "cy").text).toContain("> It happened.");
  });
});
