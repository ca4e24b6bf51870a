/** How big each handler is when it is deployed, and whether the compiler of the mail templates slipped in. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { esbuildBundling, handlerEntry, handlers } from "../../infra/constructs/bundling.ts";

export interface Bundle {
  readonly handler: string;
  readonly bytes: number;
  readonly mjml: boolean;
  readonly openpgp: boolean;
}

const isOpenPgp = (input: string): boolean => input.includes("node_modules/openpgp/");
const isMjml = (input: string): boolean => /node_modules\/(?:mjml|mrml)[^/]*\//.test(input);

/** Writes the bundles into `folder` and leaves them there. */
export const writeBundles = async (folder: string): Promise<readonly (Bundle & { readonly file: string })[]> => {
  const bundles = [];
  for (const handler of handlers) {
    const options = esbuildBundling(handlerEntry(handler), folder);
    const { metafile } = await build({ ...options, metafile: true });
    const { size } = await stat(options.outfile);
    const inputs = Object.keys(metafile.inputs);
    const brought = { mjml: inputs.some(isMjml), openpgp: inputs.some(isOpenPgp) };
    bundles.push({ handler, bytes: size, ...brought, file: options.outfile });
  }
  return bundles;
};

export const measureBundles = async (): Promise<Bundle[]> => {
  const folder = await mkdtemp(join(tmpdir(), "bundles-"));
  try {
    const bundles = await writeBundles(folder);
    return bundles.map(({ file: _, ...bundle }) => bundle);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
