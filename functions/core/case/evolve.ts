/** evolve(case, event) -> case. There is no default branch: a new event does not compile until it is handled here. */
import type { Instant } from "../instant.ts";
import type { Case, Work } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { evolveCircle } from "./evolve-circle.ts";
import { evolveMail } from "./evolve-mail.ts";
import { evolveProposals } from "./evolve-proposals.ts";
import { withLines, withNewLine, withoutLine, withoutMembersBut } from "./own-lines.ts";
import { pairOf } from "./roles.ts";
import type { Person } from "./vocabulary.ts";

type Closed = Extract<Case, { stage: "closed" }>;

export const evolve = (state: Case, event: Event, at?: Instant): Case => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
      return asReported(state, event);
    case "mail-unplaced":
      return asUnplaced(state, event);
    case "set-aside":
      return asSetAside(state, at);
    case "acknowledged":
      return { ...common(state), stage: "acknowledged", acknowledgedBy: event.by, acknowledgedAt: at ?? state.openedAt };
    case "recorded":
    case "closed":
      return evolveEnd(state, event, at);
    case "reopened":
      return asReopened(state, at);
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
    case "action-done":
    case "read-back":
      return state;
    case "reporter-wrote":
    case "note-added":
    case "mail-not-acted":
    case "commands-answered":
      return takenIn(afterMail(state, event), event.mail.mail);
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
  const owners: readonly Person[] = [
    ...(event.reporter.address === undefined ? [] : (["reporter"] as const)),
    ...pairOf(event),
    ...(circle.length === 0 ? (["outside-contact"] as const) : []),
  ];
  return takenIn(
    {
      ...withResponders(state, event),
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

const evolveEnd = (state: Case, event: EventOf<"recorded" | "closed">, at: Instant | undefined): Closed =>
  event.kind === "recorded"
    ? { ...asClosed(state, event.by, at, "recorded"), acknowledgedBy: event.by, acknowledgedAt: at ?? state.openedAt }
    : { ...asClosed(state, event.by, at, "closed"), closing: event.closing };

/** A member has one letter held at most: the newest. */
const evolveHeld = (state: Case, event: EventOf<"letter-sent" | "held-released" | "letter-held">): Case => {
  const by = event.kind === "letter-held" ? event.letter.by : event.by;
  const others = state.held.filter((letter) => letter.by !== by);
  return { ...state, held: event.kind === "letter-held" ? [...others, event.letter] : others };
};

const afterMail = (state: Case, event: Event): Case => {
  if (event.kind === "reporter-wrote" && event.lifts) return { ...state, wroteSinceQuiet: true };
  return event.kind === "commands-answered" ? withActed(state, event.once) : state;
};

const mostActed = 100;

const withActed = (state: Case, once: string | undefined): Case =>
  once === undefined ? state : { ...state, acted: [...state.acted, once].slice(-mostActed) };

const asUnplaced = (state: Case, event: EventOf<"mail-unplaced">): Case =>
  takenIn(
    { ...withResponders(state, event), stage: "unplaced", lines: withLines(state.lines, ["author", ...pairOf(event)]) },
    event.mail.mail,
  );

const evolveVote = (state: Case, event: EventOf<"proposed" | "voted" | "vote-settled">): Case => {
  const next = { ...state, proposals: evolveProposals(state.proposals, event) };
  return event.kind === "vote-settled" ? withoutWaiting(next, event.number) : next;
};

/** A week's wait for a vote ends with it. Until then the wait keeps its journal entry in the item. */
const withoutWaiting = (state: Case, number: number): Case => {
  const put = state.proposals.find((row) => row.number === number);
  const waits = ({ message, about, attempts }: Work): boolean =>
    message === "outside-asked" && attempts === 0 && about !== undefined && about.mail === put?.mail.mail;
  return { ...state, work: state.work.filter((work) => !waits(work)) };
};

const asClosed = (state: Case, by: Closed["closedBy"], at: Instant | undefined, ended: Closed["ended"]): Closed => ({
  ...common(state),
  stage: "closed",
  held: [],
  proposals: state.proposals.map((row) => (row.result === "open" ? { ...row, result: "not-carried" } : row)),
  work: state.work.filter(({ message, about }) => message !== "outside-asked" || about === undefined),
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
    acknowledgedAt: state.acknowledgedAt ?? at ?? state.openedAt,
    acknowledgedBy: state.acknowledgedBy ?? state.closedBy,
  };
};

const evolveFacts = (
  state: Case,
  event: EventOf<"people-named" | "triage-said" | "scope-said" | "date-promised" | "linked">,
): Case => {
  switch (event.kind) {
    case "people-named":
      return { ...state, involves: [...new Set([...state.involves, ...event.names])] };
    case "triage-said":
      return { ...state, ...(event.safety && { safety: event.safety }), ...(event.repeat && { repeat: event.repeat }) };
    case "scope-said":
      return { ...state, scope: event.scope };
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
  // What is known of the old address says nothing of this one.
  const { unreachable: _, whyUnreachable: __, ...reporter } = rest.reporter;
  return { ...rest, reporter: { ...reporter, address: newAddress, vouched: true }, lines: withLines(lines, ["reporter"]) };
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

const takenIn = (state: Case, mail: Case["takenIn"][number]): Case =>
  state.takenIn.includes(mail) ? state : { ...state, takenIn: [...state.takenIn, mail] };
