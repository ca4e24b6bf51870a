/** Moderators are asked, and answer. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { takenIn } from "./taken-in.ts";
import { correspondentOf } from "./vocabulary.ts";

type ApprovalEvent = EventOf<"approval-asked" | "approval-said" | "moderators-reminded">;
type Rows = NonNullable<Case["approval"]>["of"];

export const evolveApproval = (state: Case, event: ApprovalEvent, at: Instant): Case => {
  const { of, ...rest } = state.approval ?? { of: [] };
  switch (event.kind) {
    case "approval-asked": {
      const { recorded: _, ...before } = rest;
      return { ...state, approval: { ...before, askedAt: at, of: withAsked(of, event) } };
    }
    case "approval-said":
      return takenIn({ ...state, approval: withSaid(state, event, at) }, event.mail.mail);
    case "moderators-reminded":
      return {
        ...state,
        approval: { ...rest, of: of.map((row) => (event.numbers.includes(row.number) ? { ...row, reminded: true } : row)) },
      };
  }
};

/** Whoever is written to again is asked again; what another has said stands. */
const withAsked = (of: Rows, { number, version }: EventOf<"approval-asked">): Rows => {
  const reminded = of.some((row) => row.number === number && row.reminded === true);
  return [...of.filter((row) => row.number !== number), { number, version, ...(reminded && { reminded }) }];
};

const withSaid = (state: Case, { by, what }: EventOf<"approval-said">, saidAt: Instant): Case["approval"] => {
  const { recorded: _, of, ...rest } = state.approval ?? { of: [] };
  const number = correspondentOf(by);
  if (number === undefined) return { ...rest, of, saidAt, recorded: what };
  return { ...rest, saidAt, of: of.map((row) => (row.number === number ? { ...row, said: what } : row)) };
};

/** Nobody waits for an answer on a line that is closed; what was answered there stands. */
export const withoutUnansweredOf = (state: Case, number: number): Case =>
  state.approval === undefined
    ? state
    : {
        ...state,
        approval: {
          ...state.approval,
          of: state.approval.of.filter((row) => row.number !== number || row.said !== undefined),
        },
      };

/** What is decided anew is approved anew. */
export const withoutApproval = (state: Case): Case => {
  const { approval: _, ...rest } = state;
  return rest;
};
