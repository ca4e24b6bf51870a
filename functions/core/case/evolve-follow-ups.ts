/** How far reminders have gone. */
import type { Instant } from "../instant.ts";
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
      return withAsked({ ...rest, rungs: rungsUpTo(event.rung) }, event);
    }
    case "reminded": {
      const { remindAt: _, ...rest } = state;
      const told = event.about.map(({ what, step }) => ({ what, times: step + 1, at: at ?? state.openedAt }));
      const others = state.followed.filter(({ what }) => !told.some((row) => row.what === what));
      return { ...rest, followed: [...others, ...told] };
    }
  }
};

/** Whoever is asked to step in has the conflict question before them, and a line to answer it on. */
const withAsked = (state: Case, { tell }: EventOf<"rung-taken">): Case => {
  const outside = tell
    .map(({ to }) => to)
    .filter((to) => !state.circle.some((id) => memberPerson(id) === to) && to !== "organisers");
  const members = outside.flatMap((to) => memberOf(to) ?? []);
  return {
    ...state,
    asked: [
      ...state.asked.filter(({ member }) => !members.includes(member)),
      ...members.map((member) => ({ member, why: "take" as const })),
    ],
    lines: withLines(state.lines, outside),
  };
};

/** Where each of the pair is away or cannot be reached, nobody has it, and the next rung does not wait. */
const hurriedIfNobodyIsThere = (state: Case): Case => {
  const pair = [state.primary, state.secondary].filter((id) => id !== undefined);
  const isThere = pair.some((id) => !state.away.includes(id) && !isUnreached(state, memberPerson(id)));
  return isThere ? state : { ...state, rungHurried: true };
};
