/** `desk due`: an operator sees what waits and why, and nothing of what any case is about. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { listDue } from "../../functions/app/list-due.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { after as later, minutes } from "../../functions/core/instant.ts";
import type { SendAnswer } from "../../functions/ports/mail-out.ts";
import { dueText, isTrouble, needsALook, showDue } from "../../infra/operator/due.ts";
import { caseIdOf } from "../app/casework.ts";
import { startDesk } from "../support/desk.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";

const withDue = async (answers: readonly SendAnswer[] = ["not-sent", "not-sent", "not-sent"]) => {
  const desk = await createMemoryDesk();
  desk.answers.push(...answers);
  const id = await caseIdOf(desk, await desk.receive({ text: "one broke a chair" }));
  const at = (count: number) => ({ ...desk.deps, clock: { now: () => later(desk.now(), minutes(count)) } });
  return { desk, id, at, rowsAt: (count: number) => listDue(at(count))() };
};

describe("what is due", () => {
  test("is nothing where the clock has done its work", async () => {
    const { desk, rowsAt } = await withDue([]);
    expect(await rowsAt(20)).toEqual([]);
    expect(dueText([], desk.now())).toBe("Nothing is due. The clock has done all that it was to do.");
  });

  test("names the case, the message, the role, the times and the attempts, oldest first", async () => {
    const { desk, id, rowsAt } = await withDue();
    const dueAt = later(desk.now(), minutes(1));
    const row = { kind: "case", id, why: "due", dueAt, nextAt: dueAt, attempts: 1 };
    expect(await rowsAt(5)).toEqual([
      { ...row, work: "0-0", message: "new-report", to: "member" },
      { ...row, work: "0-1", message: "new-report", to: "member" },
      { ...row, work: "0-2", message: "receipt", to: "reporter" },
    ]);
    expect((await rowsAt(0)).map(({ why, nextAt }) => [why, nextAt])).toEqual(Array(3).fill(["tried-before", dueAt]));
  });

  test("tells what somebody has in hand from what nobody has", async () => {
    const { desk, rowsAt, at } = await withDue();
    let seen: Awaited<ReturnType<typeof rowsAt>> = [];
    const sender = {
      send: async () => {
        seen = await rowsAt(2);
        return "sent" as const;
      },
    };
    await runClock({ ...at(2), sender })();
    const lease = { why: "in-hand", nextAt: later(desk.now(), minutes(9)), leasedUntil: later(desk.now(), minutes(9)) };
    expect(seen).toMatchObject([lease, lease, lease]);
  });

  test("shows a case that is set back, and one that cannot be opened, so that neither is forgotten", async () => {
    const { desk, id, at, rowsAt } = await withDue();
    const load = () => Promise.reject(new Error("slow down"));
    await runClock({ ...at(1), cases: { ...desk.stores.cases, load } })();
    const again = later(desk.now(), minutes(2));
    expect((await rowsAt(1)).map(({ why, nextAt }) => [why, nextAt])).toEqual(Array(3).fill(["set-back", again]));
    desk.stores.keys.destroy(id);
    const [row, ...more] = await rowsAt(1);
    expect([row, more]).toEqual([{ kind: "case", id, why: "cannot-be-opened", dueAt: again, nextAt: again }, []]);
    expect(row && isTrouble(row, desk.now())).toBe(true);
  });

  test("shows a case on which time alone has something to do, also where that cannot be worked", async () => {
    const { desk, id, at, rowsAt } = await withDue([]);
    const dueAt = later(desk.now(), minutes(30));
    expect(await rowsAt(31)).toEqual([{ kind: "case", id, why: "due", dueAt, nextAt: dueAt }]);
    const save = () => Promise.reject(new Error("slow down"));
    await runClock({ ...at(31), cases: { ...desk.stores.cases, save } })();
    const [row] = await rowsAt(31);
    expect(row).toMatchObject({ why: "set-back", dueAt });
    expect(row && isTrouble(row, desk.now())).toBe(true);
  });

  test("is the desk's own work too", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent");
    await desk.receive({ from: "fay@members.test", text: "/help" });
    expect(await listDue(desk.deps)()).toMatchObject([{ kind: "desk", id: "demo", to: "member", why: "tried-before" }]);
  });

  test("reads as a table that says since when and what happens next, and no word of the case", async () => {
    const { desk, id, rowsAt } = await withDue();
    const now = later(desk.now(), minutes(21));
    const text = dueText(await rowsAt(21), now);
    expect(text.split("\n").map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
      "3 pieces of work, the oldest due for 20 min at 2026-03-10T15:21:00.000Z.",
      "",
      "due since | where | message | to | attempts | why",
      ...Array(2).fill(`2026-03-10T15:01:00.000Z | case ${id} | new-report | member | 1 | due: the next tick takes it up`),
      `2026-03-10T15:01:00.000Z | case ${id} | receipt | reporter | 1 | due: the next tick takes it up`,
    ]);
    const [row] = await desk.stores.cases.board(demoSettings().id);
    for (const secret of ["chair", ":cy", "@", "example.org", row?.codeName ?? ""]) expect(text).not.toContain(secret);
  });
});

/** In this process, which has loaded the SDK already: what it wrote, and its exit code. */
const due = async (given: readonly string[], env: Readonly<Record<string, string>>) => {
  const wrote = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      wrote[stream] += text;
      return true;
    });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const code = await showDue(given).finally(() => vi.restoreAllMocks());
  vi.unstubAllEnvs();
  return { code, ...wrote };
};

const main = join(import.meta.dirname, "..", "..", "infra", "operator", "main.ts");

const desk = (given: readonly string[]) =>
  new Promise<{ readonly code: number; readonly stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [main, ...given], (_, __, stderr) =>
      resolve({ code: child.exitCode ?? -1, stderr }),
    );
  });

const listed = z.array(z.object({ why: z.string(), to: z.string(), dueAt: z.iso.datetime(), attempts: z.number() }));

describe("the command", () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "desk-operator-"));
    const running = await startDesk({ now: "2026-03-10T15:00:00Z", data });
    await running.fault({ service: "ses", outcome: "throttle", times: 100 });
    await running.mail({ from: "reporter@example.org", to: [running.alias], text: "Nobody hears of it." });
    await running.settle();
    await running.end();
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  test("reads the embedded desk's folder as it was left", async () => {
    const json = await due(["--json"], { DESK_DATA: data });
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 0, stderr: "" });
    const rows = listed.parse(JSON.parse(json.stdout));
    expect(rows.map(({ to, why, attempts }) => [to, why, attempts])).toEqual([
      ["member", "tried-before", 1],
      ["member", "tried-before", 1],
      ["reporter", "tried-before", 1],
    ]);
  });

  test("says with its exit code that something is late, and changes nothing", async () => {
    await writeFile(join(data, "clock.json"), JSON.stringify({ now: "2026-03-10T15:30:00.000Z" }));
    const { code, stdout } = await due([], { DESK_DATA: data });
    expect([code, stdout.split("due: the next tick takes it up").length - 1]).toEqual([needsALook, 3]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
    ["there is no desk in the folder", { DESK_DATA: join(tmpdir(), "no-such-desk") }, /There is no desk in .*Set DESK_DATA/],
    ["no installation is named", {}, /environment/],
  ])("says in two sentences what happened and what to do where %s", async (_, env, words) => {
    const { code, stdout, stderr } = await due([], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n")).toHaveLength(2);
  });

  test.each([[["due", "--yaml"]], [["roster", "check"]], [[]]])("does not understand %j", async (given) => {
    const { code, stderr } = await desk(given);
    expect([code, stderr.startsWith("Usage: npm run desk -- COMMAND")]).toEqual([2, true]);
  });
});
