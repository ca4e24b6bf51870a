/** ID and CM: one person has one voice, nobody decides alone, and what comes late or twice is judged by how things stand now. */
import { describe, expect, test } from "vitest";
import { days, hours } from "../../functions/core/instant.ts";
import { answer, caseOf, changeRoster, type MemoryDesk, newestFor, told } from "../app/casework.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { cy, deciding, reported, reporter } from "./stories.ts";

type Receipt = Awaited<ReturnType<MemoryDesk["receive"]>>;

const votesOf = async (desk: MemoryDesk, receipt: Receipt) =>
  (await caseOf(desk, receipt)).proposals.map(({ votes, result }) => ({
    result,
    votes: votes.map(({ member, vote }) => `${member} ${vote}`),
  }));

const closing = "/close\nactions: none\noutcome: nothing\nreview: 2026-09-01\nletter:\ncanary";

const proposed = async (policy = "chipy") => {
  const story = await deciding({ policy });
  await answer(story.desk, "cy", "/propose action\nTalk to him.");
  return story;
};

describe("ID14 a member's mailbox in somebody else's hands", () => {
  test.each(["chipy", "psf", "chaoss"])(
    "cannot close a case alone, and every other member sees the attempt at once (%s)",
    async (policy) => {
      const { desk, receipt } = await deciding({ policy });
      const from = desk.sent.length;
      await answer(desk, "cy", closing);
      for (const text of ["/agree", "/agree 1", closing]) await answer(desk, "cy", text);
      expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
      for (const who of ["dee", "ada", "bo"]) expect(told(desk, from)).toContain(`${who}: vote on proposal 1`);
      expect(desk.sent.some(({ to, raw }) => to === reporter && raw.includes("canary"))).toBe(false);
    },
  );

  test("cannot carry a proposal, take out a colleague in nobody's stead, or bring one back, alone", async () => {
    const { desk, receipt } = await proposed();
    for (const text of ["/agree 1", "/exclude ada", "/exclude ada", "/exclude fay", "/include fay", "/include fay"])
      await answer(desk, "cy", text);
    const state = await caseOf(desk, receipt);
    expect(state.circle).toEqual(["cy", "dee", "ada", "bo"]);
    expect(state.proposals.map(({ result }) => result)).toEqual(["open"]);
    expect(state.keptOut.map(({ member }) => member)).toEqual(["fay"]);
    expect(newestFor(desk, "dee").subject).toContain("Cy wants Fay back on the case");
  });
});

describe("ID15 a member with two addresses", () => {
  test("has one vote: the last from the address that the desk knows", async () => {
    const { desk, receipt } = await proposed();
    const { replyTo } = newestFor(desk, "ada");
    await answer(desk, "ada", "/disagree");
    await desk.receive({ from: "ada.at.home@example.org", to: [replyTo], text: "/agree" });
    await desk.receive({ from: "Ada@Members.Test", to: [replyTo], text: "/abstain" });
    expect(await votesOf(desk, receipt)).toEqual([{ result: "open", votes: ["cy agree", "ada abstain"] }]);
    expect(desk.to("ada.at.home@example.org")).toEqual([]);
  });

  test("has one vote from both where the roster names both: the last one counts", async () => {
    const { desk, receipt } = await proposed();
    const { replyTo } = newestFor(desk, "ada");
    const home = "ada.at.home@example.org";
    const members = memberRows.map((row) => (row.id === "ada" ? { ...row, alsoWritesFrom: [home] } : row));
    await changeRoster(desk, demoSettings({ members }));
    await answer(desk, "ada", "/disagree");
    await desk.receive({ from: home, to: [replyTo], text: "/agree 1" });
    expect(await votesOf(desk, receipt)).toEqual([{ result: "open", votes: ["cy agree", "ada agree"] }]);
    expect(desk.to(home)).toEqual([]);
  });

  test("votes with the new one once the roster names it, and with the old one no more", async () => {
    const { desk, receipt } = await proposed();
    const { replyTo } = newestFor(desk, "ada");
    const moved = memberRows.map((row) => (row.id === "ada" ? { ...row, email: "ada@elsewhere.test" } : row));
    await changeRoster(desk, demoSettings({ members: moved }));
    await desk.receive({ from: "ada@members.test", to: [replyTo], text: "/disagree" });
    await desk.receive({ from: "ada@elsewhere.test", to: [replyTo], text: "/agree" });
    expect(await votesOf(desk, receipt)).toEqual([{ result: "open", votes: ["cy agree", "ada agree"] }]);
  });
});

describe("ID17 an old genuine mail, sent again by somebody who has it", () => {
  // A copy comes under a new id of SES. What protects is that the case has moved on.
  const later = [hours(1), days(40)];

  test.each(later)("acknowledges no second time (%d ms later)", async (wait) => {
    const { desk } = await reported();
    const old = { from: cy, to: [newestFor(desk, "cy").replyTo], text: "/ack\ncanary" };
    await desk.receive(old);
    await desk.advance(wait);
    const letters = desk.to(reporter).length;
    await desk.receive(old);
    expect(desk.to(reporter).length).toBe(letters);
    expect(newestFor(desk, "cy").text).toContain("This report is acknowledged already");
  });

  test.each(later)("votes on nothing that is decided (%d ms later)", async (wait) => {
    const { desk, receipt } = await proposed();
    const old = { from: "ada@members.test", to: [newestFor(desk, "ada").replyTo], text: "/agree 1" };
    await desk.receive(old);
    await answer(desk, "bo", "/agree");
    const line = newestFor(desk, "cy").replyTo;
    await desk.advance(wait);
    await desk.receive({ from: cy, to: [line], text: "/propose consequence\nA warning." });
    await desk.receive(old);
    expect((await votesOf(desk, receipt)).at(-1)).toEqual({ result: "open", votes: ["cy agree"] });
  });

  test("sends no letter a second time, and undoes no change of mind", async () => {
    const { desk, receipt } = await proposed();
    const copies = (who: string, text: string, id: string) => ({
      from: `${who}@members.test`,
      to: [newestFor(desk, who).replyTo],
      headers: [`Message-ID: <${id}@members.test>`],
      text,
    });
    const letter = copies("cy", "/reply\ncanary", "1");
    const vote = copies("ada", "/agree", "2");
    for (const mail of [letter, vote, copies("ada", "/disagree", "3"), letter, vote]) await desk.receive(mail);
    expect(desk.to(reporter).filter(({ text }) => text.includes("canary"))).toHaveLength(1);
    expect((await votesOf(desk, receipt)).at(-1)?.votes).toContain("ada disagree");
    expect(newestFor(desk, "ada").text).toContain("has had this very mail before");
  });

  test("does nothing once its line is dead", async () => {
    const { desk, receipt } = await proposed();
    const old = { from: "ada@members.test", to: [newestFor(desk, "ada").replyTo], text: "/agree" };
    await answer(desk, "ada", "/recuse");
    await desk.receive(old);
    expect(await votesOf(desk, receipt)).toEqual([{ result: "open", votes: ["cy agree"] }]);
  });
});

describe("ID18 an honest member's mail that a forwarder changed", () => {
  test.each([
    ["a list added a footer", { dkim: "FAIL", dmarc: "FAIL" }],
    ["a forwarder sent it on", { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" }],
  ] as const)("is refused with what to do, and kept (%s)", async (_, verdicts) => {
    const { desk, receipt, from } = await reported();
    const broken = await answer(desk, "cy", "/ack", { verdicts });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").text).toContain("send it again straight from the mail account where you get the desk's mail");
    expect((await caseOf(desk, receipt)).takenIn).toContain(broken.mail);
    await answer(desk, "cy", "/ack");
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });

  test("passes where one of the two still proves the domain", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", "/ack", { verdicts: { spf: "FAIL" } });
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });

  test("on the reporter's line is read by the circle, with the warning that nothing proves it", async () => {
    const { desk } = await reported();
    await answer(desk, reporter, "It was worse.", { verdicts: { dkim: "FAIL", dmarc: "FAIL" } });
    expect(newestFor(desk, "cy").text).toContain("It was worse.");
    expect(newestFor(desk, "cy").text).toContain("not proven to be the reporter");
  });
});

describe("CM15 votes that overtake each other", () => {
  const said = (vote: string, date: string) => ({ text: `/${vote}`, headers: [`Date: ${date}`] });
  const morning = said("agree", "Tue, 10 Mar 2026 09:00:00 +0000");
  const evening = said("disagree", "Tue, 10 Mar 2026 19:00:00 +0000");

  test.each([
    ["in order", [morning, evening], "disagree"],
    ["out of order", [evening, morning], "agree"],
  ])("count as they come in, whatever their date says (%s)", async (_, mails, last) => {
    const { desk, receipt } = await proposed();
    const from = desk.sent.length;
    for (const mail of mails) await answer(desk, "ada", mail.text, mail);
    expect((await votesOf(desk, receipt))[0]?.votes).toEqual(["cy agree", `ada ${last}`]);
    expect(told(desk, from)).toEqual(["ada: what your mail did", "ada: what your mail did"]);
    const events = (await caseOf(desk, receipt)).journal.filter(({ event }) => event.kind === "voted");
    expect(events).toHaveLength(2);
  });
});

describe("CM16 a command that was possible when it was written", () => {
  test.each(["/agree 1", "/propose plan 1", "/reply\nHello.", "/due tomorrow", closing])(
    "is refused after the case was closed, and says what can be done: %j",
    async (text) => {
      const { desk, receipt } = await proposed();
      for (const who of ["ada", "bo"]) await answer(desk, who, "/agree");
      await answer(desk, "cy", closing);
      expect((await caseOf(desk, receipt)).stage).toBe("closed");
      const who = text.startsWith("/reply") ? "ada" : "cy";
      const from = desk.sent.length;
      await answer(desk, who, text);
      expect(told(desk, from)).toEqual([`${who}: what your mail did`]);
      expect(newestFor(desk, who).text).toContain("Nothing was changed.");
      expect(newestFor(desk, who).text).toContain("/reopen");
      expect((await caseOf(desk, receipt)).stage).toBe("closed");
    },
  );

  test("is refused for a vote that is over, with the numbers that are open", async () => {
    const { desk } = await proposed();
    for (const who of ["ada", "bo"]) await answer(desk, who, "/agree");
    await answer(desk, "cy", "/propose consequence 2");
    await answer(desk, "dee", "/agree 1");
    expect(newestFor(desk, "dee").text).toContain("There is no open vote of that number. Open now: 2");
  });
});
