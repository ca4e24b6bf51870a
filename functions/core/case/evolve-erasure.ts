/** A legal hold comes and goes; an erasure is asked for, stopped, announced and begun. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import { withoutErasure } from "./erasure.ts";
import type { EventOf } from "./events.ts";
import { withLines } from "./own-lines.ts";
import { memberPerson } from "./vocabulary.ts";

type ErasureEvent = EventOf<
  "legal-hold-set" | "legal-hold-ended" | "erasure-asked" | "erasure-stopped" | "erasure-announced" | "erasure-begun"
>;

export const evolveErasure = (state: Case, event: ErasureEvent, at: Instant): Case => {
  switch (event.kind) {
    case "legal-hold-set":
      return { ...withoutErasure(withoutEndAsked(state)), legalHold: { by: event.by, until: event.until, setAt: at } };
    case "legal-hold-ended": {
      const { legalHold: _, ...rest } = withoutEndAsked(state);
      return rest;
    }
    case "erasure-asked":
      return { ...withoutErasure(state), erasure: { why: "asked", by: event.by, runsAt: event.runsAt, keepers: [] } };
    case "erasure-stopped":
      return withoutErasure(state);
    case "erasure-announced":
      return {
        ...state,
        erasure: { why: "kept-long-enough", by: [], runsAt: event.runsAt, keepers: event.keepers },
        lines: withLines(state.lines, event.keepers.map(memberPerson)),
      };
    case "erasure-begun":
      return { ...state, erasure: { keepers: [], runsAt: at, ...state.erasure, why: event.why, by: event.by, begunAt: at } };
  }
};

const withoutEndAsked = (state: Case): Case => ({
  ...state,
  awaitsSecond: state.awaitsSecond.filter(({ what }) => what !== "end-hold"),
});
