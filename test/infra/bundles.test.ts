/** The bundles as they are deployed: small, without the template compiler, and loadable by plain Node with nothing around them. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layBeside, projectRoot } from "../../infra/constructs/bundling.ts";
import { writeBundles } from "../bench/bundles.ts";

const run = promisify(execFile);
let folder: string;
let bundles: Awaited<ReturnType<typeof writeBundles>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundles-"));
  bundles = await writeBundles(folder);
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("the bundled handlers", () => {
  it("stay under 3 MB and leave the compiler of the templates at home", () => {
    for (const { handler, bytes, mjml } of bundles) {
      expect([handler, mjml]).toEqual([handler, false]);
      expect(bytes).toBeLessThan(3_000_000);
    }
  });

  it("find beside them what encrypts, which is loaded for the few who have a key and is no part of them", async () => {
    for (const command of layBeside(projectRoot, folder)) await run("sh", ["-c", command]);
    const script = `console.log(typeof (await import("openpgp")).encrypt)`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, env: {} });
    expect(stdout.trim()).toBe("function");
    for (const { openpgp } of bundles) expect(openpgp).toBe(false);
  });

  it("load away from node_modules, offer a handler, and do nothing by being loaded", async () => {
    for (const { file } of bundles) {
      const script = `const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler);`;
      const { stdout, stderr } = await run(process.execPath, ["--input-type=module", "-e", script], {
        cwd: folder,
        env: {},
      });
      expect([stdout.trim(), stderr]).toEqual(["function", ""]);
    }
  });
});
