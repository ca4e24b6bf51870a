/** Plausible data for the messages about people outside: see samples.ts. */
import { asksModerators } from "../../templates/approval-words.ts";
import { questions, relayedFrom, roleToReporter } from "../../templates/consent.ts";
import { draftFindings, draftHeld, stillClosed } from "../../templates/drafts.ts";
import type { Messages } from "../../templates/messages.ts";
import { button } from "./sample-buttons.ts";

export const outsideSamples = {
  "outside-asked": {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    why: "Too few members of the committee can decide on it. So they ask for somebody from outside.",
    next: "If so, answer this mail with /yes as the first line. If not, there is nothing to do.",
    buttons: [button("Yes, I help", "/yes")],
  },
  draft: {
    codeName: "brisk-otter",
    memberName: "Ada",
    byName: "Dee",
    whom: "the respondent",
    version: "2",
    address: "respondent@example.org",
    findings: [{ what: draftFindings.committee, shown: "bo@members.test" }],
    next: draftHeld,
    change: "/draft respondent",
    letter: "Hello,\n\nplease stay away from the talk room.\nBo is at bo@members.test for questions.",
    buttons: [button("Send it just as it is", "/send anyway respondent v2"), button("Drop it", "/discard respondent")],
  },
  "to-other": {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    letter: "Hello,\n\nplease stay away from the talk room.\n/ack is not a command here.",
    asks: asksModerators("Saturday 28 November at 10:00, Chicago time"),
    buttons: [button("We accept it", "/approve v1"), button("We do not accept it", "/object v1")],
  },
  question: {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    opening: questions.identity(roleToReporter.respondent).opening,
    shownAs: questions.identity(roleToReporter.respondent).shownAs,
    shown: [{ words: "Robin Example" }, { words: "/yes robin@example.org" }],
    sentences: [...questions.identity(roleToReporter.respondent).sentences],
    buttons: [button("Yes, you may write that", "/yes 1"), button("No, please do not", "/no 1")],
  },
  relayed: {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    opening: relayedFrom(roleToReporter.respondent),
    words: "I am sorry for what I did.\n/ack is not a command here.",
  },
  "correspondent-wrote": {
    codeName: "brisk-otter",
    memberName: "Ada",
    whom: "the respondent",
    senderLine: "respondent@example.org — proven to be the respondent",
    wroteText: "I did not know how it felt.\nI am sorry.",
    attachments: ["chat.png (40 kB)"],
    next: [stillClosed],
    buttons: [button("Open it again", "/reopen")],
  },
  reminders: {
    memberName: "Dee",
    subject: "2 cases wait for you",
    opening: "These are your reminders for the morning.",
    items: [
      { heading: "brisk-otter: nobody looks after it yet", text: "One of you takes it on with /shepherd me." },
      { heading: "amber-canoe: the reporter should hear from us", text: "A short letter is enough." },
    ],
    buttons: [button("Brisk-otter: I look after it", "/shepherd me")],
    how: "A button opens a mail that is ready to send.",
  },
} satisfies Partial<Messages>;
