/** What waits for its line's owner to say that it was theirs. */
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { withNewLine, withoutLine } from "./own-lines.ts";
import { takenIn } from "./taken-in.ts";
import { withTold } from "./told-today.ts";
import { challengedPerson, type Owner } from "./vocabulary.ts";

type ChallengeEvent = EventOf<"challenged" | "challenge-answered" | "challenge-lapsed" | "line-rotated">;

export const evolveChallenges = (state: Case, event: ChallengeEvent, at: Instant): Case => {
  const who = event.person;
  switch (event.kind) {
    case "challenged": {
      const { kind: _, ...row } = event;
      const lines = withNewLine(state.lines, challengedPerson(who));
      return withTold(takenIn({ ...state, challenges: [...state.challenges, row], lines }, event.mail.mail), event, at);
    }
    case "challenge-answered":
      return takenIn(withoutChallenge(state, who), event.mail.mail);
    case "challenge-lapsed":
      return withoutChallenge(state, who);
    case "line-rotated": {
      // What waits came in on the old line.
      const rest = withoutChallenge(state, who);
      return { ...rest, lines: withNewLine(rest.lines, who) };
    }
  }
};

/** Also where its owner has left, or is written to at another address now. */
export const withoutChallenge = (state: Case, who: Owner): Case =>
  state.challenges.some((row) => row.person === who)
    ? {
        ...state,
        challenges: state.challenges.filter((row) => row.person !== who),
        lines: withoutLine(state.lines, challengedPerson(who)),
      }
    : state;
