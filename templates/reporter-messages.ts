/** The messages to the reporter of a case. See messages.ts. */
import { button } from "./button-field.ts";

export const reporterMessageFields = {
  /** To the reporter, at once and by machine. It is not the acknowledgement. */
  receipt: {
    deskName: "ours",
    codeName: "ours",
    /** Fits "within …": `12 hours`. */
    acknowledgeWithin: "ours",
    /** See `readersNote` in words.ts. */
    readers: "ours",
    /** See `keptFromNote` in words.ts. Empty where nobody was to be kept out. */
    keptFrom: "ours",
    /** See `dangerNote` in words.ts. */
    dangerNote: "ours",
  },
  /** To the reporter, from a person. */
  acknowledgement: {
    deskName: "ours",
    codeName: "ours",
    memberName: "ours",
    /** The member's own words, or the default of letters.ts. */
    letter: "letter",
  },
  /** To the reporter, in a member's own words. */
  letter: {
    deskName: "ours",
    codeName: "ours",
    memberName: "ours",
    /** The member's own words, or a default of letters.ts. */
    letter: "letter",
  },
  /** To the reporter, from the desk itself: a date, a new contact, a wish that is noted. */
  "desk-letter": {
    deskName: "ours",
    codeName: "ours",
    /** Short, for it is the subject. Nothing that a locked screen must not show. */
    headline: "ours",
    sentences: ["ours"],
    buttons: [button],
  },
} as const;
