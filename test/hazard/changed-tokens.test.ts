/** TK: lines that were guessed, or that arrive in other letters than they were sent in. */
import { describe, expect, test } from "vitest";
import { caseOf, newestFor } from "../app/casework.ts";
import { cy, reported } from "./stories.ts";

const lineOf = (desk: Awaited<ReturnType<typeof reported>>["desk"], who: string): string => newestFor(desk, who).replyTo;

describe("TK07 guessed lines", () => {
  test("open nothing, are counted for an alarm, and stand in no log", async () => {
    const { desk, receipt } = await reported();
    const guesses = ["a".repeat(27), `a${"2".repeat(26)}`, "half-a-line"];
    await desk.receive({ to: guesses.map((tag) => `conduct+${tag}@desk.test`), text: "/ack" });
    expect((await caseOf(desk, receipt)).stage).toBe("reported");
    const logged = desk.logs.findLast(({ event }) => event === "mail-received");
    expect(logged?.fields?.badLines).toBe(3);
    expect(JSON.stringify(desk.logs)).not.toMatch(/a{27}|half-a-line/);
  });
});

describe("TK08 a line that a mail program has changed", () => {
  test.each([
    ["in capitals", (line: string) => line.toUpperCase()],
    ["in its domain alone", (line: string) => line.replace("desk.test", "DESK.TEST")],
    ["with spaces around", (line: string) => ` ${line} `],
    ["with its first part in quotes", (line: string) => line.replace(/^(.*)@/, '"$1"@')],
  ])("%s, is the same line", async (_, changed) => {
    const { desk, receipt } = await reported();
    const line = lineOf(desk, "cy");
    expect(line.split("@")[0]?.length).toBeLessThanOrEqual(64);
    await desk.receive({ from: cy, to: [changed(line)], raw: `From: ${cy}\r\nSubject: s\r\n\r\n/ack\r\n` });
    expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
  });
});
