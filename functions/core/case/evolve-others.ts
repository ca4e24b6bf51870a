/** Lines to people outside, and the letters that are written to them. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { withoutUnansweredOf } from "./evolve-approval.ts";
import { withoutChallenge } from "./evolve-challenges.ts";
import { withoutQuestionsTo, withoutRelaysFrom } from "./evolve-questions.ts";
import { withLines, withoutLine } from "./own-lines.ts";
import { takenIn } from "./taken-in.ts";
import { withTold } from "./told-today.ts";
import { correspondentPerson } from "./vocabulary.ts";

type OtherEvent = EventOf<
  "contact-opened" | "contact-closed" | "drafted" | "draft-held" | "draft-dropped" | "draft-sent" | "correspondent-wrote"
>;

export const evolveOthers = (state: Case, event: OtherEvent, at = state.openedAt): Case => {
  switch (event.kind) {
    case "contact-opened": {
      const { number, role, address } = event;
      return {
        ...state,
        correspondents: [...state.correspondents, { number, role, address, versions: 0 }],
        lines: withLines(state.lines, [correspondentPerson(number)]),
      };
    }
    case "contact-closed": {
      const rest = withoutChallenge(state, correspondentPerson(event.number));
      return {
        ...withoutUnansweredOf(rest, event.number),
        correspondents: state.correspondents.map((row) => (row.number === event.number ? { ...row, closed: true } : row)),
        drafts: withoutDraftTo(state, event.number),
        questions: withoutRelaysFrom(withoutQuestionsTo(state.questions, event.number), event.number),
        lines: withoutLine(rest.lines, correspondentPerson(event.number)),
      };
    }
    case "drafted":
      return withDraft(state, event, at);
    case "draft-sent":
      return {
        ...state,
        correspondents: state.correspondents.map((row) => (row.number === event.to ? { ...row, writtenAt: at } : row)),
        drafts: withoutDraftTo(state, event.to),
        questions: withoutQuestionsTo(state.questions, event.to),
      };
    case "draft-held":
      return {
        ...state,
        drafts: state.drafts.map((row) =>
          row.to === event.to ? { ...row, leaks: event.leaks, entry: state.journalLength, shownTo: [] } : row,
        ),
      };
    case "draft-dropped":
      return {
        ...state,
        drafts: withoutDraftTo(state, event.to),
        questions: withoutQuestionsTo(state.questions, event.to),
      };
    case "correspondent-wrote":
      return takenIn(withTold(state, event, at), event.mail.mail);
  }
};

const withoutDraftTo = ({ drafts }: Case, number: number): Case["drafts"] => drafts.filter(({ to }) => to !== number);

const withDraft = (state: Case, event: EventOf<"drafted">, writtenAt: Instant): Case => {
  const { kind: _, ...facts } = event;
  return {
    ...state,
    correspondents: state.correspondents.map((row) => (row.number === event.to ? { ...row, versions: event.version } : row)),
    drafts: [...withoutDraftTo(state, event.to), { ...facts, writtenAt, entry: state.journalLength, shownTo: [] }],
  };
};
