/** Whose name the reporter has read in a letter. */
import type { MemberId } from "../ids.ts";
import type { Case } from "./case.ts";
import type { Event } from "./events.ts";

/** Letters are signed with their writer's name, and the reporter is told who looks after the case. */
const told = (event: Event): readonly (MemberId | undefined)[] => {
  switch (event.kind) {
    case "acknowledged":
    case "recorded":
    case "letter-sent":
    case "closed":
      return [event.by];
    case "shepherd-named":
      return [event.shepherd, event.second];
    case "left":
      return [event.shepherd];
    default:
      return [];
  }
};

export const withNamesTold = (state: Case, event: Event): Case => {
  const names = told(event).filter((id) => id !== undefined && !state.namesTold.includes(id));
  return names.length === 0 ? state : { ...state, namesTold: [...state.namesTold, ...names.filter((id) => id !== undefined)] };
};
