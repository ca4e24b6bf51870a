/** CHAOSS lets a reporter hold a report back: the committee keeps it, and does not act on it unless it is not the only one. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allMail, type Play, play } from "./casework.ts";

let case_: Play;

beforeAll(async () => {
  case_ = await play("chaoss");
});

afterAll(() => case_.desk.stop());

const boxes = async (): Promise<readonly string[]> => (await case_.desk.mailboxes()).map(({ address }) => address).sort();
const count = async (): Promise<number> => (await allMail(case_.desk)).length;
const about = (code: string, what = ""): RegExp => new RegExp(`^${code}: .*${what}`);
const last = async (who: string, code: string, what?: string): Promise<string> =>
  (await case_.newest(who, about(code, what))).text;

describe("a report whose first line is /hold", () => {
  const reporter = "one@example.org";
  let code: string;

  it("reaches the two on duty, who read that it is only to be kept, and the reporter reads what that means", async () => {
    code = await case_.reports("/hold\nRobin Example followed me to my room. I am not ready for more.", reporter);
    const { primary, secondary } = await case_.desk.duty();
    expect([primary.id, secondary.id]).toEqual(["cy", "dee"]);
    for (const who of ["cy", "dee"]) {
      const text = await last(who, code);
      expect(text).toContain("followed me to my room");
      expect(text).toContain("The reporter asks that you only keep it.");
      expect(text).not.toContain("Please let the reporter hear from a person by");
    }
    expect((await case_.box(reporter)).map(({ subject }) => subject)).toEqual([`${code}: we keep your report`]);
    expect(await last(reporter, code)).toMatch(/do nothing with it for now[\s\S]*answer this mail with \/release/);
    expect(await case_.stage(code)).toBe("held");
  });

  it("rests: for weeks nobody is reminded, asked to step in or told that it waits", async () => {
    const [before, people] = [await count(), await boxes()];
    await case_.desk.advance("P8D");
    const kept = (await allMail(case_.desk)).filter(({ subject }) => subject.includes(code));
    expect(await boxes()).toEqual(people);
    expect(kept).toHaveLength(before);
  });

  it("may be answered, and nothing else is done with it", async () => {
    await case_.says("cy", "/ack\nIt is safe with us.", code);
    expect(await last(reporter, code)).toContain("It is safe with us.");
    await case_.says("cy", "/shepherd me", code);
    for (const text of [
      "/propose action\nWe ask Robin Example.",
      "/contact respondent robin@example.net",
      "/circle",
      "/record",
    ]) {
      await case_.says("cy", text, code);
      expect(await last("cy", code)).toContain("The reporter asked us only to keep this report");
    }
    expect(await boxes()).not.toContain("robin@example.net");
  });

  it("wakes when the reporter says so, and what was promised counts from then", async () => {
    await case_.says(reporter, "/release", code);
    expect(await last(reporter, code)).toContain("look at it from now on");
    expect(await last("dee", code)).toContain("Now they ask you to look at it.");
    expect(await case_.stage(code)).toBe("acknowledged");
    await case_.says("cy", "/propose action\nWe ask for a word with them.", code);
    expect(await last("dee", code)).toContain("We ask for a word with them.");
    await case_.says(reporter, "/release", code);
    expect(await last(reporter, code)).toContain("It is so already.");
  });

  it("is not held by a mail that nothing proves, and the two on duty read of the wish", async () => {
    const before = (await case_.box("cy")).length;
    await case_.desk.mail({
      from: "forged@example.org",
      to: [case_.desk.alias],
      text: "/hold\nIt was at the party.",
      verdicts: "spf=PASS dkim=PASS dmarc=GRAY",
    });
    await case_.desk.settle();
    const got = await case_.newest("cy");
    expect(await case_.box("cy")).toHaveLength(before + 1);
    expect(got.text).toContain("Nothing proves who sent it, so the desk promises what it always does.");
    expect(await case_.stage(got.subject.split(":")[0] ?? "")).toBe("reported");
  });
});

describe("a report that is held back later", () => {
  const reporter = "two@example.org";
  let code: string;

  it("is kept from then on, the circle is told once, and a stranger on the line changes nothing", async () => {
    code = await case_.reports("Somebody at the stand of Kim Example keeps touching people.", reporter);
    await case_.desk.mail({ from: "evil@evil.example", to: [(await case_.newest(reporter)).replyTo], text: "/hold" });
    await case_.desk.settle();
    expect(await case_.stage(code)).toBe("reported");
    await case_.says(reporter, "/hold", code);
    expect(await last(reporter, code)).toContain("What was done before you asked cannot be taken back.");
    const told = (await case_.box("dee")).filter(({ subject }) => subject === `${code}: the reporter wants it kept for now`);
    expect(told).toHaveLength(1);
    await case_.says(reporter, "/hold", code);
    expect(await last(reporter, code)).toContain("It is so already.");
    expect(await case_.stage(code)).toBe("held");
  });

  it("wakes when a member names the same person on another case; each circle hears a code name and no word of the other", async () => {
    // Kept from dee, so it goes to cy and eli.
    const other = await case_.reports("A quiet matter of the raffle.\nKeep from: Dee", "three@example.org");
    await case_.says("eli", "/involves Kim", other);
    expect(await last("eli", other)).toContain("A first name alone is not enough");
    expect(await case_.stage(code)).toBe("held");
    await case_.says("eli", "/involves Example, kim; Kim Example", other);
    expect(await case_.stage(code)).toBe("reported");
    expect(await last(reporter, code)).toMatch(/What you held it back for may have come[\s\S]*asked them to write to you before/);
    const eliHears = (await case_.newest("eli", about(other, "another case"))).text;
    expect(eliHears).toContain(`${code} may concern the same person.`);
    expect((await case_.newest("cy", about(code, "another case"))).text).toContain(`${other} may concern the same person.`);
    for (const mail of await case_.box("eli")) expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain("touching");
    for (const mail of await case_.box("dee")) expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain("raffle");
    for (const who of [reporter, "three@example.org"]) {
      const text = (await case_.box(who)).map((mail) => `${mail.subject}${mail.text}${mail.html}`).join("\n");
      expect(text).not.toContain(who === reporter ? other : code);
    }
  });

  it("is shown to a member of the other case only once they have said that it is not too close to them", async () => {
    const asked = await case_.newest("eli", about(code));
    expect(asked.text).toContain("Another case that you are on may concern the same person.");
    await case_.says("eli", "/clear", code);
    expect(await last("eli", code, "so far")).toContain("touching");
    // Who was kept out of the other one is not asked.
    expect((await case_.box("dee")).some(({ text }) => text.includes("The desk asks") || text.includes("raffle"))).toBe(false);
  });

  it("is answered alike whether there is another report or not, so that nobody can find out by asking", async () => {
    await case_.says(reporter, "/hold", code);
    const again = await last(reporter, code);
    const alone = await case_.reports("It was loud.", "nobody-else@example.org");
    await case_.says("nobody-else@example.org", "/hold", alone);
    expect(again.replaceAll(code, alone)).toBe(await last("nobody-else@example.org", alone));
    expect(await case_.stage(code)).toBe("reported");
    expect(await last("cy", code, "no longer only kept")).toContain("The reporter is not told so by the desk");
  });

  it("and a new report that gives the address of somebody in a kept one wakes it too", async () => {
    const kept = await case_.reports("/hold\nIt was whoever writes as Pat.Example@example.net.", "four@example.org");
    expect(await case_.stage(kept)).toBe("held");
    const fresh = await case_.reports("pat.example@example.net sent me this.", "five@example.org");
    expect(await case_.stage(kept)).toBe("reported");
    expect(await last("cy", fresh, "another case")).toContain(kept);
    expect((await case_.newest("four@example.org")).subject).toBe(`${kept}: your report is no longer only kept`);
    const late = await case_.reports("/hold\nKim Example did it again.", "six@example.org");
    expect(await case_.stage(late)).toBe("reported");
    expect((await case_.box("six@example.org")).map(({ subject }) => subject)).toEqual([`${late}: we keep your report`]);
    const own = await case_.reports("/hold\nNia Example did it.", "seven@example.org");
    const more = await case_.reports("/hold\nNia Example did more, from nia@example.net.", "seven@example.org");
    for (const one of [own, more]) expect(await case_.stage(one)).toBe("held");
  });
});
