/** What a case still has to do, and when; and what makes it stale. The work that each event asks for stands in wanted.ts. */
import { type WorkId, workId } from "../ids.ts";
import { after, hours, type Instant, minutes } from "../instant.ts";
import type { Case, JournalEntry, Work } from "./case.ts";
import type { Event } from "./events.ts";
import { proposalAt } from "./proposals.ts";
import { isAsked } from "./roles.ts";
import { memberOf } from "./vocabulary.ts";
import { wantedBy } from "./wanted.ts";
import { takesMail, wantsLetters } from "./wishes.ts";

export const workAfter = (state: Case, entry: JournalEntry): readonly Work[] =>
  wantedBy(state, entry.event).map(({ dueAfter = 0, ...wanted }, index) => ({
    entry: entry.seq,
    ...wanted,
    id: workId(`${entry.seq}-${index}`),
    dueAt: after(entry.at, dueAfter),
    attempts: 0,
  }));

/**
 * Asked again at the moment of acting: what the case has outgrown dissolves, and content goes to nobody who lost their
 * place while it waited.
 */
export const stillWanted = (state: Case, work: Work): boolean => {
  const id = memberOf(work.to);
  if (work.message === "mail-waits" || work.message === "what-is-this" || asksToPlace(state, work))
    return state.stage === "unplaced";
  if (work.message === "nobody-left") return state.primary === undefined && state.stage !== "set-aside";
  if (work.message === "outside-asked") return isUndecided(state, work);
  if (work.message === "proposal" && !isUndecided(state, work)) return false;
  if (work.message === "conflict-question") return id !== undefined && isAsked(state, id);
  if (work.to === "reporter") return reporterWants(state, work);
  if (id === undefined || work.message === "not-acted" || work.message === "transcript") return true;
  // The board is the same for every member, whatever became of them on this case.
  return state.circle.includes(id) || work.message === "status-board";
};

/** Who asked for no mail gets none, but for the end of it where that was the wish; and no mail follows one that came back. */
const reporterWants = (state: Case, work: Work): boolean => {
  const kind = entryOf(state, work)?.event.kind;
  if (!takesMail(state.reporter)) return false;
  // What they asked themselves is answered, also the wish for quiet: else nobody knows whether it was heard.
  if (kind === "commands-answered" || kind === "new-address-confirmed") return true;
  if (state.reporter.unreachable && !writtenByMembers.includes(work.message)) return false;
  return state.quiet === undefined || (wantsLetters(state) && work.message === "letter");
};

/** Whoever called a mail unwanted still gets what a person writes to them, and nothing by machine. */
const writtenByMembers: readonly string[] = ["acknowledgement", "letter"];

/** The journal entry that asked for it. */
export const entryOf = <Entry extends { readonly seq: number }>(
  { journal }: { readonly journal: readonly Entry[] },
  work: Work,
): Entry | undefined => journal.find(({ seq }) => seq === work.entry);

/** A vote that was put to the outside contact, or waits too long to be carried. */
const isUndecided = (state: Case, work: Work): boolean => {
  if (state.stage !== "acknowledged") return false;
  const event = entryOf(state, work)?.event;
  if (event?.kind === "proposed") return proposalAt(state, event)?.result === "open";
  return event?.kind === "vote-settled" && state.proposals.some((row) => row.number === event.number && row.result === "tied");
};

/** Whoever placed the mail has answered what its opening asked. */
const asksToPlace = (state: Case, work: Work): boolean => entryOf(state, work)?.event.kind === "mail-unplaced";

export const isDue = (work: Work, now: Instant): boolean => (work.leasedUntil ?? work.dueAt) <= now;

export const nextDueAt = (state: { readonly work: readonly Work[] }): Instant | undefined =>
  state.work
    .map((work) => work.leasedUntil ?? work.dueAt)
    .reduce<Instant | undefined>((least, at) => (least === undefined || at < least ? at : least), undefined);

/** Long enough for the slowest send; afterwards whoever held it is taken to have died. */
const leaseFor = minutes(2);

/** Takes what is due for this worker alone. What somebody else holds is left to them. */
export const leased = <State extends { readonly work: readonly Work[] }>(
  state: State,
  now: Instant,
): { readonly state: State; readonly mine: readonly Work[] } => {
  const work = state.work.map((item) =>
    isDue(item, now) ? { ...item, attempts: item.attempts + 1, leasedUntil: after(now, leaseFor) } : item,
  );
  return { state: { ...state, work }, mine: work.filter((item, index) => item !== state.work[index]) };
};

/** Waits longer after each failure, never longer than an hour: a reporter waits behind it. */
const backoff = (attempts: number): number => Math.min(minutes(2 ** Math.min(attempts, 10) / 2), hours(1));

const setBack = (work: Work, now: Instant, result: "not-sent" | "unsure"): Work => {
  const { leasedUntil: _, ...rest } = work;
  const wait = Math.max(backoff(work.attempts), result === "unsure" ? leaseFor : 0);
  return { ...rest, dueAt: after(now, wait) };
};

/** Unsure whether a mail left: it is tried again, but not before its lease would have run out, and ever more rarely. */
export type SendResult = "sent" | "refused" | "not-sent" | "unsure" | "dissolved";

export const resultEvent = (work: Work, result: SendResult): Event | undefined => {
  const about = { work: work.id, message: work.message, to: work.to };
  if (result === "sent") return { kind: "mail-sent", ...about };
  if (result === "refused") return { kind: "mail-refused", ...about };
  return result === "dissolved" ? { kind: "work-dissolved", ...about } : undefined;
};

export const withResult = <State extends { readonly work: readonly Work[] }>(
  state: State,
  id: WorkId,
  result: SendResult,
  now: Instant,
): State =>
  result === "not-sent" || result === "unsure"
    ? { ...state, work: state.work.map((work) => (work.id === id ? setBack(work, now, result) : work)) }
    : state;
