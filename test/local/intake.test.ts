/** From the queue to the handler and back: what fails comes again, what keeps failing is set aside, and nothing is forgotten. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";

let desk: TestDesk;
/** How many cases the stories before have left on the desk. */
let earlier = 0;

beforeAll(async () => {
  desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
});
beforeEach(async () => {
  earlier = (await desk.board()).length;
});
afterAll(() => desk.stop());

/** Everything that lies in the cloud's folder, as one text. */
const cloudHolds = (): string => {
  const files = readdirSync(join(desk.data, "cloud"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => `${file.name}\n${readFileSync(join(file.parentPath, file.name), "latin1")}`).join("\n");
};

describe("a mail that cannot be handled", () => {
  it("comes again until it can", async () => {
    await desk.fault({ service: "s3", outcome: "reject", match: "GetObject", times: 2 });
    await desk.mail({ from: "one@example.org", to: [desk.alias], text: "one" });
    expect(await desk.settle()).toBe(0);
    expect(await desk.board()).toHaveLength(earlier + 1);
  });

  it("does not hold up the others", async () => {
    const { id } = await desk.mail({ from: "before@example.org", to: [desk.alias], text: "before" });
    await desk.settle();
    await desk.fault({ service: "s3", outcome: "reject", match: "GetObject", times: 1 });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => desk.mail({ from: `r${number}@example.org`, to: [desk.alias], text: `mail ${number}` })),
    );
    expect(answers.every(({ code }) => code === 250)).toBe(true);
    expect(await desk.settle()).toBe(0);
    expect(await desk.board()).toHaveLength(earlier + 7);
    expect(id).toBeDefined();
  });

  it("is set aside after a try and five more, stays in the bucket, and is told of again at the next start", async () => {
    await desk.fault({ service: "s3", outcome: "reject", match: "GetObject", times: 6 });
    const { id } = await desk.mail({ from: "stubborn@example.org", to: [desk.alias], text: "stubborn" });
    expect(await desk.settle()).toBe(1);
    expect(await desk.deadLetters()).toEqual([
      { id: expect.any(String), receivedAt: expect.any(String), mail: id, body: JSON.stringify({ waiting: id }) },
    ]);
    expect(await desk.board()).toHaveLength(earlier);
    expect(cloudHolds()).toContain("stubborn");

    await desk.restart();
    expect(await desk.settle()).toBe(0);
    expect(await desk.board()).toHaveLength(earlier + 1);
  });
});

describe("a mail that was taken in", () => {
  it("leaves neither itself nor its receipt behind", async () => {
    await desk.mail({ from: "telltale@example.org", to: [desk.alias], subject: "telltale-subject", text: "telltale-text" });
    await desk.settle();
    expect(cloudHolds()).not.toMatch(/telltale/);
  });

  it("is told of once more only if a test asks", async () => {
    const { id } = await desk.mail({ from: "once@example.org", to: [desk.alias], text: "once" });
    await desk.settle();
    await desk.announce(id);
    await desk.announce();
    expect(await desk.settle()).toBe(0);
    expect(await desk.mailbox("once@example.org")).toHaveLength(1);
  });
});

describe("a desk that is asked to go in the middle of its work", () => {
  it("finishes what it has begun and loses nothing", async () => {
    const mails = Array.from({ length: 12 }, (_, number) =>
      desk.mail({ from: `last-${number}@example.org`, to: [desk.alias], text: `mail ${number}` }),
    );
    expect((await Promise.all(mails)).every(({ code }) => code === 250)).toBe(true);
    expect(await desk.end()).toBe(0);
    await desk.restart();
    await desk.settle();
    expect(await desk.board()).toHaveLength(earlier + 12);
    expect(new Set((await desk.board()).map(({ codeName }) => codeName)).size).toBe(earlier + 12);
  });
});
