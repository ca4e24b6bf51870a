/** The scheduler's minute. A tick that is missed, doubled or late changes nothing but the time. */

import type { Deps } from "../app/deps.ts";
import { runClock } from "../app/run-clock.ts";
import { fromEnvironment } from "../wire.ts";

export const createClockTickHandler = (deps: Deps): (() => Promise<void>) => runClock(deps);

export const handler = fromEnvironment(createClockTickHandler);
