/** Words about a decision on its way to those whom it concerns: to moderators, to the board, and about who comes first. */

/** The letter to moderators that a member can start from. `within` fits "within …". */
export const letterToModerators = (within: string): string =>
  [
    "Hello,",
    "We have looked at something that happened in the community that you look after. This is what we recommend:",
    "[1. What we recommend: the plan, and what follows. In plain words, and so that nobody can tell who told us.]",
    "[2. Why: what was done or said, without blame, and what it did to other people.]",
    "[3. What we ask you to do.]",
    `Please tell us within ${within} whether you accept this. If you do not, write why not, or what you would do instead.`,
    "Please keep this letter between us. Do not ask around who it is about or who told us.",
  ].join("\n\n");

/** To whoever settles a dispute with moderators. It needs no names. */
export const letterToBoard = (haveAnswered: boolean): string =>
  [
    "Hello,",
    `We have recommended something to the moderators of a community, and they ${haveAnswered ? "do not accept it" : "have not answered"}. We ask for your advice before we go on.`,
    "[1. What we recommend, in plain words. Name nobody: not who told us, and not who it is about.]",
    ...(haveAnswered ? ["[2. What the moderators say, and what they would do instead.]"] : []),
    `[${haveAnswered ? 3 : 2}. What we ask you.]`,
    "Please keep this letter to yourselves, and do not try to find out who it is about. To tell us what you think, answer this mail.",
  ].join("\n\n");

/** Below a letter that asks moderators. `day` is the last one. */
export const asksModerators = (day: string): string =>
  `Do you accept it? A button answers for you, and opens a mail that you can still read before you send it. Please answer by ${day}. If you do not accept it, write why not below the first line.`;

interface Letter {
  readonly headline: string;
  readonly sentences: readonly string[];
}

const said = (headline: string, ...sentences: readonly string[]): Letter => ({ headline, sentences });

const keepIt = "Please keep this between us.";

/** To moderators, from the desk itself. Each says nothing of the case but that they were asked. */
export const moderatorLetters = {
  reminded: (day: string) =>
    said(
      "we would like your answer",
      `Some days ago we sent you a letter and asked whether you accept what we recommend. Please answer by ${day}.`,
      "If you need more time, or if you have a question, just write back.",
      keepIt,
    ),
  approved: () =>
    said("we have your answer", "You accept what we recommend. Thank you. You do not have to do anything else now.", keepIt),
  objected: () =>
    said(
      "we have your answer",
      "You do not accept what we recommend. The members on it read your mail, and then write to you again.",
      "If you have not told us why, or what you would do instead, please answer this mail and write it.",
      keepIt,
    ),
  "asked-anew": () =>
    said(
      "your answer was to an older letter",
      "We have sent you a newer letter since. So your answer was not counted.",
      "Please read the newest letter, and use the buttons in that mail.",
    ),
  unclear: () =>
    said(
      "we could not count your answer",
      "More stands behind the command than the desk can read. The members on it read your mail, but it was not counted as a yes or a no.",
      "Send /approve or /object alone on the first line, and your words below it.",
    ),
  "not-asked": () =>
    said(
      "your mail was passed on",
      "There is no question that waits for your answer now. The members on it read your mail, and write to you if they need something.",
    ),
} as const;

/** What it means for a case that its moderators have answered, beside what they wrote. */
export const moderatorsSaid = {
  approved: "They accept what you recommend. This is on record as the moderators' answer.",
  objected:
    "They do not accept what you recommend. If you want what they suggest, propose it: a plan or consequence that is carried takes the place of the earlier one, and goes to them again.",
  inWords:
    "It is not counted as the moderators' answer, because it has no /approve or /object. If it is their answer, the shepherd can keep it on record.",
  notCounted:
    "It was not counted as the moderators' answer: it answers an older letter, holds more than a yes or a no, or is a copy of an earlier mail. If it matters, ask them.",
  unproven:
    "It asks to be counted as the moderators' answer. It was not counted, because nothing proves that it is theirs. Ask them another way. The shepherd can then keep their answer on record with /approve or /object, and words below it.",
} as const;

export const mayAskBoard =
  "Or ask the board. The shepherd opens a line with /contact official and the address, and you write with /draft official. Tell them nobody's name.";

/** Beside a mail that somebody outside wrote after a decision. */
export const mayReconsider =
  "You have decided already. If this changes something, the shepherd can propose a plan or consequence anew. What is then carried takes the place of the earlier one.";

type Told = "moderators" | "respondent" | "reporter" | "others" | "nobody" | "noLine";

const andCarriedOut = "Then carry it out, and keep a record with /did.";

/** After a decision, to the shepherd: the next step. */
export const tellNext: Readonly<Record<Told, string>> = {
  moderators:
    "Next, ask the moderators whether they accept it. Open a line with /contact moderator and their address, and write with /draft moderator. Without words below it, you get a letter to start from. Carry nothing out before they accept it.",
  respondent: `Next, write to the respondent with /draft respondent. Without words below it, you get a letter to start from. ${andCarriedOut}`,
  others: `Next, tell the person it is about, with /draft respondent. ${andCarriedOut}`,
  reporter: `Next, tell the reporter what was decided: answer with /reply and your letter below it. ${andCarriedOut}`,
  nobody: "Next, carry it out, and keep a record with /did.",
  noLine: `Next, write to the respondent: open a line with /contact respondent and their address, and write with /draft respondent. If you do not write to them, tell the reporter what was decided, with /reply. ${andCarriedOut}`,
};

/** The same to the others. */
export const shepherdTells: Readonly<Record<Told, string>> = {
  moderators: "The shepherd asks the moderators next whether they accept it.",
  respondent: "The shepherd writes to the respondent next. Anybody on the case can write the letter with /draft respondent.",
  others: "The shepherd tells the person it is about next.",
  reporter: "The shepherd tells the reporter next, and then sees that it is carried out.",
  nobody: "The shepherd sees that it is carried out.",
  noLine: "The shepherd opens a line to the respondent next. The reporter is told after them.",
};

/** In a draft that would go out too early. */
export const wouldBeEarly = (first: readonly string[]): string =>
  `By your procedure ${first.join(" and ")} come first. So /send works only after that, or with the word “anyway” after it.`;

/** Beside a vote. */
export const takesPlaceOf = (numbers: readonly string[]): string =>
  `If it is carried, it takes the place of proposal ${numbers.join(" and ")}.`;

/** Of a report that was not in good faith. */
export const closedWithoutLetter = "The reporter gets no letter, because the report was not made in good faith.";

/** What happened between a case and its moderators: for the journal, and for the news to a circle. */
export const moderatorsHappened = {
  "approval-asked": (whom: string) => said(`${whom} was asked to accept what was decided`),
  /** `by`: the member who keeps it on record, and empty where a moderator's own mail says it. */
  "approval-said": (by: string, accept: boolean) => {
    const answer = accept ? "the moderators accept it" : "the moderators do not accept it";
    return by === "" ? said(answer) : said(answer, `${by} keeps this on record as the moderators' answer, with these words.`);
  },
  "moderators-reminded": (whom: readonly string[]) => said(`the desk asked ${whom.join(", ")} once more`),
} as const;

/** Rows of `refusals` in words.ts. */
export const approvalRefusals = {
  "no-approval-wanted": {
    what: "Nothing that you have decided waits for the moderators' word.",
    next: "Answer with /help to see what you can do now.",
  },
  "asked-anew": {
    what: "A newer letter has asked since the one that was answered.",
    next: "Answer the newest letter, and use the buttons in that mail.",
  },
  "draft-older": {
    what: "This draft is older than your last decision, and sending it would ask the moderators to accept that decision too.",
    next: "Look through it, and write it again with /draft.",
  },
  "others-come-first": {
    what: "Not yet, because by your procedure others hear of the decision first:",
    next: "Write to them first, and wait for the word of moderators. If there is a reason not to wait, write the word “anyway” after the command, as in “/send anyway respondent v1” or “/close anyway OUTCOME”.",
  },
  "letter-always": {
    what: "By your procedure a reporter always gets a letter at the end.",
    next: "Close it with another outcome, and write to the reporter below “letter:”.",
  },
  "letter-never": {
    what: "A case that is closed as not in good faith ends without a letter, and this one has a letter.",
    next: "Send it again without the lines from “letter:” on, or close it with another outcome.",
  },
} as const;
