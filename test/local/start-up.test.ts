import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk } from "../support/desk.ts";
import { type DeskEnvironment, type Ended, runDesk, runToItsEnd, sources } from "../support/desk-process.ts";

let scratch = "";
let taken: Server;
let takenPort = "";

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "conduct-start-"));
  taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  takenPort = String(typeof address === "object" ? address?.port : 0);
});

afterAll(() => {
  taken.close();
  rmSync(scratch, { recursive: true, force: true });
});

const folder = (name: string): string => join(scratch, name);

const expectOneLine = ({ code, stdout, stderr }: Ended, line: RegExp): void => {
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(line);
  expect(stdout).toBe("");
  expect(code).toBe(1);
};

describe("a start that cannot be", () => {
  it.each<[string, DeskEnvironment, RegExp]>([
    ["a wrong DESK_NOW", { DESK_NOW: "next tuesday" }, /^DESK_NOW is not an instant: "next tuesday"\. Write one like /],
    ["a DESK_NOW without a zone", { DESK_NOW: "2026-03-10T15:00:00" }, /^DESK_NOW is not an instant/],
    ["a day that does not exist", { DESK_NOW: "2026-02-30T15:00:00Z" }, /^DESK_NOW is not an instant/],
    [
      "a wrong DESK_POLICY",
      { DESK_POLICY: "lenient" },
      /^DESK_POLICY is not a policy: "lenient"\. Choose one of chipy, django, psf, chaoss\./,
    ],
    ["a wrong port", { SMTP_PORT: "smtp" }, /^SMTP_PORT is not a port: "smtp"\. /],
    ["a port that cannot be", { HTTP_PORT: "70000" }, /^HTTP_PORT is not a port: "70000"\. /],
  ])("says in one line that it has %s", async (_what, environment, line) => {
    expectOneLine(await runToItsEnd({ DESK_DATA: folder("unused"), ...environment }), line);
    expect(readdirSync(scratch)).not.toContain("unused");
  });

  it.each([["SMTP_PORT"], ["HTTP_PORT"]])("says in one line that the port of %s is in use", async (name) => {
    const ended = await runToItsEnd({ DESK_DATA: folder(`ports-${name}`), [name]: takenPort });
    expectOneLine(
      ended,
      new RegExp(`^Port ${takenPort} is in use\\. Stop what uses it, or set ${name} to another port\\.$`, "m"),
    );
  });

  it("says in one line that the data folder cannot be written", async () => {
    writeFileSync(folder("a-file"), "");
    expectOneLine(
      await runToItsEnd({ DESK_DATA: join(folder("a-file"), "desk") }),
      /^The data folder .* cannot be written \(ENOTDIR\)\. Set DESK_DATA /,
    );
  });

  it("leaves a folder alone that holds something else", async () => {
    mkdirSync(folder("photos"));
    writeFileSync(join(folder("photos"), "holiday.jpg"), "");
    expectOneLine(await runToItsEnd({ DESK_DATA: folder("photos") }), /holds something else/);
    expect(readdirSync(folder("photos"))).toEqual(["holiday.jpg"]);
  });
});

describe("a data folder that has seen a desk", () => {
  let data = "";

  beforeAll(async () => {
    data = folder("desk");
    const desk = await startDesk({ data, now: "2026-03-10T15:00:00Z" });
    await desk.advance("P2D");
    await desk.stop();
  });

  const damaged = async (name: string, damage: (copy: string) => void): Promise<Ended> => {
    const copy = folder(name);
    spawnSync("cp", ["-r", data, copy]);
    damage(copy);
    return runToItsEnd({ DESK_DATA: copy });
  };

  it.each<[string, (copy: string) => void, RegExp]>([
    ["desk.json", (copy) => writeFileSync(join(copy, "desk.json"), "{"), /desk\.json is not what this version wrote/],
    [
      "a later format",
      (copy) => writeFileSync(join(copy, "desk.json"), '{"format":2}'),
      /desk\.json is not what this version wrote/,
    ],
    ["clock.json", (copy) => writeFileSync(join(copy, "clock.json"), ""), /clock\.json is not a time/],
    ["the master key", (copy) => writeFileSync(join(copy, "cloud/kms/master.key"), "short"), /master\.key has the wrong length/],
    ["no master key", (copy) => rmSync(join(copy, "cloud/kms/master.key")), /master\.key is missing/],
    [
      "the table's store",
      (copy) => writeFileSync(join(copy, "cloud/dynamodb/CURRENT"), "nonsense"),
      /cloud\/dynamodb does not open/,
    ],
  ])("stops the start in one line where %s is damaged", async (what, damage, line) => {
    const ended = await damaged(`damaged-${what.replace(/\W/g, "-")}`, damage);
    expectOneLine(ended, line);
    expect(ended.stderr).toMatch(
      /^The data folder .* is damaged: .*\. Restore it from a copy, or set DESK_DATA to an empty folder\.$/m,
    );
  });

  it("never goes back in time, and goes forward if it is told to", async () => {
    const desk = await startDesk({ data, now: "2026-03-10T15:00:00Z" });
    expect(Date.parse(await desk.clock())).toBeGreaterThanOrEqual(Date.parse("2026-03-12T15:00:00Z"));
    await desk.restart({ now: "2026-04-01T00:00:00Z" });
    expect(await desk.clock()).toMatch(/^2026-04-01T00:00:/);
    await desk.kill();
    await desk.restart();
    expect(Date.parse(await desk.clock())).toBeGreaterThanOrEqual(Date.parse("2026-04-01T00:00:00Z"));
    await desk.stop();
  });

  it("serves one desk at a time, and another once the first was killed", async () => {
    const desk = await startDesk({ data });
    expectOneLine(await runToItsEnd({ DESK_DATA: data }), /is in use by another desk/);
    await desk.kill();
    await desk.restart();
    await desk.stop();
  });

  it("keeps the policy it was opened with", async () => {
    expectOneLine(await runToItsEnd({ DESK_DATA: data, DESK_POLICY: "psf" }), /works by the policy chipy, not psf\./);
  });
});

describe("a start that can be", () => {
  it("ends with code 0 when it is asked to go", async () => {
    const desk = await runDesk({ DESK_DATA: folder("as-people-start-it") }, sources);
    expect(desk.output()).toMatch(
      /^Conduct Desk is ready: http:\/\/127\.0\.0\.1:\d+ \(mailroom\), smtp 127\.0\.0\.1:\d+, alias conduct@desk\.test$/m,
    );
    expect(await desk.end("SIGTERM")).toBe(0);
  });
});

describe("another Node", () => {
  it("is told which one is needed and how to get it", () => {
    const check = pathToFileURL(join(import.meta.dirname, "..", "..", "infra", "local", "require-node.mjs")).href;
    const run = (version: string) =>
      spawnSync(
        process.execPath,
        ["-e", `Object.defineProperty(process.versions, "node", { value: "${version}" }); import("${check}");`],
        { encoding: "utf8" },
      );
    expect(run("24.1.0").status).toBe(0);
    const old = run("20.20.2");
    expect(old.status).toBe(1);
    expect(old.stderr).toMatch(
      /^Conduct Desk runs on Node 24, and this is Node 20\.20\.2\. Run "npm ci" without --omit=optional/,
    );
  });
});
