/** A report that is only kept for now, what wakes it, and other cases that may concern the same person. */
import { after, days, type Instant } from "../instant.ts";
import { policyNamed } from "../policy/rows.ts";
import type { Case, Work } from "./case.ts";
import { withoutErasure } from "./erasure.ts";
import type { EventOf } from "./events.ts";
import { asksOutside } from "./evolve-stage.ts";
import { isDecision, openProposals } from "./proposals.ts";
import { voteSettlesWithin } from "./wanted.ts";

type HoldEvent = EventOf<"report-held" | "report-released" | "people-marked" | "matched">;

export const evolveHold = (state: Case, event: HoldEvent, at: Instant): Case => {
  switch (event.kind) {
    case "report-held":
      return { ...withVotesAt(state, after(at, notYet)), onHold: true, wantsHold: true };
    case "report-released":
      return awake(withVotesAt(state, after(at, voteSettlesWithin)), event);
    case "people-marked":
      return { ...state, marks: [...new Set([...state.marks, ...event.marks])] };
    case "matched":
      return { ...keptAnew(state), matches: [...state.matches, event.case] };
  }
};

/** Where the time that it is kept begins anew, its end is announced anew too. */
const keptAnew = (state: Case): Case =>
  state.erasure?.why === "kept-long-enough" && policyNamed(state.policy).contentKept.anewAtMatch ? withoutErasure(state) : state;

/** Longer than anybody keeps a case. */
const notYet = days(36_500);

/** Who outside is asked about a vote that waits is not asked while nobody may vote: from its waking it has its week again. */
const withVotesAt = (state: Case, dueAt: Instant): Case => {
  const votes = openProposals(state).filter(isDecision);
  const waits = ({ message, about, attempts }: Work): boolean =>
    asksOutside.includes(message) && attempts === 0 && votes.some(({ mail }) => mail.mail === about?.mail);
  return { ...state, work: state.work.map((work) => (waits(work) ? { ...work, dueAt } : work)) };
};

/** The ladder begins anew: nobody was to climb it while the report was only kept. */
const awake = (state: Case, { why, told }: EventOf<"report-released">): Case => {
  const { onHold: _, wantsHold, ...rest } = withoutErasure(state);
  const isTold = why === "asked" || told;
  return { ...rest, ...(wantsHold && !isTold && { wantsHold }), rungs: 0 };
};
