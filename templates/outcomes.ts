/** What a command came to, said to the one who sent it. What ends with a colon is followed by a list. */
import type { OutcomeCode } from "../functions/core/case/codes.ts";
import { challengeOutcomes } from "./challenge-words.ts";
import { consentOutcomes } from "./consent.ts";
import { erasureOutcomes } from "./erasure.ts";
import { heldWords } from "./hold.ts";
import { rosterOutcomes } from "./roster-words.ts";

export const outcomes: Readonly<Record<OutcomeCode, string>> = {
  ...consentOutcomes,
  ...erasureOutcomes,
  ...rosterOutcomes,
  acknowledged: "Done. The report is acknowledged, and your letter goes to the reporter.",
  "acknowledged-no-address": "Done. The report is acknowledged. It came without an address, so nobody could be written to.",
  "acknowledged-quiet": "Done. The report is acknowledged. The reporter wants no mail, so no letter was sent.",
  "acknowledged-unreachable":
    "Done. The report is acknowledged. The reporter's address does not take mail, so nobody could be written to.",
  "help-given": "Done. What you can do now stands below.",
  "note-kept": "Kept as a note for your colleagues on this case. The reporter was not written to.",
  "note-no-vote": "Kept as a note for your colleagues on this case. It reads like a vote, but it does not count as one.",
  "opened-as-report": "Done. The mail is a new report now, and it goes to the members on duty.",
  "set-aside": "Done. The mail is set aside. Nobody was shown it.",
  "not-run": "Not done. Another line of your mail was refused or held back, so the desk did not do this either.",
  recorded: "Done. The reporter is thanked, and the case is closed and kept on file.",
  "recorded-no-letter":
    "Done. The case is closed and kept on file. No letter was sent: there is no address that takes mail, or no wish for one.",
  "letter-sent": "Done. Your letter goes to the reporter.",
  "letter-held": "Not sent yet. Something in your letter should not reach the reporter. A second mail shows you what it is.",
  joined: "Done. You are on the case now. What has happened so far is on its way to you.",
  "stepped-in":
    "Done. You are on the case now, and what has happened so far is on its way to you. The reporter has heard nothing yet: read it, then press Acknowledge.",
  left: "Done. You are off the case, and you get no more mail about it. Nobody is told why.",
  declined: "Done. The case goes on without you. Nobody is told why.",
  "votes-no-more": "Done. You can still read and write here. Your votes on this case no longer count.",
  "question-sent": "Done. They see the code name and the names from /involves, and no more. Asked:",
  "nobody-to-ask": "There is nobody left to ask.",
  "names-kept":
    "Done. The names are kept with the case. Where one is a full name, an address or a handle, the desk looks for other cases with it. A first name alone is not enough for that.",
  "names-kept-inside":
    "Done. The names are kept with the case. A member on this case is among them, and you can take them out with /exclude:",
  "names-kept-out": "Done. The names are kept with the case. A member is among them, and is kept out from now on:",
  "kept-out": "Done. Kept out of this case from now on:",
  "waits-for-second":
    "Kept, but not done yet. It needs a second member who sends the same command. The others on the case are told that you asked.",
  "asked-back": "Done. The member is asked whether the case is too close to them, and comes back if it is not.",
  "shepherd-named": "Done. The others are told, and the reporter is too, unless they want no mail. The case is looked after by:",
  "triage-kept": "Done. It stands on the board, which every member can see.",
  "scope-kept": "Done. Your colleagues on this case can read it.",
  "scope-local":
    "Done. Those who reported it handle it, and the desk reminds nobody of a decision. Send them your advice with /reply. With /record the case is then kept on file. To take it over after all, write /scope in.",
  proposed: "Done. It is put to the vote as number:",
  voted: "Done. Your vote counts on number:",
  carried: "Done. With your vote it is decided. Carried is number:",
  "not-carried": "Done. Everybody has voted, and it is not carried. Number:",
  tied: "Done. The votes are even, so somebody from outside the committee is asked. Number:",
  "action-kept": "Done. It stands in the journal.",
  "date-promised": "Done. The reporter is told the day:",
  "vote-to-close": "Kept, but not closed yet. One member cannot close a case alone, so your colleagues vote on it as number:",
  closed: "Done. The case is closed. The letter goes to the reporter, unless they want no mail or mail does not reach them.",
  reopened: "Done. The case is open again.",
  "board-sent": "Done. The board comes in a mail of its own.",
  "journal-sent": "Done. The journal comes in a mail of its own.",
  "file-sent": "Done. The case file comes in a mail of its own.",
  "original-sent": "Done. The files come in a mail of their own.",
  withdrawn:
    "We have noted that you would rather not have made this report. The members on it are told so. They may still act if others are in danger, and take care that nothing leads back to you.",
  held: `${heldWords} What was done before you asked cannot be taken back. If you change your mind, answer with /release.`,
  released: "The members who have your report look at it from now on, and one of them writes to you.",
  quiet: "This is our last mail about this. If you write to us again, somebody may answer you.",
  "quiet-but-outcome":
    "We send you no more mail about this, but for how it ended. If you write to us again, somebody may answer you.",
  "address-asked": "We have written to the new address. We use it when you have answered from there.",
  "address-kept": "We go on writing to you here. The other address is forgotten.",
  "risk-questions": "These questions may help you to say it:",
  "scope-questions": "These questions may help you to say it:",
  linked: "Done. The two cases are linked, for those who are on both.",
  "line-closed-to":
    "Done. The line is closed, and a letter that waited there is dropped. What is still written on it is a new report.",
  "line-opened": "Done. The line is open. Nothing was sent there yet. Write to them with:",
  "letter-prepared": "Nothing was written yet. A letter that you can start from stands below, for:",
  drafted: "Done. Everybody on the case can read your draft now. It goes out when another member sends it.",
  "drafted-held":
    "Kept, and shown to everybody on the case. Something in it tells too much, and the mail that shows the draft says what it is.",
  "draft-sent": "Done. The letter goes out now.",
  "draft-dropped": "Done. The draft is dropped. It is kept in the journal, and was not sent.",
  approved: "Done. It is on record that the moderators accept what you recommend.",
  objected: "Done. It is on record that the moderators do not accept it. Your colleagues read the reasons.",
  "measure-kept":
    "Done. Your colleagues on this case hear of it now, and say within 24 hours whether it stays. The reporter was not written to. It is number:",
  "measure-alone":
    "Kept. Nobody else on this case has a vote, and nobody confirms what they did themselves. With /circle you can ask who can help. After 24 hours somebody outside the committee hears that it waits. It is number:",
  "measure-confirmed": "Done. With your vote it is confirmed, and stays for now. It was number:",
  "measure-undone": "Done. It does not stay, and everybody on the case hears that it is to be undone. It was number:",
  "severe-majority":
    "Done. It counts as severe. From now on a decision needs most of the whole committee, without those who are too close to it. Asked to help with it:",
  "severe-organisers":
    "Done. It counts as severe. There is a line to the organisers, and nothing was sent to them. Once the reporter has an answer, write to them with /draft organiser, and a second member sends it.",
  "severe-no-line":
    "Done. It counts as severe. There is no line to the organisers, because they are kept out of this case or are part of it. Ask the others who else should hear of it.",
  "severe-kept": "Done. It counts as severe, and the board says so. The rules of your committee ask for nothing more.",
  "severe-undone": "Done. It does not count as severe any more.",
  "promise-sent": "Done. Your letter goes to the reporter, and promises the next by:",
  ...challengeOutcomes,
  "menu-given": "Nothing is put to the vote yet. Write the proposal below the command, or take one of the list below.",
};

/** Asked beside `/risk`: how bad it was, and how bad it may get. */
export const riskQuestions: readonly string[] = [
  "Is somebody's body or health in danger?",
  "Was there sexual harassment?",
  "Does the person understand what was wrong?",
  "Have there been reports like it before?",
  "How many people saw it, and how many did it hurt?",
  "Does it hit people who are treated badly more often than others?",
  "Does the person lead something here?",
];

/** Asked beside `/scope`. */
export const scopeQuestions: readonly string[] = [
  "Did it happen in a place or at an event of ours?",
  "Does it touch how safe people are in our community?",
  "Is another committee closer to it?",
  "Would it break our rules, if it happened as the report says?",
];
