/** Sentences about letters to people outside, and the letters that a member can start from. */

/**
 * To a respondent: what happened, what it did, what they are asked, what follows: each for the member to fill in. That they
 * should not look for whoever told us stands below every letter that goes outside.
 */
const toRespondent = [
  "Hello,",
  "[1. What you did or said, as far as we know it: in plain words, without blame. Leave out who told us.]",
  "[2. What it did to other people.]",
  "[3. What we ask you to do from now on.]",
  "[4. What follows now, and what follows if it happens again.]",
  "If you want to say that you are sorry, write it to us. We can ask whether somebody wants to read it, and pass it on if they do. You will not hear what they chose.",
  "If we have missed something, answer this mail. We read every answer.",
].join("\n\n");

/** To the organisers of the community: of a severe case a confidential report, with the motion where one is carried. */
const toOrganisers = ({ motion, isSevere }: About): string =>
  [
    "Hello,",
    `This is a confidential ${isSevere ? "report" : "letter"} from our Code of Conduct committee. Please keep it among yourselves.`,
    "[1. What happened, as far as you have to know it. Leave out who told us.]",
    isSevere ? "[2. Why we call it severe.]" : "[2. Why we tell you.]",
    "[3. What we have done so far.]",
    motion === "" ? "[4. What we ask you to do, if there is something.]" : `We ask you to decide on this motion:\n\n${motion}`,
    "If you need to know more, answer this mail. We read every answer, and tell you what we may.",
  ].join("\n\n");

interface About {
  /** Its words, or nothing. */
  readonly motion: string;
  readonly isSevere: boolean;
}

/** By the role of whoever it is for. */
export const preparedLetter = (role: string, about: About): string => (role === "organiser" ? toOrganisers(about) : toRespondent);

/** About the words that follow. */
export const draftFindings = {
  reporter: "This tells who reported.",
  witness: "This tells who saw it.",
  report: "This stands in what the reporter or a witness wrote, so it may tell who they are.",
  committee: "This is for the committee alone.",
  /** Never in a draft: it is looked for in words that are passed on to the reporter. */
  outside: "This is for nobody but the one who wrote it.",
} as const;

export const contactClosed = (by: string, whom: string) => ({
  headline: `${by} closed the line to ${whom}`,
  sentences: [
    `${by} closed the line to ${whom}. A letter that waited for them is dropped, and nothing more is sent there.`,
    "If somebody still writes on that line, it comes in as a new report.",
  ],
});

/** Beside what a correspondent wrote after the end of a case. */
export const stillClosed =
  "The case is closed, and this mail does not open it. If it changes something, open the case again with /reopen.";

/** To who may do it, beside what a respondent wrote. */
export const mayRelay =
  "If part of it is for the reporter, such as an apology, you can ask them with /relay respondent, and those words below it. They read it only if they say yes. If you do not think that it is meant, leave it.";

export const draftToSend = (writer: string): string =>
  `Nobody sends a letter of their own, so ${writer} cannot send it. If it is good, send it.`;
export const draftOwn = "You wrote this version, so another member of this case has to send it. They have just been shown it.";
export const draftAlone =
  "You wrote this version, so another member has to send it. You are alone on this case. With /circle you can ask who else can help.";
export const draftHeld = "It can go out all the same, if a member who did not write it wants that.";
export const draftAsks =
  "So it goes out only if the reporter agrees. Better take those words out. If they must stay, the button asks the reporter first, and sends nothing yet.";
export const draftAsksOwn =
  "So it goes out only if the reporter agrees. Better take those words out. If they must stay, a member who did not write it can have the reporter asked.";
export const draftAgreed =
  "The reporter has agreed to the words that tell who they are. A member who did not write it can send it.";
export const draftRefused =
  "So it cannot go out: the reporter was asked, and does not want that. Take those words out with a new /draft.";
export const draftNeedsWord =
  "So it cannot go out, because the reporter cannot be asked whether they agree. Take those words out with a new /draft.";

/** Why a draft did not go out, or did not become one. */
export const draftRefusals = {
  "own-draft": {
    what: "You wrote this draft, and nobody sends a letter of their own.",
    next: "Another member of this case has to send it. They have been shown it.",
  },
  "draft-changed": {
    what: "The draft was changed after the mail that you answered. So it was not sent.",
    next: "Read the newest draft, and use the button in that mail.",
  },
  "draft-not-seen": {
    what: "You have not been sent this draft yet, so you may not have read it.",
    next: "Wait for the mail that shows it, and use the button in that mail.",
  },
  "letter-unfinished": {
    what: "There is still a place in your letter where something of yours should stand. It begins with:",
    next: "Write your own words there, or take it out, and send the whole letter again.",
  },
  "draft-held": {
    what: "Something in this draft tells too much. The mail that showed it to you says what it is.",
    next: "Change it with /draft. If it must go out as it is, use the button in that mail.",
  },
} as const;
