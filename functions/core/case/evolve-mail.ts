/** What became of the desk's own mails: sent, arrived, come back. */
import type { Instant } from "../instant.ts";
import type { Case, Work } from "./case.ts";
import type { EventOf } from "./events.ts";
import { isMissed } from "./not-reached.ts";
import { holdsRole, isUnreached } from "./roles.ts";
import { memberOf, type Outgoing } from "./vocabulary.ts";

type MailEvent = EventOf<
  | "mail-sent"
  | "work-dissolved"
  | "mail-refused"
  | "mail-delivered"
  | "mail-rejected"
  | "mail-complained"
  | "not-reached"
  | "reached-again"
>;

export const evolveMail = (state: Case, event: MailEvent, at: Instant): Case => {
  switch (event.kind) {
    case "mail-sent":
      return withAwaited(withoutWork(withShown(state, event), event), event, at);
    case "work-dissolved":
      return withoutWork(state, event);
    case "mail-refused":
      return { ...state, work: state.work.flatMap((work) => (work.id === event.work ? withoutAttachments(work) : [work])) };
    case "mail-delivered":
    case "mail-rejected":
    case "mail-complained":
      return { ...state, awaiting: state.awaiting.filter(({ work }) => work !== event.work) };
    case "not-reached":
      return withUnreached(state, event);
    case "reached-again":
      return withReached(state, event.to);
  }
};

/** Who has been sent a draft may send it on without saying which version they mean. */
const withShown = (state: Case, { work, message, to }: Outgoing): Case => {
  const [id, sent] = [memberOf(to), state.work.find((row) => row.id === work)];
  if (message !== "draft" || id === undefined || sent === undefined) return state;
  return {
    ...state,
    drafts: state.drafts.map((row) => (row.entry === sent.entry ? { ...row, shownTo: [...row.shownTo, id] } : row)),
  };
};

const withoutWork = (state: Case, { work }: Outgoing): Case => ({ ...state, work: state.work.filter(({ id }) => id !== work) });

const withoutAttachments = (work: Work): Work[] => {
  const { leasedUntil: _, ...rest } = work;
  return work.textOnly ? [] : [{ ...rest, textOnly: true }];
};

/** With which a member first hears of a case that they are to act on. */
const mustArrive = (state: Case, { message, to }: Outgoing): boolean =>
  memberOf(to) !== undefined && (message === "new-report" || (message === "case-so-far" && holdsRole(state, to, "responder")));

/** A case is one item, and an item has an end. */
const mostAwaited = 20;

/** Whom mail does not reach anyway is not waited for, nor who left while it was on its way. */
const withAwaited = (state: Case, { work, message, to }: Outgoing, sentAt: Instant): Case =>
  mustArrive(state, { work, message, to }) && isMissed(state, to) && !isUnreached(state, to)
    ? { ...state, awaiting: [...state.awaiting, { work, message, to, sentAt }].slice(-mostAwaited) }
    : state;

const withUnreached = (state: Case, { kind: _, ...row }: EventOf<"not-reached">): Case =>
  row.to === "reporter"
    ? { ...state, reporter: { ...state.reporter, unreachable: true, whyUnreachable: row.why } }
    : {
        ...state,
        awaiting: state.awaiting.filter(({ to }) => to !== row.to),
        unreached: [...state.unreached, row],
        ...(hurries(state, row) && { rungHurried: true }),
      };

/** Whoever is on duty and cannot be reached has not acknowledged it, and will not: the next rung does not wait. */
const hurries = (state: Case, { to }: Outgoing): boolean => state.stage === "reported" && holdsRole(state, to, "responder");

const withReached = (state: Case, to: Outgoing["to"]): Case => {
  if (to !== "reporter") return { ...state, unreached: state.unreached.filter((row) => row.to !== to) };
  const { unreachable: _, whyUnreachable: __, ...reporter } = state.reporter;
  return { ...state, reporter };
};
