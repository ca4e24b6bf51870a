/** Finding proposals. */
import type { Case } from "./case.ts";
import type { Proposal } from "./vocabulary.ts";

/** The one that a command put. */
export const proposalAt = (state: Case, { mail, line }: Pick<Proposal, "mail" | "line">): Proposal | undefined =>
  state.proposals.find((row) => row.mail.mail === mail.mail && row.line === line);

export const openProposals = (state: Case): readonly Proposal[] => state.proposals.filter(({ result }) => result === "open");

/** While a report is only kept nothing is decided; whether a measure stays that somebody has taken cannot wait for its waking. */
export const votesOpen = (state: Case): readonly Proposal[] =>
  openProposals(state).filter((row) => state.onHold !== true || !isDecision(row));

/** The newest motion to the organisers that was carried since the case was last opened. */
export const carriedMotion = ({ proposals }: Case): Proposal | undefined =>
  proposals.findLast(({ what, result, past }) => what === "motion" && result === "carried" && !past);

/** What the committee decides for good. A measure is for the moment, and decides nothing. */
export const isDecision = ({ what }: Pick<Proposal, "what">): boolean => what !== "measure";

/** What was decided since the case was last opened, and still stands. That nothing follows is a decision too. */
export const decisions = ({ proposals }: Case): readonly Proposal[] =>
  proposals.filter((row) => row.what !== "close" && row.result === "carried" && !row.past && isDecision(row));

export const hasDecided = (state: Case): boolean => decisions(state).length > 0;

/** Since the case was last opened: something was carried out, or is to be. */
export const somethingFollowed = ({ actionDone, proposals }: Case): boolean =>
  actionDone === true ||
  proposals.some(
    ({ what, result, past, isNone }) => (what === "action" || what === "consequence") && result === "carried" && !past && !isNone,
  );

/** What is for others to handle needs no decision; once the committee has begun to decide, only a vote ends it. */
export const mayBeRecorded = ({ scope, proposals }: Case): boolean =>
  scope === "local" && proposals.filter(isDecision).every(({ past }) => past === true);
