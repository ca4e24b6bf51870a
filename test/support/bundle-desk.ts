/** `npm start` as few files in place of a thousand: a desk that is loaded in half the time, for tests that start many. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import * as z from "zod";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, ".build", "desk-under-test");
const stamp = join(folder, "made-of.json");

const times = z.record(z.string(), z.number());

/** When each of them was last changed. */
const timesOf = (files: readonly string[]): z.output<typeof times> =>
  Object.fromEntries(files.map((file) => [file, statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0]));

const isFresh = (): boolean => {
  if (!existsSync(stamp)) return false;
  const then = times.parse(JSON.parse(readFileSync(stamp, "utf8")));
  const now = timesOf(Object.keys(then));
  return Object.entries(then).every(([file, time]) => now[file] === time);
};

const hrefOf = (path: string): string => pathToFileURL(path).href;

/** Files that ask where they are lie elsewhere now. The cloud's thread is a bundle of its own, beside the first. */
const whereTheyWere: Plugin = {
  name: "where-they-were",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]infra[\\/]local[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace('new URL("./thread.ts", import.meta.url)', `new URL(${JSON.stringify(hrefOf(join(folder, "thread.mjs")))})`)
        .replaceAll("import.meta.url", JSON.stringify(hrefOf(path)))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: "ts",
    }));
  },
};

/** Packages written as CommonJS still call `require` for Node's own modules. */
const banner = "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

const bundled = () =>
  build({
    absWorkingDir: root,
    entryPoints: { main: "infra/local/main.ts", thread: "infra/local/cloud/thread.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    // They load parts of themselves by name, and one of those is not JavaScript.
    external: ["dynalite", "level"],
    banner: { js: banner },
    plugins: [whereTheyWere],
    write: false,
    metafile: true,
    logLevel: "warning",
  });

/** Renamed into place, so that a desk which another run starts at the same moment reads no half of one. */
const put = (file: string, contents: string | Uint8Array): void => {
  const temporary = `${file}.${process.pid}.part`;
  writeFileSync(temporary, contents);
  renameSync(temporary, file);
};

/** Vitest calls it once, before the first worker. */
export const setup = async (): Promise<void> => {
  if (isFresh()) return;
  const { outputFiles, metafile } = await bundled();
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) put(path, contents);
  const made = new Set(outputFiles.map(({ path }) => basename(path)));
  for (const name of readdirSync(folder)) if (!made.has(name)) rmSync(join(folder, name));
  put(stamp, JSON.stringify(timesOf([...Object.keys(metafile.inputs), "test/support/bundle-desk.ts"])));
};
