/** What the first mail of a case says of itself, beside who gets it. */
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";

type Opening = EventOf<"report-received" | "placed-as-report" | "mail-unplaced">;

export const withOpeningFacts = (state: Case, event: Opening): Case => ({
  ...state,
  ...(event.kind !== "mail-unplaced" && event.onHold && { onHold: true, wantsHold: true }),
  ...("firstWriter" in event && event.firstWriter !== undefined && { firstWriter: event.firstWriter }),
});
