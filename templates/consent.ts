/**
 * Everything that is said about asking the reporter: to the reporter, who decides, and to the members, who wait for it. Beside a
 * question the reporter is told no member's name, and nothing of what somebody outside wrote.
 */
import type { Happening } from "./happenings.ts";
import type { Refusal } from "./words.ts";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

type Role = "respondent" | "witness" | "moderator" | "organiser" | "official";

/** As the reporter knows them. */
export const roleToReporter: Readonly<Record<Role, string>> = {
  respondent: "the person whom your report is about",
  witness: "somebody who may have seen what happened",
  moderator: "somebody who moderates for our community",
  organiser: "somebody who organises the event or the group",
  official: "somebody who has to be told because of their office",
};

const nothingWithoutYou = "Nothing happens unless you say yes. If you do not answer, that is a no, and you need not say why.";

export const questions = {
  identity: (whom: string) => ({
    opening: `We would like to write to ${whom}. In our letter there would be words that tell that the report came from you.`,
    shownAs: "These are the words:",
    sentences: [
      `${nothingWithoutYou} Then we leave these words out, or do not write.`,
      "There is no hurry. If you say yes, you can still say no until the letter has gone out.",
    ],
    yes: `Yes, you may write that`,
    no: "No, please do not",
  }),
  relay: (whom: string) => ({
    opening: `Something was written for you by ${whom}. We have read it. Would you like to read it too?`,
    shownAs: "",
    sentences: [
      `${nothingWithoutYou} Then nobody sends it to you.`,
      "Whatever you choose, they are not told what you chose. There is no hurry.",
    ],
    yes: "Yes, send it to me",
    no: "No, I do not want it",
  }),
} as const;

/** Above words that the reporter wanted to read. */
export const relayedFrom = (whom: string): string =>
  `You said that you want to read this. It was written for you by ${whom}. We pass on their words, and they do not know whether you read them.`;

export const consentHappenings = {
  "draft-held": (by: string, whom: string) =>
    said(
      `a letter to ${whom} was held back again`,
      `${by} wanted to send it. What has come in since it was written shows that it tells too much.`,
    ),
  "asked-identity": (by: string, whom: string) =>
    said(
      "the reporter is asked whether they agree",
      `${by} wants to send the letter to ${whom}, and its words tell who reported. So the desk has asked the reporter.`,
      "The letter waits. If the reporter does not answer, that is a no. You hear of it when they answer.",
    ),
  "asked-relay": (by: string, whom: string) =>
    said(
      "the reporter is asked whether they want to read something",
      `${by} wants to pass on to the reporter what ${whom} wrote for them. The desk has asked the reporter, and shown them nothing of it.`,
      "If the reporter does not answer, that is a no. You hear of it when they answer.",
    ),
  "agreed-identity": (whom: string) =>
    said(
      "the reporter agrees to be named",
      `The reporter has said yes: the letter to ${whom} may say those words. A member who did not write it can send it now.`,
      "They can still take it back until it has gone out.",
    ),
  "agreed-relay": (whom: string) =>
    said(
      "the reporter wants to read it",
      `The reporter has said yes, and now gets what ${whom} wrote for them. Please do not tell ${whom}: whether the reporter read it is theirs alone.`,
    ),
  "refused-identity": (whom: string) =>
    said(
      "the reporter does not agree to be named",
      `The reporter has said no, so the letter to ${whom} cannot go out with those words. Take them out with a new /draft, or drop it.`,
      "Please do not ask them why.",
    ),
  "refused-relay": (whom: string) =>
    said(
      "the reporter does not want to read it",
      `The reporter has said no to what ${whom} wrote for them. Nothing was sent. Please do not tell ${whom}, and do not ask the reporter why.`,
    ),
  relayed: (whom: string) => said(`the reporter was sent what ${whom} wrote for them`),
} as const;

export const consentOutcomes = {
  "draft-held-again":
    "Not sent. What has come in since it was written shows that it tells too much. A second mail shows you the words.",
  "reporter-asked": "Not sent yet. The reporter is asked first, and you hear of it when they answer. No answer is a no.",
  agreed:
    "You have said yes. The members on it are told so, and may send the letter now. You can take it back with /no until it has gone out.",
  "agreed-to-hear": "You have said yes. It comes in a mail of its own.",
  "did-not-agree": "You have said no, and so it is not done. You need not say why.",
} as const;

type ConsentRefusal =
  | "reporter-must-agree"
  | "reporter-said-no"
  | "reporter-not-answered"
  | "cannot-be-asked"
  | "relay-tells-too-much"
  | "nothing-asked"
  | "which-question";

export const consentRefusals: Readonly<Record<ConsentRefusal, Refusal>> = {
  "reporter-must-agree": {
    what: "This draft tells who reported. The reporter would have to agree first, and the desk cannot ask them: there is no safe address, or they want no mail. So it was not sent.",
    next: "Take those words out with a new /draft.",
  },
  "reporter-said-no": {
    what: "The reporter was asked, and said no. So it was not sent, and they are not asked again.",
    next: "For a letter, take those words out with a new /draft. The reporter can still change their mind, and you would hear of it.",
  },
  "reporter-not-answered": {
    what: "The reporter has been asked, and has not answered. No answer is a no, so it was not sent.",
    next: "Give them time. About the same letter they can be asked once more after three days, and then no more.",
  },
  "cannot-be-asked": {
    what: "The reporter would have to be asked first, and the desk cannot ask them: there is no safe address, or they want no mail.",
    next: "Keep the words with the case as a note. If the reporter writes again, you can think about it anew.",
  },
  "relay-tells-too-much": {
    what: "What is passed on may hold no address, no telephone number and no link, and nothing that is for the committee alone.",
    next: "Take that out, and send it again with /relay.",
  },
  "nothing-asked": {
    what: "There is no question to you that still waits for an answer.",
    next: "If you want to tell us something, answer in your own words.",
  },
  "which-question": {
    what: "We have asked you more than one thing, and cannot tell which one you mean. You can write:",
    next: "You can also use the button in the mail that asks you.",
  },
};
