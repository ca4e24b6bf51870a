import { holdEnds } from "./erasure.ts";

/** What a member is reminded of, in the morning. Each stands beside the case's code name, in a list or alone. */
export interface Reminder {
  /** Short, for it may be the subject. Nothing that a locked screen must not show. */
  readonly headline: string;
  readonly sentence: string;
  /** In its place for who may not do what it asks. */
  readonly toOthers?: string;
  /** Added where the desk itself may write to the reporter. */
  readonly ifNobodyWrites?: string;
}

export const reminders = {
  "hold-ends": holdEnds,
  "mail-waits": {
    headline: "a mail still waits",
    sentence:
      "A mail came in that may be a report, and its author has not said what it is. Nobody reads it while it waits. Open it as a report, and it is handled like any other.",
  },
  "no-shepherd": {
    headline: "nobody looks after it yet",
    sentence: "The reporter has had an answer, and nobody looks after the case yet. One of you takes it on with /shepherd me.",
  },
  "shepherd-silent": {
    headline: "how does it go on",
    sentence:
      "Nothing was heard from the shepherd for some days. A note to the others is enough. If you lack the time, hand it over with /shepherd NAME.",
    toOthers:
      "Nothing was heard from the shepherd for some days. Ask them how it goes on. If they lack the time, take it over with /shepherd me.",
  },
  "votes-missing": {
    headline: "your vote is missing",
    sentence: "A proposal waits for your vote. It stands in the mail with which it was put.",
  },
  "decision-overdue": {
    headline: "it waits for a decision",
    sentence:
      "The time in which the committee wants to decide is over. Propose something with /propose, or close it with /close.",
    toOthers:
      "The time in which the committee wants to decide is over. Only a shepherd can propose something. Ask yours, or take it on with /shepherd me.",
  },
  "decision-untold": {
    headline: "what you decided is not told yet",
    sentence: "You have decided, and the reporter has not been told. Answer with /reply and your letter below it.",
    toOthers:
      "You have decided, and the reporter has not been told. The shepherd or a first responder writes to them: please ask who does.",
  },
  "moderators-silent": {
    headline: "the moderators have not answered",
    sentence:
      "The moderators' time to answer is over, and their silence is no yes. Write to them again with /draft moderator. If they told you another way, keep it on record with /approve or /object and a few words. If you go on without them, write why below /approve. Or ask the board: open a line with /contact official.",
    toOthers:
      "The moderators' time to answer is over, and their silence is no yes. The shepherd can go on without them with /approve and the reason. You can write to them again with /draft moderator.",
  },
  "actions-open": {
    headline: "it is not on record as done",
    sentence: "What you decided is not on record as done. Once it is, say so with /did and a few words.",
    toOthers:
      "What you decided is not on record as done. Only a shepherd can say that it is. Ask yours, or take it on with /shepherd me.",
  },
  "still-open": {
    headline: "it could be closed",
    sentence: "It was decided some time ago, and the case is still open. Close it with /close, or note what is still to do.",
    toOthers:
      "It was decided some time ago, and the case is still open. Only a shepherd can close it. Ask yours, or take it on with /shepherd me.",
  },
  "reporter-waits": {
    headline: "the reporter wrote and waits",
    sentence: "The reporter has written to you and has had no letter since. A few lines are enough: answer with /reply.",
    toOthers:
      "The reporter has written to you and has had no letter since. The shepherd or a first responder writes to them: please ask who does.",
  },
  "news-due": {
    headline: "the reporter should hear from us",
    sentence: "The reporter has heard nothing for some days. A short letter is enough.",
    ifNobodyWrites: "If nobody writes by tomorrow, the desk says that they are not forgotten.",
  },
  "promise-due": {
    headline: "a promised day has come",
    sentence: "The reporter was promised a letter by today. Write with /reply.",
    toOthers: "The reporter was promised a letter by today. The shepherd or a first responder writes it: please ask who does.",
    ifNobodyWrites: "If nobody has by this evening, the desk says that they are not forgotten.",
  },
  "advice-open": {
    headline: "it could be kept on file",
    sentence:
      "Those who reported it handle it themselves. If they have your advice, answer with /record to thank them and keep the case on file. If not, write to them with /reply.",
    toOthers:
      "Those who reported it handle it themselves. The shepherd or a first responder writes to them, and keeps the case on file: please ask who does.",
  },
  "still-held": {
    headline: "it is still only kept",
    sentence:
      "The reporter asked half a year ago that you only keep this report. If it seems right to you, ask them with /reply whether they still want that.",
  },
  "review-due": {
    headline: "the day to look at it again",
    sentence:
      "You wrote down this day to look at the closed case again. Say with /did what you found, or open it again with /reopen.",
  },
  "sanction-ends": {
    headline: "something ends today",
    sentence: "You wrote down that what you imposed ends on this day. See to it, and say so with /did.",
  },
} as const satisfies Readonly<Record<string, Reminder>>;

/** In place of the sentences of `decision-untold`, where somebody comes before the reporter. */
export const untold = {
  unasked: {
    sentence:
      "You have decided, and the moderators have not been asked whether they accept it. Open a line with /contact moderator and their address, and write with /draft moderator.",
    toOthers:
      "You have decided, and the moderators have not been asked whether they accept it. The shepherd opens a line to them: please ask how far it is.",
  },
  objected: {
    sentence:
      "The moderators do not accept what you recommend, and nothing has followed yet. Propose something else with /propose, or write to them again with /draft moderator. If you go on all the same, write why below /approve.",
    toOthers:
      "The moderators do not accept what you recommend, and nothing has followed yet. Only a shepherd can propose something else: please ask yours.",
  },
  respondent: {
    sentence:
      "You have decided, and the respondent has not been told. Write to them with /draft respondent. Another member then sends it.",
    toOthers:
      "You have decided, and the respondent has not been told. Write to them with /draft respondent. Another member then sends it.",
  },
} as const;

/** The letter that one tap sends while there is nothing new to tell. */
export const statusLetter = [
  "Hello,",
  "I want you to know that we are still working on what you sent us. There is nothing new that I can tell you today.",
  "You have not been forgotten. If something has changed for you, or if you are worried, answer this mail.",
].join("\n\n");

/** In its place where the procedure wants to say that it takes longer. The desk adds by which day the reporter hears again. */
export const longerLetter = [
  "Hello,",
  "We need longer than a week for what you sent us, and we are still working on it. I am sorry that you have to wait.",
  "You have not been forgotten. If something has changed for you, or if you are worried, answer this mail.",
].join("\n\n");

interface Listed {
  readonly codeName: string;
  readonly headlines: readonly string[];
}

export const remindersSubject = (cases: readonly Listed[]): string => {
  const [first, ...more] = cases;
  if (!first) return "";
  return more.length > 0
    ? `${cases.length} cases wait for you`
    : `${first.codeName}: ${first.headlines[0] ?? "it waits for you"}`;
};

export const remindersOpening = (cases: number): string =>
  cases === 1
    ? "This is a reminder for the morning."
    : "These are your reminders for the morning. Each case stands under its code name.";

export const remindersHow = (cases: number, buttons: number): string => {
  const tap = buttons === 0 ? "" : "A button opens a mail that is ready to send. ";
  return cases === 1
    ? `${tap}You can ${buttons === 0 ? "" : "also "}answer this mail, with the command as the first line.`
    : `${tap}Otherwise answer the last mail that you got about that case, with the command as the first line. An answer to this mail reaches no case.`;
};
