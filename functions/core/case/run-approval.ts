/** The moderators' yes or no: by their own mail on their own line, or as the shepherd keeps it on record. */
import type { CommandLine } from "../mail/reply.ts";
import { type ApprovalAnswer, approvalOf, askedModerator } from "./approval.ts";
import { type Asked, isNewerThanMail, type Ran, type Run, type Runs, textOf } from "./running.ts";
import { correspondentOf } from "./vocabulary.ts";

export const approvalCommands = ["approve", "object"] as const;
export type ApprovalCommand = (typeof approvalCommands)[number];

/** What a button carries: the version of the letter that asked. */
const versionForm = /^v ?(\d{1,4})\b[ \t,:]*/i;

/** The words without the button's version. */
export const approvalText = (line: CommandLine): string => textOf({ ...line, argument: line.argument.replace(versionForm, "") });

const said = ({ by, mail, at }: Asked, what: ApprovalAnswer): Ran => ({
  done: what,
  events: [{ kind: "approval-said", by, what, mail, line: at }],
});

/** A yes with a condition on its own line is no yes that a machine may read. */
const byModerator = (asked: Asked, what: ApprovalAnswer): Ran => {
  const { state, by, line } = asked;
  const row = askedModerator(state, correspondentOf(by));
  if (!row) return { refused: "not-possible-now" };
  const version = versionForm.exec(line.argument)?.[1];
  const isAnew = version === undefined ? isNewerThanMail(asked, state.approval?.askedAt) : Number(version) !== row.version;
  if (isAnew) return { refused: "asked-anew" };
  if (what === "approved" && line.argument.replace(versionForm, "") !== "")
    return { refused: "unclear-words", among: approvalCommands.map((name) => `/${name} v${row.version}`) };
  return said(asked, what);
};

const recorded = (asked: Asked, what: ApprovalAnswer): Ran => {
  const now = approvalOf(asked.state);
  if (now === undefined) return { refused: "no-approval-wanted" };
  if (now === what) return { refused: "already-so" };
  return approvalText(asked.line) === "" ? { refused: "no-text" } : said(asked, what);
};

const answer =
  (what: ApprovalAnswer): Run =>
  (asked) =>
    correspondentOf(asked.by) === undefined ? recorded(asked, what) : byModerator(asked, what);

export const approvalRuns: Runs<ApprovalCommand> = { approve: answer("approved"), object: answer("objected") };
