/** Part of `npm run docs`: writes the list of hazards as the tests now are. */
import { readFileSync, writeFileSync } from "node:fs";
import { threatModel, withHazards } from "./hazard-table.ts";

writeFileSync(threatModel, withHazards(readFileSync(threatModel, "utf8")));
