/**
 * What happened to a case, said to the members on it: the headline is the subject of a mail and a line of the journal, the
 * sentences stand in the mail. Names are members' names; nothing here comes from outside.
 */
import { closedWithoutLetter } from "./approval-words.ts";
import { erasureLetters } from "./erasure.ts";
import { holdHappenings, holdLetters } from "./hold.ts";
import { messageNamed } from "./message-names.ts";

export interface Happening {
  readonly headline: string;
  readonly sentences: readonly string[];
}

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

/** Where an answer in plain words goes. */
export const toColleagues = "An answer without a command goes to your colleagues on this case. It does not go to the reporter.";

const reporterNotTold = "The reporter was not written to.";

const whoFollows = (next: string, shepherd: string): readonly string[] => [
  ...(next === "" ? [] : [`${next} takes the place and has got what happened so far.`]),
  ...(shepherd === "" ? [] : [`${shepherd} is the shepherd now.`]),
];

export const happenings = {
  opened: (to: readonly string[]) =>
    said(to.length === 0 ? "a report came in" : `a report came in, and went to ${to.join(" and ")}`),
  waits: () => said("a mail came in, and its author was asked what it is"),
  "set-aside": () => said("the mail was set aside"),
  acknowledged: (by: string) => said(`${by} acknowledged the report`),
  recorded: (by: string) =>
    said(
      `${by} closed the case as recorded`,
      `${by} has thanked the reporter. The report was already handled, so the case is closed and kept on file.`,
      "This is the letter that the reporter got.",
    ),
  "letter-sent": (by: string) =>
    said(
      `${by} wrote to the reporter`,
      `${by} wrote this letter to the reporter. It went out in ${by}'s name, without an address.`,
    ),
  "letter-held": (by: string) => said(`a letter by ${by} was held back`),
  "held-released": (by: string) => said(`${by} sent the letter that was held back`),
  asked: (by: string, names: readonly string[]) => said(`${by} asked ${names.join(", ")} whether they can help`),
  joined: (who: string) =>
    said(`${who} has joined`, `${who} says that the case is not too close to them, and has got what happened so far.`),
  "stepped-in": (who: string) =>
    said(`${who} steps in`, `${who} has got what happened so far, and is asked to answer the reporter. You still can, too.`),
  "outside-joined": (who: string) =>
    said(
      `${who} helps from outside`,
      `${who} is not on the committee, has said that they help, and has got what happened so far.`,
    ),
  left: (who: string, next: string, shepherd: string) =>
    said(
      next === "" ? `${who} is off the case` : `${who} is off the case, ${next} is on it`,
      `${who} gets no more mail about this case, and what ${who} was sent before stands in the journal.`,
      ...whoFollows(next, shepherd),
    ),
  declined: (who: string) => said(`${who} cannot help with this one`),
  "kept-out": (who: string, next: string, shepherd: string) =>
    said(`${who} is kept out`, `${who} is kept out of this case and is not asked to help.`, ...whoFollows(next, shepherd)),
  "advises-only": (who: string) =>
    said(`${who} does not vote on it`, `${who} can still read and write here. Their votes do not count.`),
  "second-exclude": (by: string, who: string) =>
    said(
      `${by} wants ${who} off the case`,
      `Nobody would take the place of ${who}, so this needs two members. If you want it too, answer with /exclude ${who}.`,
    ),
  "second-include": (by: string, who: string) =>
    said(
      `${by} wants ${who} back on the case`,
      `This needs two members. If you want it too, answer with /include ${who}. Then ${who} is asked whether the case is too close to them.`,
    ),
  included: (who: string) => said(`${who} may come back`),
  "people-named": (by: string, names: readonly string[]) =>
    said(
      `${by} named people who are part of it`,
      `${by} named: ${names.join(", ")}. Members who are asked to help see these names.`,
    ),
  shepherd: (by: string, who: string, second: string) =>
    said(
      `${who} is the shepherd now`,
      `${by === who ? "" : `${by} named ${who} as the shepherd. `}${who} looks after this case until it is closed.`,
      ...(second === "" ? [] : [`${second} is the second owner.`]),
    ),
  triage: (by: string, safety: string, repeat: string) =>
    said(
      `${by} said how great the risk is`,
      [safety === "" ? "" : `Risk to safety: ${safety}.`, repeat === "" ? "" : `Risk that it happens again: ${repeat}.`]
        .filter((part) => part !== "")
        .join(" "),
    ),
  proposed: (by: string, number: string) => said(`${by} put proposal ${number} to the vote`),
  voted: (by: string, number: string, vote: string) => said(`${by} voted on proposal ${number}: ${vote}`),
  /** `next`: who is told first, in a whole sentence. Empty where nobody is. */
  carried: (number: string, next: string) =>
    said(`proposal ${number} is carried`, "The vote is over, and enough members agree.", ...(next === "" ? [] : [next])),
  "not-carried": (number: string) =>
    said(
      `proposal ${number} is not carried`,
      "Everybody has voted, and not enough members agree. The shepherd can propose something else.",
    ),
  tied: (number: string) =>
    said(`proposal ${number} is tied`, "The votes are even. Somebody from outside the committee is asked to help."),
  "action-done": (by: string) => said(`${by} carried out an action`, `${by} keeps this on record.`, reporterNotTold),
  "date-promised": (by: string, day: string) =>
    said(`${by} promised news by ${day}`, `${by} promised the reporter news by ${day}. The reporter was told so.`),
  closed: (by: string, outcome: string, review: string, ends: string, noLetter: boolean) =>
    said(
      "the case is closed",
      `${by} closed the case. For the committee alone, the outcome is: ${outcome}`,
      `It is looked at again on ${review}.${ends === "" ? "" : ` What you imposed ends on ${ends}.`}`,
      noLetter ? closedWithoutLetter : "This is the letter for the reporter.",
    ),
  reopened: (by: string) => said("the case is open again", `It was opened again by ${by}.`),
  linked: (by: string, other: string) =>
    said(`${by} linked it with another case`, `${by} linked this case with ${other}. Only who is on both is told so.`),
  "reporter-wrote": () => said("mail came in on the reporter's line"),
  "reporter-wrote-more": () =>
    said(
      "much mail came in on the reporter's line",
      "So many mails came in on the reporter's line within a day that the desk no longer sends you each of them.",
      "They are kept. Answer with “/file” to read them.",
      "If you do not know who writes so much, take care: it need not be the reporter.",
    ),
  "reporter-withdrew": () =>
    said(
      "the reporter would rather not have reported",
      "The reporter asks to take the report back. What you do now is for you to decide together.",
      "If others may be in danger, you can still act on what you know. Take care that nothing leads back to the reporter.",
    ),
  ...holdHappenings,
  "reporter-quiet": (butOutcome: boolean) =>
    said(
      "the reporter wants no mail",
      butOutcome
        ? "The reporter wants to hear how it ends, and nothing before that."
        : "The reporter wants no more mail about it.",
      "They can still write to you, and you will see it.",
    ),
  "new-address": () => said("the reporter named another address"),
  "address-kept": () => said("the reporter keeps the address"),
  "address-changed": () =>
    said("the reporter's address has changed", "The reporter asked us to write to another address, and has answered from there."),
  away: (who: string) =>
    said(
      `${who} may be away`,
      `An automatic answer came from ${who}'s mailbox, so ${who} may be away. Nobody has acknowledged this report yet.`,
      "If you can, acknowledge it now. The reporter then knows that somebody has read it.",
    ),
  "note-added": (by: string) => said(`${by} wrote a note`),
  "contact-opened": (by: string, whom: string) => said(`${by} opened a line to ${whom}`),
  drafted: (by: string, whom: string, version: string) => said(`${by} drafted a letter to ${whom}, version ${version}`),
  "draft-dropped": (by: string, whom: string) =>
    said(`${by} dropped a draft`, `${by} dropped the draft of a letter to ${whom}. It was not sent.`),
  "draft-sent": (by: string, writer: string, whom: string) =>
    said(
      `${by} sent a letter to ${whom}`,
      `${writer} wrote this letter to ${whom}, and ${by} sent it. It went out in the name of the committee. It names none of you.`,
    ),
  "correspondent-wrote": (whom: string) => said(`mail came in on the line of ${whom}`),
  "not-acted": (who: string) => said(`a mail on the line of ${who} did nothing`),
  answered: (who: string) => said(`${who} was told what their mail did`),
  "read-back": (by: string, what: string) => said(`${by} asked for the ${what === "original" ? "files as they came" : what}`),
  "primary-reminded": (_: string, __: string, by: string) =>
    said(
      "the reporter waits for an answer",
      `Nobody has answered the reporter yet. The committee promises an answer by ${by}.`,
      "One tap is enough: the button below sends a kind letter in your name. You can also write your own words below /ack.",
    ),
  "secondary-takes-over": (first: string, second: string, by: string) =>
    said(
      "the reporter still waits",
      first === "" ? "Nobody has answered the reporter yet." : `${first} has not answered the reporter yet.`,
      second === ""
        ? `The committee promises an answer by ${by}.`
        : `${second}, please answer in their place now. The committee promises an answer by ${by}.`,
    ),
  /** The same, to the one who has not answered. */
  "place-taken": (second: string, by: string) =>
    said(
      "the reporter still waits",
      `Nobody has answered the reporter yet, so ${second === "" ? "somebody else" : second} is asked to answer in your place. You still can.`,
      `The committee promises an answer by ${by}.`,
    ),
  "anyone-steps-in": (_: string, __: string, by: string) =>
    said(
      "others are asked to step in",
      `Nobody has answered the reporter. The committee promises an answer by ${by}.`,
      "The other members are now asked to step in. They see the code name, and nothing of what it is about. You can still answer yourself.",
    ),
  "outside-contact": (_: string, __: string, by: string) =>
    said(
      "somebody outside is told of it",
      `Nobody has answered the reporter. The committee promises an answer by ${by}.`,
      "Somebody outside the committee is now told that this case waits, by its code name. You can still answer yourself.",
    ),
  reminded: (about: readonly string[]) => said(`reminded: ${about.join("; ")}`),
  "status-told": () => said("the desk told the reporter that their report is still open"),
  sent: (message: string, who: string) => said(`${who} was sent ${messageNamed(message)}`),
  dissolved: (message: string, who: string) => said(`${messageNamed(message)} for ${who} was no longer needed`),
  refused: (message: string, who: string) => said(`${messageNamed(message)} for ${who} was refused by the mail service`),
  delivered: (message: string, who: string) => said(`${messageNamed(message)} has arrived at the mailbox of ${who}`),
  rejected: (message: string, who: string) =>
    said(`${messageNamed(message)} for ${who} held something harmful, so its text goes alone`),
  complained: (message: string, who: string) => said(`${who} marked ${messageNamed(message)} as unwanted`),
  "reached-again": (who: string) => said(`mail reaches ${who} again`),
  "not-reached": (who: string, why: WhyNotReached, isAlone: boolean) =>
    said(
      `mail does not reach ${who}`,
      whyNotReached[why](who),
      `Please reach ${who} another way, by telephone for example, and say only that a mail waits.`,
      isAlone ? "You are the one who has this report now." : "Your other colleagues on this case still get their mail.",
    ),
  "other-not-reached": (who: string, why: WhyNotReached) =>
    said(
      `mail does not reach ${who}`,
      whyNotReached[why](who),
      "They may not have read your letter. If you know another address of theirs, the shepherd can open a line to it with /contact.",
    ),
  "reporter-not-reached": () =>
    said(
      "mail does not reach the reporter",
      "A mail to the reporter came back, because their address does not take mail. So the desk sends nothing more to it.",
      "If you know another way to reach them that is safe for them, you can use it. If they write again, you can answer as before.",
    ),
  "reporter-complained": () =>
    said(
      "the reporter's mailbox calls our mail unwanted",
      "A mail to the reporter was marked as unwanted there. It may have been a slip.",
      "The desk sends them nothing more by itself. What you write to them with /reply still goes out, so think first whether it helps them.",
    ),
} as const;

export type WhyNotReached = "bounced" | "complained" | "suppressed" | "rejected" | "no-word" | "not-encrypted";

const whyNotReached: Readonly<Record<WhyNotReached, (who: string) => string>> = {
  bounced: (who) => `A mail about this case came back: the address of ${who} does not take it.`,
  complained: (who) => `A mail about this case was marked as unwanted in the mailbox of ${who}.`,
  suppressed: (who) => `Our mail service sends nothing to the address of ${who} any more, because earlier mail came back.`,
  rejected: (who) => `Our mail service took the mail for ${who} for harmful and threw it away.`,
  "not-encrypted": (who) => `A mail about this case to ${who} could not be encrypted, so it was not sent. They need a new key.`,
  "no-word": (who) => `Nobody can say that a mail about this case has arrived in the mailbox of ${who}.`,
};

/** Alone, or below a member's own words. */
export const hearBy = (day: string): string => `You hear from us by ${day}, even if there is nothing new to tell by then.`;

/** To the reporter, from the desk itself. */
export const deskLetters = {
  contact: (name: string) =>
    said(
      "who looks after your report",
      `${name} looks after your report from now on, and is your contact here.`,
      "If you would rather talk to somebody else, say so.",
    ),
  promised: (day: string) => said("when you hear from us", hearBy(day)),
  "confirm-address": () =>
    said(
      "is this the right address?",
      "Somebody who wrote to us wants our answers to come to this address.",
      "If that was you, answer this mail from here with /yes. If not, do nothing, and you get no more mail.",
    ),
  "address-changed": () => said("we write to you here now", "From now on we write to you at this address, and to no other."),
  /** Says nothing that the desk cannot know. */
  status: () =>
    said(
      "your report is still open",
      "The committee has your report and is not done with it. There is nothing that we can tell you today.",
      "You do not have to do anything. If something has changed for you, or if you are worried, answer this mail.",
    ),
  /** The receipt had promised an answer by a person. */
  late: (within: string) =>
    said(
      "your report is still open",
      `We told you that a person answers you within ${within}. Nobody has yet, and we are sorry.`,
      "Your report is not lost. We are asking more members of the committee to answer you, and then somebody outside it. They see no more than a code name until they say that they have no part in it.",
      "You do not have to do anything. If something has changed for you, or if you are worried, answer this mail.",
    ),
  ...holdLetters,
  ...erasureLetters,
  answered: (sentences: readonly string[]) => said("we have read your wish", ...sentences),
} as const;
