/** A report about a member must not reach that member, and never reaches fewer people than it could. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { members, newest, report } from "./people.ts";

describe("before a report is forwarded", () => {
  let desk: TestDesk;
  let primary: string;
  let secondary: string;
  const nameOf = (address: string): string => address.split("@")[0] ?? "";

  beforeAll(async () => {
    desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
    const duty = await desk.duty();
    [primary, secondary] = [duty.primary.email, duty.secondary.email];
  });

  afterAll(() => desk.stop());

  it("a named member gets nothing, and the next in turn does", async () => {
    const got = await report(desk, { from: "one@example.org", text: `It was ${nameOf(primary)} who said it.` });
    expect(got).toHaveLength(2);
    expect(got).not.toContain(primary);
    expect(got).toContain(secondary);
    expect((await newest(desk, secondary)).text).toMatch(/is named in this report/);
  });

  it("a member whose address is in the report gets nothing", async () => {
    const got = await report(desk, { from: "two@example.org", text: `The mails came from ${secondary.toUpperCase()}.` });
    expect(got).toHaveLength(2);
    expect(got).not.toContain(secondary);
  });

  it("a word that only holds a member's name keeps nobody out", async () => {
    expect(
      [...(await report(desk, { from: "three@example.org", text: "Adam boasted about the dees of cyan elision." }))].sort(),
    ).toEqual([primary, secondary].sort());
  });

  it("CF14: “Keep from:” is obeyed", async () => {
    const got = await report(desk, {
      from: "four@example.org",
      text: `They laughed.\nKeep from: ${nameOf(primary)}, ${nameOf(secondary)}`,
    });
    expect(got).toHaveLength(2);
    expect(got).not.toContain(primary);
    expect(got).not.toContain(secondary);
    expect((await newest(desk, got[0] ?? "")).text).toMatch(/asked to keep this from/);
  });

  it("CF14: the address +not-NAME is obeyed", async () => {
    const got = await report(desk, {
      from: "five@example.org",
      to: [`conduct+not-${nameOf(primary)}@desk.test`],
      text: "They laughed.",
    });
    expect(got).not.toContain(primary);
    expect(got).toHaveLength(2);
  });

  it("+not- of somebody whom nobody knows is a report all the same, and shows what it was sent to", async () => {
    const got = await report(desk, { from: "six@example.org", to: ["conduct+not-somebody@desk.test"], text: "They laughed." });
    expect(got).toHaveLength(2);
    expect((await newest(desk, primary)).text).toContain("somebody");
  });

  it("whoever asked for it reads that it is kept from that name, and not whether the committee knows it", async () => {
    const notes = ["four", "five", "six"].map(async (who) => (await newest(desk, `${who}@example.org`)).text);
    for (const text of await Promise.all(notes)) {
      expect(text).toContain("We keep it from everybody who has the name that you wrote");
      for (const member of members) expect(text.toLowerCase()).not.toMatch(new RegExp(`\\b${nameOf(member)}\\b`));
    }
    expect((await newest(desk, "one@example.org")).text).not.toContain("the name that you wrote");
  });

  it("a second report of the same person goes to nobody whom the first was kept from", async () => {
    await report(desk, { from: "seven@example.org", text: `First.\nKeep from: ${nameOf(primary)}` });
    const got = await report(desk, { from: "seven@example.org", text: "Second." });
    expect(got).not.toContain(primary);
    expect((await newest(desk, got[0] ?? "")).text).toMatch(/earlier case/);
  });

  it("with everybody named, the outside contact is told the code name and nothing else", async () => {
    const got = await report(desk, {
      from: "eight@example.org",
      text: `All of you: ${members.map(nameOf).join(", ")}. The cellar.`,
    });
    expect(got).toEqual([]);
    const mail = await newest(desk, "board@members.test");
    expect(await desk.raw(mail.id)).not.toMatch(/cellar|eight@example/);
  });
});
