/**
 * What the mail service says of the desk's own mails, decided: which of it is news to a case, and who must hear of it. It may
 * come late, twice and in any order, so each row is held against the case as it stands.
 */
import type { Instant } from "../instant.ts";
import type { Case, JournalEntry } from "./case.ts";
import type { Feedback } from "./commands.ts";
import type { Event } from "./events.ts";
import { entryNumber, isMissed, notReached } from "./not-reached.ts";
import { isUnreached } from "./roles.ts";
import { type MailFate, memberOf, type Outgoing, type Person } from "./vocabulary.ts";
import { wantedBy } from "./wanted.ts";
import { written } from "./written.ts";

export const decideFeedback = (state: Case, said: readonly Feedback[], now: Instant): readonly Event[] => {
  let reached = state;
  return said.flatMap((row) => {
    const events = eventsFor(reached, row, now);
    reached = written(reached, events, now);
    return events;
  });
};

const eventsFor = (state: Case, { work, fate, mail }: Feedback, now: Instant): readonly Event[] => {
  const open = state.work.find(({ id }) => id === work);
  if (!open) {
    const found = sentMail(state, work) ?? mail;
    return found ? followsFrom[fate](state, found) : [];
  }
  // What nobody has tried to send yet cannot have become of anything.
  if (open.attempts === 0) return [];
  const about = { work, message: open.message, to: open.to };
  const sent: Event = { kind: "mail-sent", ...about };
  return [sent, ...followsFrom[fate](written(state, [sent], now), about)];
};

/** The mail of a work id, as far as the item knows it. An older one stands in the journal's segments. */
export const sentMail = (
  state: { readonly awaiting: Case["awaiting"]; readonly journal: readonly JournalEntry[] },
  work: string,
): Outgoing | undefined => {
  const awaited = state.awaiting.find((row) => row.work === work);
  if (awaited) return { work: awaited.work, message: awaited.message, to: awaited.to };
  const event = state.journal.findLast((entry) => entry.event.kind === "mail-sent" && entry.event.work === work)?.event;
  return event?.kind === "mail-sent" ? { work: event.work, message: event.message, to: event.to } : undefined;
};

/** Whether it says anything that the item's own journal cannot tell whom it is about. */
export const needsOlderJournal = (state: Case, { work, fate }: Feedback): boolean => {
  if (state.segments.length === 0 || state.work.some(({ id }) => id === work)) return false;
  const tells = fate === "delivered" ? state.unreached.length > 0 : fate !== "sent" && fate !== "delayed";
  return tells && sentMail(state, work) === undefined;
};

type Follows = (state: Case, mail: Outgoing) => readonly Event[];

const none: Follows = () => [];

const delivered: Follows = (state, mail) => {
  const shows = (row: Case["unreached"][number]): boolean =>
    row.to === mail.to && (entryNumber(mail.work) > entryNumber(row.work) || (row.why === "no-word" && row.work === mail.work));
  return [
    ...(state.awaiting.some(({ work }) => work === mail.work) ? [{ kind: "mail-delivered" as const, ...mail }] : []),
    ...(state.unreached.some(shows) ? [{ kind: "reached-again" as const, to: mail.to }] : []),
  ];
};

const complained: Follows = (state, mail) => {
  if (mail.to === "reporter") return notReached(state, mail, "complained");
  const isKnown = state.journal.some(({ event }) => event.kind === "mail-complained" && event.work === mail.work);
  return isKnown || !isMissed(state, mail.to) ? [] : [{ kind: "mail-complained", ...mail }];
};

/** Something in a file was taken for harmful. The text alone may still arrive; only colleagues are sent files. */
const rejected: Follows = (state, mail) => {
  if (state.journal.some(({ event }) => event.kind === "mail-rejected" && event.work === mail.work)) return [];
  const entry = state.journal.find(({ seq }) => seq === entryNumber(mail.work));
  const wanted = entry && wantedBy(state, entry.event).find(({ message, to }) => message === mail.message && to === mail.to);
  return entry && wanted && !wanted.textOnly && memberOf(mail.to) !== undefined
    ? [{ kind: "mail-rejected", ...mail, entry: entry.seq, ...(wanted.about && { about: wanted.about }) }]
    : notReached(state, mail, "rejected");
};

/** Whoever answers is reached, whatever became of the mails to them. */
export const reachedBy = (state: Case, who: Person): readonly Event[] => {
  const isKnown = who === "reporter" ? state.reporter.unreachable === true : isUnreached(state, who);
  return isKnown ? [{ kind: "reached-again", to: who }] : [];
};

const followsFrom: Readonly<Record<MailFate, Follows>> = {
  sent: none,
  delayed: none,
  delivered,
  complained,
  rejected,
  bounced: (state, mail) => notReached(state, mail, "bounced"),
  suppressed: (state, mail) => notReached(state, mail, "suppressed"),
};
