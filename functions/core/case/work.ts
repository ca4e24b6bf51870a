/** What a case still has to do, and when; and what makes it stale. The work that each event asks for stands in wanted.ts. */
import { type WorkId, workId } from "../ids.ts";
import { after, earliest, hours, type Instant, minutes } from "../instant.ts";
import { approvalOf } from "./approval.ts";
import type { Case, JournalEntry, Work } from "./case.ts";
import type { Event } from "./events.ts";
import { rungsUpTo } from "./ladder.ts";
import { notReached } from "./not-reached.ts";
import { openProposals, proposalAt } from "./proposals.ts";
import { questionsOpen } from "./questions.ts";
import { askedOutside, isAsked, isKeeper, isOnIt } from "./roles.ts";
import { correspondentOf, memberOf } from "./vocabulary.ts";
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
 * place while it waited. `event` is what asked for the work; it may have moved out of the case's item since.
 */
export const stillWanted = (state: Case, work: Work, event: Event | undefined): boolean => {
  const id = memberOf(work.to);
  // Whoever placed the mail has answered what its opening asked.
  if (work.message === "mail-waits" || work.message === "what-is-this" || event?.kind === "mail-unplaced")
    return state.stage === "unplaced";
  // It is asked of one person about a mail of their own, whatever becomes of the case.
  if (work.message === "challenge") return state.challenges.some(({ mail }) => mail.mail === work.about?.mail);
  if (isStale(state, work, event)) return false;
  if (work.to === "outside-contact" || work.to === "organisers") return outsideIsNeeded(state, work, event);
  if (work.message === "proposal" && !isUndecided(state, event)) return false;
  if (work.message === "conflict-question") return id !== undefined && isAsked(state, id);
  if (isClosedTo(state, work.to)) return false;
  if (work.to === "reporter") return reporterWants(state, work, event?.kind);
  if (id === undefined || work.message === "not-acted" || work.message === "transcript") return true;
  // The board is the same for every member, whatever became of them on this case.
  return isOnIt(state, id) || isKeeper(state, id) || work.message === "status-board";
};

const isClosedTo = ({ correspondents }: Case, to: Work["to"]): boolean =>
  correspondents.some(({ number, closed }) => closed === true && number === correspondentOf(to));
const isStale = (state: Case, work: Work, event: Event | undefined): boolean =>
  (event !== undefined && isPassed(state, work, event)) || (state.onHold === true && !isForItsReaders(state, work, event));

/** A report that is only kept reaches nobody but those who have it; where nobody has, somebody must be found. */
const isForItsReaders = (state: Case, { to, message }: Work, event: Event | undefined): boolean => {
  const id = memberOf(to);
  if (event?.kind === "rung-taken") return false;
  if (to === "reporter" || to === "new-address" || answersOnly.includes(message)) return true;
  return id === undefined ? correspondentOf(to) === undefined && state.primary === undefined : state.circle.includes(id);
};

/** What somebody hears of a mail of their own. */
const answersOnly: readonly string[] = ["not-acted", "transcript", "status-board"];

/** A rung of the ladder, or word that a colleague may be away, is for a report that nobody has answered. */
const forUnanswered: readonly Event["kind"][] = ["rung-taken", "away-noticed"];

/** A newer version stands in its place, or it was dropped or sent. */
const isPastDraft = ({ drafts }: Case, { message }: Work, event: Event): boolean =>
  message === "draft" &&
  !(
    (event.kind === "drafted" || event.kind === "draft-held") &&
    drafts.some(({ to, version }) => to === event.to && version === event.version)
  );

/** What is done or dropped is asked about no more. */
const isPastQuestion = (state: Case, event: Event): boolean =>
  event.kind === "reporter-asked" && !questionsOpen(state).some(({ question }) => question.number === event.question.number);

/** It was stopped, or the case is held, or open again. */
const isPastErasure = ({ erasure }: Case, { kind }: Event): boolean =>
  (kind === "erasure-asked" || kind === "erasure-announced" || kind === "erasure-begun") && erasure === undefined;

/** Somebody has answered by now; or the pair hears of a later rung, which says all that this one would. */
const isPassed = (state: Case, work: Work, event: Event): boolean =>
  (event.kind === "moderators-reminded" && approvalOf(state) !== "asked") ||
  (forUnanswered.includes(event.kind) && state.stage !== "reported") ||
  isPastDraft(state, work, event) ||
  (event.kind === "measure-waits" && !openProposals(state).some(({ number }) => number === event.number)) ||
  isPastQuestion(state, event) ||
  isPastErasure(state, event) ||
  (event.kind === "rung-taken" && work.message === "case-news" && rungsUpTo(event.rung) < state.rungs);

/** Whoever was named since is not asked any more; what they wrote on their own line is answered. */
const outsideIsNeeded = (state: Case, work: Work, event: Event | undefined): boolean => {
  if (work.message === "not-acted" || work.message === "transcript") return true;
  if (work.to !== askedOutside(state)) return false;
  if (event?.kind === "rung-taken" || event?.kind === "reminded" || event?.kind === "measure-waits") return true;
  if (event?.kind === "proposed" || event?.kind === "vote-settled") return isUndecided(state, event);
  return state.primary === undefined && state.stage !== "set-aside";
};

/** Who asked for no mail gets none, but for the end of it where that was the wish; and no mail follows one that came back. */
const reporterWants = (state: Case, work: Work, kind: Event["kind"] | undefined): boolean => {
  if (!takesMail(state.reporter)) return false;
  // What they asked themselves is answered, also the wish for quiet: else nobody knows whether it was heard.
  if (kind === "commands-answered" || kind === "new-address-confirmed") return true;
  if (state.reporter.unreachable && !writtenByMembers.includes(work.message)) return false;
  return state.quiet === undefined || (wantsLetters(state) && work.message === "letter");
};

/** Whoever called a mail unwanted still gets what a person writes to them, and nothing by machine. */
const writtenByMembers: readonly string[] = ["acknowledgement", "letter"];

/** A vote that was put to the outside contact, or waits too long to be carried. */
const isUndecided = (state: Case, event: Event | undefined): boolean => {
  if (state.stage !== "acknowledged") return false;
  if (event?.kind === "proposed") return proposalAt(state, event)?.result === "open";
  return event?.kind === "vote-settled" && state.proposals.some((row) => row.number === event.number && row.result === "tied");
};

export const isDue = (work: Work, now: Instant): boolean => (work.leasedUntil ?? work.dueAt) <= now;

interface Working {
  readonly work: readonly Work[];
  readonly followUpAt?: Instant | undefined;
}

export const nextDueAt = ({ work, followUpAt }: Working): Instant | undefined =>
  earliest(followUpAt, ...work.map(({ leasedUntil, dueAt }) => leasedUntil ?? dueAt));

/** The slowest send is over by then. */
const slowestSend = minutes(2);

/** Two functions may disagree so much about the time; neither may take what the other still holds. */
const clocksDisagree = minutes(5);

/** Afterwards whoever held it is taken to have died. Who dies of it again and again leaves the clock to others for longer. */
const leaseFor = (attempts: number): number => Math.max(slowestSend + clocksDisagree, backoff(attempts));

/** Takes what is due for this worker alone. What somebody else holds is left to them. */
export const leased = <State extends { readonly work: readonly Work[] }>(
  state: State,
  now: Instant,
): { readonly state: State; readonly mine: readonly Work[] } => {
  const work = state.work.map((item) =>
    isDue(item, now) ? { ...item, attempts: item.attempts + 1, leasedUntil: after(now, leaseFor(item.attempts + 1)) } : item,
  );
  return { state: { ...state, work }, mine: work.filter((item, index) => item !== state.work[index]) };
};

/** Waits longer after each failure, never longer than an hour: a reporter waits behind it. */
export const backoff = (attempts: number): number => Math.min(minutes(2 ** Math.min(attempts, 10) / 2), hours(1));

const setBack = (work: Work, now: Instant, result: "not-sent" | "unsure"): Work => {
  const { leasedUntil: _, ...rest } = work;
  const wait = Math.max(backoff(work.attempts), result === "unsure" ? slowestSend : 0);
  return { ...rest, dueAt: after(now, wait) };
};

/** Unsure whether a mail left: it is tried again, but not before the slowest send is over, and ever more rarely. */
/** `not-encrypted`: nothing went out but word of that. */
export type SendResult = "sent" | "not-encrypted" | "refused" | "not-sent" | "unsure" | "dissolved";

export const resultEvents = (state: Case, work: Work, result: SendResult): readonly Event[] => {
  const about = { work: work.id, message: work.message, to: work.to };
  switch (result) {
    case "sent":
      return [{ kind: "mail-sent", ...about }, ...encryptedAgain(state, work)];
    case "refused":
      return [{ kind: "mail-refused", ...about }];
    case "dissolved":
      return [{ kind: "work-dissolved", ...about }];
    case "not-encrypted":
      return [{ kind: "work-dissolved", ...about }, ...notReached(state, about, "not-encrypted")];
    case "not-sent":
    case "unsure":
      return [];
  }
};

const encryptedAgain = ({ unreached }: Case, { to }: Work): readonly Event[] =>
  unreached.some((row) => row.to === to && row.why === "not-encrypted") ? [{ kind: "reached-again", to }] : [];

export const withResult = <State extends { readonly work: readonly Work[] }>(
  state: State,
  id: WorkId,
  result: SendResult,
  now: Instant,
): State =>
  result === "not-sent" || result === "unsure"
    ? { ...state, work: state.work.map((work) => (work.id === id ? setBack(work, now, result) : work)) }
    : state;
