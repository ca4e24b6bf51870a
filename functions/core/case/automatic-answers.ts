/**
 * Answers that no person asked for: the receipt, and the question what a mail is. One a case, none to a machine or to whom
 * nothing vouches for, and few a day to one address over all its cases: a machine that hides what it is answers each of them.
 */
import { days, type Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Reporter } from "./vocabulary.ts";

export const mayHaveReceipt = ({ address, vouched, machine, muted }: Reporter): boolean =>
  address !== undefined && vouched && !machine && muted !== true;

/** A member is asked at the address that the desk knows, whoever really wrote; the question holds nothing to reveal. */
export const mayBeAsked = (reporter: Reporter): boolean =>
  mayHaveReceipt({ ...reporter, vouched: reporter.vouched || reporter.member !== undefined });

/** While nobody has acted on any of them: with the mail that a peer answers first, it gets three of ours at most. */
const mostUnheeded = 2;

/**
 * `earlier`: the newest cases that the same address has already. Past `mostADay` mails of one address in a day, answered or
 * not, no further one is answered.
 */
export const hasHadEnough = (earlier: readonly Case[], now: Instant, mostADay: number): boolean => {
  const today = earlier.filter((state) => state.openedAt > now - days(1));
  const unheeded = today.filter((state) => isUnheeded(state) && mayBeAsked(state.reporter));
  return today.length >= mostADay || unheeded.length >= mostUnheeded;
};

/** Neither its author, who was asked, nor the committee has done anything about it yet. */
export const isUnheeded = (state: Case): boolean =>
  state.stage === "unplaced" ||
  (state.stage === "reported" && !state.journal.some(({ event }) => event.kind === "placed-as-report"));
