/** Asking a line's owner whether an unproven mail was theirs, and what their answer does. */
import { after, hours } from "../instant.ts";
import { addressOf } from "./authority.ts";
import type { Case } from "./case.ts";
import { challengeOf, type MayChallenge } from "./challenges.ts";
import type { Command } from "./commands.ts";
import type { Context } from "./context.ts";
import type { OnCase } from "./decide.ts";
import type { Event, EventOf } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { notActed } from "./not-acted.ts";
import { forbids } from "./rules.ts";
import { isWithinLimit } from "./told-today.ts";
import { type MailRef, type Owner, ownerOf } from "./vocabulary.ts";

const answersWithin = hours(24);

/** One at a time, so that a yes never means another mail than the one its writer was told of; and few a day. */
export const asksOwner = (
  state: Case,
  who: Owner,
  mail: MailRef,
  challenge: MayChallenge | undefined,
  { desk, now }: Context,
): readonly Event[] => {
  const address = addressOf(state, who, desk);
  if (challenge === undefined || address === undefined || challengeOf(state, who) !== undefined) return [];
  const asks: EventOf<"challenged"> = {
    ...{ kind: "challenged", person: who, address, mail, until: after(now, answersWithin) },
    ...challenge,
    verbs: [...challenge.verbs],
  };
  return isWithinLimit(state, asks, now) ? [asks] : [];
};

export const unactedOrAsked = (
  state: Case,
  { line: on, mail, why, challenge, once }: Extract<Command, { do: "take-in-unacted" }>,
  context: Context,
): Event => {
  const line = ownerOf(on);
  if (challenge === undefined) return notActed(state, { line, mail, why }, context);
  if (once !== undefined && state.acted.includes(once)) return notActed(state, { line, mail, why: "seen-before" }, context);
  const [asks] = asksOwner(state, line, mail, challenge, context);
  const waits = challengeOf(state, line) !== undefined;
  return asks ?? notActed(state, { line, mail, why: waits ? "challenge-waits" : why }, context);
};

type Answer = Extract<Command, { do: "answer-challenge" }>;

/** What waited is decided against the case as it stands now, and as if it had just come in proven. */
export const answeredChallenge = (
  state: Case,
  { owner, mail, answer, waiting }: Answer,
  context: Context,
  decideOnCase: (state: Case, command: OnCase, context: Context) => readonly Event[],
): readonly Event[] => {
  const asked = challengeOf(state, owner);
  if (asked === undefined || addressOf(state, owner, context.desk) !== asked.address || asked.until <= context.now)
    return [notActed(state, { line: owner, mail, why: "line-closed" }, context)];
  const said: Event = { kind: "challenge-answered", person: owner, mail, answer };
  if (answer === "yes") {
    const waited = waiting && { ...waiting, waitedSince: after(asked.until, -answersWithin) };
    return waited ? [said, ...decideOnCase(evolvedBy(state, [said]), waited, context)] : [said];
  }
  if (answer === "rotate" && forbids(state, owner, "rotate") !== undefined)
    return [notActed(state, { line: owner, mail, why: "challenge-unclear" }, context)];
  const done = answer === "rotate" ? "line-rotated" : "challenge-dropped";
  const answered: EventOf<"commands-answered"> = { kind: "commands-answered", to: owner, mail, outcomes: [{ done }], told: true };
  return [
    said,
    ...(answer === "rotate" ? [{ kind: "line-rotated" as const, person: owner }] : []),
    { ...answered, told: isWithinLimit(state, answered, context.now) },
  ];
};
