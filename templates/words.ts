/**
 * Sentences that go into messages as data. They are kept apart from the code that picks them, so that whoever cares for the
 * wording finds all of it under templates/.
 */

import type { RefusalCode } from "../functions/core/case/codes.ts";
import { approvalRefusals } from "./approval-words.ts";
import { challengeRefusals, ifNotYou } from "./challenge-words.ts";
import { consentRefusals } from "./consent.ts";
import { draftRefusals } from "./drafts.ts";
import { erasureRefusals } from "./erasure.ts";
import { keptBackRefusals } from "./kept-back.ts";
import { keptRefusals, keptRemarks } from "./kept-words.ts";
import { rosterRefusals } from "./roster-words.ts";

/** What happened, and what the reader can do about it. */
export interface Refusal {
  readonly what: string;
  readonly next: string;
}

export const dangerNote =
  "Nobody watches this address day and night. If you or somebody near you is in danger, do not wait for us: call your local emergency number now.";

/** For the reporter. `readers` is how many members got the report. */
export const readersNote = (readers: 0 | 1 | 2): string => {
  const later = "Later, other members may help, but only those who have no part in it.";
  switch (readers) {
    case 2:
      return `For now, two members of the committee get your mail: the two who are on duty. ${later}`;
    case 1:
      return `For now, one member of the committee gets your mail: the one who is on duty. ${later}`;
    case 0:
      return "Nobody on the committee gets your mail. We are asking somebody from outside the committee to help, and they see it only when they have said yes.";
  }
};

/**
 * For a reporter who asked that somebody does not get it. The same whether a member has that name or not: else anybody could ask
 * the desk who is on the committee. So it says what is true of both.
 */
export const keptFromNote =
  "You asked us to keep this from somebody. We keep it from everybody who has the name that you wrote, and those who read it know what you asked.";

/** To somebody outside, in place of what a member can do. */
export const tryAgainOutside =
  "If you sent it, send it again from the address where you got our letter. If it was not you, answer that letter and tell us so.";

const seeHelp = "Answer with /help to see what you can do now.";

/** What ends with a colon is followed by a list: names, numbers or commands. */
export const refusals: Readonly<Record<RefusalCode, Refusal>> = {
  ...keptRefusals,
  ...erasureRefusals,
  ...rosterRefusals,
  ...keptBackRefusals,
  "unknown-command": {
    what: "The desk does not know this command.",
    next: "Answer with /help to see what you can do now.",
  },
  "not-possible-now": {
    what: "This cannot be done at this stage of the case.",
    next: "Answer with /help to see what you can do now.",
  },
  "not-yours-to-do": {
    what: "This is for somebody else on the case to do.",
    next: "If it is needed, write to your colleagues: an answer without a command reaches them.",
  },
  contradicts: {
    what: "This goes against another command in the same mail.",
    next: "Send the mail again with only one of the two.",
  },
  "unproven-sender": {
    what: "Nothing proves that the mail really came from you.",
    next: `If you sent it, send it again straight from the mail account where you get the desk's mail, and not through a mailing list or another service. ${ifNotYou}`,
  },
  "wrong-sender": {
    what: "The mail came from an address that the desk does not know as yours.",
    next: `If you sent it, try again from the address where you got this mail. ${ifNotYou}`,
  },
  "several-senders": {
    what: "The mail does not name one sender, so the desk cannot tell who wrote it.",
    next: `If you sent it, try again with your own address as the only sender. ${ifNotYou}`,
  },
  "no-longer-in-circle": {
    what: "You are no longer one of the members on this case.",
    next: "If you think that is wrong, ask a colleague on the committee.",
  },
  "machine-mail": {
    what: "The mail looks as if a machine sent it, such as an answer while you are away.",
    next: "If you wrote it yourself, send it again as a plain answer. If not, there is nothing to do.",
  },
  "other-code-name": {
    what: "The mail names another case than the one that its line belongs to.",
    next: "Find a mail about the case that you mean, and answer that one.",
  },
  "already-acknowledged": {
    what: "This report is acknowledged already, so no second letter was sent.",
    next: "There is nothing more you need to do.",
  },
  "no-text": {
    what: "This command needs your words, and there were none below it.",
    next: "Send it again, with your words on the lines below the command.",
  },
  "several-lines": {
    what: "The mail went to more than one private line, so the desk cannot tell where it belongs.",
    next: "Answer one of the desk's mails, and take all other addresses out.",
  },
  "line-closed": {
    what: "The line that the mail was sent to is closed.",
    next: "Answer the newest mail that you have about this case. If you have no newer one, ask a colleague on the committee.",
  },
  "unclear-words": {
    what: "The desk does not understand the words after this command. It can read:",
    next: seeHelp,
  },
  "no-such-member": {
    what: "No member goes by that name. On this case:",
    next: "Send it again with the name as it stands in the mails that you get from the desk.",
  },
  "several-members": {
    what: "The name fits more than one member:",
    next: "Send it again with the full name.",
  },
  "not-in-circle": {
    what: "Only a member of this case can be that. Not one of them:",
    next: "With /circle you can ask the rest of the committee who can help.",
  },
  "already-so": {
    what: "It is so already.",
    next: "There is nothing more you need to do.",
  },
  "asked-already": {
    what: "You have asked for this before, and it waits for a second member.",
    next: "Until one of your colleagues asks for the same, nothing happens. You can talk to them.",
  },
  "reporter-asked": {
    what: "The reporter wants it kept from this member. Only the reporter can change that.",
    next: "If it matters, ask the reporter with /reply.",
  },
  "no-address": {
    what: "The report came without an address, so nobody can be written to.",
    next: seeHelp,
  },
  "wants-no-mail": {
    what: "The reporter has asked us not to write.",
    next: "If they write again, you will see it. Until then, keep your words as a note.",
  },
  "no-date": {
    what: "The desk finds no day in it that it can read.",
    next: "Write the day like 2026-03-20.",
  },
  "date-past": {
    what: "That day is over.",
    next: "Send it again with a day that is still to come.",
  },
  "two-days": {
    what: "This can mean one of two days:",
    next: "Send it again with the one that you mean.",
  },
  "no-such-proposal": {
    what: "There is no open vote of that number. Open now:",
    next: "If another vote is open, send it again with the number of that one. With /log you see how a vote ended.",
  },
  "which-proposal": {
    what: "More than one vote is open, so the desk cannot tell which one you mean:",
    next: "Send it again with the number after the command.",
  },
  "only-a-number": {
    what: "Only the number of a vote may follow this command. Open now:",
    next: "Send it again like that. To say more to your colleagues, send them a mail without a command.",
  },
  "closing-incomplete": {
    what: "Something is still missing to close the case:",
    next: "Send it again, with one line for each, such as “review: 2026-09-01”. Below “letter:” you write to the reporter. If nothing follows, tell them why.",
  },
  "nothing-held": {
    what: "No letter of yours waits.",
    next: seeHelp,
  },
  "too-early": {
    what: "The members on duty still have time to answer the reporter.",
    next: "If nobody has answered by then, send it again.",
  },
  "seen-before": {
    what: "The desk has had this very mail before, and has done what it asked for.",
    next: `If you want it done once more, write a new mail. ${ifNotYou}`,
  },
  "no-such-case": {
    what: "You are on no case of that name.",
    next: "Write the two words of its code name, as they stand in your mails.",
  },
  "reporter-unreachable": {
    what: "The reporter's address does not take mail, so nothing can be sent to them.",
    next: "If you know another way to reach them that is safe for them, you can use it. If they write again, you can answer.",
  },
  "too-many-commands": {
    what: "One mail can hold 20 commands, and this one holds more.",
    next: "Send them again in two mails.",
  },
  "forms-differ": {
    what: "The mail came twice in one, as plain text and as formatted text, and the two do not ask for the same.",
    next: "Send it again as plain text. In most mail programs you can turn the formatting off for one mail.",
  },
  "too-many-notes": {
    what: "You have sent ten notes about this case within an hour. The desk keeps this one, and your colleagues did not get it.",
    next: "Wait an hour, and then send what they must know in one mail.",
  },
  "not-an-address": {
    what: "There is no mail address after the role that the desk could write to.",
    next: "Send it again with the role and the whole address, such as “/contact respondent name@example.org”.",
  },
  "contact-is-member": {
    what: "This is an address of a member, or of the desk itself. Nobody of the committee is written to as somebody outside.",
    next: "To take a member out of the case, use /exclude. To reach one who is on it, answer without a command.",
  },
  "contact-kept-out": {
    what: "They are kept out of this case, so the desk writes nothing to them about it.",
    next: "Ask your colleagues on this case who else can help.",
  },
  "contact-is-reporter": {
    what: "This is the reporter's address, and the reporter has a line of their own.",
    next: "Write to the reporter with /reply.",
  },
  "contact-known": {
    what: "The case has a line to this address already. There they are:",
    next: "Write to them with /draft.",
  },
  "use-reply": {
    what: "A letter to the reporter needs no draft.",
    next: "Write to the reporter with /reply. To talk it over first, answer without a command.",
  },
  "no-such-correspondent": {
    what: "The case has no line to them. It has lines to:",
    next: "The shepherd opens a line with /contact.",
  },
  "which-correspondent": {
    what: "The case has lines to more than one of them:",
    next: "Send it again with the number after the word.",
  },
  "no-such-draft": {
    what: "There is no such draft now.",
    next: "It may have been sent or dropped. Write a new one with /draft. A letter of yours that was held back goes out with /send anyway.",
  },
  "which-draft": {
    what: "More than one draft waits, so the desk cannot tell which one you mean:",
    next: "Send it again like one of these.",
  },
  ...draftRefusals,
  ...approvalRefusals,
  "needs-severe": {
    what: "A motion to the organisers is for a severe case, and nobody has said yet that this one is.",
    next: "If it is, say so with /severe, and send the motion again.",
  },
  "letter-repeated": {
    what: "The reporter was sent these very words less than a day ago, so they did not go out again.",
    next: "There is nothing more you need to do. If you have more to say, write it in other words.",
  },
  "put-since": {
    what: "What is asked now was put after this mail came in, so the mail cannot have meant it. To answer it, write:",
    next: "Read first what is asked. The mail about it has a button, too.",
  },
  ...consentRefusals,
  ...challengeRefusals,
  "too-many-from-outside": {
    what: "You have sent us twenty mails about this within a day. The desk keeps this one, and the members were not shown it.",
    next: "Wait a day, and then send what they must know in one mail.",
  },
};

/** What the receivers of a new report should know before they read it. */
export const remarks = {
  ...keptRemarks,
  "kept-out-named": (name: string): string =>
    `${name} is named in this report, so ${name} did not get it. If that is a mistake, tell the other member who got it.`,
  "kept-out-asked": (name: string): string => `The reporter asked to keep this from ${name}, so ${name} did not get it.`,
  "kept-out-earlier": (name: string): string =>
    `An earlier case of the same sender is kept from ${name}, so ${name} did not get this one either.`,
  "kept-out-outside": (name: string): string =>
    `This report is kept from ${name} too, so ${name} cannot be asked to help with it.`,
  "unknown-line": (shown: string): string => `It was sent to a private line that the desk does not know: ${shown}`,
  "unknown-not": (shown: string): string =>
    `The sender asked to keep it from somebody, but no member here goes by that name: ${shown}`,
  "closed-line": (): string => "It came in on a private line that no longer works. So it is a new report.",
  unreadable: (): string => "The desk could not read this mail. The mail is attached just as it came in.",
  unvouched: (): string =>
    "Nothing vouches that the sender's address is real. It may belong to somebody else. So no receipt was sent.",
  machine: (): string => "It looks as if a machine sent it. So no receipt was sent.",
  muted: (): string =>
    "The same address has had receipts today that nobody has acted on yet. So no receipt was sent, in case a machine answers there.",
  "several-from": (): string => "It names more than one sender. The desk cannot tell which of them wrote it.",
  "no-address": (): string => "It came without an address. So no receipt was sent, and nobody can be written to.",
  "answers-elsewhere": (): string =>
    "It asks for answers at another address than the one it came from. The desk writes to the one it came from.",
  "earlier-case": (code: string): string => `The same sender also has an earlier case here: ${code}.`,
  alone: (): string => "You are the only member who got this report.",
  "filed-by": (name: string): string => `${name} filed it for somebody else.`,
} as const;

export type RemarkCode = keyof typeof remarks;
