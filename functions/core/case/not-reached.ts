/** Somebody whom mail does not reach: whether that is news, and to whom it matters. */
import type { Case } from "./case.ts";
import type { Event } from "./events.ts";
import { isOnIt, isUnreached } from "./roles.ts";
import { correspondentOf, memberOf, type Outgoing, type Person, type WhyNotReached } from "./vocabulary.ts";
import { takesMail } from "./wishes.ts";

/** Work ids begin with the journal entry that asked for them, so a greater number is a later mail. */
export const entryNumber = (work: string): number => Number(work.split("-")[0]);

/** Nothing, where it is known already: whoever must know is told once. */
export const notReached = (state: Case, { work, message, to }: Outgoing, why: WhyNotReached): readonly Event[] => {
  const isNews = to === "reporter" ? isNewsOfReporter(state, work, why) : isMissed(state, to) && !isUnreached(state, to);
  return isNews ? [{ kind: "not-reached", work, message, to, why }] : [];
};

const isNewsOfReporter = (state: Case, work: string, why: WhyNotReached): boolean => {
  const changed = state.journal.findLast(({ event }) => event.kind === "new-address-confirmed");
  // It is about an address that they have left.
  if (changed && entryNumber(work) < changed.seq) return false;
  return why === "complained" ? state.reporter.unreachable !== true : takesMail(state.reporter);
};

/** What becomes of mail to who has left, or is only asked, is nothing that their colleagues must act on. */
export const isMissed = (state: Case, to: Person): boolean => {
  const id = memberOf(to);
  return id === undefined ? to === "outside-contact" || correspondentOf(to) !== undefined : isOnIt(state, id);
};
