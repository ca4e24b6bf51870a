/** Set up for every test file: at its end nothing may have slipped out, and what was looked at is written down. */

import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { watch } from "./canary.ts";
import { tallies } from "./canary-report.ts";

afterAll(() => {
  const found = watch.found();
  const tally = watch.tally();
  watch.forget();
  if (tally.mails > 0) {
    mkdirSync(tallies, { recursive: true });
    writeFileSync(join(tallies, `${randomUUID()}.json`), JSON.stringify(tally));
  }
  expect(found, "words of a mail stand where they must not").toEqual([]);
});
