/** The mails that each event of a desk asks for: one row an event. */
import type { OutcomeCode } from "../case/codes.ts";
import { type LineOutcome, type MailRef, memberPerson, type Person } from "../case/vocabulary.ts";
import type { MemberId } from "../ids.ts";
import { policyOf } from "../policy/overrides.ts";
import { outsideIsTold } from "./deadlines.ts";
import type { DeskEvent, DeskEventOf } from "./desk-events.ts";
import type { DeskSettings } from "./desk-settings.ts";
import { confirmedMembers } from "./entitled.ts";
import { rosterWork } from "./roster-wanted.ts";

export interface Wanted {
  readonly message: string;
  readonly to: Person;
  readonly about?: MailRef;
  /** Nobody asked for it, so it lets a member sleep. */
  readonly waits?: boolean;
  readonly dueAfter?: number;
}

type WorkFor = { readonly [Kind in DeskEvent["kind"]]: (desk: DeskSettings, event: DeskEventOf<Kind>) => readonly Wanted[] };

const toOutside: Wanted = { message: "pair-missing", to: "outside-contact" };

const none = (): readonly Wanted[] => [];

const workFor: WorkFor = {
  ...rosterWork,
  "desk-answered": (_, { to, mail, outcomes, told }) =>
    (told ? ["transcript", ...asksFor(outcomes)] : []).map((message) => ({
      message,
      to: memberPerson(to),
      about: mail,
    })),
  "kept-back-wanted": (_, { by, mails }) => mails.map((about) => ({ message: "open-kept-back", to: memberPerson(by), about })),
  "handed-over": (desk, event) =>
    confirmedMembers(desk).flatMap(({ id }) => {
      const message = atHandOver(desk, event, id);
      return message === undefined ? [] : [{ message, to: memberPerson(id), waits: true }];
    }),
  "pair-missing": (desk, { periods }) => [
    ...confirmedMembers(desk).map(({ id }) => ({ message: "pair-missing", to: memberPerson(id), waits: true })),
    ...(periods.some(({ daysAhead }) => outsideIsTold(daysAhead)) ? [toOutside] : []),
  ],
  "key-expires": (desk) =>
    confirmedMembers(desk).map(({ id }) => ({ message: "key-expires", to: memberPerson(id), waits: true })),
  // Gathered first: see reminders.ts.
  "reminder-taken": none,
  "desk-mail-sent": none,
  "mail-kept-back": none,
  // Who may read which of them is known only where they are read; whoever may read none gets nothing.
  "kept-back-told": (desk, { tell }) =>
    desk.members.map(({ id }) => ({ message: "kept-back", to: memberPerson(id), waits: tell === "digest" })),
};

export const deskWantedBy = <Kind extends DeskEvent["kind"]>(desk: DeskSettings, event: DeskEventOf<Kind>): readonly Wanted[] =>
  (workFor[event.kind] as (desk: DeskSettings, event: DeskEventOf<Kind>) => readonly Wanted[])(desk, event);

/** What comes in a mail of its own. */
const sentBeside: Readonly<Partial<Record<OutcomeCode, string>>> = {
  "board-sent": "status-board",
  "members-sent": "members-list",
};

const asksFor = (outcomes: readonly LineOutcome[]): readonly string[] => [
  ...new Set(outcomes.flatMap((outcome) => ("done" in outcome ? (sentBeside[outcome.done] ?? []) : []))),
];

/** One mail for each, also for whoever leaves one place and takes the other. */
const atHandOver = (desk: DeskSettings, { pair, before }: DeskEventOf<"handed-over">, id: MemberId): string | undefined => {
  if (pair.includes(id)) return "duty-begins";
  if (before.includes(id)) return "duty-ends";
  return policyOf(desk, desk.policy).noticeToAll ? "duty-notice" : undefined;
};
