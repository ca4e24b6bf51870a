/** Finding proposals. */
import type { Case } from "./case.ts";
import type { Proposal } from "./vocabulary.ts";

/** The one that a command put. */
export const proposalAt = (state: Case, { mail, line }: Pick<Proposal, "mail" | "line">): Proposal | undefined =>
  state.proposals.find((row) => row.mail.mail === mail.mail && row.line === line);

/** What was decided and still stands. That nothing follows is a decision too. */
export const decisions = (state: Case): readonly Proposal[] =>
  state.proposals.filter(({ what, result, past }) => what !== "close" && result === "carried" && !past);

export const openProposals = (state: Case): readonly Proposal[] => state.proposals.filter(({ result }) => result === "open");
