/** How much a reporter wants to hear. A letter that would not be sent is refused while its writer can still think again. */
import type { Case } from "./case.ts";
import { isDecision } from "./proposals.ts";
import type { Reporter } from "./vocabulary.ts";

const isDecided = (state: Case): boolean =>
  state.stage === "closed" || state.proposals.some((row) => row.result === "carried" && isDecision(row));

/** Before anything is decided, who wants to hear the outcome alone hears nothing. */
export const wantsLetters = (state: Case): boolean =>
  state.quiet === undefined || state.wroteSinceQuiet === true || (state.quiet === "but-outcome" && isDecided(state));

/** A complaint is a wish; what came back shows that nothing arrives. */
export const takesMail = ({ unreachable, whyUnreachable }: Reporter): boolean =>
  unreachable !== true || whyUnreachable === "complained";

/** Nobody is asked for a letter that would be refused. */
export const mayHearNews = (state: Case): boolean =>
  (state.stage === "reported" || state.stage === "acknowledged") &&
  state.reporter.address !== undefined &&
  takesMail(state.reporter) &&
  !state.onHold &&
  !state.withdrawn &&
  wantsLetters(state);

/** Whoever trusts that it is kept, or asked us to forget it, is told that members had it erased. Anybody else would only be reminded. */
export const hearsOfErasure = ({ withdrawn, wantsHold }: Case): boolean => withdrawn === true || wantsHold === true;
