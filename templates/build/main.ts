/**
 * Compiles the templates when they have changed; with `--always` in any case. `npm start` and `npm test` run it each time, so
 * nothing but the fresh check is loaded before it is needed.
 */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { headerFor, isFresh, sourceHash } from "./fresh.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "templates");
const target = join(root, "functions", "adapters", "templates", "compiled.ts");

/** Renamed into place, so that a reader at the same moment sees the old file or the new one, never half of one. */
const put = (text: string): void => {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}.part`;
  writeFileSync(temporary, text);
  renameSync(temporary, target);
};

const build = async (hash: string): Promise<void> => {
  const { compileTemplates } = await import("./compile.ts");
  const { messageFields } = await import("../messages.ts");
  const { TemplateProblem } = await import("./problem.ts");
  try {
    put(await compileTemplates({ folder, fields: messageFields }, headerFor(hash)));
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    process.stderr.write(`templates/${error.message}\n`);
    process.exitCode = 1;
  }
};

const hash = sourceHash(folder, join(root, "package.json"));
if (process.argv.includes("--always") || !isFresh(target, hash)) await build(hash);
