/** What may be done to a case at each stage, and by whom. Read by `decide`, by `/help`, by the docs and by the test that walks every pair. */
import { approvalOf, needsApproval } from "./approval.ts";
import type { Case, Stage } from "./case.ts";
import { rungsUpTo } from "./ladder.ts";
import { mayBeRecorded, votesOpen } from "./proposals.ts";
import { questionsOpen } from "./questions.ts";
import { mayBeErased } from "./retention.ts";
import { holdsRole, needsOutside, type Role } from "./roles.ts";
import { correspondentOf, memberPerson, type Person } from "./vocabulary.ts";
import { whileHeld } from "./while-held.ts";
import { takesMail, wantsLetters } from "./wishes.ts";

export const commandNames = [
  "ack",
  "record",
  "take",
  "shepherd",
  "clear",
  "recuse",
  "circle",
  "involves",
  "exclude",
  "include",
  "reply",
  "send",
  "contact",
  "draft",
  "risk",
  "scope",
  "propose",
  "agree",
  "disagree",
  "abstain",
  "did",
  "due",
  "close",
  "reopen",
  "link",
  "status",
  "log",
  "file",
  "quiet",
  "write-to",
  "withdraw",
  "hold",
  "release",
  "yes",
  "no",
  "relay",
  "report",
  "discard",
  "approve",
  "object",
  "urgent",
  "severe",
  "keep",
  "erase",
  "rotate",
  "help",
] as const;
export type CommandName = (typeof commandNames)[number];

type Rules = Readonly<Partial<Record<CommandName, readonly Role[]>>>;

/** While a circle works on a case, whatever its stage. */
const circleWork: Rules = {
  shepherd: ["circle"],
  clear: ["asked"],
  recuse: ["circle", "asked"],
  circle: ["shepherd", "responder"],
  involves: ["circle"],
  exclude: ["circle"],
  include: ["circle"],
  risk: ["circle"],
  scope: ["circle"],
  link: ["circle"],
  status: ["circle", "asked"],
  log: ["circle"],
  file: ["circle"],
  severe: ["circle"],
  keep: ["circle"],
  erase: ["circle"],
  rotate: ["circle", "asked"],
};

/** Once there is a report, whatever becomes of it. */
const always: Rules = {
  quiet: ["reporter"],
  "write-to": ["reporter"],
  withdraw: ["reporter"],
  hold: ["reporter"],
  release: ["reporter"],
  yes: ["outside", "questioned"],
  no: ["questioned"],
  help: ["circle", "asked", "reporter"],
};

/** Letters to somebody outside, once the reporter has been answered. Their writer never sends them: that is for another member. */
const toOthers: Rules = {
  contact: ["shepherd"],
  draft: ["circle"],
  send: ["circle"],
  discard: ["circle"],
  relay: ["shepherd"],
};

/** What the shepherd records was said elsewhere; a moderator answers for themselves, on their own line. */
const approving: Rules = { approve: ["shepherd", "moderator"], object: ["shepherd", "moderator"] };
/** What cannot wait does not wait for a stage, nor do the others who say whether it stays. */
const measures: Rules = { urgent: ["circle"], agree: ["voter"], disagree: ["voter"], abstain: ["voter"] };

/** A command that a stage does not name is not possible then. */
export const rules: Readonly<Record<Stage, Rules>> = {
  unplaced: { report: ["author", "responder"], discard: ["author"], help: ["author", "responder"] },
  reported: {
    ...circleWork,
    ...always,
    ...measures,
    // Whoever has stepped in takes nobody's answer away: the reporter waits for any.
    ack: ["circle"],
    record: ["responder"],
    send: ["circle"],
    take: ["asked"],
    did: ["circle"],
  },
  acknowledged: {
    ...circleWork,
    ...always,
    ...measures,
    ...toOthers,
    ...approving,
    reply: ["responder", "shepherd"],
    record: ["responder", "shepherd"],
    propose: ["shepherd"],
    did: ["shepherd"],
    due: ["shepherd"],
    close: ["shepherd"],
  },
  closed: {
    ...always,
    ...measures,
    ...toOthers,
    recuse: ["circle", "asked"],
    reply: ["responder", "shepherd"],
    reopen: ["circle"],
    did: ["circle"],
    link: ["circle"],
    status: ["circle", "asked"],
    log: ["circle"],
    file: ["circle"],
    keep: ["circle", "keeper"],
    erase: ["circle"],
    rotate: ["circle", "asked"],
  },
  "set-aside": { report: ["author"], help: ["author"] },
};

export const isCommandName = (name: string): name is CommandName => commandNames.some((known) => known === name);

/** Undefined where it may be done; otherwise whether the stage, the person or the reporter's wish forbids it. */
export const forbids = (
  state: Case,
  who: Person,
  name: CommandName,
): "not-possible-now" | "not-yours-to-do" | "on-hold" | undefined => {
  const roles = rules[state.stage][name];
  if (roles === undefined) return "not-possible-now";
  if (!roles.some((role) => holdsRole(state, who, role))) return "not-yours-to-do";
  if (!state.onHold || whileHeld.includes(name)) return undefined;
  // Nobody outside learns what a reporter wishes.
  return correspondentOf(who) === undefined ? "on-hold" : "not-possible-now";
};

const cannotBeWrittenTo = ({ reporter }: Case): boolean => reporter.address === undefined || !takesMail(reporter);

export const holdsLetter = (state: Case, who: Person): boolean => state.held.some(({ by }) => memberPerson(by) === who);

const hasNoVote = (state: Case): boolean => votesOpen(state).length === 0;

/** `/send` is for a letter that waits, `/clear` for who is asked, a vote for an open proposal: else they only confuse. */
const isMoot: Readonly<Partial<Record<CommandName, (state: Case, who: Person) => boolean>>> = {
  send: (state, who) =>
    !holdsLetter(state, who) && (state.onHold === true || state.drafts.every(({ by }) => memberPerson(by) === who)),
  draft: ({ correspondents }) => correspondents.length === 0,
  discard: ({ stage, drafts }) => stage !== "unplaced" && drafts.length === 0,
  approve: (state) => !needsApproval(state) || approvalOf(state) === "approved",
  object: (state) => !needsApproval(state) || approvalOf(state) === "objected",
  yes: (state, who) => (who === "reporter" ? questionsOpen(state).length === 0 : !needsOutside(state)),
  no: (state) => questionsOpen(state).length === 0,
  relay: ({ correspondents }) => correspondents.length === 0,
  // Whoever is asked earlier is asked to help, and not to step in.
  take: (state) => state.rungs < rungsUpTo("anyone-steps-in"),
  agree: hasNoVote,
  disagree: hasNoVote,
  abstain: hasNoVote,
  reply: (state) => cannotBeWrittenTo(state) || !wantsLetters(state),
  due: (state) => cannotBeWrittenTo(state) || state.quiet !== undefined,
  record: (state) => state.stage === "acknowledged" && !mayBeRecorded(state),
  erase: (state) => !mayBeErased(state),
  hold: ({ stage, wantsHold }) => stage === "closed" || wantsHold === true,
  release: ({ wantsHold }) => wantsHold !== true,
};

export const possibleNow = (state: Case, who: Person): readonly CommandName[] =>
  commandNames.filter((name) => forbids(state, who, name) === undefined && isMoot[name]?.(state, who) !== true);
