/** evolve(case, event) -> case. There is no default branch: a new event does not compile until it is handled here. */
import type { Instant } from "../instant.ts";
import type { Case, Work } from "./case.ts";
import { withoutErasure } from "./erasure.ts";
import type { Event, EventOf } from "./events.ts";
import { evolveApproval, withoutApproval } from "./evolve-approval.ts";
import { evolveChallenges } from "./evolve-challenges.ts";
import { evolveCircle } from "./evolve-circle.ts";
import { evolveErasure } from "./evolve-erasure.ts";
import { evolveFollowUps } from "./evolve-follow-ups.ts";
import { evolveHold } from "./evolve-hold.ts";
import { evolveMail } from "./evolve-mail.ts";
import { evolveOthers } from "./evolve-others.ts";
import { evolveProposals } from "./evolve-proposals.ts";
import { evolveQuestions } from "./evolve-questions.ts";
import { evolveReporter } from "./evolve-reporter.ts";
import { asksOutside, common, evolveStage } from "./evolve-stage.ts";
import { withNamesTold } from "./names-told.ts";
import { withOpeningFacts } from "./opening-facts.ts";
import { withLines, withoutMembersBut } from "./own-lines.ts";
import { decisions } from "./proposals.ts";
import { askedOutside, pairOf } from "./roles.ts";
import { takenIn } from "./taken-in.ts";
import { withActed, withTold } from "./told-today.ts";
import type { Person } from "./vocabulary.ts";

export const evolve = (state: Case, event: Event, at?: Instant): Case => withNamesTold(evolved(state, event, at), event);

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line an event; what each does stands elsewhere
const evolved = (state: Case, event: Event, at?: Instant): Case => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
      return asReported(state, event);
    case "mail-unplaced":
      return asUnplaced(state, event);
    case "set-aside":
    case "acknowledged":
    case "recorded":
    case "closed":
    case "reopened":
      return evolveStage(state, event, at ?? state.openedAt);
    case "letter-sent":
    case "held-released":
    case "letter-held":
      return evolveHeld(state, event);
    case "conflict-asked":
    case "joined":
    case "left":
    case "included":
    case "second-awaited":
    case "advises-only":
    case "shepherd-named":
      return evolveCircle(state, event);
    case "people-named":
    case "triage-said":
    case "scope-said":
    case "severe-said":
    case "severe-undone":
    case "action-done":
    case "date-promised":
    case "linked":
      return evolveFacts(state, event);
    case "proposed":
    case "voted":
    case "vote-settled":
    case "measure-waits":
      return evolveVote(state, event, at ?? state.openedAt);
    case "report-held":
    case "report-released":
    case "people-marked":
    case "matched":
      return evolveHold(state, event, at ?? state.openedAt);
    case "legal-hold-set":
    case "legal-hold-ended":
    case "erasure-asked":
    case "erasure-stopped":
    case "erasure-announced":
    case "erasure-begun":
      return evolveErasure(state, event, at ?? state.openedAt);
    case "reporter-withdrew":
    case "reporter-quiet":
    case "new-address-named":
    case "new-address-dropped":
    case "new-address-confirmed":
      return evolveReporter(state, event);
    case "contact-opened":
    case "contact-closed":
    case "drafted":
    case "draft-dropped":
    case "draft-sent":
    case "draft-held":
    case "correspondent-wrote":
      return evolveOthers(state, event, at);
    case "approval-asked":
    case "approval-said":
    case "moderators-reminded":
      return evolveApproval(state, event, at ?? state.openedAt);
    case "reporter-asked":
    case "reporter-answered":
    case "relayed":
      return { ...state, questions: evolveQuestions(state.questions, event) };
    case "challenged":
    case "challenge-answered":
    case "challenge-lapsed":
    case "line-rotated":
      return evolveChallenges(state, event, at ?? state.openedAt);
    case "read-back":
    case "status-told":
      return state;
    case "rung-taken":
    case "reminded":
    case "away-noticed":
      return evolveFollowUps(state, event, at);
    case "reporter-wrote":
    case "note-added":
    case "mail-not-acted":
    case "commands-answered":
      return asAnswered(state, event, at);
    case "mail-sent":
    case "work-dissolved":
    case "mail-refused":
    case "mail-delivered":
    case "mail-rejected":
    case "mail-complained":
    case "not-reached":
    case "reached-again":
      return evolveMail(state, event, at ?? state.openedAt);
  }
};

/** As a row of events leaves it. */
export const evolvedBy = (state: Case, events: readonly Event[]): Case =>
  events.reduce((current, event) => evolve(current, event), state);

type Responding = Pick<EventOf<"report-received">, "primary" | "secondary" | "keptOut" | "reporter">;

const asReported = (state: Case, event: EventOf<"report-received"> | EventOf<"placed-as-report">): Case => {
  const circle = [event.primary, event.secondary].filter((id) => id !== undefined);
  const next: Case = { ...withResponders(withOpeningFacts(withoutErasure(state), event), event), stage: "reported" };
  const owners: readonly Person[] = [
    ...(event.reporter.address === undefined ? [] : (["reporter"] as const)),
    ...pairOf(event),
    ...(circle.length === 0 && askedOutside(next) === "outside-contact" ? (["outside-contact"] as const) : []),
  ];
  return takenIn(
    {
      ...next,
      stage: "reported",
      circle,
      // The pair that a mail waited for need not be the pair that gets the report.
      lines: withLines(withoutMembersBut(state.lines, circle), owners),
    },
    event.mail.mail,
  );
};

/** A mail is taken in once; whoever wrote it is not told for ever what became of it. */
const asAnswered = (
  state: Case,
  event: EventOf<"reporter-wrote" | "note-added" | "mail-not-acted" | "commands-answered">,
  at: Instant | undefined,
): Case => {
  const acted = event.kind === "commands-answered" ? withActed(state, event.once) : state;
  const lifted = event.kind === "reporter-wrote" && event.lifts ? { ...acted, wroteSinceQuiet: true } : acted;
  const taken = takenIn(lifted, event.mail.mail);
  return at === undefined ? taken : withTold(taken, event, at);
};

/** A member has one letter held at most: the newest. */
const evolveHeld = (state: Case, event: EventOf<"letter-sent" | "held-released" | "letter-held">): Case => {
  const by = event.kind === "letter-held" ? event.letter.by : event.by;
  const others = state.held.filter((letter) => letter.by !== by);
  const held = event.kind === "letter-held" ? [...others, event.letter] : others;
  return { ...state, held, ...(event.kind === "letter-sent" && event.day !== undefined && { promised: event.day }) };
};

const asUnplaced = (state: Case, event: EventOf<"mail-unplaced">): Case =>
  takenIn(
    {
      ...withResponders(withOpeningFacts(state, event), event),
      stage: "unplaced",
      unplaced: {
        remarks: event.remarks,
        ...(event.reporter.address !== undefined && { author: event.reporter.address }),
        ...(event.onHold && { onHold: true }),
      },
      lines: withLines(state.lines, ["author", ...pairOf(event)]),
    },
    event.mail.mail,
  );

const evolveVote = (state: Case, event: EventOf<"proposed" | "voted" | "vote-settled" | "measure-waits">, at: Instant): Case => {
  const next = { ...state, proposals: evolveProposals(state.proposals, event, at) };
  if (event.kind !== "vote-settled") return next;
  const settled = withoutWaiting(next, event.number);
  const decides = decisions(next).some(({ number }) => number === event.number);
  return decides ? withoutApproval(settled) : settled;
};

/** A week's wait for a vote ends with it. */
const withoutWaiting = (state: Case, number: number): Case => {
  const put = state.proposals.find((row) => row.number === number);
  const waits = ({ message, about, attempts }: Work): boolean =>
    asksOutside.includes(message) && attempts === 0 && about !== undefined && about.mail === put?.mail.mail;
  return { ...state, work: state.work.filter((work) => !waits(work)) };
};

const evolveFacts = (
  state: Case,
  event: EventOf<
    "people-named" | "triage-said" | "scope-said" | "severe-said" | "severe-undone" | "action-done" | "date-promised" | "linked"
  >,
): Case => {
  switch (event.kind) {
    case "people-named":
      return { ...state, involves: [...new Set([...state.involves, ...event.names])] };
    case "triage-said":
      return { ...state, ...(event.safety && { safety: event.safety }), ...(event.repeat && { repeat: event.repeat }) };
    case "scope-said":
      return { ...state, scope: event.scope };
    case "severe-said":
      return { ...state, severe: true };
    case "severe-undone":
      return { ...state, severe: false, awaitsSecond: state.awaitsSecond.filter(({ what }) => what !== "severe") };
    case "action-done":
      return { ...state, actionDone: true };
    case "date-promised":
      return { ...state, promised: event.day };
    case "linked":
      return { ...state, links: [...state.links, { case: event.case, codeName: event.codeName }] };
  }
};

const withResponders = (state: Case, event: Responding) => {
  const { primary: _, secondary: __, ...facts } = common(state);
  const { primary, secondary, keptOut, reporter } = event;
  return {
    ...facts,
    keptOut,
    reporter,
    ...(primary !== undefined && { primary }),
    ...(secondary !== undefined && { secondary }),
  };
};
