/**
 * When the content of a case may go, and when it goes. Nothing that is open ever goes by time alone, and nothing goes under a
 * legal hold. Whoever can still object hears of it long enough before.
 */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { memberWithId, respondersAt } from "../duty/duty.ts";
import { after, days, hours, type Instant, latest } from "../instant.ts";
import { policyOf } from "../policy/overrides.ts";
import { endOfDay, monthsAfter, startOfDay } from "../record/days.ts";
import type { Case } from "./case.ts";
import type { Context } from "./context.ts";
import type { Event, EventOf } from "./events.ts";
import { waitFor } from "./ladder.ts";
import { isDecision, openProposals, somethingFollowed } from "./proposals.ts";
import { isKeptOut } from "./roles.ts";
import { memberPerson } from "./vocabulary.ts";

/** Two members want it gone: so long any one of the circle can stop it. */
export const erasedAfter = days(7);

/** So long before its time is over the circle hears of it. */
const announcedAhead = days(30);

/** A mail that its author set aside is read by nobody, and is kept only for as long as they may have made a mistake. */
const setAsideKept = days(90);

/** The last mails about it go first; without the case nobody could write them. */
const mailsGoWithin = hours(1);
const mailsGoAtLast = days(1);

/** A report that is only kept is nobody's work; whatever else is open has to be closed first. */
export const mayBeErased = (state: Case): boolean =>
  state.legalHold === undefined &&
  openProposals(state).every(isDecision) &&
  (state.stage === "closed" || state.stage === "set-aside" || state.onHold === true);

const holdEndsAt = ({ legalHold }: Case, { zone }: DeskSettings): Instant | undefined =>
  legalHold && endOfDay(legalHold.until, zone);

type Closed = Extract<Case, { stage: "closed" }>;

/** A case keeps what a day that was written down at its closing still needs. */
const keptLongEnoughAt = (state: Closed, desk: DeskSettings): Instant | undefined => {
  const { ifSevere, ifNothingFollowed, months, anewAtMatch } = policyOf(desk, state.policy).contentKept;
  const counted = state.severe ? ifSevere : somethingFollowed(state) ? months : ifNothingFollowed;
  const from = latest(state.closedAt, anewAtMatch ? state.times.matched : undefined) ?? state.closedAt;
  const [review, ends] = [state.closing?.review, state.closing?.ends].map((day) => day && startOfDay(day, desk.zone));
  return latest(monthsAfter(from, counted, desk.zone), review || undefined, ends || undefined);
};

/** When time begins with a case that may go and of which nobody has said so yet. */
const beginsAt = (state: Case, desk: DeskSettings): Instant | undefined => {
  if (state.stage === "set-aside") return after(state.setAsideAt, setAsideKept);
  const over = state.stage === "closed" ? keptLongEnoughAt(state, desk) : undefined;
  return over && latest(after(over, -announcedAhead), state.times.unkept);
};

/** When time next does something here. What has begun and cannot be done yet is tried again and again. */
export const erasureDueAt = (state: Case, { desk, now }: Context): Instant | undefined => {
  if (!mayBeErased(state)) return holdEndsAt(state, desk);
  const { erasure } = state;
  if (erasure?.begunAt === undefined) return erasure?.runsAt ?? beginsAt(state, desk);
  // By whole hours since then: whoever sends mail after mail must not put it off.
  const tried = Math.floor(Math.max(0, now - erasure.begunAt) / mailsGoWithin);
  return after(erasure.begunAt, (tried + 1) * mailsGoWithin);
};

/** Whether all is said that was to be said of it. A mail that cannot be sent does not keep a case for ever. */
export const isErasedNow = (state: Case, now: Instant): boolean => {
  const begunAt = state.erasure?.begunAt;
  if (begunAt === undefined || !mayBeErased(state)) return false;
  return after(begunAt, state.work.length === 0 ? mailsGoWithin : mailsGoAtLast) <= now;
};

export const erasuresDue = (state: Case, context: Context): readonly Event[] => {
  const due = erasureDueAt(state, context);
  if (due === undefined || due > context.now) return [];
  if (state.legalHold) return [{ kind: "legal-hold-ended", by: [] }];
  if (state.erasure) return [{ kind: "erasure-begun", why: state.erasure.why, by: state.erasure.by }];
  if (state.stage !== "closed") return [{ kind: "erasure-begun", why: "kept-long-enough", by: [] }];
  return [announced(state, context)];
};

/** Whatever the desk was late with, the time to object is not shorter for it. */
const announced = (state: Closed, context: Context): EventOf<"erasure-announced"> => {
  const { desk, now } = context;
  const there = state.circle.filter((id) => memberWithId(desk, id) !== undefined);
  const keepers = there.length > 0 ? [] : pairOfToday(state, context);
  const runsAt = latest(keptLongEnoughAt(state, desk), after(now, announcedAhead)) ?? now;
  const people = [...there, ...keepers].map(memberPerson);
  const tell = people.map((to) => ({ to, waits: waitFor(state, context, to) }));
  return { kind: "erasure-announced", runsAt, keepers, tell };
};

/** They learn the code name and what they can do, and nothing of what it is about. */
const pairOfToday = (state: Case, { desk, now }: Context): EventOf<"erasure-announced">["keepers"] => {
  const mayNot = new Set(desk.members.map(({ id }) => id).filter((id) => isKeptOut(state, id)));
  const { primary, secondary } = respondersAt(desk, now, mayNot);
  return [primary, secondary].flatMap((row) => (row === undefined ? [] : [row.id]));
};

const remindedAhead = days(14);

/** From when the circle is reminded that a legal hold ends. */
export const holdEndsSoonAt = (state: Case, desk: DeskSettings): Instant | undefined => {
  const ends = holdEndsAt(state, desk);
  return ends && latest(after(ends, -remindedAhead), state.legalHold?.setAt);
};
