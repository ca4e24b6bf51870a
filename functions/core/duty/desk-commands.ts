/** What members ask of the desk itself, at its own address: one row a command. */
import type { OutcomeCode, RefusalCode } from "../case/codes.ts";
import { isCommandName } from "../case/rules.ts";
import { type MailRef, memberPerson } from "../case/vocabulary.ts";
import type { MemberId } from "../ids.ts";
import { after, hours, type Instant } from "../instant.ts";
import type { CommandLine } from "../mail/reply.ts";
import type { DeskEvent } from "./desk-events.ts";
import { memberWithId } from "./duty.ts";
import { isConfirmed } from "./entitled.ts";
import type { KeptBackCode } from "./kept-back.ts";
import { membersMatching } from "./member-match.ts";
import { inForce, isLastOf, type Roster, removalsOpen } from "./roster.ts";

interface AskedOfDesk {
  /** As the commands above it in the same mail have left the desk. */
  readonly state: Roster;
  readonly by: MemberId;
  readonly line: CommandLine;
  readonly now: Instant;
  /** Of the mails kept back that the mail names, those which are there and which its writer may read. */
  readonly keptBack?: readonly KeptBackCode[];
}

/** A mail of a member to the desk itself. */
export interface TakeIn {
  readonly by: MemberId;
  readonly mail: MailRef;
  readonly commands: readonly CommandLine[];
  /** Text and HTML of the mail command different things. */
  readonly formsDiffer?: boolean;
  /** Of the mails kept back that it names, those which are there and which its writer may read. */
  readonly keptBack?: readonly KeptBackCode[];
}

export type DeskRan =
  | { readonly refused: RefusalCode; readonly among?: string[] }
  | { readonly done: OutcomeCode; readonly among?: string[]; readonly events: readonly DeskEvent[] };

type DeskRun = (asked: AskedOfDesk) => DeskRan;

const only =
  (done: OutcomeCode): DeskRun =>
  () => ({ done, events: [] });

/** Their own word is enough for themselves; a colleague is taken off the roster by two, so that one stolen mailbox is not enough. */
const leave: DeskRun = (asked) => {
  const { state, by, line } = asked;
  if (line.argument === "" || line.argument.toLowerCase() === "me") return ownLeave(asked);
  const { name, no } = /^(?<name>.+?)(?<no> no\.?)?$/i.exec(line.argument)?.groups ?? {};
  const found = membersMatching(state.settings, name ?? "");
  if ("none" in found) return { refused: "nobody-of-that-name" };
  if ("several" in found) return { refused: "several-members", among: found.several.map(({ name }) => name) };
  if (no !== undefined) return stopped(asked, found.member.id);
  return found.member.id === by ? ownLeave(asked) : removal(asked, found.member.id);
};

/** Anybody's word, theirs too whom it is about: two stolen mailboxes must not be enough while others look. */
const stopped = ({ state, by, now }: AskedOfDesk, member: MemberId): DeskRan =>
  removalsOpen(state, now).some((row) => row.member === member)
    ? { done: "removal-stopped", events: [{ kind: "removal-stopped", member, by }] }
    : { refused: "no-removal" };

const timeToStop = hours(24);

const ownLeave = ({ state, by }: AskedOfDesk): DeskRan =>
  isLastOf(state, by)
    ? { refused: "last-member" }
    : { done: "left-desk", events: [{ kind: "member-left", member: by, by: [by] }] };

const removal = ({ state, by, now }: AskedOfDesk, member: MemberId): DeskRan => {
  const first = removalsOpen(state, now).filter((row) => row.member === member);
  if (first.some(({ agreed }) => agreed !== undefined)) return { refused: "already-so" };
  if (first.some((row) => row.by === by)) return { refused: "asked-already" };
  const [colleague] = first;
  return colleague === undefined
    ? { done: "removal-asked", events: [{ kind: "removal-asked", member, by }] }
    : {
        done: "removal-agreed",
        events: [{ kind: "removal-agreed", member, by, first: colleague.by, until: after(now, timeToStop) }],
      };
};

const notice: DeskRun = ({ by, line }) => {
  const said = line.argument.toLowerCase();
  if (said !== "only" && said !== "full") return { refused: "unclear-words", among: ["/notice only", "/notice full"] };
  return {
    done: said === "only" ? "notice-only" : "notice-full",
    events: [{ kind: "notice-chosen", member: by, only: said === "only" }],
  };
};

/** One that is not there and one that is not theirs to read are answered alike. */
const report: DeskRun = ({ by, line, keptBack = [] }) => {
  const found = keptBack.filter(({ code }) => code === line.argument.toLowerCase());
  return found.length === 0
    ? { refused: "no-such-mail" }
    : {
        done: "opened-as-report",
        events: [{ kind: "kept-back-wanted", by, mails: found.map(({ mail, blob }) => ({ mail, blob })) }],
      };
};

const runs = {
  status: only("board-sent"),
  members: only("members-sent"),
  notice,
  report,
  leave,
  help: only("help-given"),
} as const satisfies Readonly<Record<string, DeskRun>>;

type DeskCommandName = keyof typeof runs;

export const isDeskCommand = (name: string): name is DeskCommandName => Object.hasOwn(runs, name);

interface Meaning {
  readonly command: string;
  readonly meaning: string;
}

/** Said by `/help` at the desk's own address, and in docs/commands.md. */
export const deskMeanings: Readonly<Record<DeskCommandName, Meaning>> = {
  status: { command: "/status", meaning: "sends you the board of all cases" },
  members: { command: "/members", meaning: "tells you who is on the list of members, and who has confirmed their address" },
  notice: {
    command: "/notice only",
    meaning: "from then on your mails say that something happened, and never what; “/file” brings it. “/notice full” ends that",
  },
  report: { command: "/report CODE", meaning: "opens a mail that was kept back; its code stands in the mail that lists it" },
  leave: {
    command: "/leave",
    meaning:
      "takes you off the list of members; “/leave NAME” takes a colleague off it, a day after a second member has sent the same, unless somebody sends “/leave NAME no”",
  },
  help: { command: "/help", meaning: "lists what you can do here; commands of a case go to that case's own mails" },
};

/** Commands of a case belong on that case's own line. */
export const runForDesk: DeskRun = (asked) => {
  const { state, by, line } = asked;
  // Above it in the same mail, or in another at the same moment, they have left.
  if (memberWithId(state.settings, by) === undefined) return { refused: "not-yours-to-do" };
  if (!isConfirmed(inForce(state), memberPerson(by))) return { refused: "address-unconfirmed" };
  if (isDeskCommand(line.name)) return runs[line.name](asked);
  return { refused: isCommandName(line.name) ? "not-possible-now" : "unknown-command" };
};
