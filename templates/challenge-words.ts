/** Asking the owner of a line whether a mail was theirs: the message itself, and all that is said about it. */
import { button } from "./button-field.ts";
import type { Happening } from "./happenings.ts";
import type { Refusal } from "./words.ts";

export const challengeFields = {
  /** To the owner of a line, at the address the desk knows: a mail came in and nothing was done. Quotes nothing. */
  "not-acted": {
    codeName: "ours",
    /** Empty where the owner is somebody outside. */
    memberName: "ours",
    why: "ours",
    next: "ours",
    buttons: [button],
  },
  /** To the owner of a line, at the address the desk knows, on a line of its own. Quotes nothing. */
  challenge: {
    codeName: "ours",
    memberName: "ours",
    /** Where it came in, in a whole sentence. */
    came: "ours",
    /** A whole sentence. */
    why: "ours",
    /** The address that it came from. Empty where it is the owner's own. */
    from: "named",
    /** Whether that address looks like another one, in a whole sentence. Mostly empty. */
    fromNote: "ours",
    verbs: ["ours"],
    sentences: ["ours"],
    buttons: [button],
  },
} as const;

export const perhapsYours = {
  line: (codeName: string): string => `A mail came in on your own line for ${codeName}.`,
  desk: "A mail with commands for the desk came in that may be yours.",
} as const;

export const challengeWhy = {
  "unproven-sender":
    "It names your address, but no proof came with it that you sent it. Some mail providers give none. So nothing was done yet.",
  "wrong-sender": "It came from an address that the desk does not know as yours. So nothing was done yet.",
} as const;

/** `by` fits "by …". */
export const challengeAsks = (by: string, mayRotate: boolean): readonly string[] => [
  `If you sent it, say yes, and the desk does it then. If there is no answer by ${by}, it is dropped.`,
  mayRotate
    ? "If it was not you, somebody else may know your line. Then take a new one: what waits is dropped, and the old line is closed."
    : "If it was not you, say no, and it is dropped at once.",
];

/** The same about a mail to the desk itself, which has no line that could be changed. */
export const ownMailAsks = (by: string): readonly string[] => [
  `If you sent it, say yes, and the desk does it then. If there is no answer by ${by}, it is dropped.`,
  "If it was not you, say no, and it is dropped at once. Then somebody wrote in your name: please tell your colleagues, and have a look at your mail account.",
];

export const challengeButtons = {
  yes: "Yes, I sent it",
  no: "No, drop it",
  rotate: "Not me, give me a new line",
} as const;

/** Beside an address that is easily taken for another. */
export const lookAlikes = {
  member: (name: string): string => `Take care: it looks like an address of ${name}, and it is not one.`,
  domain: (name: string): string => `Take care: the part after the @ looks like the one of ${name}, and it is another.`,
  letters: "Take care: the part after the @ stands for letters that look otherwise on a screen.",
} as const;

export const rotateButton = "Give me a new line";

export const ifNotYou =
  "If it was not you who sent it, somebody else may know your line. With /rotate you get a new one, and the old one is closed.";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

export const challengeHappenings = {
  challenged: (who: string) => said(`a mail on the line of ${who} waits until ${who} says that it was theirs`),
  yes: (who: string) => said(`${who} said that the mail that waited was theirs`),
  no: (who: string) => said(`the mail that waited for ${who} was dropped`),
  lapsed: (who: string) => said(`nobody said whose it was, and the mail that waited for ${who} was dropped`),
  rotated: (who: string) => said(`${who} has a new line`),
} as const;

export const challengeOutcomes = {
  "mail-released": "Done. The mail that waited is done now, and what it did comes in a mail of its own.",
  "challenge-dropped": "Done. The mail that waited is dropped, and nothing in it was done.",
  "line-rotated":
    "Done. This mail comes from your new line, and the old one is closed: from now on, answer this mail or a newer one. Buttons in older mails do not work any more.",
} as const;

type ChallengeRefusal = "own-mail-lapsed" | "challenge-waits" | "challenge-unclear" | "challenge-lapsed";

export const challengeRefusals: Readonly<Record<ChallengeRefusal, Refusal>> = {
  "challenge-waits": {
    what: "Nothing proves that it came from you, and an earlier mail still waits for you to say that it was yours.",
    next: "First answer the mail “say if this was you”, with /yes or /no. Then send this one again.",
  },
  "challenge-unclear": {
    what: "It answers the mail “say if this was you”. There the desk takes one command and nothing else: /yes, or /no.",
    next: "Go back to that mail and press one of its buttons. An answer to this mail here does not count.",
  },
  "own-mail-lapsed": {
    what: "The desk waited a day for your answer, and has dropped that mail.",
    next: "If you sent it, send it again.",
  },
  "challenge-lapsed": {
    what: "The desk had asked you whether it was yours, and a day has passed without an answer.",
    next: `If you sent it, send it again. ${ifNotYou}`,
  },
};
