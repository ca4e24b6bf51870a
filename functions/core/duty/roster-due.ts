/** What a roster owes by time alone: a word where no answer came, and the leaving that nobody stopped. Derived from what was asked. */
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

type Owing = Pick<Roster, "questions" | "removals">;

export const rosterDueAt = (roster: Owing): readonly Instant[] => [
  ...waiting(roster).map(dueAt),
  ...roster.removals.flatMap(({ agreed }) => (agreed ? [agreed.until] : [])),
];

export const rosterAsTimePasses = (roster: Owing, now: Instant): readonly DeskEvent[] => [
  ...unanswered(roster, now),
  ...leaving(roster, now),
];

/** One at a time: whoever has left takes nobody else off the list. The next one is due in the next minute. */
const leaving = ({ removals }: Owing, now: Instant): readonly DeskEvent[] =>
  removals
    .flatMap(({ member, by, agreed }) =>
      agreed && agreed.until <= now ? [{ member, by: [by, agreed.by], until: agreed.until }] : [],
    )
    .sort((one, other) => one.until - other.until)
    .slice(0, 1)
    .map(({ member, by }) => ({ kind: "member-left", member, by }));

const unanswered = (roster: Owing, now: Instant): readonly DeskEvent[] =>
  kinds.flatMap((what): readonly DeskEvent[] => {
    const due = waiting(roster).filter((question) => question.what === what && dueAt(question) <= now);
    return due.length === 0 ? [] : [{ kind: "unanswered", what, questions: due.map(({ number, to }) => ({ number, to })) }];
  });
