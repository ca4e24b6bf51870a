/** The messages to people outside, and about letters to them. See messages.ts. */
import { button } from "./button-field.ts";

export const outsideMessageFields = {
  /** To the outside contact: a report has nobody in the committee who may read it. Code name only. */
  "nobody-left": {
    deskName: "ours",
    codeName: "ours",
    receivedAt: "ours",
    buttons: [button],
  },
  /** To the organisers: nobody can help, and somebody must be found. Code name only, and no line. */
  "organisers-asked": {
    deskName: "ours",
    codeName: "ours",
    /** Whole sentences that tell nothing of the case. */
    why: "ours",
  },
  /** To the outside contact: the committee needs them. Code name only, nothing of the case. */
  "outside-asked": {
    deskName: "ours",
    codeName: "ours",
    /** A whole sentence that tells nothing of the case. */
    why: "ours",
    /** How to say yes, in whole sentences. */
    next: "ours",
    buttons: [button],
  },
  /** To each of the circle: a letter to somebody outside that nobody has sent yet. */
  draft: {
    codeName: "ours",
    memberName: "ours",
    byName: "ours",
    /** Fits "a letter to …": `the respondent`, `respondent 2`. */
    whom: "ours",
    version: "ours",
    address: "named",
    /** `what` is a whole sentence about the words that follow it. */
    findings: [{ what: "ours", shown: "quoted" }],
    /** What it takes to send it, in whole sentences. */
    next: "ours",
    /** The command that changes it. */
    change: "ours",
    letter: "quoted",
    buttons: [button],
  },
  /** To somebody outside, from the committee. It names no member and no reporter. */
  "to-other": {
    deskName: "ours",
    codeName: "ours",
    letter: "letter",
    /** What the buttons are for. Empty where nothing is asked. */
    asks: "ours",
    buttons: [button],
  },
  /** To the reporter: may we? It names no member, and holds nothing that anybody else wrote but the words it asks about. */
  question: {
    deskName: "ours",
    codeName: "ours",
    /** See `questions` in consent.ts, for this and the rest. */
    opening: "ours",
    /** Empty where nothing is shown. */
    shownAs: "ours",
    shown: [{ words: "quoted" }],
    sentences: ["ours"],
    buttons: [button],
  },
  /** To the reporter, who wanted to read it: what somebody outside wrote for them. */
  relayed: {
    deskName: "ours",
    codeName: "ours",
    /** See `relayedFrom` in consent.ts. */
    opening: "ours",
    words: "quoted",
  },
  /** To the circle: what arrived on the line of somebody outside, and who it really came from. */
  "correspondent-wrote": {
    codeName: "ours",
    memberName: "ours",
    /** Fits "the line of …". */
    whom: "ours",
    /** The address it really came from, with what vouches for it. */
    senderLine: "named",
    wroteText: "quoted",
    attachments: ["named"],
    /** What it changes, or can change. Mostly empty. */
    next: ["ours"],
    buttons: [button],
  },
} as const;
