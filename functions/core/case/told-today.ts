/**
 * Every mail is answered, but a loop or a stuck client is not answered for ever. The times stand in the case itself: its
 * journal moves away in parts, and a flood moves it fastest.
 */
import { after, days, type Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Person } from "./vocabulary.ts";

/** Apart from each other, or whoever has sent three commands today would not hear why the fourth came to nothing. */
const mostADay = { answers: 60, notices: 3 } as const;

type What = keyof typeof mostADay;

export const mayBeTold = (state: Case, person: Person, what: What, now: Instant): boolean =>
  (state.told.find((row) => row.person === person)?.[what] ?? []).filter((at) => isToday(at, now)).length < mostADay[what];

export const withTold = (state: Case, person: Person, what: What, now: Instant): Case => {
  const known = state.told.find((row) => row.person === person) ?? { person, answers: [], notices: [] };
  const times = [...known[what].filter((at) => isToday(at, now)), now].slice(-mostADay[what]);
  return { ...state, told: [...state.told.filter((row) => row.person !== person), { ...known, [what]: times }] };
};

const isToday = (at: Instant, now: Instant): boolean => at > after(now, -days(1));
