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
} from "../../../templates/reminders.ts";
import type { Case } from "../../core/case/case.ts";
import { mayHearFromDesk } from "../../core/case/follow-ups.ts";
import { hasDecided, isDecision, openProposals } from "../../core/case/proposals.ts";
import type { FollowUp } from "../../core/case/reminding-words.ts";
import { type CommandName, possibleNow } from "../../core/case/rules.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import type { DeskSettings, Member } from "../../core/duty/desk-settings.ts";
import { after, type Instant } from "../../core/instant.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dayOf } from "../../core/record/days.ts";
import { mailto } from "./buttons.ts";
import { sentenceCase } from "./casework.ts";

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

const offers: Readonly<Partial<Record<FollowUp, (reminding: Reminding, member: Member) => readonly Offer[]>>> = {
  "mail-waits": () => [{ label: "Open it as a report", command: "/report" }],
  "no-shepherd": () => [{ label: "I look after it", command: "/shepherd me" }],
  "votes-missing": votes,
  "reporter-waits": () => [shortLetter],
  "news-due": news,
  "promise-due": () => [shortLetter],
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
  "decision-untold": "reply",
  "actions-open": "did",
  "still-open": "close",
  "promise-due": "reply",
  "reporter-waits": "reply",
};

const wordsFor = (state: Case, member: Member, what: FollowUp): string => {
  const { sentence, toOthers = sentence, ifNobodyWrites = "" }: Reminder = reminders[what];
  const asked = asksFor[what];
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
