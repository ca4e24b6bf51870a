/** What a reporter asks of the desk is done: less mail, none at all, another address, or to have the report taken back. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, type Play, play } from "./casework.ts";

let case_: Play;
let reports = 0;

beforeAll(async () => {
  case_ = await play();
});

afterAll(() => case_.desk.stop());

/** A case of its own for each wish, acknowledged and with cy as its shepherd. */
const acknowledged = async (): Promise<{ readonly who: string; readonly code: string }> => {
  reports += 1;
  const who = `reporter-${reports}@example.org`;
  const code = await case_.reports("It happened at the door.", who);
  await case_.says("cy", "/ack", code);
  await case_.says("cy", "/shepherd me", code);
  return { who, code };
};

const mailsOf = async (who: string): Promise<number> => (await case_.box(who)).length;

const wantsNoMail = (code: string): RegExp => new RegExp(`^${code}: the reporter wants no mail$`);

const closing = "actions: none\noutcome: it was a mistake\nreview: 2026-09-01\nletter:\nThis is how it ended.";

const closes = async (code: string): Promise<void> => {
  await case_.says("cy", `/close\n${closing}`, code);
  for (const who of ["ada", "bo"]) await case_.says(who, "/clear", code);
  for (const who of ["dee", "ada", "bo"]) if ((await case_.stage(code)) !== "closed") await case_.says(who, "/agree 1", code);
  expect(await case_.stage(code)).toBe("closed");
};

describe("/quiet", () => {
  it("ends all mail to the reporter, tells the members so, and refuses their letters in plain words", async () => {
    const { who, code } = await acknowledged();
    await case_.says(who, "/quiet");
    expect((await case_.newest("cy", wantsNoMail(code))).text).toContain("They can still write to you");
    const before = await mailsOf(who);
    await case_.says("cy", "/reply\nHow are you?", code);
    expect((await case_.newest("cy")).text).toContain("The reporter has asked us not to write.");
    await case_.says("cy", "/due 2026-03-20", code);
    await case_.says("cy", "/shepherd dee", code);
    await case_.desk.advance("PT1H");
    expect(await mailsOf(who)).toBe(before);
  });

  it("does not stop the reporter from writing", async () => {
    const { who } = await acknowledged();
    await case_.says(who, "/quiet");
    await case_.says(who, "There is one thing more.");
    expect((await case_.newest("dee")).text).toContain("There is one thing more.");
  });

  it("outcome keeps the letter that says how it ended, and nothing before it", async () => {
    const { who, code } = await acknowledged();
    await case_.says("cy", "/circle", code);
    await case_.says(who, "/quiet outcome");
    expect((await case_.newest("cy", wantsNoMail(code))).text).toContain("wants to hear how it ends, and nothing before that");
    const before = await mailsOf(who);
    await case_.says("cy", "/shepherd dee", code);
    await case_.says("dee", "/shepherd cy", code);
    await closes(code);
    expect(await mailsOf(who)).toBe(before + 1);
    expect((await case_.newest(who)).text).toContain("This is how it ended.");
  });

  it("outcome also keeps the letter of a report that was handled already", async () => {
    const who = "somebody-who-handled-it@example.org";
    const code = await case_.reports("Somebody shouted, and we have talked to him.", who);
    await case_.says(who, "/quiet outcome");
    const before = await mailsOf(who);
    await case_.says("cy", "/record\nIt is kept on file.", code);
    expect(await mailsOf(who)).toBe(before + 1);
    expect((await case_.newest(who)).text).toContain("It is kept on file.");
  });
});

describe("/write-to", () => {
  it("asks at the new address first, in a mail that tells nothing to whoever reads it by mistake", async () => {
    const { who, code } = await acknowledged();
    await case_.says(who, "/write-to safe-1@example.net");
    const asked = await case_.newest("safe-1@example.net");
    expect(asked.text).toContain("answer this mail from here with /yes");
    expect(`${asked.subject}${asked.text}${asked.html}`).not.toMatch(/door|reporter-|example\.org|members\.test|Cy\b/);
    await case_.says("cy", "/reply\nStill here.", code);
    expect((await case_.newest(who)).text).toContain("Still here.");
    expect(await mailsOf("safe-1@example.net")).toBe(1);
  });

  it("changes nothing when a stranger at the new address answers without /yes, or somebody else answers with it", async () => {
    const { who, code } = await acknowledged();
    await case_.says(who, "/write-to stranger@example.net");
    const line = (await case_.newest("stranger@example.net")).replyTo;
    await case_.says("stranger@example.net", "Who are you? I think this is a mistake.");
    await case_.desk.mail({ from: "evil@evil.example", to: [line], text: "/yes" });
    await case_.desk.mail({ from: "stranger@example.net", to: [line], text: "/yes", verdicts: "dmarc=FAIL" });
    await case_.desk.settle();
    for (const member of ["cy", "dee"])
      expect((await case_.box(member)).some(({ text }) => text.includes("I think this is a mistake"))).toBe(false);
    await case_.says("cy", "/reply\nOnly for you.", code);
    expect((await case_.newest(who)).text).toContain("Only for you.");
    expect((await case_.box("stranger@example.net")).some(({ text }) => text.includes("Only for you."))).toBe(false);
  });

  it("moves the case to the new address with /yes from there; the old address gets nothing more, and its line is dead", async () => {
    const { who, code } = await acknowledged();
    const oldLine = (await case_.newest(who)).replyTo;
    await case_.says(who, "/write-to safe-2@example.net");
    const before = await mailsOf(who);
    await case_.says("safe-2@example.net", "/yes");
    expect((await case_.newest("safe-2@example.net")).text).toContain("From now on we write to you at this address");
    await case_.says("cy", "/reply\nTo the new place.", code);
    expect((await case_.newest("safe-2@example.net")).text).toContain("To the new place.");
    expect(await mailsOf(who)).toBe(before);
    await case_.says("safe-2@example.net", "I got it here.");
    expect((await case_.newest("cy", new RegExp(`^${code}: `))).text).toContain("I got it here.");
    const onCase = (await case_.box("cy")).filter(({ subject }) => subject.startsWith(code)).length;
    await case_.desk.mail({ from: who, to: [oldLine], text: "/withdraw" });
    await case_.desk.settle();
    expect((await case_.box("cy")).filter(({ subject }) => subject.startsWith(code))).toHaveLength(onCase);
    expect((await case_.newest("cy")).text).toContain("on a private line that no longer works");
  });

  it.each(["not an address", "cy@", "conduct@desk.test", ""])("refuses “%s” and writes nowhere", async (address) => {
    const { who } = await acknowledged();
    const boxes = (await case_.desk.mailboxes()).length;
    await case_.says(who, `/write-to ${address}`);
    expect((await case_.desk.mailboxes()).length).toBe(boxes);
    expect((await case_.newest(who)).text).toContain("The desk does not understand the words after this command.");
  });
});

describe("/withdraw", () => {
  it("tells the members, who decide together, and is confirmed; the case stays where it is", async () => {
    const { who, code } = await acknowledged();
    await case_.says(who, "/withdraw");
    expect((await case_.newest(who)).text).toContain("you would rather not have made this report");
    for (const member of ["cy", "dee"])
      expect((await case_.newest(member, new RegExp(`^${code}: the reporter would rather`))).text).toContain("decide together");
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says("cy", "/reply\nWe understand.", code);
    expect((await case_.newest(who)).text).toContain("We understand.");
  });
});

describe("what only looks like a wish", () => {
  it("a reporter's committee commands are words, and the circle reads them", async () => {
    const { who, code } = await acknowledged();
    for (const text of ["/close it was nothing", "/exclude cy", "/agree 1", "/reply hello", "/quiet\n/close it"]) {
      await case_.says(who, text);
      expect((await case_.newest("dee")).subject).toMatch(new RegExp(`^${code}: `));
      expect((await case_.newest("dee")).text).toContain(`> ${text.split("\n").at(-1)}`);
    }
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says("cy", "/reply\nStill reading you.", code);
    expect((await case_.newest(who)).text).toContain("Still reading you.");
  });

  it("a mail on the reporter's line that nothing proves runs no wish, and is shown for what it is", async () => {
    const { who, code } = await acknowledged();
    const line = (await case_.newest(who)).replyTo;
    const wishes = ["/quiet", "/withdraw", "/write-to evil@evil.example"];
    for (const text of wishes) {
      await case_.desk.mail({ from: who, to: [line], text, verdicts: "spf=FAIL dkim=FAIL dmarc=FAIL" });
      await case_.desk.mail({ from: "evil@evil.example", to: [line], text });
    }
    await case_.desk.settle();
    expect(await case_.box("evil@evil.example")).toEqual([]);
    expect((await case_.newest("cy", new RegExp(`^${code}: `))).text).toContain("not proven to be the reporter");
    await case_.says("cy", "/reply\nWas that you?", code);
    expect((await case_.newest(who)).text).toContain("Was that you?");
    expect((await case_.box("dee")).some(({ subject }) => subject.startsWith(`${code}: the reporter w`))).toBe(false);
  });

  it("a member cannot wish in the reporter's place", async () => {
    const { code } = await acknowledged();
    for (const text of ["/quiet", "/withdraw", `/write-to ${addressOf("cy")}`]) {
      await case_.says("cy", text, code);
      expect((await case_.newest("cy")).text).toContain("Nothing was changed.");
    }
  });
});
