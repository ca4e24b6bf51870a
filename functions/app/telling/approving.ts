/** What moderators and the board are written, and what a circle is told and offered when a decision goes to them. */
import {
  asksModerators,
  letterToBoard,
  letterToModerators,
  mayAskBoard,
  mayReconsider,
  moderatorLetters,
  moderatorsSaid,
  shepherdTells,
  tellNext,
} from "../../../templates/approval-words.ts";
import { mayRelay, preparedLetter, stillClosed } from "../../../templates/drafts.ts";
import type { Happening } from "../../../templates/happenings.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import { approvalOf, askedModerator, mayGoToBoard } from "../../core/case/approval.ts";
import type { Case } from "../../core/case/case.ts";
import { type CorrespondentRole, whomWritten } from "../../core/case/correspondents.ts";
import { comesNext, lacksLine } from "../../core/case/order.ts";
import { decisions } from "../../core/case/proposals.ts";
import { isKeptOut } from "../../core/case/roles.ts";
import { type CommandName, possibleNow } from "../../core/case/rules.ts";
import { approvalCommands } from "../../core/case/run-approval.ts";
import { correspondentOf } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { outsideContactId } from "../../core/duty/duty.ts";
import { after } from "../../core/instant.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dateAndTime, duration } from "../../core/record/dates.ts";
import { buttonsOf, mailto } from "./buttons.ts";
import { replyIn } from "./letter-text.ts";
import type { Telling } from "./told.ts";

const timeOf = (state: Case, desk: DeskSettings): number => policyOf(desk, state.policy).moderatorsAnswerWithin ?? 0;

/** The letter from which one to somebody in this role can start. */
export const letterFor = (role: string, state: Case, desk: DeskSettings, motion: string): string => {
  if (role === "moderator") return letterToModerators(duration(timeOf(state, desk)));
  return role === "official"
    ? letterToBoard(approvalOf(state) === "objected")
    : preparedLetter(role, { motion, isSevere: state.severe === true });
};

/** The two buttons of a moderator who has not answered the letter that asked last. */
export const approvalButtons = ({ state, to, line }: Telling): readonly Button[] => {
  const row = askedModerator(state, correspondentOf(to));
  if (row === undefined || row.said !== undefined || approvalOf(state) === "approved") return [];
  const labels = { approve: "We accept it", object: "We do not accept it" } as const;
  return buttonsOf(
    approvalCommands.map((name) => ({ label: labels[name], command: `/${name} v${row.version}` })),
    state,
    line,
  );
};

const lastDay = ({ state, desk }: Telling): string =>
  dateAndTime(after(state.approval?.askedAt ?? state.openedAt, timeOf(state, desk)), desk.zone);

/** What a letter asks of its reader, if it is the one that asks. */
export const asksFor = (telling: Telling): Pick<Messages["to-other"], "asks" | "buttons"> => {
  const { state, event } = telling;
  const row = event.kind === "draft-sent" ? askedModerator(state, event.to) : undefined;
  const isAsking = row !== undefined && event.kind === "draft-sent" && row.version === event.version;
  const buttons = isAsking ? approvalButtons(telling) : [];
  return { asks: buttons.length > 0 ? asksModerators(lastDay(telling)) : "", buttons };
};

/** To a moderator, from the desk itself. */
export const moderatorLetter = (telling: Telling): Happening => {
  const { event } = telling;
  if (event.kind !== "commands-answered") return moderatorLetters.reminded(lastDay(telling));
  const [outcome] = event.outcomes;
  if (outcome === undefined) return moderatorLetters["not-asked"]();
  if ("done" in outcome) return outcome.done === "approved" ? moderatorLetters.approved() : moderatorLetters.objected();
  if (outcome.refused === "asked-anew") return moderatorLetters["asked-anew"]();
  const isUnclear = outcome.refused === "unclear-words" || outcome.refused === "contradicts";
  return isUnclear ? moderatorLetters.unclear() : moderatorLetters["not-asked"]();
};

/** Who is told next, in a sentence. Empty while that one has the letter and time to answer. */
export const nextShown = (state: Case, toShepherd: boolean): string => {
  const next = comesNext(state);
  if (next === "moderators" && approvalOf(state) === "asked") return "";
  return (toShepherd ? tellNext : shepherdTells)[lacksLine(state) ? "noLine" : (next ?? "nobody")];
};

const isFrom = ({ event, state }: Telling, wanted: CorrespondentRole): boolean =>
  event.kind === "correspondent-wrote" &&
  state.correspondents.some(({ number, role }) => number === event.number && role === wanted);

const isFromRespondent = (telling: Telling): boolean => isFrom(telling, "respondent");

const holdsAnswer = ({ about }: Telling): boolean =>
  replyIn(about).commands.some(({ name }) => approvalCommands.some((known) => known === name));

/** What a moderator's mail is, that has not been counted as an answer. */
const uncounted = (telling: Telling): "inWords" | "notCounted" | "unproven" | undefined => {
  const { event, state } = telling;
  const approval = approvalOf(state);
  const waits = approval === "asked" || approval === "objected";
  if (approval === undefined || event.kind !== "correspondent-wrote" || !isFrom(telling, "moderator")) return undefined;
  if (!holdsAnswer(telling)) return event.proven && waits ? "inWords" : undefined;
  return event.proven ? "notCounted" : "unproven";
};

/** What a mail from outside changes or may change: sentences for its readers. */
export const nextAfter = (telling: Telling): readonly string[] => {
  const { event, state, to } = telling;
  if (state.stage === "closed") return [stillClosed];
  if (event.kind === "approval-said") return saidOf(telling, event.what);
  const why = uncounted(telling);
  if (why !== undefined) return [moderatorsSaid[why]];
  if (!isFromRespondent(telling)) return [];
  return [
    ...(decisions(state).length > 0 ? [mayReconsider] : []),
    ...(possibleNow(state, to).includes("relay") ? [mayRelay] : []),
  ];
};

const saidOf = ({ state, to }: Telling, what: "approved" | "objected"): readonly string[] => {
  if (what === "objected") return [moderatorsSaid.objected, ...(mayGoToBoard(state) ? [mayAskBoard] : [])];
  const next = nextShown(state, to === `member:${state.shepherd}`);
  return [moderatorsSaid.approved, ...(next === "" ? [] : [next])];
};

interface Offer {
  readonly name: CommandName;
  readonly label: string;
  readonly command: string;
  /** What stands below the command in the mail that the button opens. */
  readonly more?: string;
}

const shown = ({ state, to, line }: Telling, offers: readonly Offer[]): readonly Button[] => {
  const able = possibleNow(state, to);
  if (line === undefined) return [];
  return offers
    .filter(({ name }) => able.includes(name))
    .map(({ label, command, more }) => ({
      label,
      command,
      href: mailto(line, state.codeName, more === undefined ? command : `${command}\n${more}`),
    }));
};

const proposeAnew: readonly Offer[] = [
  { name: "propose", label: "Propose another plan", command: "/propose plan" },
  { name: "propose", label: "Propose another consequence", command: "/propose consequence" },
];

/** With words of ours: what theirs say stands in their mail. */
const keepAnswer: readonly Offer[] = [
  { name: "approve", label: "Keep it as their yes", command: "/approve They wrote so." },
  { name: "object", label: "Keep it as their no", command: "/object They wrote so." },
];

const lineTo = (state: Case, role: CorrespondentRole): string | undefined => {
  const found = state.correspondents.find((row) => row.role === role && row.closed !== true);
  return found && whomWritten(state, found.number);
};

const writeTo = (state: Case, role: CorrespondentRole, label: string): readonly Offer[] => {
  const whom = lineTo(state, role);
  return whom === undefined ? [] : [{ name: "draft", label, command: `/draft ${whom}` }];
};

/** Whoever is kept out of the case, or in its circle, is not asked as the board. */
const askBoard = ({ state, desk }: Telling): readonly Offer[] => {
  if (!mayGoToBoard(state)) return [];
  const label = "Ask the board";
  if (lineTo(state, "official") !== undefined) return writeTo(state, "official", label);
  if (isKeptOut(state, outsideContactId) || state.circle.includes(outsideContactId)) return [];
  const command = `/contact official ${desk.outsideContact.email}`;
  return [{ name: "contact", label, command, more: "/draft official" }];
};

/** Beside a mail from outside that changes something, or may. Nothing of what it says goes into a button. */
export const buttonsAfter = (telling: Telling): readonly Button[] => {
  const { event, state } = telling;
  if (event.kind === "approval-said")
    return event.what === "approved" ? tellButtons(telling) : shown(telling, [...proposeAnew, ...askBoard(telling)]);
  if (uncounted(telling) === "inWords") return shown(telling, keepAnswer);
  return isFromRespondent(telling) && decisions(state).length > 0 ? shown(telling, proposeAnew) : [];
};

/** For whoever is told next. */
export const tellButtons = (telling: Telling): readonly Button[] => {
  const { state } = telling;
  switch (comesNext(state)) {
    case "moderators":
      return shown(telling, writeTo(state, "moderator", "Write to the moderators"));
    case "respondent":
    case "others":
      return shown(telling, writeTo(state, "respondent", "Write to the respondent"));
    case "reporter":
      return shown(telling, [{ name: "reply", label: "Write to the reporter", command: "/reply" }]);
    case undefined:
      return [];
  }
};
