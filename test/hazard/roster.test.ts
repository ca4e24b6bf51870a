/** OC, TK, RT: who is on the list of members, who has confirmed their address, who leaves, and what whoever leaves is asked to delete. */
import { describe, expect, test } from "vitest";
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { days, hours, minutes } from "../../functions/core/instant.ts";
import { answer, caseOf, gotMail, type MemoryDesk, newestFor, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, type Incoming, memberRows } from "../support/memory-desk.ts";

const board = "board@members.test";
const name = "Demo Conduct Desk";

const toDesk = (desk: MemoryDesk, who: string, text: string, change: Partial<Incoming> = {}) =>
  desk.receive({ from: `${who}@members.test`, to: ["conduct+desk@desk.test"], text, ...change });

/** As an operator opens it: everybody has been asked, and nobody has answered. */
const askingDesk = async (settings = demoSettings()) => {
  const desk = await createMemoryDesk(settings, undefined, createMemoryStores(), "asked-for");
  await desk.advance(minutes(1));
  return desk;
};

describe("TK15 a desk that an operator has opened", () => {
  test("asks everybody on the list whether the address is theirs, and says nothing else", async () => {
    const desk = await askingDesk();
    expect(told(desk)).toEqual(
      ["ada", "bo", "cy", "dee", "eli", "fay", "board", "organisers"].map((who) => `${who}: ${name}: is this you?`),
    );
    expect(new Set(desk.sent.map(({ replyTo }) => replyTo)).size).toBe(8);
    await desk.advance(hours(1));
    expect(desk.sent).toHaveLength(8);
  });

  test("keeps a report until somebody has said yes, and brings it to them at once", async () => {
    const desk = await askingDesk();
    const receipt = await desk.receive({ text: "It was in the cellar." });
    expect(told(desk, 8)).toEqual(["reporter: we have your mail"]);
    await answer(desk, "bo", "/yes");
    await answer(desk, "ada", "/yes");
    await answer(desk, "cy", "/yes");
    expect((await caseOf(desk, receipt)).circle).toEqual(["bo", "ada"]);
    for (const who of ["bo", "ada"]) expect(desk.to(who)[1]?.text).toContain("It was in the cellar.");
    expect(desk.sent.filter(({ text }) => text.includes("cellar")).map(({ to }) => to)).toHaveLength(2);
  });

  test("gives the next report to the first two in turn who have said yes", async () => {
    const desk = await askingDesk();
    for (const who of ["ada", "dee", "fay"]) await answer(desk, who, "/yes");
    const receipt = await desk.receive({});
    expect((await caseOf(desk, receipt)).circle).toEqual(["dee", "fay"]);
  });

  test("keeps word for the outside contact back too, and sends it when they have said yes", async () => {
    const desk = await askingDesk();
    await desk.receive({ text: "Ada, Bo, Cy, Dee, Eli and Fay." });
    expect(desk.to(board)).toHaveLength(1);
    await answer(desk, board, "/yes");
    await desk.advance(hours(1));
    expect(told(desk).filter((line) => line.startsWith("board"))).toContain("board: a report waits for help");
  });

  test("sends nothing to whoever says no, and tells those who have said yes", async () => {
    const desk = await askingDesk();
    await answer(desk, "ada", "/yes");
    await answer(desk, "cy", "/no");
    expect(newestFor(desk, "ada").subject).toBe(`${name}: Cy will not get mail`);
    await desk.receive({ text: "It was in the cellar." });
    await desk.advance(days(4));
    expect(desk.to("cy").map(({ subject }) => subject)).toEqual([`${name}: is this you?`, `${name}: what your answer did`]);
  });

  test("asks once more after three days, and tells those who have said yes who has not, in one mail", async () => {
    const desk = await askingDesk();
    for (const who of ["ada", "bo", "cy", "dee", board]) await answer(desk, who, "/yes");
    const from = desk.sent.length;
    await desk.advance(days(3));
    await desk.advance(days(3));
    expect(told(desk, from)).toEqual([
      ...["eli", "fay", "organisers"].map((who) => `${who}: ${name}: please answer: is this you?`),
      ...["ada", "bo", "cy", "dee"].map((who) => `${who}: ${name}: some have not answered yet`),
    ]);
    expect(newestFor(desk, "ada").text).toContain("- Eli\n- Fay\n- the organisers\n");
  });

  test.each<[string, Partial<Incoming>]>([
    ["from another address", { from: "other@example.org" }],
    ["that nothing but a forger could send", { verdicts: { dmarc: "FAIL" } }],
    ["from a machine", { headers: ["Auto-Submitted: auto-replied"] }],
    ["without the word", { text: "Yes, that is me." }],
    ["to two lines at once", { to: ["conduct+desk@desk.test"] }],
  ])("takes no yes %s", async (what, change) => {
    const desk = await askingDesk();
    const lines = [newestFor(desk, "cy").replyTo, ...(what.startsWith("to two") ? [newestFor(desk, "dee").replyTo] : [])];
    await desk.receive({ from: "cy@members.test", text: "/yes", ...change, to: lines });
    const receipt = await desk.receive({});
    expect((await caseOf(desk, receipt)).circle).toEqual([]);
    expect(gotMail(desk, 8)).toEqual(what === "from a machine" ? [] : ["cy"]);
  });

  test("answers words alone with the buttons once more, for there is no /help on that line", async () => {
    const desk = await askingDesk();
    await answer(desk, "cy", "Yes, that is me.");
    const { text, html } = newestFor(desk, "cy");
    expect(text).toContain("press a button of that mail");
    expect(text).not.toContain("/help");
    expect(html).toContain("body=%2Fyes");
  });

  test("takes a yes from a domain that says nothing of its mail, once, and opens no report by the second", async () => {
    const desk = await askingDesk();
    const yes = {
      from: "cy@members.test",
      to: [newestFor(desk, "cy").replyTo],
      text: "/yes",
      verdicts: { dmarc: "GRAY" } as const,
    };
    await desk.receive(yes);
    await desk.receive(yes);
    expect(desk.to("cy").map(({ text }) => /The address is confirmed|It is so already/.exec(text)?.[0])).toEqual([
      undefined,
      "The address is confirmed",
      "It is so already",
    ]);
  });

  test("does nothing that somebody asks who has not said yes, and says what to do", async () => {
    const desk = await askingDesk();
    await toDesk(desk, "cy", "/status");
    expect(told(desk, 8)).toEqual([`cy: ${name}: what your mail did`]);
    expect(newestFor(desk, "cy").text).toContain("Look for the mail in which the desk asks you so");
    expect(newestFor(desk, "cy").html).not.toContain("mailto:");
  });
});

describe("OC07 a member who leaves", () => {
  const shepherding = async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "It was in the cellar." });
    await answer(desk, "cy", "/ack");
    await answer(desk, "cy", "/shepherd me");
    return { desk, receipt, line: newestFor(desk, "cy").replyTo };
  };

  test("TK04 is off every case at once: the line is dead, the place is filled, the role handed on, and everybody told", async () => {
    const { desk, receipt, line } = await shepherding();
    const from = desk.sent.length;
    await toDesk(desk, "cy", "/leave");
    const { codeName, circle, primary, secondary, shepherd } = await caseOf(desk, receipt);
    expect({ circle, primary, secondary, shepherd }).toEqual({
      ...{ circle: ["dee", "eli"], primary: "dee", secondary: "eli", shepherd: "dee" },
    });
    expect(
      desk.to("dee").find(({ subject }) => subject === `${codeName}: Cy has left the committee, Eli is on it`)?.text,
    ).toContain("Please agree who looks after it: /shepherd NAME names somebody else.");
    expect(desk.to("eli").some(({ text }) => text.includes("It was in the cellar."))).toBe(true);
    expect(newestFor(desk, "reporter@example.org").text).toContain("Dee looks after your report from now on");
    expect(told(desk, from).filter((line) => line.endsWith(`${name}: Cy has left the committee`))).toHaveLength(5);
    const before = desk.to("cy").length;
    await desk.receive({ from: "cy@members.test", to: [line], text: "/close done" });
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
    expect(newestFor(desk, "cy").text).toContain("The line that the mail was sent to is closed.");
    await answer(desk, "dee", "A note about it.");
    await desk.advance(minutes(16));
    expect(
      desk
        .to("cy")
        .slice(before)
        .map(({ subject }) => subject),
    ).toEqual([`${codeName}: a mail changed nothing`]);
  });

  test("RT03 reads by code name what to delete, says that it is done, and nobody asks again", async () => {
    const { desk, receipt } = await shepherding();
    const other = await desk.receive({ text: "Keep from: Cy" });
    await toDesk(desk, "cy", "/leave");
    const letter = desk.to("cy").find(({ subject }) => subject.endsWith("please delete our mails"));
    expect(letter?.text).toContain(`\n- ${(await caseOf(desk, receipt)).codeName}\n`);
    expect(letter?.text).not.toContain((await caseOf(desk, other)).codeName);
    expect(letter?.text).not.toContain("cellar");
    await desk.receive({ from: "cy@members.test", to: [letter?.replyTo ?? ""], text: "/done" });
    expect(newestFor(desk, "cy").text).toContain("It is written down that you have deleted the mails.");
    await desk.advance(days(14));
    expect(told(desk).filter((line) => line.includes("old mails"))).toEqual([]);
  });

  test("RT03 who does not say so within two weeks is named to the others once", async () => {
    const { desk } = await shepherding();
    await toDesk(desk, "cy", "/leave");
    await desk.advance(days(14));
    await desk.advance(days(14));
    expect(told(desk).filter((line) => line.includes("old mails"))).toEqual(
      ["ada", "bo", "dee", "eli", "fay"].map((who) => `${who}: ${name}: old mails may not be deleted`),
    );
    expect(desk.to("ada").find(({ subject }) => subject.includes("old mails"))?.text).toContain("- Cy\n");
  });

  test("RT03 has nothing to delete where the desk never sent them anything of a case", async () => {
    const { desk } = await shepherding();
    await toDesk(desk, "fay", "/leave");
    expect(desk.to("fay").map(({ subject }) => subject)).toEqual([
      `${name}: you get no more mail from us`,
      `${name}: what your mail did`,
    ]);
  });

  test("is taken out of a closed case too, into which nobody new comes for it", async () => {
    const desk = await createMemoryDesk();
    const receipt = await desk.receive({ text: "It was in the cellar." });
    await answer(desk, "cy", "/record");
    await toDesk(desk, "cy", "/leave");
    expect((await caseOf(desk, receipt)).circle).toEqual(["dee"]);
    expect(desk.to("eli").filter(({ text }) => text.includes("cellar"))).toEqual([]);
  });

  test("leaves whoever is on duty now on duty until the period ends", async () => {
    const desk = await createMemoryDesk();
    await toDesk(desk, "fay", "/leave");
    const receipt = await desk.receive({});
    expect((await caseOf(desk, receipt)).circle).toEqual(["cy", "dee"]);
  });

  test("cannot be the last to whom a report can go", async () => {
    const desk = await createMemoryDesk(demoSettings({ members: memberRows.slice(0, 1) }));
    await toDesk(desk, "ada", "/leave");
    expect(newestFor(desk, "ada").text).toContain("the desk cannot let you leave");
  });

  test("is told to a case that was being written at that very moment a quarter of an hour later", async () => {
    const { desk, receipt } = await shepherding();
    const { ids } = desk.deps.cases;
    let isBehind = true;
    desk.deps.cases.ids = (of) => (isBehind ? Promise.resolve([]) : ids(of));
    await toDesk(desk, "cy", "/leave");
    expect((await caseOf(desk, receipt)).circle).toContain("cy");
    isBehind = false;
    await desk.advance(minutes(15));
    expect((await caseOf(desk, receipt)).circle).toEqual(["dee", "eli"]);
  });

  test("is taken out of the other cases where one cannot be opened", async () => {
    const { desk, receipt } = await shepherding();
    const broken = await desk.receive({ text: "another" });
    const second = await desk.receive({ text: "a third" });
    const { load } = desk.deps.cases;
    const { id } = await caseOf(desk, broken);
    let isBroken = true;
    desk.deps.cases.load = (wanted) => (isBroken && wanted === id ? Promise.reject(new Error("damaged")) : load(wanted));
    await toDesk(desk, "cy", "/leave");
    for (const mail of [receipt, second]) expect((await caseOf(desk, mail)).circle).toEqual(["dee", "eli"]);
    isBroken = false;
    await desk.advance(hours(1));
    expect((await caseOf(desk, broken)).circle).toEqual(["dee", "eli"]);
    expect(desk.to("cy").filter(({ subject }) => subject.endsWith("please delete our mails"))).toHaveLength(1);
  });
});

test("the list of members says who has confirmed, who reads notices only, and nothing of any case", async () => {
  const desk = await askingDesk();
  for (const who of ["ada", "bo"]) await answer(desk, who, "/yes");
  await toDesk(desk, "bo", "/notice only");
  await toDesk(desk, "ada", "/members");
  expect(newestFor(desk, "ada").text).toContain(
    "- Ada\n- Bo: notices only\n- Cy: address not confirmed yet, so nothing of any case goes there\n",
  );
});
