/** The thread in which the cloud runs, so that the desk's handlers have the other core to themselves. */
import "../compile-cache.ts";
import { parentPort, workerData } from "node:worker_threads";
import type { DataFolder } from "../data-folder.ts";
import { CannotStart } from "../trouble.ts";
import { clockOver } from "../virtual-clock.ts";
import { answerCalls } from "./calls.ts";
import { type CloudPlace, startCloud } from "./start.ts";

export interface ThreadStart {
  readonly folder: DataFolder;
  readonly smtpPort: number;
  readonly alias: string;
  readonly clockMemory: SharedArrayBuffer;
}

export type ThreadWord = { readonly ready: CloudPlace } | { readonly cannotStart: string };

if (parentPort) {
  const { folder, smtpPort, alias, clockMemory }: ThreadStart = workerData;
  try {
    const { place, calls } = await startCloud({ folder, smtpPort, alias, clock: clockOver(clockMemory) });
    answerCalls(parentPort, calls);
    parentPort.postMessage({ ready: place } satisfies ThreadWord);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    parentPort.postMessage({ cannotStart: error.message } satisfies ThreadWord);
    parentPort.close();
  }
}
