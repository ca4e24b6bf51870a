/** Reminders of many cases, gathered for one person, so that a morning brings one mail and not ten. */
import { memberPerson } from "../case/vocabulary.ts";
import { workId } from "../ids.ts";
import { after, type Instant, minutes } from "../instant.ts";
import type { DeskState } from "./desk.ts";
import type { DeskEvent, DeskEventOf } from "./desk-events.ts";

type Reminder = Omit<DeskEventOf<"reminder-taken">, "kind">;

/** Long enough for every case that is due in the same morning to add its own. */
const gathersFor = minutes(5);

/** A case hands a reminder on at least once; what came twice is said once. */
const mostRemembered = 500;

const markOf = ({ to, case: id, entry }: Reminder): string => `${id}/${entry}/${to}`;

export const decideReminder = (state: DeskState, reminder: Reminder): readonly DeskEvent[] =>
  state.remindedOf.includes(markOf(reminder)) ? [] : [{ kind: "reminder-taken", ...reminder }];

export const withReminder = (state: DeskState, event: DeskEventOf<"reminder-taken">, now: Instant): DeskState => {
  const { kind: _, ...reminder } = event;
  const to = memberPerson(event.to);
  // One that is on its way already takes nothing more along.
  const gathering = state.work.find((work) => work.message === "reminders" && work.to === to && work.attempts === 0);
  const id = gathering?.id ?? workId(`${state.journalLength}-0`);
  const opened = { id, message: "reminders", to, dueAt: after(now, gathersFor), entry: state.journalLength, attempts: 0 };
  return {
    ...state,
    reminders: [...state.reminders, { ...reminder, work: id }],
    remindedOf: [...state.remindedOf, markOf(reminder)].slice(-mostRemembered),
    work: gathering ? state.work : [...state.work, opened],
  };
};

export const withoutReminders = (state: DeskState, work: string): DeskState => ({
  ...state,
  reminders: state.reminders.filter((row) => row.work !== work),
});
