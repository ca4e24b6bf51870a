/** How far reminders have gone. */
import type { Instant } from "../instant.ts";
import { withAsked } from "./asked.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { rungsUpTo } from "./ladder.ts";
import { withLines } from "./own-lines.ts";
import { isUnreached } from "./roles.ts";
import { memberOf, memberPerson } from "./vocabulary.ts";

type FollowUp = EventOf<"rung-taken" | "reminded" | "away-noticed">;

export const evolveFollowUps = (state: Case, event: FollowUp, at: Instant | undefined): Case => {
  switch (event.kind) {
    case "away-noticed":
      return hurriedIfNobodyIsThere({ ...state, away: [...state.away, event.member] });
    case "rung-taken": {
      const { rungHurried: _, ...rest } = state;
      return withTold({ ...rest, rungs: rungsUpTo(event.rung) }, event);
    }
    case "reminded": {
      const { remindAt: _, ...rest } = state;
      const told = event.about.map(({ what, step }) => ({ what, times: step + 1, at: at ?? state.openedAt }));
      const others = state.followed.filter(({ what }) => !told.some((row) => row.what === what));
      return { ...rest, followed: [...others, ...told] };
    }
  }
};

/** Whoever is asked to step in has the conflict question before them; the outside contact has a line to say yes on. */
const withTold = (state: Case, { tell }: EventOf<"rung-taken">): Case => {
  const people = tell.map(({ to }) => to);
  const members = people.flatMap((to) => memberOf(to) ?? []).filter((id) => !state.circle.includes(id));
  const asked = withAsked(state, members, "take");
  return { ...asked, lines: withLines(asked.lines, people.includes("outside-contact") ? ["outside-contact"] : []) };
};

/** Where each of the pair is away or cannot be reached, nobody has it, and the next rung does not wait. */
const hurriedIfNobodyIsThere = (state: Case): Case => {
  const pair = [state.primary, state.secondary].filter((id) => id !== undefined);
  const isThere = pair.some((id) => !state.away.includes(id) && !isUnreached(state, memberPerson(id)));
  return isThere ? state : { ...state, rungHurried: true };
};
