/** What the desk sends to its committee by the calendar, about no one case. A part of the table in messages.ts, by its rules. */
import { button } from "./button-field.ts";

/** The open cases as every member may see them. Vague on purpose, like the status board. */
const openCase = { codeName: "ours", status: "ours", next: "ours" } as const;

export const deskMessageFields = {
  /** To each of the pair whose duty begins. */
  "duty-begins": {
    deskName: "ours",
    memberName: "ours",
    /** Fits "You are … now": `first on duty`. */
    duty: "ours",
    /** The other of the pair. Empty when there is none. */
    otherName: "ours",
    /** Fits "until …", here and everywhere. */
    until: "ours",
    /** Empty when the desk does not know. */
    beforeNames: "ours",
    nextNames: "ours",
    acknowledgeWithin: "ours",
    /** Empty when it is the same. */
    acknowledgeIdeally: "ours",
    remindedAfter: "ours",
    takesOverAfter: "ours",
    anyoneAfter: "ours",
    cases: [openCase],
    /** What the reader has to do with the next duty, in whole sentences. Empty when there is nothing, here and everywhere. */
    yours: "ours",
    buttons: [button],
  },
  /** To each of the pair whose duty has ended. */
  "duty-ends": {
    deskName: "ours",
    memberName: "ours",
    nowNames: "ours",
    until: "ours",
    nextNames: "ours",
    cases: [openCase],
    yours: "ours",
    buttons: [button],
  },
  /** To everybody else, where the policy wants them told. */
  "duty-notice": {
    deskName: "ours",
    memberName: "ours",
    nowNames: "ours",
    until: "ours",
    nextNames: "ours",
    yours: "ours",
  },
  /** To every member: the key with which somebody's mail is encrypted ends soon. */
  "key-expires": {
    deskName: "ours",
    memberName: "ours",
    /** One line a key: whose, and until when. */
    keys: ["ours"],
  },
  /** To every member, and at last to the outside contact: a coming duty has no pair. */
  "pair-missing": {
    deskName: "ours",
    memberName: "ours",
    /** One line a period. */
    periods: ["ours"],
    /** What the reader can do, in whole sentences. */
    next: "ours",
  },
} as const;
