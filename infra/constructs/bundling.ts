/** How a handler becomes one file. The stack and the bench read the same facts, so that the measured bundle is the deployed one. */
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BundlingOptions, Charset, LogLevel, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import type { BuildOptions } from "esbuild";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** What is deployed: each a file in functions/handlers that exports `handler`. */
export const handlers = ["inbound-mail", "clock-tick", "delivery-event"] as const;
export type Handler = (typeof handlers)[number];

export const handlerEntry = (name: Handler): string => join(projectRoot, "functions", "handlers", `${name}.ts`);

const target = "node24";
const mainFields = ["module", "main"];

/** Packages written as CommonJS still call `require` for Node's own modules; an ES module has none unless it makes one. */
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** Few members have a key, so what encrypts lies beside the bundle and is loaded for them alone. */
const beside = "openpgp";

/** Shell commands that put it where the bundle finds it by its name. */
export const layBeside = (projectFolder: string, bundleFolder: string): string[] => {
  const folder = join(bundleFolder, "node_modules", beside);
  return [
    `mkdir -p "${folder}"`,
    `cp "${join(projectFolder, "node_modules", beside, "dist", "node", "openpgp.min.mjs")}" "${folder}"`,
    `printf '%s' '{"type":"module","exports":"./openpgp.min.mjs"}' > "${join(folder, "package.json")}"`,
  ];
};

/** The SDK travels along: what runs is then what was tested, whatever version the runtime brings. */
export const stackBundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target,
  mainFields,
  banner,
  minify: true,
  // Unescaped, the tables of old charsets are half a megabyte smaller.
  charset: Charset.UTF8,
  sourceMap: true,
  sourcesContent: false,
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  externalModules: [beside],
  commandHooks: { beforeBundling: () => [], beforeInstall: () => [], afterBundling: layBeside },
};

/** The same in esbuild's own words. */
export const esbuildBundling = (entry: string, folder: string) =>
  ({
    entryPoints: [entry],
    outfile: join(folder, `${basename(entry, ".ts")}.mjs`),
    bundle: true,
    platform: "node",
    format: "esm",
    target,
    mainFields,
    banner: { js: banner },
    minify: true,
    charset: "utf8",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
    external: [beside],
  }) satisfies BuildOptions;
