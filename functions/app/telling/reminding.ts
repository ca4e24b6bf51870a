/** The morning's reminders of one person, in one mail. */
import type { Button, Messages } from "../../../templates/messages.ts";
import {
  longerLetter,
  type Reminder,
  reminders,
  remindersHow,
  remindersOpening,
  remindersSubject,
  statusLetter,
  untold,
} from "../../../templates/reminders.ts";
import { approvalOf, mayGoToBoard } from "../../core/case/approval.ts";
import type { Case } from "../../core/case/case.ts";
import { type CorrespondentRole, whomWritten } from "../../core/case/correspondents.ts";
import { mayHearFromDesk } from "../../core/case/follow-ups.ts";
import { comesNext } from "../../core/case/order.ts";
import { hasDecided, isDecision, openProposals } from "../../core/case/proposals.ts";
import type { FollowUp } from "../../core/case/reminding-words.ts";
import { type CommandName, possibleNow } from "../../core/case/rules.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import type { DeskSettings, Member } from "../../core/duty/desk-settings.ts";
import { after, type Instant } from "../../core/instant.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import type { Told } from "../../core/policy/policy.ts";
import { dayOf } from "../../core/record/days.ts";
import { mailto } from "./buttons.ts";
import { sentenceCase } from "./casework.ts";
import { keepLonger } from "./erasing.ts";

export interface Reminding {
  readonly state: Case;
  /** The reader's own line on this case. */
  readonly line: string;
  readonly about: readonly FollowUp[];
  readonly desk: DeskSettings;
  readonly now: Instant;
}

interface Offer {
  readonly label: string;
  readonly command: string;
  /** What stands below the command in the mail that the button opens. */
  readonly words?: string;
}

const shortLetter: Offer = { label: "Send a short letter now", command: "/reply", words: statusLetter };

/** Before the acknowledgement there is no other letter. */
const news = (reminding: Reminding, member: Member): readonly Offer[] =>
  reminding.state.stage === "reported" ? [{ label: "Acknowledge", command: "/ack" }] : [statusLetterFor(reminding, member)];

/** Where the procedure asks for it, the letter says that it takes longer, and by when there is the next. */
const statusLetterFor = ({ state, desk, now }: Reminding, member: Member): Offer => {
  const { statusLetter: saysSo, newsEvery } = policyOf(desk, state.policy);
  const mayPromise = possibleNow(state, memberPerson(member.id)).includes("due");
  if (!saysSo || !mayPromise || hasDecided(state)) return shortLetter;
  return { ...shortLetter, command: `/due ${dayOf(after(now, newsEvery), desk.zone)}`, words: longerLetter };
};

const votes = ({ state }: Reminding, member: Member): readonly Offer[] =>
  openProposals(state)
    .filter((row) => isDecision(row) && !row.votes.some((vote) => vote.member === member.id))
    .slice(0, 1)
    .flatMap(({ number }) =>
      ["Agree", "Disagree", "Abstain"].map((label) => ({
        label: `${label} to ${number}`,
        command: `/${label.toLowerCase()} ${number}`,
      })),
    );

/** Somebody outside, once there is a line to them. */
const letterTo = (state: Case, role: CorrespondentRole): readonly Offer[] =>
  state.correspondents
    .filter((row) => row.role === role && row.closed !== true)
    .slice(0, 1)
    .map(({ number }) => ({ label: `Write to the ${role}`, command: `/draft ${whomWritten(state, number)}` }));

const tellings: Readonly<Record<Told, (state: Case) => readonly Offer[]>> = {
  moderators: (state) => letterTo(state, "moderator"),
  respondent: (state) => letterTo(state, "respondent"),
  others: (state) => letterTo(state, "respondent"),
  reporter: () => [],
};

const offers: Readonly<Partial<Record<FollowUp, (reminding: Reminding, member: Member) => readonly Offer[]>>> = {
  "mail-waits": () => [{ label: "Open it as a report", command: "/report" }],
  "no-shepherd": () => [{ label: "I look after it", command: "/shepherd me" }],
  "votes-missing": votes,
  "decision-untold": ({ state }) => tellings[comesNext(state) ?? "reporter"](state),
  "moderators-silent": ({ state }) => [
    ...letterTo(state, "moderator"),
    ...(mayGoToBoard(state) ? letterTo(state, "official") : []),
  ],
  "reporter-waits": () => [shortLetter],
  "news-due": news,
  "promise-due": () => [shortLetter],
  "hold-ends": ({ desk, now }) => [keepLonger(desk, now)],
  "review-due": () => [{ label: "Open it again", command: "/reopen" }],
};

/** Only what the reader may do: somebody in the circle need not be one who writes to the reporter. */
const buttonsFor = (one: Reminding, member: Member, isOneOfMany: boolean): readonly Button[] => {
  const { state, line, about } = one;
  const able: readonly string[] = possibleNow(state, memberPerson(member.id));
  const wanted = about.flatMap((what) => offers[what]?.(one, member) ?? []);
  return wanted
    .filter(({ command }, at) => able.includes(nameIn(command)) && wanted.findIndex((offer) => offer.command === command) === at)
    .map(({ label, command, words = "" }) => ({
      label: isOneOfMany ? `${sentenceCase(state.codeName)}: ${label}` : label,
      command,
      href: mailto(line, state.codeName, words === "" ? command : `${command}\n\n${words}`),
    }));
};

/** The command that a sentence asks for. Whoever may not give it reads what else they can do. */
const asksFor: Readonly<Partial<Record<FollowUp, CommandName>>> = {
  "shepherd-silent": "propose",
  "decision-overdue": "propose",
  "moderators-silent": "approve",
  "actions-open": "did",
  "still-open": "close",
  "promise-due": "reply",
  "reporter-waits": "reply",
};

/** What was decided is told to one after the other: the words are about whoever is next. */
const untoldBy = (state: Case): { readonly words: Pick<Reminder, "sentence" | "toOthers">; readonly asks: CommandName } => {
  const next = comesNext(state);
  if (next === "moderators")
    return approvalOf(state) === "objected"
      ? { words: untold.objected, asks: "propose" }
      : { words: untold.unasked, asks: "contact" };
  return next === "respondent" || next === "others"
    ? { words: untold.respondent, asks: "draft" }
    : { words: reminders["decision-untold"], asks: "reply" };
};

const wordsFor = (state: Case, member: Member, what: FollowUp): string => {
  const { words, asks: asked } = what === "decision-untold" ? untoldBy(state) : { words: reminders[what], asks: asksFor[what] };
  const { sentence, toOthers = sentence, ifNobodyWrites = "" }: Omit<Reminder, "headline"> = words;
  const isAble = asked === undefined || possibleNow(state, memberPerson(member.id)).includes(asked);
  return [isAble ? sentence : toOthers, mayHearFromDesk(state) ? ifNobodyWrites : ""].filter((part) => part !== "").join(" ");
};

const nameIn = (command: string): string => command.slice(1).split(" ")[0] ?? "";

export const remindersTold = (member: Member, all: readonly Reminding[]): Messages["reminders"] => {
  const listed = all.map(({ state, about }) => ({
    codeName: state.codeName,
    headlines: about.map((what) => reminders[what].headline),
  }));
  const buttons = all.flatMap((one) => buttonsFor(one, member, all.length > 1));
  return {
    memberName: member.name,
    subject: remindersSubject(listed),
    opening: remindersOpening(all.length),
    items: all.flatMap(({ state, about }) =>
      about.map((what) => ({
        heading: `${state.codeName}: ${reminders[what].headline}`,
        text: wordsFor(state, member, what),
      })),
    ),
    buttons,
    how: remindersHow(all.length, buttons.length),
  };
};
