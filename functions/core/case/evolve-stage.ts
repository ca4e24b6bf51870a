/** A case goes from stage to stage. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import { withoutErasure } from "./erasure.ts";
import type { EventOf } from "./events.ts";
import { withoutApproval } from "./evolve-approval.ts";
import { withoutMembersBut } from "./own-lines.ts";
import { isDecision } from "./proposals.ts";

type Closed = Extract<Case, { stage: "closed" }>;

type StageEvent = EventOf<"set-aside" | "acknowledged" | "recorded" | "closed" | "reopened">;

export const evolveStage = (state: Case, event: StageEvent, at: Instant): Case => {
  switch (event.kind) {
    case "set-aside":
      return asSetAside(state, at);
    case "acknowledged":
      return { ...common(state), stage: "acknowledged", acknowledgedBy: event.by, acknowledgedAt: at };
    case "recorded":
      return { acknowledgedBy: event.by, acknowledgedAt: at, ...asClosed(state, event.by, at, "recorded") };
    case "closed":
      return { ...asClosed(state, event.by, at, "closed"), closing: event.closing };
    case "reopened":
      return asReopened(state, at);
  }
};

const asSetAside = (state: Case, at: Instant): Case => ({
  ...common(state),
  stage: "set-aside",
  setAsideAt: at,
  lines: withoutMembersBut(state.lines, []),
});

/** Who outside was asked about a vote, and waits. */
export const asksOutside: readonly string[] = ["outside-asked", "organisers-asked"];

const asClosed = (state: Case, by: Closed["closedBy"], at: Instant, ended: Closed["ended"]): Closed => ({
  ...common(state),
  stage: "closed",
  held: [],
  // A measure goes on standing in the world, so its vote goes on too.
  proposals: state.proposals.map((row) => (row.result === "open" && isDecision(row) ? { ...row, result: "not-carried" } : row)),
  work: state.work.filter(({ message, about }) => !asksOutside.includes(message) || about === undefined),
  closedAt: at,
  closedBy: by,
  ended,
  ...(state.stage === "acknowledged" && { acknowledgedAt: state.acknowledgedAt, acknowledgedBy: state.acknowledgedBy }),
});

/** Work goes on where it stopped. What was decided before stands in the journal; what comes now is decided anew. */
const asReopened = (state: Case, at: Instant): Case => {
  if (state.stage !== "closed") return state;
  return {
    ...common(withoutErasure(withoutApproval(state))),
    stage: "acknowledged",
    proposals: state.proposals.map((row) => (row.result === "open" ? row : { ...row, past: true })),
    actionDone: false,
    acknowledgedAt: state.acknowledgedAt ?? at,
    acknowledgedBy: state.acknowledgedBy ?? state.closedBy,
  };
};

/** The facts that every stage has, without those of the stage that is left. */
export const common = (state: Case) => {
  switch (state.stage) {
    case "set-aside": {
      const { stage: _, setAsideAt: __, ...facts } = state;
      return facts;
    }
    case "closed": {
      const {
        stage: _,
        closedAt: __,
        closedBy: ___,
        ended: ____,
        closing: _____,
        acknowledgedAt: ______,
        acknowledgedBy: _______,
        ...facts
      } = state;
      return facts;
    }
    case "acknowledged": {
      const { stage: _, acknowledgedAt: __, acknowledgedBy: ___, ...facts } = state;
      return facts;
    }
    default: {
      const { stage: _, ...facts } = state;
      return facts;
    }
  }
};
