/** A person at the mailroom: a browser of their own, whose every request and complaint is written down. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const screenshots = join(root, ".build", "screenshots");

/** Debian’s own, as `.ci/run` installs it; CHROMIUM names another one. */
const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** A browser that calls home would spoil the count of requests. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const openBrowser = async (): Promise<Browser> => {
  await mkdir(screenshots, { recursive: true });
  return chromium.launch({ executablePath: chromiumPath, args: quiet });
};

export interface Visit {
  readonly page: Page;
  /** Whatever the browser asked for. */
  readonly requests: readonly string[];
  /** What the console and the page complained of. */
  readonly complaints: string[];
  /** Goes to a place in the mailroom by its address, as a bookmark does. */
  goTo(hash: string): Promise<void>;
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export const visit = async (browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, colorScheme: "light", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(`${origin}/`);
  await page.getByRole("link", { name: /reporter@example\.org/ }).waitFor();
  return {
    page,
    requests,
    complaints,
    goTo: async (hash) => {
      await page.goto(`${origin}/${hash}`);
    },
    picture: async (name) => {
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
};

/** Presses Tab until the element with this name has the keyboard, as somebody without a mouse does. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = String(
      await page.evaluate(
        "[document.activeElement?.labels?.[0]?.textContent, document.activeElement?.textContent].find((text) => text) ?? ''",
      ),
    );
    if (name.test(focused)) return;
    seen.push(focused.slice(0, 30));
  }
  throw new Error(`Tab never came to ${name}. It came to: ${seen.join(" | ")}`);
};
