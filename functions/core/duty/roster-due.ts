/** What a roster owes to somebody who does not answer: one reminder, or one word to the others. Derived from what was asked. */
import { after, days, type Instant } from "../instant.ts";
import type { DeskEvent } from "./desk-events.ts";
import type { Roster } from "./roster.ts";
import { ownMailWaits, type RosterQuestion } from "./roster-questions.ts";

const remindedAfter: Readonly<Record<RosterQuestion["what"], number>> = {
  confirm: days(3),
  delete: days(14),
  "own-mail": ownMailWaits,
};

const kinds = Object.keys(remindedAfter) as readonly RosterQuestion["what"][];

const dueAt = ({ since, what }: RosterQuestion): Instant => after(since, remindedAfter[what]);

const waiting = ({ questions }: Pick<Roster, "questions">): readonly RosterQuestion[] =>
  questions.filter(({ answer, reminded }) => answer === undefined && reminded !== true);

export const rosterDueAt = (roster: Pick<Roster, "questions">): readonly Instant[] => waiting(roster).map(dueAt);

export const rosterAsTimePasses = (roster: Pick<Roster, "questions">, now: Instant): readonly DeskEvent[] =>
  kinds.flatMap((what): readonly DeskEvent[] => {
    const due = waiting(roster).filter((question) => question.what === what && dueAt(question) <= now);
    return due.length === 0 ? [] : [{ kind: "unanswered", what, questions: due.map(({ number, to }) => ({ number, to })) }];
  });
