/** The mailroom in a real browser, on a desk started as `npm start` does it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import type { Duty } from "../support/surface.ts";
import { openBrowser, tabTo, type Visit, visit } from "./visit.ts";

const reporter = "reporter@example.org";
const reportText = "Somebody at the meetup would not stop after I had said no.";

let desk: TestDesk;
let browser: Browser;
let duty: Duty;
let visits: Visit[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk({ now: "2026-03-10T15:00:00Z" }), openBrowser()]);
  duty = await desk.duty();
});

afterAll(async () => {
  await Promise.all([desk?.stop(), browser?.close()]);
});

const arrive = async (options: BrowserContextOptions = {}): Promise<Visit> => {
  const arrived = await visit(browser, desk.origin, options);
  visits.push(arrived);
  return arrived;
};

// However a visit went: nothing but this desk was asked for anything, and the browser had nothing to complain of.
afterEach(async () => {
  const ended = visits;
  visits = [];
  await Promise.all(ended.map((one) => one.close()));
  for (const { requests, complaints } of ended) {
    expect(requests.filter((url) => !url.startsWith(`${desk.origin}/`) && !/^(?:data|about|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  }
});

const report = async (subject: string): Promise<void> => {
  const answer = await desk.mail({ from: reporter, to: [desk.alias], subject, text: reportText });
  expect(answer.code).toBe(250);
  await desk.settle();
};

const wordsIn = (page: Page): Locator => page.getByRole("textbox", { name: "Text" });
const newestId = async (address: string): Promise<string> => (await desk.mailbox(address)).at(-1)?.id ?? "";
const acknowledged = async (): Promise<number> => (await desk.board()).filter((row) => row.acknowledgedAt !== undefined).length;

describe("a report, from the reporter to the primary and back", () => {
  test("is written, read, acknowledged with a button, and the reporter hears of it", async () => {
    const { page, picture } = await arrive();
    await expect.poll(() => page.getByLabel("First steps").textContent()).toContain(`${duty.primary.name}’s mailbox`);
    await page.getByLabel("First steps").getByRole("link", { name: "Write a report" }).click();
    await page.getByRole("textbox", { name: "Subject" }).fill("After the talk");
    await wordsIn(page).fill(reportText);
    await picture("1-writing");
    await page.getByRole("button", { name: "Send" }).click();
    await page
      .getByRole("status")
      .getByText(`Sent. New mail for Reporter, ${duty.primary.name} and ${duty.secondary.name}.`)
      .waitFor();

    await page.getByRole("link", { name: new RegExp(duty.primary.email) }).click();
    await page.getByRole("link", { name: /new report/ }).click();
    await page.getByRole("tabpanel").getByText(reportText).waitFor();
    expect(await page.locator("dl.headers").textContent()).toContain("conduct+…@desk.test");
    await picture("2-reading");

    await page.getByRole("group", { name: "Buttons of this mail" }).getByRole("button", { name: "Acknowledge" }).click();
    expect(await wordsIn(page).inputValue()).toContain("/ack");
    await picture("3-answering");
    // The keyboard is on Send already: one key sends.
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .getByText(/^Sent\. New mail for Reporter/)
      .waitFor();

    await page.getByRole("link", { name: new RegExp(reporter) }).click();
    await page.locator(".messages a").first().click();
    await page.getByRole("tabpanel").getByText(duty.primary.name).first().waitFor();
    await picture("4-acknowledged");
    expect(await acknowledged()).toBe(1);

    await page.getByRole("link", { name: "Status board" }).click();
    await page.getByRole("row", { name: /acknowledged/ }).waitFor();
    await picture("5-board");
  });

  test("can be done with the keyboard alone", async () => {
    const before = await acknowledged();
    const { page } = await arrive();
    await page.keyboard.press("c");
    await tabTo(page, /^Subject$/);
    await page.keyboard.type("By keyboard");
    await tabTo(page, /^Text$/);
    await page.keyboard.type("Keys like j, k, r, c and ? are only letters here.");
    await page.keyboard.press("Control+Enter");
    await page
      .getByRole("status")
      .getByText(/^Sent\. New mail/)
      .waitFor();

    await page.getByRole("heading", { name: "Reporter’s mail" }).waitFor();
    await tabTo(page, /^Skip to the mail$/);
    await page.keyboard.press("Enter");
    await tabTo(page, new RegExp(duty.primary.email));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `${duty.primary.name}’s mail` }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("tabpanel").getByText("are only letters here").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await tabTo(page, /^Acknowledge$/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .getByText(/^Sent\. New mail for Reporter/)
      .waitFor();
    expect(await acknowledged()).toBe(before + 1);
  });
});

describe("an answer", () => {
  test("goes to the line of the mail, in its thread, above the quoted text", async () => {
    await report("To be answered");
    const { page, goTo } = await arrive();
    const { email } = duty.primary;
    const [mail] = (await desk.mailbox(email)).slice(-1);
    await goTo(`#/mailbox/${email}/${mail?.id}`);
    await page.getByRole("tab", { name: "Text" }).waitFor();
    await page.keyboard.press("r");
    expect(await page.getByRole("textbox", { name: "To", exact: true }).inputValue()).toBe(mail?.replyTo);
    expect(await wordsIn(page).inputValue()).toMatch(/^\n\nOn Tue 10 March 2026, 1\d:\d\d, .+ wrote:\n> /);
    const sent = page.waitForRequest("**/api/send");
    await page.keyboard.type("A note for my colleague.");
    await page.keyboard.press("Control+Enter");
    expect((await sent).postDataJSON()).toMatchObject({
      from: email,
      to: [mail?.replyTo],
      inReplyTo: mail?.headers["message-id"],
    });
    await page
      .getByRole("status")
      .getByText(/^Sent\./)
      .waitFor();
  });

  test("survives a reload, and so does the place", async () => {
    await report("Half an answer");
    const { page, goTo } = await arrive();
    await goTo(`#/mailbox/${duty.primary.email}/${await newestId(duty.primary.email)}`);
    await page.getByRole("button", { name: "Answer" }).click();
    await page.keyboard.type("Not finished yet");
    await page.reload();
    await page.getByRole("heading", { name: /new report/ }).waitFor();
    expect(await wordsIn(page).inputValue()).toContain("Not finished yet");
  });

  test("from a forged sender acknowledges nothing", async () => {
    await report("Forged");
    const before = await acknowledged();
    const { page, goTo } = await arrive();
    await goTo(`#/mailbox/${duty.primary.email}/${await newestId(duty.primary.email)}`);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.getByText("Advanced").click();
    await page.getByLabel("DMARC", { exact: true }).selectOption("FAIL");
    await page.getByRole("button", { name: "Send" }).click();
    await page
      .getByRole("status")
      .getByText(/^Sent\./)
      .waitFor();
    expect(await acknowledged()).toBe(before);
  });

  test("that the desk refuses is explained in its words and not lost", async () => {
    const { page, goTo } = await arrive();
    await goTo("#/write");
    await page.getByRole("textbox", { name: "To", exact: true }).fill("somebody@example.com");
    await wordsIn(page).fill("My words.");
    await page.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(() => page.getByRole("alert").allTextContents())
      .toContainEqual(expect.stringMatching(/550.+Check the addresses/));
    expect(await wordsIn(page).inputValue()).toBe("My words.");
  });
});

test("the clock moves by a button, shows that it works, and says what came of it", async () => {
  const { page } = await arrive();
  const hold = Promise.withResolvers<void>();
  await page.route("**/api/clock", async (route) => {
    await hold.promise;
    await route.continue();
  });
  const before = Date.parse(await desk.clock());
  await page.getByRole("button", { name: "Forward by 12 hours" }).click();
  await expect.poll(() => page.locator("#clock-steps").textContent()).toContain("working…");
  hold.resolve();
  await page.getByRole("status").getByText("The clock moved on by 12 hours.").waitFor();
  expect(Date.parse(await desk.clock()) - before).toBeGreaterThanOrEqual(12 * 3_600_000);
  await expect.poll(() => page.locator("#clock-now").textContent()).toContain("Chicago time");
});

test("a desk that has gone is named in a sentence, and its return is noticed", async () => {
  const arrived = await arrive();
  const { page, complaints } = arrived;
  await page.route("**/api/**", (route) => route.abort());
  await page.getByRole("alert").getByText("The desk does not answer. See whether npm start still runs").waitFor();
  await page.unroute("**/api/**");
  await expect.poll(() => page.getByRole("alert").allTextContents(), { timeout: 8000 }).toEqual([""]);
  expect(complaints.splice(0).every((words) => words.includes("ERR_FAILED"))).toBe(true);
});

test.each(["light", "dark"] as const)("every text is legible in the %s colours", async (colorScheme) => {
  await report(`Colours, ${colorScheme}`);
  const { page, goTo, picture } = await arrive({ colorScheme });
  const findings = await readFile(join(import.meta.dirname, "contrast.js"), "utf8");
  const { email } = duty.primary;
  for (const hash of ["#/", `#/mailbox/${email}`, `#/mailbox/${email}/${await newestId(email)}`, "#/write", "#/board"]) {
    await goTo(hash);
    await page.locator(".reading :is(h2, form)").first().waitFor();
    expect({ hash, tooLow: await page.evaluate(findings) }).toEqual({ hash, tooLow: [] });
  }
  await goTo(`#/mailbox/${email}/${await newestId(email)}`);
  await page.getByRole("tab", { name: "HTML" }).click();
  await picture(`6-${colorScheme}`);
});

test("a phone shows one pane at a time, with a way back, and nothing sticks out", async () => {
  await report("Phone");
  const { page, picture } = await arrive({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });
  const fits = async (): Promise<void> => {
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  };
  await fits();
  await picture("7-phone-people");
  await page.getByRole("link", { name: new RegExp(duty.primary.email) }).tap();
  await page.getByRole("heading", { name: `${duty.primary.name}’s mail` }).waitFor();
  expect(await page.getByRole("heading", { name: "Mailboxes" }).isVisible()).toBe(false);
  await fits();
  await page.locator(".messages a").first().tap();
  await page.getByRole("tabpanel").waitFor();
  expect(await page.getByRole("button", { name: "Acknowledge" }).isVisible()).toBe(true);
  await fits();
  await picture("8-phone-mail");
  await page.getByRole("button", { name: "Acknowledge" }).tap();
  await fits();
  await picture("9-phone-answer");
  await page.getByRole("link", { name: `‹ ${duty.primary.name}’s mail` }).tap();
  await page.getByRole("link", { name: "‹ Mailboxes" }).tap();
  await page.getByRole("heading", { name: "Mailboxes" }).waitFor();
  await page.getByRole("link", { name: "Status board" }).tap();
  await page.locator(".board").waitFor();
  await fits();
});
