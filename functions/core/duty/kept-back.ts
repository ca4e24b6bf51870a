/**
 * Mails that the desk keeps back: spam, and what a wave brings above the budgets. Each is a row of its own; the desk itself only
 * knows when it has to tell of them.
 */
import * as z from "zod";
import { mailRef, member } from "../case/vocabulary.ts";
import { after, days, hours, type Instant, instant, minutes } from "../instant.ts";
import { type WhyKeptBack, whysKeptBack } from "../mail/flood.ts";
import { receipt } from "../mail/incoming-mail.ts";
import { policyOf } from "../policy/overrides.ts";
import { dayOf } from "../record/days.ts";
import type { Deadline } from "./deadlines.ts";
import type { DeskEvent, DeskEventOf } from "./desk-events.ts";
import type { DeskSettings } from "./desk-settings.ts";
import { morningAfter } from "./local-hours.ts";

const at = z.number().transform(instant);

export const keptBack = mailRef.extend({
  /** By which a command names it. */
  code: z.string(),
  /** The day on which it came, in UTC. */
  day: z.string(),
  keptAt: at,
  why: z.enum(whysKeptBack),
  /** So that it can be opened later as if it had come now. */
  receipt,
  /** What opening it would have done, and is done where somebody wants it opened. */
  what: z.enum(["open-report", "ask-author"]),
  notNames: z.array(z.string()),
  unknown: z.array(z.string()),
  closedLine: z.boolean(),
  /** Who must not read it. */
  keptFrom: z.array(member),
  vouched: z.boolean(),
  /** Empty where the mail has no one sender, as are the words of a mail that nobody but its author may read yet. */
  from: z.string(),
  subject: z.string(),
  firstLines: z.string(),
  /** Keyed hashes of what it may share with others. */
  likenesses: z.array(z.string()),
});
export type KeptBack = z.output<typeof keptBack>;
export type KeptBackCode = Pick<KeptBack, "code" | "mail" | "blob">;

export const keptBackState = z
  .object({
    digestAt: at.optional(),
    noticeAt: at.optional(),
    digestedAt: at.optional(),
    noticedAt: at.optional(),
    /** When a wave was last noticed, and since when it has lasted. */
    floodAt: at.optional(),
    floodSince: at.optional(),
  })
  .default({});
type KeptBackState = z.output<typeof keptBackState>;

interface KeepingDesk {
  readonly settings: DeskSettings;
  readonly keptBack: KeptBackState;
}

/** Long enough to say how many there are, short enough to be soon. */
const noticeAfter = minutes(2);
const noticesApart = hours(1);
/** Two who write a row at once may not see each other's; what is told twice hurts nobody. */
const overlap = minutes(10);
const waveLasts = hours(3);

const isWave = (why: WhyKeptBack): boolean => why === "alike" || why === "too-many";

/** While it lasts, no hour begins with a budget of its own. */
export const floodedSince = ({ floodAt, floodSince }: KeptBackState, now: Instant): Instant | undefined =>
  floodAt !== undefined && after(floodAt, waveLasts) > now ? floodSince : undefined;

/** Nothing, where word of it is due already. So a flood writes the desk once an hour and not once a mail. */
export const decideKeptBack = (state: KeepingDesk, why: WhyKeptBack, now: Instant): readonly DeskEvent[] => {
  const { digestAt, noticeAt, noticedAt, floodAt } = state.keptBack;
  const isAwaited = digestAt !== undefined && (why === "spam" || noticeAt !== undefined);
  const isKnown = !isWave(why) || (floodAt !== undefined && after(floodAt, noticesApart) > now);
  if (isAwaited && isKnown) return [];
  const soon = instant(Math.max(after(now, noticeAfter), noticedAt === undefined ? 0 : after(noticedAt, noticesApart)));
  return [
    {
      kind: "mail-kept-back",
      why,
      digestAt: digestAt ?? morningAfter(state.settings, now),
      ...(why !== "spam" && { noticeAt: noticeAt ?? soon }),
    },
  ];
};

/** A stored desk may be a little old: what is about to be told may have been read without this mail. */
export const isAboutToTell = ({ keptBack: { digestAt, noticeAt } }: KeepingDesk, now: Instant): boolean =>
  [digestAt, noticeAt].some((due) => due !== undefined && due <= after(now, overlap));

/** A digest says all that a notice would. */
export const decideTold = (state: KeepingDesk, due: readonly Deadline[], now: Instant): readonly DeskEvent[] => {
  const tellings = due.flatMap((deadline) => (deadline.what === "kept-back" ? [deadline.tell] : []));
  const tell = tellings.find((one) => one === "digest") ?? tellings[0];
  if (tell === undefined) return [];
  const { digestedAt, noticedAt } = state.keptBack;
  const since = tell === "digest" ? (digestedAt ?? keptSince(state.settings, now)) : noticedSince(noticedAt, now);
  return [{ kind: "kept-back-told", tell, since: after(since, -overlap) }];
};

const keptSince = (desk: DeskSettings, now: Instant): Instant => after(now, -policyOf(desk, desk.policy).keptBackFor);

const noticedSince = (noticedAt: Instant | undefined, now: Instant): Instant =>
  instant(Math.max(noticedAt ?? 0, after(now, -days(1))));

export const withKeptBack = (
  state: KeptBackState,
  event: DeskEventOf<"mail-kept-back"> | DeskEventOf<"kept-back-told">,
  now: Instant,
): KeptBackState => {
  if (event.kind === "mail-kept-back")
    return {
      ...state,
      digestAt: event.digestAt,
      ...(event.noticeAt !== undefined && { noticeAt: event.noticeAt }),
      ...(isWave(event.why) && { floodAt: now, floodSince: floodedSince(state, now) ?? now }),
    };
  const { noticeAt: _, digestAt, ...rest } = state;
  return event.tell === "digest"
    ? { ...rest, digestedAt: now, noticedAt: now }
    : { ...rest, noticedAt: now, ...(digestAt !== undefined && { digestAt }) };
};

/** Where the rows of a mail that came then are kept. */
export const dayOfBurst = (time: Instant): string => dayOf(time, "UTC");
