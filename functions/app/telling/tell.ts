/** From a message's name to the message: one row a name. */
import type { DeskMessageName, MessageName, Messages } from "../../../templates/messages.ts";
import { readsNoticesOnly } from "../../core/duty/entitled.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import type { Templates } from "../../ports/mail-out.ts";
import { mailWaits, newReport, nobodyLeft, organisersAsked, receipt, whatIsThis } from "./about-report.ts";
import { acknowledgement, colleagueAcknowledged, note, reporterWrote, transcript } from "./answers.ts";
import { caseFile } from "./case-file.ts";
import { caseNews, conflictQuestion, deskLetter, journal, letter, letterHeld } from "./casework.ts";
import { challenge, notActed } from "./challenged.ts";
import { caseSoFar, outsideAsked, proposal, statusBoard } from "./deciding.ts";
import { noticeOf } from "./notice.ts";
import { originals } from "./originals.ts";
import { correspondentWrote, draft, toOther } from "./others.ts";
import { question, relayed } from "./questions.ts";
import type { Telling, Told } from "./told.ts";

/** What the desk sends of itself, told from no one case. */
type DeskMessage = "reminders" | "roster-news" | "not-encrypted" | "kept-back" | DeskMessageName;
type CaseMessage = Exclude<MessageName, DeskMessage>;

interface Filled<Name extends MessageName> {
  readonly data: Messages[Name];
  readonly attachments: readonly Attachment[];
}

const alone =
  <Name extends MessageName>(fill: (telling: Telling) => Messages[Name]) =>
  (telling: Telling): Filled<Name> => ({ data: fill(telling), attachments: [] });

const fillers: { readonly [Name in CaseMessage]: (telling: Telling) => Filled<Name> } = {
  "new-report": newReport,
  receipt: alone(receipt),
  acknowledgement: alone(acknowledgement),
  "colleague-acknowledged": alone(colleagueAcknowledged),
  note,
  "reporter-wrote": reporterWrote,
  transcript: alone(transcript),
  "not-acted": alone(notActed),
  challenge: alone(challenge),
  "what-is-this": alone(whatIsThis),
  "mail-waits": alone(mailWaits),
  "nobody-left": alone(nobodyLeft),
  "organisers-asked": alone(organisersAsked),
  "case-news": alone(caseNews),
  letter: alone(letter),
  "desk-letter": alone(deskLetter),
  "conflict-question": alone(conflictQuestion),
  "case-so-far": caseSoFar,
  proposal: alone(proposal),
  "status-board": statusBoard,
  journal: alone(journal),
  "case-file": caseFile,
  originals,
  "letter-held": alone(letterHeld),
  "outside-asked": alone(outsideAsked),
  draft: alone(draft),
  "to-other": alone(toOther),
  "correspondent-wrote": correspondentWrote,
  question: alone(question),
  relayed: alone(relayed),
};

export const isMessageName = (name: string): name is CaseMessage => name in fillers;

export const tell = (templates: Templates, name: CaseMessage, telling: Telling): Told => tellAs(templates, name, telling);

const tellNotice = (templates: Templates, noticed: NonNullable<ReturnType<typeof noticeOf>>): Told => ({
  message:
    noticed.name === "transcript" ? templates.render("transcript", noticed.data) : templates.render("case-news", noticed.data),
  attachments: [],
});

const tellAs = <Name extends CaseMessage>(templates: Templates, name: Name, telling: Telling): Told => {
  const { data, attachments } = fillers[name](telling);
  const noticed = readsNoticesOnly(telling.desk, telling.to) ? noticeOf(name, telling, data) : undefined;
  if (noticed) return tellNotice(templates, noticed);
  return { message: templates.render(name, data), attachments };
};

/** A letter or note answers a mail; the rest is news. Which of the two a mail is goes into its headers. */
export const isAnswer = (name: CaseMessage): boolean => answers.includes(name);

const answers: readonly CaseMessage[] = [
  "receipt",
  "transcript",
  "not-acted",
  "challenge",
  "what-is-this",
  "status-board",
  "journal",
  "case-file",
  "originals",
  "letter-held",
];
