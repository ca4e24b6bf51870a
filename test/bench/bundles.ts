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
}

const isMjml = (input: string): boolean => /node_modules\/(?:mjml|mrml)[^/]*\//.test(input);

/** Writes the bundles into `folder` and leaves them there. */
export const writeBundles = async (folder: string): Promise<readonly (Bundle & { readonly file: string })[]> => {
  const bundles = [];
  for (const handler of handlers) {
    const options = esbuildBundling(handlerEntry(handler), folder);
    const { metafile } = await build({ ...options, metafile: true });
    const { size } = await stat(options.outfile);
    bundles.push({ handler, bytes: size, mjml: Object.keys(metafile.inputs).some(isMjml), file: options.outfile });
  }
  return bundles;
};

export const measureBundles = async (): Promise<Bundle[]> => {
  const folder = await mkdtemp(join(tmpdir(), "bundles-"));
  try {
    const bundles = await writeBundles(folder);
    return bundles.map(({ handler, bytes, mjml }) => ({ handler, bytes, mjml }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
