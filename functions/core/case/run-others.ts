/**
 * Commands about people outside: a line to them, and letters that the circle sees first. Nobody sends a letter of their own,
 * and nobody sends a text that they may not have read.
 */
import { organisersId, outsideContactId } from "../duty/duty.ts";
import { destinationOf } from "../mail/address.ts";
import { memberWriting } from "../mail/sender.ts";
import { approvalOf, mayGoToBoard, needsApproval } from "./approval.ts";
import type { Case } from "./case.ts";
import {
  type Correspondent,
  type CorrespondentRole,
  correspondentRoles,
  type Draft,
  type Leak,
  whomSaid,
  whomWritten,
} from "./correspondents.ts";
import type { EventOf } from "./events.ts";
import { evolvedBy } from "./evolve.ts";
import { firstShown } from "./order.ts";
import { identityIn, reporterAgrees } from "./questions.ts";
import { isKeptOut } from "./roles.ts";
import { askWhether } from "./run-questions.ts";
import { addressSaid, isSame } from "./run-reporter.ts";
import { type AskedByMember, byMember, isNewerThanMail, type Ran, type Run, type Runs } from "./running.ts";

type Refused = Extract<Ran, { refused: unknown }>;

const roleSaid = (word: string): CorrespondentRole | undefined => correspondentRoles.find((role) => role === word.toLowerCase());

const everyRole = (form: (role: string) => string): string[] => correspondentRoles.map(form);

/** A case is one item, and an item has an end. */
const mostCorrespondents = 30;

export const lineOpened = (
  { correspondents }: Case,
  facts: Pick<EventOf<"contact-opened">, "by" | "role" | "address">,
): EventOf<"contact-opened"> => ({ kind: "contact-opened", number: correspondents.length + 1, ...facts });

const contact = (asked: AskedByMember): Ran => {
  const { state, line, member, context } = asked;
  const [word = "", ...rest] = line.argument.split(" ");
  if (word.toLowerCase() === "close") return closeLine(asked, rest.join(" "));
  const role = roleSaid(word);
  if (role === undefined) return { refused: "unclear-words", among: everyRole((one) => `/contact ${one} ADDRESS`) };
  const address = addressSaid(rest.join(" "));
  if (address === undefined) return { refused: "not-an-address" };
  const cannot = cannotContact(state, address, context);
  if (cannot) return cannot;
  const opened = lineOpened(state, { by: member, role, address });
  const among = [`/draft ${whomWritten(evolvedBy(state, [opened]), opened.number)}`];
  return { done: "line-opened", among, events: [opened] };
};

/** A letter to a mistyped address must not go on being answered by a stranger. */
const closeLine = ({ state, member }: AskedByMember, whom: string): Ran => {
  const meant = whomMeant(state, whom, "/contact close");
  if ("refused" in meant) return meant;
  const { number } = meant.to;
  return { done: "line-closed-to", events: [{ kind: "contact-closed", by: member, number }] };
};

export const cannotContact = (state: Case, address: string, { desk }: AskedByMember["context"]): Refused | undefined => {
  const isMember = memberWriting(desk, { name: "", address }) !== undefined;
  if (isMember || destinationOf(address, desk.alias) !== undefined) return { refused: "contact-is-member" };
  if (isSame(address, state.reporter.address) || isSame(address, state.newAddress)) return { refused: "contact-is-reporter" };
  if (isOfKeptOut(state, address, desk)) return { refused: "contact-kept-out" };
  const known = open(state).find((row) => isSame(address, row.address));
  if (known) return { refused: "contact-known", among: [whomWritten(state, known.number)] };
  return state.correspondents.length >= mostCorrespondents ? { refused: "not-possible-now" } : undefined;
};

/** Whom the reporter keeps out is not written to by another way. */
const isOfKeptOut = (state: Case, address: string, { outsideContact, organisers }: AskedByMember["context"]["desk"]): boolean =>
  (isKeptOut(state, outsideContactId) && isSame(address, outsideContact.email)) ||
  (isKeptOut(state, organisersId) && isSame(address, organisers.email));

interface Meant {
  readonly to: Correspondent;
  /** What follows the name. */
  readonly rest: string;
}

/** `respondent`, or `respondent 2` where one alone would leave a doubt. */
export const whomMeant = (state: Case, argument: string, form: string): Meant | Refused => {
  const said = whomSaid(argument);
  if (said?.role === "reporter") return { refused: "use-reply" };
  const role = said && roleSaid(said.role);
  if (role === undefined) return { refused: "unclear-words", among: everyRole((one) => `${form} ${one}`) };
  const alike = state.correspondents.filter((row) => row.role === role);
  const [to, ...more] = (said?.rank === undefined ? alike : alike.slice(said.rank - 1, said.rank)).filter(isOpen);
  if (to === undefined || said?.rank === 0) return { refused: "no-such-correspondent", among: everybody(state) };
  return more.length > 0
    ? { refused: "which-correspondent", among: alike.filter(isOpen).map(({ number }) => whomWritten(state, number)) }
    : { to, rest: said?.rest ?? "" };
};

const isOpen = ({ closed }: Correspondent): boolean => closed !== true;

const open = ({ correspondents }: Case): readonly Correspondent[] => correspondents.filter(isOpen);

const everybody = (state: Case): string[] => open(state).map(({ number }) => whomWritten(state, number));

/** Whether the desk has a letter to start from. */
const isPrepared = (state: Case, role: CorrespondentRole): boolean => {
  if (role === "moderator") return needsApproval(state);
  return role === "respondent" || role === "organiser" || (role === "official" && mayGoToBoard(state));
};

/** As the prepared letters mark what only a member can write. */
const placeToFill = /^\[\d\. .{10,}\]?$/;

/** Without words such a letter comes back prepared. */
const draft = ({ state, line, member, mail, at, draftLeaks }: AskedByMember): Ran => {
  const meant = whomMeant(state, line.argument, "/draft");
  if ("refused" in meant) return meant;
  const { to, rest } = meant;
  if (rest === "" && line.body === "")
    return isPrepared(state, to.role)
      ? { done: "letter-prepared", among: [whomWritten(state, to.number)], events: [] }
      : { refused: "no-text" };
  const unfilled = line.body.split("\n").filter((one) => placeToFill.test(one));
  if (unfilled.length > 0) return { refused: "letter-unfinished", among: unfilled.map((one) => one.slice(0, 4)) };
  const version = to.versions + 1;
  const leaks = [...draftLeaks];
  return {
    done: leaks.length > 0 ? "drafted-held" : "drafted",
    events: [{ kind: "drafted", by: member, to: to.number, version, mail, line: at, leaks }],
  };
};

/** As a button carries it. */
export const sendForm = (state: Case, { to, version, leaks }: Draft): string =>
  `/send ${leaks.length > 0 ? "anyway " : ""}${whomWritten(state, to)} v${version}`;

/** Without a name it is for the one draft that there is. */
const draftMeant = (
  state: Case,
  argument: string,
  [form, formFor]: readonly [form: string, formFor: (draft: Draft) => string],
): { readonly draft: Draft; readonly rest: string } | Refused => {
  const [only, ...more] = state.drafts;
  if (argument === "" && more.length > 0) return { refused: "which-draft", among: state.drafts.map(formFor) };
  if (argument === "") return only ? { draft: only, rest: "" } : { refused: "no-such-draft" };
  const meant = whomMeant(state, argument, form);
  if ("refused" in meant) return meant;
  const found = state.drafts.find(({ to }) => to === meant.to.number);
  return found ? { draft: found, rest: meant.rest } : { refused: "no-such-draft" };
};

const versionForm = /^(?:v(?:ersion)? ?)?(\d{1,4})$/i;

/** The version is what a button carries: without one, only who has been sent the newest may mean it. */
export const sendDraft = (asked: AskedByMember): Ran => {
  const { state, line, member, waitingLeaks } = asked;
  const [anyway = "", argument = ""] = /^(anyway )?(.*)$/i.exec(line.argument)?.slice(1) ?? [];
  const meant = draftMeant(state, argument, ["/send", (row) => sendForm(state, row)]);
  if ("refused" in meant) return meant;
  const { draft: found, rest } = meant;
  const version = versionForm.exec(rest)?.[1];
  if (rest !== "" && version === undefined) return { refused: "unclear-words", among: [sendForm(state, found)] };
  if (found.by === member) return { refused: "own-draft" };
  if (version !== undefined && Number(version) !== found.version) return { refused: "draft-changed" };
  if (version === undefined && isNewerThanMail(asked, found.writtenAt)) return { refused: "draft-changed" };
  if (version === undefined && !found.shownTo.includes(member)) return { refused: "draft-not-seen" };
  const now = waitingLeaks.find(({ to, version: of }) => to === found.to && of === found.version)?.found ?? found.leaks;
  return now.some((leak) => !isShown(found, leak)) ? heldAgain(found, member, now) : released(asked, found, now, anyway !== "");
};

/** Moderators would accept more than they were told. */
const isOlder = ({ times }: Case, { writtenAt = times.decided }: Draft): boolean =>
  writtenAt !== undefined && times.decided !== undefined && writtenAt < times.decided;

const isShown = ({ leaks }: Draft, { what, shown }: Leak): boolean =>
  leaks.some((known) => known.what === what && known.shown === shown);

/** Nobody has seen yet what has come to light since it was written, so nobody can have meant it to go out anyway. */
const heldAgain = ({ to, version, mail, line }: Draft, by: Draft["by"], leaks: readonly Leak[]): Ran => ({
  done: "draft-held-again",
  events: [{ kind: "draft-held", by, to, version, mail, line, leaks: [...leaks] }],
});

/** What would tell who reported goes out only with the reporter's word, whoever sends it. */
const released = (asked: AskedByMember, found: Draft, leaks: readonly Leak[], anyway: boolean): Ran => {
  const { to, version, by, mail, line } = found;
  const { state, member } = asked;
  if (leaks.length > 0 && !anyway) return { refused: "draft-held" };
  const identity = identityIn(leaks);
  if (identity.length > 0 && !reporterAgrees(state, to, identity)) return askWhether(asked, found, identity);
  const role = state.correspondents.find(({ number }) => number === to)?.role;
  const first = role && !anyway ? firstShown(state, role) : [];
  if (first.length > 0) return { refused: "others-come-first", among: first };
  const isAsking = role === "moderator" && !["approved", undefined].includes(approvalOf(state));
  if (isAsking && isOlder(state, found)) return { refused: "draft-older" };
  return {
    done: "draft-sent",
    events: [
      { kind: "draft-sent", by: member, writer: by, to, version, mail, line },
      ...(isAsking ? [{ kind: "approval-asked" as const, number: to, version }] : []),
    ],
  };
};

export const dropDraft: Run = byMember(({ state, line, member }) => {
  const meant = draftMeant(state, line.argument, ["/discard", ({ to }) => `/discard ${whomWritten(state, to)}`]);
  if ("refused" in meant) return meant;
  return { done: "draft-dropped", events: [{ kind: "draft-dropped", by: member, to: meant.draft.to }] };
});

export const otherRuns: Runs<"contact" | "draft"> = { contact: byMember(contact), draft: byMember(draft) };
