/** A mail whose HTML tries everything: whatever the desk may one day show, the mailroom's frame keeps it still. */
import { createServer, type Server } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { openBrowser, visit } from "./visit.ts";

const reporter = "reporter@example.org";

let desk: TestDesk;
let browser: Browser;
/** Hears of every load that gets out of the frame. */
let ear: Server;
const heard: string[] = [];

beforeAll(async () => {
  ear = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => ear.listen(0, "127.0.0.1", resolve));
  [desk, browser] = await Promise.all([startDesk({ now: "2026-03-10T15:00:00Z" }), openBrowser()]);
});

afterAll(async () => {
  ear.close();
  await Promise.all([desk?.stop(), browser?.close()]);
});

const place = z.object({ port: z.number() });

const hostile = (): string => {
  const out = `http://127.0.0.1:${place.parse(ear.address()).port}`;
  return `<!doctype html><html><head><base href="${out}/"><meta http-equiv="refresh" content="0;url=${out}/refresh">
    <link rel="stylesheet" href="${out}/sheet.css"><link rel="preconnect" href="${out}">
    <style>@import url("${out}/import.css"); p { background: url("${out}/ground.png"); color: rgb(1, 2, 3) }</style></head>
    <body onload="parent.reached = 'onload'" background="${out}/body.png"><script>parent.reached = "script"; top.location = "${out}/top"</script>
    <p style="font-size: 31px">Words of the mail</p>
    <img src="${out}/pixel.png" srcset="${out}/pixel-2.png 2x" onerror="parent.reached = 'onerror'">
    <img src="x" onerror="parent.reached = 'broken image'"><svg><image href="${out}/svg.png"></image><script>parent.reached = "svg"</script></svg>
    <iframe src="${out}/frame"></iframe><object data="${out}/object"></object><video src="${out}/film" poster="${out}/poster"></video>
    <form action="${out}/form"><button>Send</button></form>
    <a href="javascript:parent.reached='link'">Free prize</a> <a href="${out}/link">Elsewhere</a>
    <a href="mailto:conduct@desk.test?subject=S%26T&body=%2Fhelp%0D%0A">Safe button</a></body></html>`;
};

const messages = z.array(z.looseObject({ html: z.string() }));

test("the frame of a mail runs no script, loads nothing and leads nowhere, and only mail links become buttons", async () => {
  await desk.mail({ from: reporter, to: [desk.alias], subject: "Hello", text: "Hello" });
  await desk.settle();
  const { page, goTo, close } = await visit(browser, desk.origin);
  await page.route("**/api/mailboxes/*/messages*", async (route) => {
    const response = await route.fetch();
    const changed = messages.parse(await response.json()).map((message) => ({ ...message, html: hostile() }));
    await route.fulfill({ response, json: changed });
  });
  const [receipt] = await desk.mailbox(reporter);
  await goTo(`#/mailbox/${reporter}/${receipt?.id}`);
  await page.reload();
  await page.getByRole("tab", { name: "HTML" }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByText("Words of the mail").waitFor();
  // The mail keeps its own look, as far as that is in the mail.
  expect((await frame.getByText("Words of the mail").boundingBox())?.height).toBeGreaterThan(31);

  expect(await page.locator("iframe").getAttribute("sandbox")).toBe("");
  expect(await frame.locator("script, iframe, object, form, link, base, [href]").count()).toBe(0);
  await frame.getByText("Free prize").click();
  await frame.getByText("Elsewhere").click();
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 500))");
  expect(await page.evaluate("window.reached")).toBeUndefined();
  expect(page.url()).toContain(desk.origin);
  expect(heard).toEqual([]);

  const buttons = page.getByRole("group", { name: "Buttons of this mail" }).getByRole("button");
  expect(await buttons.allTextContents()).toEqual(["Safe button"]);
  await buttons.click();
  expect(await page.getByRole("textbox", { name: "Subject" }).inputValue()).toBe("S&T");
  expect(await page.getByRole("textbox", { name: "Text" }).inputValue()).toBe("/help\n");
  await close();
});
