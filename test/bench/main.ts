/** The figures that we hold ourselves to, measured on the embedded desk through its local surface, printed as a table. */
import { measureBundles } from "./bundles.ts";
import { measureLarge, measureLatency, measureReady, measureThroughput } from "./embedded-desk.ts";
import { type Figure, printFigures } from "./figures.ts";

const bundles = async (): Promise<readonly Figure[]> =>
  (await measureBundles()).flatMap(({ handler, bytes, mjml }) => [
    { what: `bundle of ${handler}, minified`, measured: bytes / 1024 / 1024, unit: "MB", bar: 3 },
    { what: `bundle of ${handler}, files of mjml in it`, measured: mjml ? 1 : 0, unit: "", bar: 1 },
  ]);

const figures: Figure[] = [];
for (const measure of [measureReady, measureLatency, measureThroughput, measureLarge, bundles])
  figures.push(...(await measure()));

process.exitCode = printFigures(figures) ? 0 : 1;
