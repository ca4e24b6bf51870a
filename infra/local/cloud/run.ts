/** Starts the cloud in its thread and stays in touch with it. */
import { Worker } from "node:worker_threads";
import { CannotStart } from "../trouble.ts";
import { type Asking, askOver } from "./calls.ts";
import type { CloudCalls, CloudPlace } from "./start.ts";
import type { ThreadStart, ThreadWord } from "./thread.ts";

export interface RunningCloud {
  readonly place: CloudPlace;
  readonly ask: Asking<CloudCalls>["ask"];
  stop(): Promise<void>;
}

/** As small as the desk's own; see `start` in package.json. */
const maxYoungGenerationSizeMb = 12;

export const runCloud = async (start: ThreadStart, lost: (reason: Error) => void): Promise<RunningCloud> => {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  let stopping = false;
  const { ask, fail } = askOver<CloudCalls>(worker);
  const place = await new Promise<CloudPlace>((resolve, reject) => {
    const gone = (reason: Error): void => {
      reject(reason);
      fail(reason);
      if (!stopping) lost(reason);
    };
    worker.once("message", (word: ThreadWord) => {
      if ("ready" in word) resolve(word.ready);
      else {
        stopping = true;
        reject(new CannotStart(word.cannotStart));
      }
    });
    worker.once("error", gone);
    worker.once("exit", () => gone(new Error("The embedded cloud has stopped.")));
  });
  return {
    place,
    ask,
    stop: async () => {
      stopping = true;
      await ask("close", null);
      await worker.terminate();
    },
  };
};
