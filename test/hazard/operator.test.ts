/** What whoever runs an installation can and cannot come to see, and what nobody outside is told. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";

const root = join(import.meta.dirname, "..", "..");

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

describe("CF03 an operator who is the one reported", () => {
  test("reads in logs ids, stages and counts: the fields of a log line are a short list, and none is text", () => {
    const source = readFileSync(join(root, "functions", "ports", "surroundings.ts"), "utf8");
    const fields = /export interface LogFields[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? "";
    const names = [...fields.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
    expect(names).toEqual(["desk", "case", "mail", "work", "message", "stage", "outcome", "error", "count", "milliseconds"]);
  });
});

describe("LK23 somebody else's eyes", () => {
  test("no package that reports errors, counts visitors or calls home is among those that run", () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
    expect(
      Object.keys(dependencies).filter((name) =>
        /sentry|bugsnag|datadog|newrelic|analytics|segment|telemetry|rollbar/.test(name),
      ),
    ).toEqual([]);
    for (const source of sources("functions")) expect(source).not.toMatch(/\bfetch\(|node:https?"|https?\.request/);
  });
});

describe("LK22, IN06, CM18 what the desk has not", () => {
  test("no link to a file, no page and no model: nothing to forward, to open or to talk into something", () => {
    for (const source of sources("functions"))
      expect(source).not.toMatch(/presign|getSignedUrl|openai|anthropic|bedrock|langchain/i);
  });
});
