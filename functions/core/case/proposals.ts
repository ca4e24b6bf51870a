/** Finding the proposal that an event put. */
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import type { Proposal } from "./vocabulary.ts";

export const proposalOf = (state: Case, event: EventOf<"proposed">): Proposal | undefined =>
  state.proposals.find((row) => row.mail.mail === event.mail.mail && row.line === event.line);
