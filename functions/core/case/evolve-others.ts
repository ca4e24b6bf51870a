/** Lines to people outside, and the letters that are written to them. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { withLines } from "./own-lines.ts";
import { takenIn } from "./taken-in.ts";
import { correspondentPerson } from "./vocabulary.ts";

type OtherEvent = EventOf<"contact-opened" | "drafted" | "draft-dropped" | "draft-sent" | "correspondent-wrote">;

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
    case "drafted":
      return withDraft(state, event, at);
    case "draft-sent":
      return {
        ...state,
        correspondents: state.correspondents.map((row) => (row.number === event.to ? { ...row, writtenAt: at } : row)),
        drafts: withoutDraftTo(state, event.to),
      };
    case "draft-dropped":
      return { ...state, drafts: withoutDraftTo(state, event.to) };
    case "correspondent-wrote":
      return takenIn(state, event.mail.mail);
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
