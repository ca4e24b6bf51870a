/** The clock's figures: what a tick costs, what a change costs, and how fast a backlog is worked off. */
import { measureDrain } from "./drain.ts";
import { type Figure, printFigures } from "./figures.ts";
import { measureIdleCases } from "./idle-cases.ts";
import { measureWrites } from "./writes.ts";

const figures: Figure[] = [];
for (const measure of [measureIdleCases, measureWrites, measureDrain]) figures.push(...(await measure()));

process.exitCode = printFigures(figures) ? 0 : 1;
