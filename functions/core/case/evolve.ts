/** evolve(case, event) -> case. There is no default branch: a new event does not compile until it is handled here. */
import type { Instant } from "../instant.ts";
import type { Case, Work } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { evolveCircle } from "./evolve-circle.ts";
import { evolveFollowUps } from "./evolve-follow-ups.ts";
import { evolveProposals } from "./evolve-proposals.ts";
import { withLines, withNewLine, withoutLine, withoutMembersBut } from "./own-lines.ts";
import { askedOutside, pairOf } from "./roles.ts";
import { withActed, withTold } from "./told-today.ts";
import type { Person } from "./vocabulary.ts";

type Closed = Extract<Case, { stage: "closed" }>;

export const evolve = (state: Case, event: Event, at?: Instant): Case => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
    case "mail-unplaced":
      return event.kind === "mail-unplaced" ? asUnplaced(state, event) : asReported(state, event);
    case "set-aside":
      return asSetAside(state, at);
    case "acknowledged":
      return { ...common(state), stage: "acknowledged", acknowledgedBy: event.by, acknowledgedAt: at ?? state.openedAt };
    case "recorded":
    case "closed":
      return asEnded(state, event, at);
    case "reopened":
      return asReopened(state, at);
    case "letter-sent":
    case "held-released":
    case "letter-held":
      return { ...state, held: withHeld(state.held, event) };
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
    case "action-done":
    case "date-promised":
    case "linked":
      return evolveFacts(state, event);
    case "proposed":
    case "voted":
    case "vote-settled":
      return evolveVote(state, event);
    case "reporter-withdrew":
    case "reporter-quiet":
    case "new-address-named":
    case "new-address-dropped":
    case "new-address-confirmed":
      return evolveReporter(state, event);
    case "read-back":
    case "status-told":
      return state;
    case "rung-taken":
    case "reminded":
    case "away-noticed":
      return evolveFollowUps(state, event, at);
    case "reporter-wrote":
      return takenIn(event.lifts ? { ...state, wroteSinceQuiet: true } : state, event.mail.mail);
    case "note-added":
    case "mail-not-acted":
    case "commands-answered":
      return asAnswered(state, event, at);
    case "mail-sent":
    case "work-dissolved":
    case "mail-refused":
      return { ...state, work: state.work.flatMap((work) => leftToSend(work, event)) };
  }
};

/** A writer has one held letter, the newest. */
const withHeld = (held: Case["held"], event: EventOf<"letter-sent" | "held-released" | "letter-held">): Case["held"] =>
  event.kind === "letter-held"
    ? [...held.filter(({ by }) => by !== event.letter.by), event.letter]
    : held.filter(({ by }) => by !== event.by);

/** As a row of events leaves it. */
export const evolvedBy = (state: Case, events: readonly Event[]): Case =>
  events.reduce((current, event) => evolve(current, event), state);

type Responding = Pick<EventOf<"report-received">, "primary" | "secondary" | "keptOut" | "reporter">;

const asReported = (state: Case, event: EventOf<"report-received"> | EventOf<"placed-as-report">): Case => {
  const circle = [event.primary, event.secondary].filter((id) => id !== undefined);
  const next: Case = { ...withResponders(state, event), stage: "reported" };
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

const asSetAside = (state: Case, at: Instant | undefined): Case => ({
  ...common(state),
  stage: "set-aside",
  setAsideAt: at ?? state.openedAt,
  lines: withoutMembersBut(state.lines, []),
});

/** A mail is taken in once; whoever wrote it is not told for ever what became of it. */
const asAnswered = (
  state: Case,
  event: EventOf<"note-added" | "mail-not-acted" | "commands-answered">,
  at: Instant | undefined,
): Case => {
  const acted = event.kind === "commands-answered" ? withActed(state, event.once) : state;
  const taken = takenIn(acted, event.mail.mail);
  return at === undefined ? taken : withTold(taken, event, at);
};

const asUnplaced = (state: Case, event: EventOf<"mail-unplaced">): Case =>
  takenIn(
    {
      ...withResponders(state, event),
      stage: "unplaced",
      unplaced: { remarks: event.remarks, ...(event.reporter.address !== undefined && { author: event.reporter.address }) },
      lines: withLines(state.lines, ["author", ...pairOf(event)]),
    },
    event.mail.mail,
  );

const evolveVote = (state: Case, event: EventOf<"proposed" | "voted" | "vote-settled">): Case => {
  const next = { ...state, proposals: evolveProposals(state.proposals, event) };
  return event.kind === "vote-settled" ? withoutWaiting(next, event.number) : next;
};

const asksOutside: readonly string[] = ["outside-asked", "organisers-asked"];

/** A week's wait for a vote ends with it. Until then the wait keeps its journal entry in the item. */
const withoutWaiting = (state: Case, number: number): Case => {
  const put = state.proposals.find((row) => row.number === number);
  const waits = ({ message, about, attempts }: Work): boolean =>
    asksOutside.includes(message) && attempts === 0 && about !== undefined && about.mail === put?.mail.mail;
  return { ...state, work: state.work.filter((work) => !waits(work)) };
};

const asEnded = (state: Case, event: EventOf<"recorded" | "closed">, at: Instant | undefined): Case => {
  const closed = asClosed(state, event.by, at, event.kind);
  return event.kind === "closed"
    ? { ...closed, closing: event.closing }
    : { ...closed, acknowledgedBy: event.by, acknowledgedAt: at ?? state.openedAt };
};

const asClosed = (state: Case, by: Closed["closedBy"], at: Instant | undefined, ended: Closed["ended"]): Closed => ({
  ...common(state),
  stage: "closed",
  held: [],
  proposals: state.proposals.map((row) => (row.result === "open" ? { ...row, result: "not-carried" } : row)),
  work: state.work.filter(({ message, about }) => !asksOutside.includes(message) || about === undefined),
  closedAt: at ?? state.openedAt,
  closedBy: by,
  ended,
  ...(state.stage === "acknowledged" && { acknowledgedAt: state.acknowledgedAt, acknowledgedBy: state.acknowledgedBy }),
});

/** Work goes on where it stopped. What was decided before stands in the journal; what comes now is decided anew. */
const asReopened = (state: Case, at: Instant | undefined): Case => {
  if (state.stage !== "closed") return state;
  return {
    ...common(state),
    stage: "acknowledged",
    proposals: state.proposals.map((row) => ({ ...row, past: true })),
    actionDone: false,
    acknowledgedAt: state.acknowledgedAt ?? at ?? state.openedAt,
    acknowledgedBy: state.acknowledgedBy ?? state.closedBy,
  };
};

const evolveFacts = (
  state: Case,
  event: EventOf<"people-named" | "triage-said" | "scope-said" | "action-done" | "date-promised" | "linked">,
): Case => {
  switch (event.kind) {
    case "people-named":
      return { ...state, involves: [...new Set([...state.involves, ...event.names])] };
    case "triage-said":
      return { ...state, ...(event.safety && { safety: event.safety }), ...(event.repeat && { repeat: event.repeat }) };
    case "scope-said":
      return { ...state, scope: event.scope };
    case "action-done":
      return { ...state, actionDone: true };
    case "date-promised":
      return { ...state, promised: event.day };
    case "linked":
      return { ...state, links: [...state.links, { case: event.case, codeName: event.codeName }] };
  }
};

type ReporterEvent = EventOf<
  "reporter-withdrew" | "reporter-quiet" | "new-address-named" | "new-address-dropped" | "new-address-confirmed"
>;

const evolveReporter = (state: Case, event: ReporterEvent): Case => {
  switch (event.kind) {
    case "reporter-withdrew":
      return { ...state, withdrawn: true };
    case "reporter-quiet":
      return { ...state, quiet: event.quiet, wroteSinceQuiet: false };
    case "new-address-named":
      return {
        ...state,
        newAddress: event.address,
        newAddressUntil: event.until,
        lines: withNewLine(state.lines, "new-address"),
      };
    case "new-address-dropped":
      return withoutNewAddress(state);
    case "new-address-confirmed":
      return takenIn(withNewAddress(state), event.mail.mail);
  }
};

const withoutNewAddress = ({ newAddress: _, newAddressUntil: __, ...rest }: Case): Case => ({
  ...rest,
  lines: withoutLine(rest.lines, "new-address"),
});

/** The new address takes the reporter's place, and whoever reads the old one holds a dead line. */
const withNewAddress = (state: Case): Case => {
  const { newAddress } = state;
  if (newAddress === undefined) return state;
  const rest = withoutNewAddress(state);
  const lines = withoutLine(rest.lines, "reporter");
  return { ...rest, reporter: { ...rest.reporter, address: newAddress, vouched: true }, lines: withLines(lines, ["reporter"]) };
};

/** The facts that every stage has, without those of the stage that is left. */
const common = (state: Case) => {
  switch (state.stage) {
    case "set-aside": {
      const { stage: _, setAsideAt: __, ...facts } = state;
      return facts;
    }
    case "closed": {
      const {
        stage: _,
        closedAt: __,
        closedBy: ___,
        ended: ____,
        closing: _____,
        acknowledgedAt: ______,
        acknowledgedBy: _______,
        ...facts
      } = state;
      return facts;
    }
    case "acknowledged": {
      const { stage: _, acknowledgedAt: __, acknowledgedBy: ___, ...facts } = state;
      return facts;
    }
    default: {
      const { stage: _, ...facts } = state;
      return facts;
    }
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

/** A mail that is delivered twice comes again within days; a flood must not fill the item with names of mails. */
const mostTakenIn = 3000;

const takenIn = (state: Case, mail: Case["takenIn"][number]): Case =>
  state.takenIn.includes(mail) ? state : { ...state, takenIn: [...state.takenIn, mail].slice(-mostTakenIn) };

/** What is refused is tried once more without its attachments. */
const leftToSend = (work: Work, event: EventOf<"mail-sent" | "work-dissolved" | "mail-refused">): Work[] => {
  const { leasedUntil: _, ...rest } = work;
  if (work.id !== event.work) return [work];
  return event.kind !== "mail-refused" || work.textOnly ? [] : [{ ...rest, textOnly: true }];
};
