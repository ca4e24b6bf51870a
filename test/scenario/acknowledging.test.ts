/** One of the two acknowledges by answering. Nothing that merely looks like an answer does. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import type { Message } from "../support/surface.ts";
import { newest } from "./people.ts";

describe("acknowledging a report by mail", () => {
  let desk: TestDesk;
  let primary: string;
  let secondary: string;
  let forward: Message;
  let reporter: string;
  let reports = 0;

  beforeAll(async () => {
    desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
    const duty = await desk.duty();
    [primary, secondary] = [duty.primary.email, duty.secondary.email];
  });

  afterAll(() => desk.stop());

  beforeEach(async () => {
    reports += 1;
    reporter = `reporter-${reports}@example.org`;
    await desk.mail({ from: reporter, to: [desk.alias], subject: "the workshop", text: "It happened again." });
    await desk.settle();
    forward = await newest(desk, primary);
  });

  const stage = async (): Promise<string | undefined> =>
    (await desk.board()).find((row) => forward.subject.startsWith(row.codeName))?.stage;

  it("tells the reporter, in the member's words, and the other of the pair", async () => {
    await desk.mail({
      from: primary,
      to: [forward.replyTo],
      text: "/ack\nI have read it and I am here.\n\n-- \nsent from my phone",
    });
    await desk.settle();
    const letter = await newest(desk, reporter);
    expect(letter.text).toContain("I have read it and I am here.");
    expect(letter.text).not.toContain("sent from my phone");
    expect(await desk.raw(letter.id)).not.toContain(primary);
    expect((await newest(desk, secondary)).subject).toMatch(/acknowledged$/);
    expect((await newest(desk, primary)).text).toMatch(/acknowledged/);
    expect(await stage()).toBe("acknowledged");
  });

  it("in the desk's kind words, where nothing stands below the command but how its writer signs", async () => {
    const { name } = (await desk.duty()).primary;
    await desk.mail({ from: primary, to: [forward.replyTo], text: `/ack\n\nBest regards,\n${name}` });
    await desk.settle();
    const { text } = await newest(desk, reporter);
    expect(text).toContain("I take it seriously");
    expect(text).not.toContain("Best regards");
  });

  it("works with one tap on the button", async () => {
    const link = /href="(mailto:[^"]*%2Fack[^"]*)"/i.exec(forward.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const url = new URL(link);
    expect(url.pathname).toBe(forward.replyTo);
    await desk.mail({
      from: primary,
      to: [url.pathname],
      subject: url.searchParams.get("subject") ?? "",
      text: url.searchParams.get("body") ?? "",
    });
    await desk.settle();
    expect(await stage()).toBe("acknowledged");
    expect((await newest(desk, reporter)).subject).not.toMatch(/we have your mail/);
  });

  it.each([
    ["forged: DMARC fails", { verdicts: "dmarc=FAIL policy=none" }],
    ["forged: the domain has no DMARC", { verdicts: "dmarc=GRAY" }],
    ["from another address", { from: "stranger@example.net" }],
    ["sent by an absent member's machine", { headers: { "Auto-Submitted": "auto-replied" } }],
    ["quoted", { text: "I will look tonight.\n\n> /ack\n> please" }],
    ["below a signature", { text: "Tonight.\n-- \n/ack" }],
  ])("does nothing when the answer is %s", async (_, change) => {
    await desk.mail({ from: primary, to: [forward.replyTo], text: "/ack\nI am here.", ...change });
    await desk.settle();
    expect(await stage()).toBe("reported");
    expect(await desk.mailbox(reporter)).toHaveLength(1);
  });

  it("is left to the other where the mailbox of one answers that they are away, with one tap", async () => {
    const away = { text: "I am hiking until Monday.", headers: { "Auto-Submitted": "auto-replied" } };
    await desk.mail({ from: primary, to: [forward.replyTo], ...away });
    await desk.settle();
    const told = await newest(desk, secondary);
    expect(told.subject).toMatch(/may be away$/);
    expect(told.text).not.toContain("hiking");
    expect(told.html).toMatch(/mailto:[^"]*%2Fack/i);
    await desk.mail({ from: secondary, to: [told.replyTo], text: "/ack" });
    await desk.settle();
    expect(await stage()).toBe("acknowledged");
  });

  it("does nothing on another person's line, even with the right sender", async () => {
    const theirs = await newest(desk, secondary);
    await desk.mail({ from: primary, to: [theirs.replyTo], text: "/ack" });
    await desk.settle();
    expect(await stage()).toBe("reported");
    const told = await newest(desk, secondary);
    expect(told.subject).toMatch(/changed nothing$/);
  });

  it("tells a member whose mail was not proven, at the address the desk knows, and quotes nothing", async () => {
    await desk.mail({ from: primary, to: [forward.replyTo], text: "/ack\nsecret words", verdicts: "dmarc=FAIL" });
    await desk.settle();
    const told = await newest(desk, primary);
    expect(told.subject).toMatch(/changed nothing$/);
    expect(told.text).not.toContain("secret words");
  });

  it("keeps plain text inside, and says so to its writer", async () => {
    await desk.mail({ from: primary, to: [forward.replyTo], text: "Hello, I am so sorry this happened. I will call you." });
    await desk.settle();
    expect(await desk.mailbox(reporter)).toHaveLength(1);
    expect((await newest(desk, primary)).text).toContain("The reporter was not written to");
    expect((await newest(desk, secondary)).text).toContain("I will call you.");
    expect(await stage()).toBe("reported");
  });

  it("runs nothing of a mail in which one command is refused, and answers each line", async () => {
    await desk.mail({ from: primary, to: [forward.replyTo], text: "/ack\n/abracadabra" });
    await desk.settle();
    expect(await stage()).toBe("reported");
    const told = await newest(desk, primary);
    expect(told.text).toContain("/abracadabra");
    expect(told.text).toMatch(/does not know this command/);
    expect(await desk.mailbox(reporter)).toHaveLength(1);
  });

  it("lists on /help what can be done now, and no more", async () => {
    await desk.mail({ from: primary, to: [forward.replyTo], text: "/help" });
    await desk.settle();
    const told = await newest(desk, primary);
    expect(told.text).toMatch(/- \/ack/);
    expect(told.text).not.toMatch(/- \/discard/);
  });

  it("refuses the second acknowledgement, and the reporter gets one letter", async () => {
    const theirs = await newest(desk, secondary);
    await desk.mail({ from: primary, to: [forward.replyTo], text: "/ack" });
    await desk.mail({ from: secondary, to: [theirs.replyTo], text: "/ack" });
    await desk.settle();
    expect(await desk.mailbox(reporter)).toHaveLength(2);
  });

  it("what the reporter adds on their line reaches the pair with the address it really came from", async () => {
    const line = (await newest(desk, reporter)).replyTo;
    await desk.mail({ from: reporter, to: [line], text: "One more thing: it was the blue room." });
    await desk.mail({ from: "stranger@example.net", to: [line], text: "Forget it all." });
    await desk.settle();
    const texts = (await desk.mailbox(secondary)).map((mail) => mail.text);
    expect(texts.some((text) => text.includes("the blue room"))).toBe(true);
    expect(
      texts.some(
        (text) => text.includes("Forget it all.") && text.includes("stranger@example.net") && text.includes("not proven"),
      ),
    ).toBe(true);
  });
});
