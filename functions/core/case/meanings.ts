/** What each command does, in a few words. */
import { erasureMeanings } from "./erasure-meanings.ts";
import type { CommandName } from "./rules.ts";

export interface Meaning {
  /** With the words that it needs. */
  readonly write: string;
  readonly does: string;
}

/** Said by `/help`, beside the buttons and in docs/commands.md. */
export const meanings: Readonly<Record<CommandName, Meaning>> = {
  ack: { write: "/ack", does: "tells the reporter that you have read it; text below the command becomes your letter" },
  record: { write: "/record", does: "for a report that was already handled: thanks the reporter and keeps the case on file" },
  take: { write: "/take", does: "makes you the first responder, where nobody has answered the reporter in time" },
  shepherd: {
    write: "/shepherd me",
    does: "says who looks after the case to its end; write a member's name instead of “me”, or two names where your procedure has a second owner",
  },
  clear: { write: "/clear", does: "says that the case is not too close to you, and brings it to you" },
  recuse: { write: "/recuse", does: "takes you off the case; nobody asks why. “/recuse vote” keeps you in it without a vote" },
  circle: {
    write: "/circle",
    does: "asks the rest of the committee who can help; they see the names from /involves and no more",
  },
  involves: { write: "/involves NAMES", does: "names people who are part of it, with commas between them" },
  exclude: { write: "/exclude NAME", does: "takes a member out of the case" },
  include: { write: "/include NAME", does: "asks a member back who was kept out; a second member must ask for it too" },
  reply: { write: "/reply", does: "sends the text below it to the reporter, in your name and without your address" },
  send: {
    write: "/send",
    does: "sends the draft of a colleague; “/send anyway” sends a letter of yours that was held back, just as it stands",
  },
  contact: {
    write: "/contact ROLE ADDRESS",
    does: "opens a line to somebody outside, and sends nothing yet; the role is respondent, witness, moderator, organiser or official; “/contact close respondent” ends a line",
  },
  draft: {
    write: "/draft respondent",
    does: "shows your letter to the others on the case first; write another role for somebody else, or nothing below it for a letter to start from",
  },
  risk: { write: "/risk safety=yes repeat=maybe", does: "says how dangerous it is and whether it may happen again" },
  scope: {
    write: "/scope in",
    does: "says whether it is for this committee; “/scope out” if not, “/scope local” if those who reported it handle it with your advice; the reason below",
  },
  propose: {
    write: "/propose plan",
    does: "puts the text below it to the vote; “consequence” and “action” instead of “plan” too, and “motion” where a severe case goes to the organisers",
  },
  agree: { write: "/agree", does: "votes for a proposal, or confirms a measure; add its number if there are several" },
  disagree: { write: "/disagree", does: "votes against a proposal, or to have a measure undone" },
  abstain: { write: "/abstain", does: "counts you as there, for neither side" },
  did: { write: "/did", does: "keeps a record of an action that was carried out, in the words that follow" },
  due: {
    write: "/due 2026-03-20",
    does: "promises the reporter news by that day, in a letter of yours if there is text below it",
  },
  close: {
    write: "/close OUTCOME",
    does: "closes the case; needs lines that begin with actions:, outcome: and review:, and takes ends: for the day on which a sanction ends. “/close not-in-good-faith” asks all, and sends no letter, where your procedure knows that",
  },
  reopen: { write: "/reopen", does: "takes the case up again" },
  link: { write: "/link CODE NAME", does: "joins it with another case that you are on too, for those who are on both" },
  status: { write: "/status", does: "sends you the board of all cases" },
  log: { write: "/log", does: "sends you what happened to this case, with dates" },
  file: { write: "/file", does: "sends you the whole case as a file; “/file original” sends the files that came in" },
  quiet: { write: "/quiet", does: "stops all mail to you; “/quiet outcome” stops all but how it ended" },
  "write-to": { write: "/write-to ADDRESS", does: "makes us write to another address, once you have answered from there" },
  withdraw: { write: "/withdraw", does: "tells us that you would rather not have made the report" },
  hold: {
    write: "/hold",
    does: "makes us keep your report and do nothing with it, unless somebody else reports the same person",
  },
  release: { write: "/release", does: "ends /hold, so that the committee looks at your report" },
  yes: {
    write: "/yes",
    does: "says yes to what we asked you; the outside contact says so that they help, and the case comes to them",
  },
  no: { write: "/no", does: "says no to what we asked you" },
  relay: {
    write: "/relay respondent",
    does: "asks the reporter whether they want to read the text below it, which somebody outside wrote for them; only then is it sent",
  },
  report: { write: "/report mine", does: "opens the mail as a report; write “/report other” if you file it for somebody else" },
  approve: { write: "/approve", does: "keeps on record, with your words, that the moderators accept what you recommend" },
  object: { write: "/object", does: "keeps on record that the moderators do not accept it, with their reasons below" },
  discard: { write: "/discard", does: "sets aside a mail that was no report, or drops a draft" },
  urgent: {
    write: "/urgent",
    does: "tells the others what you did at once because it could not wait, in the words that follow; they confirm it or have it undone",
  },
  severe: {
    write: "/severe",
    does: "says that the case is severe, with your reasons below; two members take that back with “/severe no”",
  },
  ...erasureMeanings,
  rotate: { write: "/rotate", does: "gives you a new line and closes the old one, where somebody else may know it" },
  help: { write: "/help", does: "lists what you can do now" },
};
