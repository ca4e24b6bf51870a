/**
 * A mail to the desk itself that nothing proves, and that may be a member's all the same. Its commands wait for the member's word on
 * a line of its own, as they do on a case.
 */
import type { RefusalCode } from "../case/codes.ts";
import { type MailRef, memberPerson } from "../case/vocabulary.ts";
import type { MemberId } from "../ids.ts";
import { after, days, type Instant } from "../instant.ts";
import type { DeskEvent } from "./desk-events.ts";
import { isConfirmed } from "./entitled.ts";
import { inForce, type Roster } from "./roster.ts";
import { ownMailWaits, type Unproven } from "./roster-questions.ts";

/** Whoever forges a member's address must not be able to fill that member's mailbox. */
const mostADay = 2;

export interface UnprovenMail extends Unproven {
  readonly by: MemberId;
  readonly mail: MailRef;
}

type Desk = Roster & { readonly journal: readonly { readonly at: Instant; readonly event: DeskEvent }[] };

export const decideUnproven = (state: Desk, { by, mail, ...claim }: UnprovenMail, now: Instant): readonly DeskEvent[] => {
  const to = memberPerson(by);
  if (!isConfirmed(inForce(state), to)) return [notActed(state, { by, mail, why: "address-unconfirmed" }, now)];
  const asked = state.questions.filter((row) => row.to === to && row.what === "own-mail" && row.since > now - days(1));
  if (asked.some(({ answer }) => answer === undefined)) return [notActed(state, { by, mail, why: "challenge-waits" }, now)];
  if (asked.length >= mostADay) return [notActed(state, { by, mail, why: claim.why }, now)];
  return [{ kind: "own-mail-asked", to, mail, ...claim, until: after(now, ownMailWaits) }];
};

const notActed = (
  { journal }: Desk,
  { by, mail, why }: { readonly by: MemberId; readonly mail: MailRef; readonly why: RefusalCode },
  now: Instant,
): DeskEvent => {
  const told = journal.filter(
    ({ at, event }) => at > now - days(1) && event.kind === "own-mail-not-acted" && event.to === memberPerson(by) && event.told,
  );
  return { kind: "own-mail-not-acted", to: memberPerson(by), mail, why, told: told.length < mostADay };
};
