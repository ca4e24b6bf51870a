/** The way of a mail, row by row: who gets it, who is told, and what it opens. */
import { describe, expect, test } from "vitest";
import { hours } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings, memberRows } from "../support/memory-desk.ts";
import { answer, caseOf, changeRoster, gotMail, newestFor, openedCase, told } from "./casework.ts";

const reported = async (text = "It happened at the meetup.") => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({ text });
  return { desk, receipt };
};

const withoutCy = demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") });

describe("a mail to the alias from anyone else", () => {
  test("reaches the pair on duty, whole, and the reporter gets a receipt", async () => {
    const { desk } = await reported();
    expect(told(desk)).toEqual(expect.arrayContaining(["cy: new report", "dee: new report", "reporter: we have your mail"]));
    expect(desk.sent).toHaveLength(3);
    for (const who of ["cy", "dee"]) expect(newestFor(desk, who).text).toContain("It happened at the meetup.");
    expect(newestFor(desk, "reporter@example.org").text).not.toContain("It happened at the meetup.");
  });

  test("opens a case that every member may see on the board by name, stage and time alone", async () => {
    const { desk, receipt } = await reported();
    const { codeName } = await caseOf(desk, receipt);
    expect(await desk.stores.cases.board(demoSettings().id)).toEqual([
      { codeName, stage: "reported", safetyRisk: "", repeatRisk: "", openedAt: desk.now(), acknowledgedAt: undefined },
    ]);
  });

  test("does not run a command, even the first line", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "/help\nplease" });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
  });

  test("to the desk's own command address is a report all the same", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ to: ["conduct+desk@desk.test"], text: "somebody pushed me" });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
  });

  test("is one report when the alias stands in the envelope in several forms", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ to: ["conduct@desk.test", "Conduct@Desk.TEST", "conduct+not-cy@desk.test"] });
    expect(told(desk).filter((mail) => mail.endsWith("new report"))).toHaveLength(2);
    expect(gotMail(desk)).toEqual(["dee", "eli"]);
  });
});

describe("a mail on a live line", () => {
  test("of a member is that member's answer", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", "/ack\nThank you for writing.");
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "acknowledged", acknowledgedBy: "cy" });
    expect(newestFor(desk, "reporter@example.org").text).toContain("Thank you for writing.");
  });

  test("of the reporter is content for the circle, and opens no second case", async () => {
    const { desk } = await reported();
    const [from, before] = [desk.sent.length, await desk.stores.cases.board(demoSettings().id)];
    const receipt = await answer(desk, "reporter@example.org", "There were two of them.");
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
    expect(newestFor(desk, "cy").text).toContain("There were two of them.");
    expect(await openedCase(desk, receipt)).toBe(false);
    expect(await desk.stores.cases.board(demoSettings().id)).toEqual(before);
  });

  test("of the reporter says when it is not proven to be theirs", async () => {
    const { desk } = await reported();
    await answer(desk, "reporter@example.org", "I take it all back.", { from: "evil@evil.example" });
    expect(newestFor(desk, "cy").text).toContain("evil@evil.example — not proven to be the reporter");
    await answer(desk, "reporter@example.org", "There were two.");
    expect(newestFor(desk, "cy").text).toContain("reporter@example.org — proven to be the reporter");
  });

  test("beside the alias is one mail on that line, not a report too", async () => {
    const { desk } = await reported();
    const from = desk.sent.length;
    const line = newestFor(desk, "reporter@example.org").replyTo;
    await desk.receive({ to: ["conduct@desk.test", line], text: "There were two of them." });
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
  });
});

describe("a mail on a dead line", () => {
  test("of a member who has left the roster is kept, shown to nobody, and does nothing", async () => {
    const { desk, receipt } = await reported();
    await changeRoster(desk, withoutCy);
    const from = desk.sent.length;
    await answer(desk, "cy", "/ack");
    expect(desk.sent.slice(from)).toEqual([]);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", takenIn: [receipt.mail, expect.any(String)] });
  });

  test("of a member who has lost their place tells its owner that the line is closed, and quotes nothing", async () => {
    const { desk, receipt } = await reported();
    const loaded = await desk.stores.cases.load((await caseOf(desk, receipt)).id);
    if (loaded === undefined || loaded === "erased") throw new Error("no case");
    const { primary: _, ...state } = loaded.state;
    const key = await desk.stores.keys.make(state.id);
    await desk.stores.cases.save(loaded, { ...state, circle: state.circle.filter((id) => id !== "cy") }, key);
    const from = desk.sent.length;
    await answer(desk, "cy", "/ack\ncanary");
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").raw).not.toMatch(/canary|meetup/);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported" });
  });

  test("of an erased case is a new report, marked, and the old case stays erased", async () => {
    const { desk, receipt } = await reported();
    const id = (await caseOf(desk, receipt)).id;
    desk.stores.keys.destroy(id);
    const again = await answer(desk, "reporter@example.org", "Is anybody there?");
    expect(newestFor(desk, "cy").text).toContain("It came in on a private line that no longer works.");
    expect(await openedCase(desk, again)).toBe(true);
    expect(await desk.stores.keys.find(id)).toBeUndefined();
    expect(await desk.stores.cases.load(id)).toBe("erased");
  });
});

describe("a mail on a line that nobody knows", () => {
  test.each([
    ["of the right form", "abcdefghijklmnopqrstuvwxyz2"],
    ["cut short", "abcdefgh"],
    ["of another version", "bbcdefghijklmnopqrstuvwxyz2"],
  ])("%s is a new report that shows what it was sent to", async (_, tag) => {
    const desk = await createMemoryDesk();
    await desk.receive({ to: [`conduct+${tag}@desk.test`], text: "/ack\nhello" });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    expect(newestFor(desk, "cy").text).toContain(`a private line that the desk does not know: ${tag}`);
  });

  test("from a member is asked about, and forwarded to nobody: it may be a note about a case", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "fay@members.test", to: ["conduct+abcdefghijklmnopqrstuvwxyz2@desk.test"], text: "/ack" });
    expect(told(desk)).toEqual(["fay: What is the mail you sent?"]);
  });
});

describe("a report kept from somebody by its address", () => {
  test("does not reach them; the next takes the place, and both who get it hear why", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ to: ["conduct+not-cy@desk.test"] });
    expect(gotMail(desk)).toEqual(["dee", "eli"]);
    for (const who of ["dee", "eli"]) expect(newestFor(desk, who).text).toContain("The reporter asked to keep this from Cy");
  });

  test("that means nobody is a report that shows what it was sent to", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ to: ["conduct+not-gus@desk.test"] });
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    expect(newestFor(desk, "cy").text).toMatch(/no member here goes by that name: gus/);
  });
});

describe("a mail on several lines", () => {
  test("acts on none; the owner of the first is told once, and nobody else hears of it", async () => {
    const { desk } = await reported();
    const first = newestFor(desk, "cy").replyTo;
    const second = await desk.receive({ text: "Another thing.", from: "another@example.org" });
    const from = desk.sent.length;
    await answer(desk, "cy", "/ack\ncanary", { to: [newestFor(desk, "cy").replyTo, first] });
    expect(told(desk, from)).toEqual(["cy: a mail changed nothing"]);
    expect(newestFor(desk, "cy").text).toContain("more than one private line");
    expect(await caseOf(desk, second)).toMatchObject({ stage: "reported" });
  });
});

describe("a member's mail to the desk", () => {
  test.each([["conduct@desk.test"], ["conduct+desk@desk.test"]])(
    "with a command to %s is answered to that member alone",
    async (to) => {
      const desk = await createMemoryDesk();
      const receipt = await desk.receive({ from: "fay@members.test", to: [to], text: "/help" });
      expect(told(desk)).toEqual(["fay: Demo Conduct Desk: what your mail did"]);
      expect(await openedCase(desk, receipt)).toBe(false);
    },
  );

  test("brings any member the board, which says nothing of what a case is about", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ text: "Somebody followed me." });
    await desk.receive({ from: "fay@members.test", to: ["conduct+desk@desk.test"], text: "/status" });
    const board = newestFor(desk, "fay");
    expect(board.subject).toBe("Demo Conduct Desk: the status board");
    expect(board.text).toContain("waits for an answer to the reporter");
    expect(board.raw).toContain("status-board.csv");
    expect(board.text).not.toContain("followed");
  });

  test("with a command but without proof is asked about and runs nothing", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "fay@members.test", text: "/help", verdicts: { dmarc: "FAIL" } });
    expect(told(desk)).toEqual(["fay: What is the mail you sent?"]);
  });

  test("with a case's command is told where that belongs", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ from: "fay@members.test", text: "/ack" });
    expect(newestFor(desk, "fay").text).toContain("Nothing was changed.");
  });
});

describe("a mail that cites us", () => {
  test("by our References is asked about and not forwarded", async () => {
    const { desk } = await reported();
    const thread = /^References: *(<[^>]+>)/m.exec(newestFor(desk, "reporter@example.org").raw)?.[1];
    const from = desk.sent.length;
    await desk.receive({ from: "reporter@example.org", headers: [`References: <x@example.org> ${thread}`], text: "also this" });
    expect(told(desk, from)).toEqual(["reporter: What is the mail you sent?"]);
  });

  test("by a line in its To, while the envelope names the alias, is asked about and acts on no case", async () => {
    const { desk, receipt } = await reported();
    const line = newestFor(desk, "cy").replyTo;
    const raw = `From: other@example.org\r\nTo: ${line}\r\nSubject: x\r\n\r\n/ack\r\n`;
    const from = desk.sent.length;
    await desk.receive({ from: "other@example.org", to: ["conduct@desk.test"], raw });
    expect(told(desk, from)).toEqual(["other: What is the mail you sent?"]);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported" });
  });

  test("waits a day before the pair hears that it waits", async () => {
    const { desk } = await reported();
    await answer(desk, "cy", "/ack");
    const line = newestFor(desk, "reporter@example.org").replyTo;
    const raw = `From: other@example.org\r\nTo: ${line}\r\nSubject: x\r\n\r\ncanary\r\n`;
    await desk.receive({ from: "other@example.org", to: ["conduct@desk.test"], raw });
    const from = desk.sent.length;
    await desk.advance(hours(23));
    expect(desk.sent.slice(from)).toEqual([]);
    await desk.advance(hours(1));
    expect(told(desk, from).sort()).toEqual(["cy: a mail waits", "dee: a mail waits"]);
    for (const mail of desk.sent.slice(from)) expect(mail.raw).not.toMatch(/canary|other@example/);
  });
});
