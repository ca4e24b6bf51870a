/** The desk itself: a second decider beside the case, with its own journal and work. It answers commands that concern no case. */
import * as z from "zod";
import { work } from "../case/case.ts";
import { allOrNothing } from "../case/decide-reply.ts";
import { isCommandName } from "../case/rules.ts";
import { type LineOutcome, lineOutcome, type MailRef, mailRef, memberPerson } from "../case/vocabulary.ts";
import { caseId, memberId, sesId, workId } from "../ids.ts";
import { days, type Instant, instant } from "../instant.ts";
import type { CommandLine } from "../mail/reply.ts";
import { type DeskSettings, deskSettings, type Member } from "./desk-settings.ts";
import { withoutReminders, withReminder } from "./reminders.ts";

const reminder = { to: z.string().transform(memberId), case: z.string().transform(caseId), entry: z.number().int() };

const deskEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("desk-opened") }),
  z.object({
    kind: z.literal("desk-answered"),
    to: z.string(),
    mail: mailRef,
    outcomes: z.array(lineOutcome),
    told: z.boolean().default(true),
  }),
  /** A case reminds somebody. What one person is reminded of in one morning goes into one mail. */
  z.object({ kind: z.literal("reminder-taken"), ...reminder }),
  z.object({ kind: z.literal("desk-mail-sent"), work: z.string() }),
]);
export type DeskEvent = z.output<typeof deskEvent>;
export type DeskEventOf<Kind extends DeskEvent["kind"]> = Extract<DeskEvent, { kind: Kind }>;

export const deskState = z.object({
  settings: deskSettings,
  version: z.number().int(),
  takenIn: z.array(z.string().transform(sesId)),
  journal: z.array(z.object({ seq: z.number().int(), at: z.number().transform(instant), event: deskEvent })),
  journalLength: z.number().int(),
  segments: z.array(z.string()),
  work: z.array(work),
  /** What waits for the mail with which it is said; and what was said lately, so that nothing is said twice. */
  reminders: z.array(z.object({ ...reminder, work: z.string().transform(workId) })).default([]),
  remindedOf: z.array(z.string()).default([]),
});
export type DeskState = z.output<typeof deskState>;

/** A redelivery comes within days; the desk lives for years, so it remembers the newest only. */
const mostRemembered = 500;

export const openedDesk = (settings: DeskSettings, now: Instant): DeskState =>
  deskApplied(
    { settings, version: 0, takenIn: [], journal: [], journalLength: 0, segments: [], work: [], reminders: [], remindedOf: [] },
    [{ kind: "desk-opened" }],
    now,
  );

/** Commands of a case belong on that case's own line. The board is the same for every member, so any of them may have it. */
const outcomeOf = (line: CommandLine): LineOutcome => {
  if (line.name === "help") return { done: "help-given" };
  if (line.name === "status") return { done: "board-sent" };
  return { refused: isCommandName(line.name) ? "not-possible-now" : "unknown-command" };
};

/** A machine that hides what it is would answer each answer. One without a command says nothing that a member waits for. */
const mostWordlessADay = 2;

const wordlessToday = ({ journal }: DeskState, by: Member["id"], now: Instant): number =>
  journal.filter(
    ({ at, event }) =>
      at > now - days(1) && event.kind === "desk-answered" && event.to === by && event.told && event.outcomes.length === 0,
  ).length;

export const decideDesk = (
  state: DeskState,
  asked: {
    readonly by: Member["id"];
    readonly mail: MailRef;
    readonly commands: readonly CommandLine[];
    readonly formsDiffer?: boolean;
  },
  now: Instant,
): "already-taken-in" | readonly DeskEvent[] => {
  if (state.takenIn.includes(asked.mail.mail)) return "already-taken-in";
  const outcomes = asked.formsDiffer
    ? asked.commands.map((): LineOutcome => ({ refused: "forms-differ" }))
    : allOrNothing(asked.commands.map(outcomeOf));
  const told = asked.commands.length > 0 || wordlessToday(state, asked.by, now) < mostWordlessADay;
  return [{ kind: "desk-answered", to: asked.by, mail: asked.mail, outcomes, told }];
};

export const deskApplied = (state: DeskState, events: readonly DeskEvent[], now: Instant): DeskState =>
  events.reduce((current, event) => {
    const entry = { seq: current.journalLength, at: now, event };
    return { ...evolveDesk(current, event, now), journal: [...current.journal, entry], journalLength: entry.seq + 1 };
  }, state);

const answersFor = ({ told, outcomes }: DeskEvent & { kind: "desk-answered" }): readonly string[] =>
  told ? ["transcript", ...(asksForBoard(outcomes) ? ["status-board"] : [])] : [];

const asksForBoard = (outcomes: readonly LineOutcome[]): boolean =>
  outcomes.some((outcome) => "done" in outcome && outcome.done === "board-sent");

const evolveDesk = (state: DeskState, event: DeskEvent, now: Instant): DeskState => {
  switch (event.kind) {
    case "desk-opened":
      return state;
    case "desk-answered":
      return {
        ...state,
        takenIn: [...state.takenIn, event.mail.mail].slice(-mostRemembered),
        work: [
          ...state.work,
          ...answersFor(event).map((message, index) => ({
            id: workId(`${state.journalLength}-${index}`),
            message,
            to: memberPerson(event.to),
            dueAt: now,
            about: event.mail,
            entry: state.journalLength,
            attempts: 0,
          })),
        ],
      };
    case "reminder-taken":
      return withReminder(state, event, now);
    case "desk-mail-sent":
      return withoutReminders({ ...state, work: state.work.filter((work) => work.id !== event.work) }, event.work);
  }
};
