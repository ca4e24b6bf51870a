/** The rules of the house that lint enforces: each is broken once, in a copy of the house, and lint must say so there. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const root = join(import.meta.dirname, "..", "..");

const broken: readonly (readonly [what: string, rule: string, folder: string, code: string])[] = [
  ["a clock in the core", "noRestrictedGlobals", "functions/core/case", "export const at = (): number => Date.now();\n"],
  [
    "a clock by another name in the core",
    "noJsRestrictedProperties",
    "functions/core/duty",
    'import { Temporal } from "temporal-polyfill";\nexport const at = () => Temporal.Now.instant();\n',
  ],
  ["chance in the core", "noJsRestrictedProperties", "functions/core/case", "export const draw = (): number => Math.random();\n"],
  ["the environment in the core", "noProcessGlobal", "functions/core/case", "export const home = process.env.HOME;\n"],
  ["the console in the core", "noConsole", "functions/core/case", 'console.log("x");\n'],
  [
    "a timer in a use case",
    "noRestrictedGlobals",
    "functions/app",
    "export const wait = () => setTimeout(() => undefined, 1);\n",
  ],
  ["a clock in a use case", "noRestrictedGlobals", "functions/app", "export const at = (): Date => new Date();\n"],
  ["chance in a use case", "noJsRestrictedProperties", "functions/app", "export const draw = (): number => Math.random();\n"],
  [
    "the core importing a port",
    "noRestrictedImports",
    "functions/core/case",
    'import type { Clock } from "../../ports/surroundings.ts";\nexport type X = Clock;\n',
  ],
  [
    "the core importing a Node module",
    "noRestrictedImports",
    "functions/core/case",
    'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n',
  ],
  [
    "a use case importing an adapter",
    "noRestrictedImports",
    "functions/app",
    'import { createMailReader } from "../adapters/mime/mail-reader.ts";\nexport const x = createMailReader;\n',
  ],
  [
    "a use case importing an AWS client",
    "noRestrictedImports",
    "functions/app",
    'import { S3Client } from "@aws-sdk/client-s3";\nexport const x = S3Client;\n',
  ],
  [
    "a port importing a use case",
    "noRestrictedImports",
    "functions/ports",
    'import type { Deps } from "../app/deps.ts";\nexport type X = Deps;\n',
  ],
  [
    "an adapter importing a use case",
    "noRestrictedImports",
    "functions/adapters/ses",
    'import type { Deps } from "../../app/deps.ts";\nexport type X = Deps;\n',
  ],
  [
    "a handler importing an adapter",
    "noRestrictedImports",
    "functions/handlers",
    'import { createMailReader } from "../adapters/mime/mail-reader.ts";\nexport const x = createMailReader;\n',
  ],
  [
    "the stack importing the core",
    "noRestrictedImports",
    "infra/constructs",
    'import { deskId } from "../../functions/core/ids.ts";\nexport const x = deskId;\n',
  ],
  [
    "a function importing the infrastructure",
    "noRestrictedImports",
    "functions/app",
    'import { x } from "../../infra/stage.ts";\nexport const y = x;\n',
  ],
  [
    "a file of more than 300 lines",
    "noExcessiveLinesPerFile",
    "functions/core/case",
    "export const x = 1;\n".repeat(301).replaceAll(/x = 1/g, (_, at: number) => `x${at} = 1`),
  ],
];

const report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), severity: z.string(), location: z.object({ path: z.string() }) })),
});

describe("lint", () => {
  let house: string;
  let complaints: readonly { readonly file: string; readonly rule: string }[];
  const fileOf = (folder: string, name: string): string => `${folder}/${name}.ts`;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "conduct-desk-lint-"));
    const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
    writeFileSync(join(house, "biome.json"), JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
    const write = (file: string, code: string): void => {
      mkdirSync(join(house, file, ".."), { recursive: true });
      writeFileSync(join(house, file), code);
    };
    for (const [number, [, , folder, code]] of broken.entries()) write(fileOf(folder, `broken-${number}`), code);
    write("functions/core/case/kept.ts", "export const one = 1;\n");
    const { stdout } = spawnSync(
      join(root, "node_modules", ".bin", "biome"),
      ["lint", "--max-diagnostics=none", "--diagnostic-level=error", "--reporter=json", "."],
      { cwd: house, encoding: "utf8" },
    );
    const { diagnostics } = report.parse(JSON.parse(stdout));
    complaints = diagnostics.map(({ category, location }) => ({ file: location.path, rule: category.split("/").at(-1) ?? "" }));
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  const rulesBrokenIn = (file: string): readonly string[] =>
    complaints.filter((complaint) => complaint.file.endsWith(file)).map(({ rule }) => rule);

  it.each(broken.map(([what, rule, folder], number) => [what, rule, fileOf(folder, `broken-${number}`)] as const))(
    "fails on %s: %s",
    (_, rule, file) => {
      expect(rulesBrokenIn(file)).toContain(rule);
    },
  );

  it("passes what keeps them", () => {
    expect(rulesBrokenIn("functions/core/case/kept.ts")).toEqual([]);
  });
});
