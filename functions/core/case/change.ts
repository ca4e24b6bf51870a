/** Events as they change a case: what happened, and when time alone does something next. */
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event } from "./events.ts";
import { withNextFollowUp } from "./pass-time.ts";
import { written } from "./written.ts";

export const applied = (state: Case, events: readonly Event[], context: Context): Case =>
  withNextFollowUp(written(state, events, context.now), context);
