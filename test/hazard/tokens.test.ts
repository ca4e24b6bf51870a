/** TK: a token names a thread and never a person; one that leaks, is bent or is shown to the wrong reader does nothing. */
import { describe, expect, test } from "vitest";
import { answer, caseOf, changeRoster, gotMail, newestFor, openedCase, told } from "../app/casework.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { cy, evil, linesIn, longStory, reported, reporter } from "./stories.ts";

const lineOf = (desk: Awaited<ReturnType<typeof reported>>["desk"], who: string): string => newestFor(desk, who).replyTo;

describe("TK01 a leaked line", () => {
  test("used by an outsider with a perfect DMARC changes nothing, shows nothing, and its owner is asked and offered another", async () => {
    const { desk, receipt, from } = await reported();
    await answer(desk, "cy", "/ack\ncanary", { from: evil });
    expect(told(desk, from)).toEqual(["cy: say if this was you"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    expect(desk.sent.some(({ raw }) => raw.includes("canary"))).toBe(false);
    expect(newestFor(desk, "cy").text).toContain("somebody else may know your line");
    expect(newestFor(desk, "cy").text).toContain("answer with /rotate as the first line");
  });

  test("is told of once a day, however often it is used, with a button that ends it", async () => {
    const { desk, from } = await reported();
    const line = lineOf(desk, "cy");
    for (let count = 0; count < 4; count += 1) await desk.receive({ from: evil, to: [line], text: "canary" });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    await answer(desk, "cy", "/rotate");
    expect(lineOf(desk, "cy")).not.toBe(line);
  });
});

describe("TK16 a line that is to be seen somewhere", () => {
  test("is dead once its owner has taken another, whoever writes on it", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    await answer(desk, "cy", "/rotate");
    const fresh = lineOf(desk, "cy");
    const from = desk.sent.length;
    await desk.receive({ from: cy, to: [line], text: "/ack" });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    await desk.receive({ from: cy, to: [fresh], text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });
});

describe("TK02 a leaked line and a forged From", () => {
  test.each(["FAIL", "GRAY", "PROCESSING_FAILED", "ABSENT"])("do nothing together with DMARC %s", async (dmarc) => {
    const { desk, receipt, from } = await reported();
    await answer(desk, "cy", "/ack", { verdicts: { dmarc }, envelopeFrom: evil });
    expect(told(desk, from)).toEqual([dmarc === "FAIL" ? "cy: a mail changed nothing" : "cy: say if this was you"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });
});

describe("TK03 a line from before its owner left the case", () => {
  test.each(["/ack", "/clear", "/include cy", "/recuse", "words alone"])(
    "does nothing with %j, and names nobody",
    async (text) => {
      const { desk, receipt } = await reported({ text: "canary" });
      const line = lineOf(desk, "cy");
      await answer(desk, "cy", "/recuse");
      const { circle, codeName } = await caseOf(desk, receipt);
      const from = desk.sent.length;
      await desk.receive({ from: cy, to: [line], text });
      expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
      expect(newestFor(desk, "cy").text.replaceAll(codeName, "")).not.toMatch(/canary|Dee|Eli|reporter@|example\.org/);
      expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", circle });
    },
  );

  test("stays dead when its owner is asked back, who gets another", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    await answer(desk, "cy", "/recuse");
    for (const who of ["dee", "eli"]) await answer(desk, who, "/include cy");
    expect(lineOf(desk, "cy")).not.toBe(line);
    await desk.receive({ from: cy, to: [line], text: "/clear" });
    expect((await caseOf(desk, receipt)).circle).toEqual(["dee", "eli"]);
    await answer(desk, "cy", "/recuse");
    expect((await caseOf(desk, receipt)).circle).toEqual(["dee", "eli"]);
  });
});

describe("TK04 a line of somebody who has left the committee", () => {
  test("does nothing, and nobody is sent anything", async () => {
    const { desk, receipt, from } = await reported();
    await changeRoster(desk, demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") }));
    await answer(desk, "cy", "/ack");
    expect(desk.sent.slice(from).map(({ to }) => to)).toEqual([]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });
});

describe("TK05 a line of one case", () => {
  test("acts on that case, whatever other case the subject speaks of", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    const other = await desk.receive({ from: "other@example.org" });
    const { codeName } = await caseOf(desk, other);
    await desk.receive({ from: cy, to: [line], subject: `Re: ${codeName}`, text: "/ack" });
    expect((await caseOf(desk, other)).stage).toBe("reported");
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });

  test.each([
    ["a command for another case", (other: string) => `/ack ${other}`],
    ["a letter that names another case", (other: string) => `/ack\nThis is about ${other}.`],
  ])("acts on neither with %s", async (_, text) => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    const other = await desk.receive({ from: "other@example.org" });
    await desk.receive({ from: cy, to: [line], text: text((await caseOf(desk, other)).codeName) });
    expect((await caseOf(desk, other)).stage).toBe("reported");
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test("with any one of its letters changed is no line at all", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    const start = line.indexOf("+") + 1;
    const letters = "abcdefghijklmnopqrstuvwxyz234567";
    for (let at = start; at < line.indexOf("@"); at += 1) {
      const now = letters.indexOf(line.charAt(at));
      const changed = line.slice(0, at) + letters.charAt((now + 1 + (at % 30)) % 32) + line.slice(at + 1);
      expect(changed).not.toBe(line);
      await desk.receive({ from: cy, to: [changed], text: "/ack" });
    }
    const state = await caseOf(desk, receipt);
    expect({ stage: state.stage, mails: state.takenIn.length }).toEqual({ stage: "reported", mails: 1 });
  });

  test("is not the same for two people, two cases, or one person on two cases", async () => {
    const { desk } = await reported();
    await desk.receive({ from: "other@example.org" });
    const lines = desk.sent.map(({ replyTo }) => replyTo);
    expect(lines).toHaveLength(6);
    expect(new Set(lines).size).toBe(6);
  });
});

describe("TK06 one person's line in another's hands", () => {
  test("the reporter's line carries content, whoever commands there", async () => {
    const { desk, receipt, from } = await reported();
    await desk.receive({ from: cy, to: [lineOf(desk, reporter)], text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
  });

  test.each([
    ["the reporter on a member's line", reporter],
    ["the other of the pair on a member's line", "dee@members.test"],
    ["a member without a part in it on a member's line", "bo@members.test"],
    ["the outside contact on a member's line", "board@members.test"],
  ])("%s does nothing", async (_, from) => {
    const { desk, receipt, from: before } = await reported();
    await desk.receive({ from, to: [lineOf(desk, "cy")], text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    expect(told(desk, before)).toEqual(["cy: a mail changed nothing"]);
  });

  test("the line that asks an author what a mail is opens nothing for others", async () => {
    const { desk } = await reported();
    const waiting = await desk.receive({ from: "fay@members.test", text: "it happened" });
    await desk.receive({ from: cy, to: [lineOf(desk, "fay")], text: "/report mine" });
    expect((await caseOf(desk, waiting)).stage).toBe("unplaced");
  });
});

describe("TK09 a line that stands only in headers", () => {
  test.each([
    ["in To", (line: string) => `To: ${line}`],
    ["in Cc", (line: string) => `To: conduct@desk.test\r\nCc: ${line}`],
    ["in Reply-To", (line: string) => `To: conduct@desk.test\r\nReply-To: ${line}`],
  ])("%s is a reason to ask, never a command", async (_, header) => {
    const { desk, receipt, from } = await reported();
    const raw = `From: other@example.org\r\n${header(lineOf(desk, "cy"))}\r\nSubject: s\r\n\r\n/ack\r\n`;
    await desk.receive({ from: "other@example.org", to: ["conduct@desk.test"], raw });
    expect(told(desk, from)).toEqual(["other: What is the mail you sent?"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });

  test("as our thread in In-Reply-To is a reason to ask, never a command", async () => {
    const { desk, receipt, from } = await reported();
    const thread = /^References: *(<[^>]+>)/m.exec(newestFor(desk, "cy").raw)?.[1] ?? "";
    await desk.receive({ from: cy, text: "I think so too.", headers: [`In-Reply-To: ${thread}`] });
    expect(told(desk, from)).toEqual(["cy: What is the mail you sent?"]);
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });
});

describe("TK10 a line in To while the envelope names the alias", () => {
  test("belongs where the envelope says, even from the proven owner", async () => {
    const { desk, receipt } = await reported();
    const raw = `From: ${cy}\r\nTo: ${lineOf(desk, "cy")}\r\nSubject: s\r\n\r\nwords without a command\r\n`;
    await desk.receive({ from: cy, to: ["conduct@desk.test"], raw });
    expect((await caseOf(desk, receipt)).takenIn).toHaveLength(1);
  });

  test("belongs to the envelope's line when To names another", async () => {
    const { desk, receipt } = await reported();
    const raw = `From: ${cy}\r\nTo: ${lineOf(desk, "dee")}\r\nSubject: s\r\n\r\n/ack\r\n`;
    await desk.receive({ from: cy, to: [lineOf(desk, "cy")], raw });
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "acknowledged", acknowledgedBy: "cy" });
  });
});

describe("TK11 two lines in one mail", () => {
  test.each(["first", "second"])("act on neither case, whichever comes first (%s), and are answered once", async (which) => {
    const { desk, receipt } = await reported();
    const one = lineOf(desk, "cy");
    const other = await desk.receive({ from: "other@example.org" });
    const lines = [one, lineOf(desk, "cy")];
    const from = desk.sent.length;
    await desk.receive({ from: cy, to: which === "first" ? lines : lines.toReversed(), text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    expect((await caseOf(desk, other)).stage).toBe("reported");
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
  });

  test("are one line when the envelope only repeats it", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    await desk.receive({ from: cy, to: [line, line.toUpperCase()], text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });

  test("of which one is dead act on neither", async () => {
    const { desk, receipt } = await reported();
    await desk.receive({ from: cy, to: [lineOf(desk, "cy"), lineOf(desk, "dee")], text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
  });
});

describe("TK12 nobody's line is shown to anybody else", () => {
  test("in any mail of a long story: every line in a mail is its reader's own", async () => {
    const desk = await longStory("planted", "inside");
    const owners = new Map<string, string>();
    for (const mail of desk.sent) {
      const own = /\+(a[a-z2-7]{26})@/.exec(mail.replyTo)?.[1];
      if (own !== undefined) {
        expect(owners.get(own) ?? mail.to).toBe(mail.to);
        owners.set(own, mail.to);
      }
      expect([...linesIn(mail)].filter((token) => token !== own)).toEqual([]);
    }
    expect(owners.size).toBeGreaterThan(10);
  });

  test("not even when a member's mail program quotes the buttons above an acknowledgement's words", async () => {
    const { desk } = await reported();
    const line = lineOf(desk, "cy");
    const quoted = `差出人: Demo Conduct Desk <${line}>\n送信日時: 2026年3月10日\n宛先: Cy\n件名: new report\n\nAcknowledge<mailto:${line}?body=%2Fack>`;
    await answer(desk, "cy", `/ack\nThank you.\n\n${quoted}`);
    expect(newestFor(desk, reporter).text).toContain("Thank you.");
    expect([...linesIn(newestFor(desk, reporter))]).toEqual([lineOf(desk, reporter).split(/[+@]/)[1]]);
  });
});

describe("RT11 a line of an erased case", () => {
  test("opens a new case and brings nothing of the old one back", async () => {
    const { desk, receipt } = await reported({ text: "canary" });
    const line = lineOf(desk, reporter);
    const old = await caseOf(desk, receipt);
    desk.stores.keys.destroy(old.id);
    const from = desk.sent.length;
    const again = await desk.receive({ to: [line], text: "Is anybody there?" });
    expect(await openedCase(desk, again)).toBe(true);
    expect(gotMail(desk, from)).toEqual(["cy", "dee"]);
    expect(desk.sent.slice(from).some(({ raw }) => raw.includes("canary") || raw.includes(old.codeName))).toBe(false);
    expect(await desk.stores.cases.load(old.id)).toBe("erased");
  });

  test("of a member is asked about: it may have been meant for another case", async () => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    desk.stores.keys.destroy((await caseOf(desk, receipt)).id);
    const from = desk.sent.length;
    await desk.receive({ from: cy, to: [line], text: "/ack" });
    expect(told(desk, from)).toEqual(["cy: What is the mail you sent?"]);
  });
});
