/** How far reminders have gone. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { rungsUpTo } from "./ladder.ts";
import { withLines } from "./own-lines.ts";
import { memberOf } from "./vocabulary.ts";

type FollowUp = EventOf<"rung-taken" | "reminded" | "away-noticed">;

export const evolveFollowUps = (state: Case, event: FollowUp, at: Instant | undefined): Case => {
  switch (event.kind) {
    case "away-noticed":
      return { ...state, away: [...state.away, event.member] };
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
const withAsked = (state: Case, { rung, tell }: EventOf<"rung-taken">): Case => {
  const people = tell.map(({ to }) => to);
  if (rung === "outside-contact") return { ...state, lines: withLines(state.lines, people) };
  if (rung !== "anyone-steps-in") return state;
  const members = people.flatMap((to) => memberOf(to) ?? []).filter((id) => !state.circle.includes(id));
  return {
    ...state,
    asked: [
      ...state.asked.filter(({ member }) => !members.includes(member)),
      ...members.map((member) => ({ member, why: "take" as const })),
    ],
    lines: withLines(state.lines, people),
  };
};
