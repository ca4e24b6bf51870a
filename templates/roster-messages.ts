/** What the desk writes about its list of members, about no one case. A part of the table in messages.ts, by its rules. */
import { button } from "./button-field.ts";

export const rosterMessageFields = {
  "roster-news": {
    deskName: "ours",
    /** Empty where the reader has no name. */
    memberName: "ours",
    /** Short, for it is the subject. */
    headline: "ours",
    sentences: ["ours"],
    /** Code names or members, one a line. */
    items: ["ours"],
    /** What comes after the list. Empty when there is nothing. */
    closing: "ours",
    buttons: [button],
  },
} as const;
