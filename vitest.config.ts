import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Files share a worker: loading the AWS SDK and the MIME libraries anew for each costs more than most tests.
    isolate: false,
    // Half of a scenario is waiting for a desk to start, so one core serves more than one worker.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "desk",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          globalSetup: ["test/support/bundle-desk.ts"],
          setupFiles: ["test/support/canary-watch.ts"],
          env: { DESK_UNDER_TEST: join(import.meta.dirname, ".build", "desk-under-test", "main.mjs") },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // The tests that bring mail, once more, with a word that must not slip out in every field of each.
          name: "canary",
          include: ["test/{scenario,hazard,app}/**/*.test.ts"],
          globalSetup: ["test/support/bundle-desk.ts", "test/support/canary-report.ts"],
          setupFiles: ["test/support/canary-watch.ts"],
          env: { DESK_UNDER_TEST: join(import.meta.dirname, ".build", "desk-under-test", "main.mjs"), CANARY: "1" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
