/** evolve(case, event) -> case. There is no default branch: a new event does not compile until it is handled here. */
import type { Instant } from "../instant.ts";
import type { Case, Work } from "./case.ts";
import type { Event, EventOf } from "./events.ts";
import { type Line, memberPerson, type Person } from "./vocabulary.ts";

export const evolve = (state: Case, event: Event, at?: Instant): Case => {
  switch (event.kind) {
    case "report-received":
    case "placed-as-report":
      return asReported(state, event);
    case "mail-unplaced":
      return takenIn(
        { ...withResponders(state, event), stage: "unplaced", lines: withLines(state.lines, ["author", ...pairOf(event)]) },
        event.mail.mail,
      );
    case "set-aside":
      return { ...common(state), stage: "set-aside", setAsideAt: at ?? state.openedAt };
    case "acknowledged":
      return { ...common(state), stage: "acknowledged", acknowledgedBy: event.by, acknowledgedAt: at ?? state.openedAt };
    case "note-added":
    case "reporter-wrote":
    case "mail-not-acted":
    case "commands-answered":
      return takenIn(state, event.mail.mail);
    case "mail-sent":
    case "work-dissolved":
      return { ...state, work: state.work.filter((work) => work.id !== event.work) };
    case "mail-refused":
      return { ...state, work: state.work.flatMap((work) => (work.id === event.work ? withoutAttachments(work) : [work])) };
  }
};

type Responding = Pick<EventOf<"report-received">, "primary" | "secondary" | "keptOut" | "reporter">;

const asReported = (state: Case, event: EventOf<"report-received"> | EventOf<"placed-as-report">): Case => {
  const circle = [event.primary, event.secondary].filter((id) => id !== undefined);
  const owners: readonly Person[] = [
    ...(event.reporter.address === undefined ? [] : (["reporter"] as const)),
    ...pairOf(event),
    ...(circle.length === 0 ? (["outside-contact"] as const) : []),
  ];
  return takenIn(
    { ...withResponders(state, event), stage: "reported", circle, lines: withLines(state.lines, owners) },
    event.mail.mail,
  );
};

const pairOf = (event: Responding): readonly Person[] =>
  [event.primary, event.secondary].flatMap((id) => (id === undefined ? [] : [memberPerson(id)]));

/** The facts that every stage has, without those of the stage that is left. */
const common = (state: Case) => {
  switch (state.stage) {
    case "set-aside": {
      const { stage: _, setAsideAt: __, ...facts } = state;
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

const withLines = (lines: readonly Line[], owners: readonly Person[]): Line[] => [
  ...lines,
  ...owners
    .filter((owner) => !lines.some((line) => line.person === owner && line.live))
    .map((owner) => ({ person: owner, epoch: 1 + lines.filter((line) => line.person === owner).length, live: true })),
];

const takenIn = (state: Case, mail: Case["takenIn"][number]): Case =>
  state.takenIn.includes(mail) ? state : { ...state, takenIn: [...state.takenIn, mail] };

const withoutAttachments = (work: Work): Work[] => {
  const { leasedUntil: _, ...rest } = work;
  return work.textOnly ? [] : [{ ...rest, textOnly: true }];
};
