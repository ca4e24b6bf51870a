import type { Instant } from "../instant.ts";
import { type CommandLine, readsLikeLetter, readsLikeVote } from "../mail/reply.ts";
import type { Case } from "./case.ts";
import type { Command, Opening, Refusal } from "./commands.ts";
import { type Context, respond } from "./context.ts";
import { answeredChallenge, asksOwner, unactedOrAsked } from "./decide-challenge.ts";
import { fromOutside } from "./decide-outside.ts";
import { decideReply } from "./decide-reply.ts";
import type { Event } from "./events.ts";
import { evolve, evolvedBy } from "./evolve.ts";
import { decideFeedback, reachedBy } from "./feedback.ts";
import { memberConfirmed, memberLeft } from "./follow-roster.ts";
import { keptOutNow } from "./named-later.ts";
import { notActed } from "./not-acted.ts";
import { noticed, noticedBack } from "./notice.ts";
import { passTime } from "./pass-time.ts";
import { openProposals } from "./proposals.ts";
import { holdsRole, isResponder } from "./roles.ts";
import { forbids, isCommandName } from "./rules.ts";
import { isWithinLimit } from "./told-today.ts";
import { unopened } from "./unopened.ts";
import { correspondentPerson, memberOf, type Person } from "./vocabulary.ts";

export type Decision = { readonly refused: Refusal } | { readonly events: readonly Event[] };

export const decide = (state: Case | undefined, command: Command, context: Context): Decision => {
  if (command.do === "open-report" || command.do === "ask-author")
    return state ? { refused: "already-taken-in" } : { events: opening(command.do, command.opening, context) };
  if (!state) throw new Error(`There is no case to ${command.do} for.`);
  if (command.do === "pass-time") return { events: passTime(state, context) };
  if (command.do === "take-feedback") return unlessNothing(decideFeedback(state, command.said, context.now));
  if (command.do === "member-left") return unlessNothing(memberLeft(state, command.member, context));
  if (command.do === "member-confirmed") return unlessNothing(memberConfirmed(state, command.member));
  if (state.takenIn.includes(command.mail.mail)) return { refused: "already-taken-in" };
  return { events: decideOnCase(state, command, context) };
};

const unlessNothing = (events: readonly Event[]): Decision => (events.length === 0 ? { refused: "nothing-new" } : { events });

export type OnCase = Extract<Command, { mail: unknown }>;

const decideOnCase = (state: Case, command: OnCase, context: Context): readonly Event[] => {
  switch (command.do) {
    case "take-in-reporter-mail":
      return withReached(
        state,
        command.proven ? "reporter" : undefined,
        withCap(state, shownToday(state, fromReporter(state, command, context), context.now), context.now),
      );
    case "take-in-correspondent-mail":
      return withReached(
        state,
        command.proven ? correspondentPerson(command.number) : undefined,
        withCap(state, fewADay(state, command, context), context.now),
      );
    case "link-back":
      return linkedBack(state, command);
    case "match-back":
      return noticedBack(state, command.other, context);
    case "confirm-address":
      return (state.newAddressUntil ?? 0) < context.now
        ? [{ kind: "mail-not-acted", line: "new-address", mail: command.mail, why: "line-closed", told: false }]
        : [{ kind: "new-address-confirmed", mail: command.mail }];
    case "take-in-unacted":
      return [unactedOrAsked(state, command, context), ...awayNoticed(state, command)];
    case "answer-challenge":
      return answeredChallenge(state, command, context, decideOnCase);
    case "take-in-reply":
      if (command.once !== undefined && state.acted.includes(command.once))
        return [notActed(state, { line: command.by, mail: command.mail, why: "seen-before" }, context)];
      return withReached(state, command.by, withCap(state, answered(state, command, context), context.now));
  }
};

/** Kept, and past so many a day not shown: a mailbox of the circle is no place to flood. Only a proven writer is told so. */
const fewADay = (
  state: Case,
  command: Extract<Command, { do: "take-in-correspondent-mail" }>,
  context: Context,
): readonly Event[] => {
  const events = fromOutside(state, command, context);
  const wrote = events.find((event) => event.kind === "correspondent-wrote");
  if (!wrote || isWithinLimit(state, wrote, context.now)) return events;
  const { number, mail, proven } = command;
  const kept = {
    kind: "mail-not-acted",
    line: correspondentPerson(number),
    mail,
    why: "too-many-from-outside",
    told: false,
  } as const;
  return [proven ? notActed(state, kept, context) : kept];
};

/** Of the reporter nothing is left unread: what a day cannot show each stands in the case file, and the circle is told so. */
const shownToday = (state: Case, events: readonly Event[], now: Instant): readonly Event[] =>
  events.map((event) => {
    if (event.kind !== "reporter-wrote" || isWithinLimit(state, event, now)) return event;
    const told = { ...event, unshown: "told" } as const;
    return isWithinLimit(state, told, now) ? told : { ...event, unshown: "kept" };
  });

const answered = (state: Case, command: Extract<Command, { do: "take-in-reply" }>, context: Context): readonly Event[] =>
  command.reply.commands.length > 0 || !holdsRole(state, command.by, "circle")
    ? decideReply(state, { ...command, commands: command.reply.commands }, context)
    : noted(state, command, context);

/** A refused mail does nothing; its answer will show whether mail arrives again. */
const withReached = (state: Case, who: Person | undefined, events: readonly Event[]): readonly Event[] =>
  who === undefined || events.some(isRefusal) ? events : [...reachedBy(state, who), ...events];

const opening = (what: "open-report" | "ask-author", told: Opening, context: Context): readonly Event[] => {
  const { mail, reporter, remarks, keptOut, onHold, firstWriter, named } = told;
  const facts = {
    ...{ mail, reporter, remarks: [...remarks] },
    ...respond(context, keptOut),
    ...(firstWriter !== undefined && { firstWriter }),
  };
  if (what === "ask-author") return [{ kind: "mail-unplaced", ...facts, ...(onHold && { onHold }) }];
  const received: Event = {
    kind: "report-received",
    ...facts,
    ...(onHold && { onHold }),
    ...(told.receiptWaits !== undefined && told.receiptWaits > 0 && { receiptWaits: told.receiptWaits }),
  };
  const state = evolve(unopened(told, context.desk, context.now), received);
  return [received, ...(named ? noticed(state, named, context, false) : [])];
};

/** Once, however often it is asked; and only while its asker is still in this circle too. */
const linkedBack = (state: Case, { by, other }: Extract<Command, { do: "link-back" }>): readonly Event[] =>
  state.links.some((row) => row.case === other.id) || !state.circle.includes(by)
    ? []
    : [{ kind: "linked", by, case: other.id, codeName: other.codeName, both: [], asked: false }];

/**
 * Words on the reporter's line are content and reach the circle. Their own few commands run beside them; anybody else's, such as
 * those of a committee, are words like others.
 */
const fromReporter = (state: Case, command: FromReporter, context: Context): readonly Event[] => {
  const events = wroteReporter(state, command, context);
  const reached = evolvedBy(state, events);
  return command.people && command.proven && reached.onHold
    ? [...events, ...noticed(reached, command.people, context, false)]
    : events;
};

type FromReporter = Extract<Command, { do: "take-in-reporter-mail" }>;

/** A copy of a mail that acted is words: whoever has it must not take back what the reporter said since. */
const commandsOf = (state: Case, { mail, reply, once }: FromReporter, { now }: Context): readonly CommandLine[] => {
  // Nor do more than a day's answers act: each wish is news to the whole circle.
  const isPast = (once !== undefined && state.acted.includes(once)) || !hasAnswersLeft(state, mail, now);
  return isPast ? [] : (reply?.commands ?? []);
};

const hasAnswersLeft = (state: Case, mail: FromReporter["mail"], now: Instant): boolean =>
  isWithinLimit(state, { kind: "commands-answered", to: "reporter", mail, outcomes: [{ done: "help-given" }], told: true }, now);

const areTheirs = (state: Case, commands: readonly CommandLine[]): boolean =>
  commands.every(({ name }) => isCommandName(name) && forbids(state, "reporter", name) === undefined);

const wroteReporter = (state: Case, command: FromReporter, context: Context): readonly Event[] =>
  command.proven ? provenReporter(state, command, context) : unprovenReporter(state, command, context);

/** Content, whoever it is from. Only where it holds a wish is the reporter asked whether it was theirs. */
const unprovenReporter = (state: Case, command: FromReporter, context: Context): readonly Event[] => {
  const { mail, challenge } = command;
  const commands = commandsOf(state, command, context);
  const asks = commands.length > 0 && areTheirs(state, commands) ? asksOwner(state, "reporter", mail, challenge, context) : [];
  return [{ kind: "reporter-wrote", mail, proven: false }, ...asks];
};

const provenReporter = (state: Case, command: FromReporter, context: Context): readonly Event[] => {
  const { mail, once, membersNamed = [], waitedSince } = command;
  const commands = commandsOf(state, command, context);
  const isTheirs = areTheirs(state, commands);
  const runs = commands.length > 0 && (isTheirs || isMistyped(commands));
  const answers = runs ? decideReply(state, { by: "reporter", mail, commands, once, waitedSince }, context) : [];
  // A refused mail is content and nothing else: it undoes no wish for quiet.
  const lifts = state.quiet !== undefined && !answers.some(isRefusal);
  const wrote: readonly Event[] = [
    // First, so that the mail itself no longer goes to whom it names.
    ...keptOutNow(state, membersNamed, context),
    { kind: "reporter-wrote", mail, proven: true, ...(lifts && { lifts }) },
  ];
  if (runs) return isTheirs && commands.every(({ body }) => body === "") ? answers : [...wrote, ...answers];
  return opensAgain(state) ? [...wrote, { kind: "reopened", by: "reporter" }] : wrote;
};

/** Where the circle has voted that it was not in good faith, the circle opens it again and nobody else. */
const opensAgain = (state: Case): boolean => state.stage === "closed" && !state.closing?.noLetter;

const isRefusal = (event: Event): boolean =>
  event.kind === "commands-answered" && event.outcomes.some((outcome) => "refused" in outcome);

/** Whoever believes that a wish has been heard must hear that it was not. A committee's command is no such wish. */
const isMistyped = (commands: readonly CommandLine[]): boolean => commands.every(({ name }) => !isCommandName(name));

/** An answer while somebody is away is no acknowledgement. It changes nothing about who is on duty: anybody could forge one. */
const awayNoticed = (state: Case, { line, away }: Extract<Command, { do: "take-in-unacted" }>): readonly Event[] => {
  const id = memberOf(line);
  const matters = away === true && state.stage === "reported" && id !== undefined && isResponder(state, id);
  return matters && !state.away.includes(id) ? [{ kind: "away-noticed", member: id }] : [];
};

/** Plain text stays inside. Whoever may have meant it for the reporter is told at once that it did not go there. */
const noted = (state: Case, command: Extract<Command, { do: "take-in-reply" }>, context: Context): readonly Event[] => {
  const by = memberOf(command.by);
  if (by === undefined) return [];
  const note = { kind: "note-added", by, mail: command.mail } as const;
  if (!isWithinLimit(state, note, context.now))
    return [notActed(state, { line: command.by, mail: command.mail, why: "too-many-notes" }, context)];
  const slip = slipIn(state, command.reply.ownText);
  if (slip === undefined) return [note];
  return [note, { kind: "commands-answered", to: command.by, mail: command.mail, outcomes: [{ done: slip }], told: true }];
};

/** What a note may have been meant for, and was not. */
const slipIn = (state: Case, ownText: string): "note-kept" | "note-no-vote" | undefined => {
  if (openProposals(state).length > 0 && readsLikeVote(ownText)) return "note-no-vote";
  return state.stage === "reported" || readsLikeLetter(ownText) ? "note-kept" : undefined;
};

/** A loop or a stuck client is not answered for ever. */
const withCap = (state: Case, events: readonly Event[], now: Instant): readonly Event[] =>
  events.map((event) =>
    (event.kind === "commands-answered" || event.kind === "mail-not-acted") && !isWithinLimit(state, event, now)
      ? { ...event, told: false }
      : event,
  );
