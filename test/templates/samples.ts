/** One plausible set of data for every message: what the tests render, and what a reader of the tests can picture. */

import { preparedLetter } from "../../templates/drafts.ts";
import { toColleagues } from "../../templates/happenings.ts";
import { defaultLetters } from "../../templates/letters.ts";
import { plans } from "../../templates/menus.ts";
import type { Messages } from "../../templates/messages.ts";
import { namedNow } from "../../templates/named-words.ts";
import { outcomes } from "../../templates/outcomes.ts";
import { dangerNote, keptFromNote, readersNote, refusals, remarks } from "../../templates/words.ts";
import { challengeSamples } from "./challenge-samples.ts";
import { deskSamples, fileLines } from "./desk-samples.ts";
import { keptBackSamples } from "./kept-back-samples.ts";
import { outsideSamples } from "./outside-samples.ts";
import { button } from "./sample-buttons.ts";

const reportText = [
  "Hi,",
  "",
  "at the meetup last Thursday somebody kept following me from room to room.",
  "I asked him twice to stop. He laughed and said   'you will get used to it'.",
  "",
  "    Talk room, about 19:40",
  "",
  "/ack",
  "I do not know who else to tell.",
].join("\n");

const duties = [button("Acknowledge", "/ack"), button("Help", "/help")];
const received = "Saturday 21 November, 22:52 (Chicago)";

export const samples: Messages = {
  ...keptBackSamples,
  ...deskSamples,
  ...challengeSamples,
  "new-report": {
    codeName: "brisk-otter",
    memberName: "Ada",
    duty: "first on duty for it",
    otherName: "Bo",
    receivedAt: received,
    acknowledgeBy: "Sunday 22 November, 10:52 (Chicago)",
    onHold: "",
    reporterLine: "reporter@example.org (the mail service vouches for this address)",
    reportSubject: "Something that happened on Thursday",
    reportText,
    remarks: [remarks["kept-out-named"]("Cy"), remarks.unvouched()],
    attachments: fileLines,
    buttons: duties,
  },
  receipt: {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    acknowledgeWithin: "12 hours",
    readers: readersNote(2),
    keptFrom: keptFromNote,
    dangerNote,
  },
  acknowledgement: {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    memberName: "Ada",
    letter: defaultLetters.acknowledgement,
  },
  "colleague-acknowledged": {
    codeName: "brisk-otter",
    memberName: "Bo",
    colleagueName: "Ada",
    letter: defaultLetters.acknowledgement,
  },
  note: {
    codeName: "brisk-otter",
    memberName: "Bo",
    colleagueName: "Ada",
    noteText: "I was in that corridor too. I did not see it,\nbut I can ask at the door who did.",
    attachments: ["door-list.pdf (80 KB)"],
  },
  "reporter-wrote": {
    codeName: "brisk-otter",
    memberName: "Ada",
    senderLine: "reporter@example.org (the mail service vouches for this address)",
    wroteText: "One more thing: a friend saw it as well.\nShe is happy to talk to you.",
    attachments: ["photo.jpg (900 KB)"],
    next: [namedNow.mayBe("Dee")],
    buttons: [button("Help", "/help")],
  },
  transcript: {
    codeName: "brisk-otter",
    memberName: "Ada",
    opening: "This is what became of your mail.",
    lines: [
      { wrote: "/ack", outcome: outcomes["not-run"] },
      { wrote: "/shepard me", outcome: `${refusals["unknown-command"].what} ${refusals["unknown-command"].next}` },
    ],
    closing: "Your words are kept as a note for your colleagues. The reporter was not written to.",
    ...{ prepared: preparedLetter("respondent", { motion: "", isSevere: false }), preparedUnder: "/draft respondent" },
    possible: [
      { command: "/ack", meaning: "acknowledge the report to the reporter" },
      { command: "/help", meaning: "see what you can do now" },
    ],
    buttons: duties,
  },
  "what-is-this": {
    deskName: "Lakeside Meetup Conduct",
    receivedAt: received,
    buttons: [
      button("It is a report of my own", "/report mine"),
      button("I file it for somebody else", "/report other"),
      button("It is not a report", "/discard"),
    ],
  },
  "mail-waits": {
    codeName: "amber-canoe",
    memberName: "Ada",
    receivedAt: received,
    buttons: [button("Open it as a report", "/report")],
  },
  "nobody-left": {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    receivedAt: received,
    buttons: [button("Yes, I help", "/yes")],
  },
  "organisers-asked": {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    why: "A report came in that no member of the committee may read.",
  },
  "case-news": {
    codeName: "brisk-otter",
    memberName: "Ada",
    headline: "Dee is the shepherd now",
    sentences: ["Bo named Dee as the shepherd. Dee looks after this case until it is closed.", "Bo added a few words."],
    words: "Dee was not at the meetup,\nand has the time this week.",
    buttons: [button("Help", "/help")],
    answers: toColleagues,
  },
  letter: {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    memberName: "Dee",
    letter: defaultLetters.closed,
  },
  "desk-letter": {
    deskName: "Lakeside Meetup Conduct",
    codeName: "brisk-otter",
    headline: "you have a new contact",
    sentences: ["Dee looks after what you sent us from now on.", "You hear from Dee by Friday 27 November."],
    buttons: [button("Please send me no more mail", "/quiet")],
  },
  "conflict-question": {
    codeName: "brisk-otter",
    memberName: "Eli",
    askedBy: "Dee",
    why: "Two more members are needed to decide.",
    step: "With /take you step in, and you answer the reporter.",
    names: ["Cy", "Fay"],
    buttons: [button("Not too close, I join", "/clear"), button("Leave it to others", "/recuse")],
  },
  "case-so-far": {
    codeName: "brisk-otter",
    memberName: "Eli",
    sentences: ["The others on this case are Ada, Bo and Dee. Dee is the shepherd.", "No vote is open now."],
    items: [
      { heading: "The report, Saturday 21 November, 22:52", text: reportText },
      { heading: "A note from Ada, Sunday 22 November, 9:10", text: "I can ask at the door who saw it." },
      { heading: "Mail from the reporter, Sunday 22 November, 11:30", text: "A friend saw it as well." },
    ],
    attachments: ["corridor.jpg (1.2 MB)"],
    buttons: [button("Help", "/help"), button("It is too close to me", "/recuse")],
  },
  proposal: {
    codeName: "brisk-otter",
    memberName: "Ada",
    number: "2",
    kind: "a plan",
    byName: "Dee",
    words: plans[2] ?? "",
    rule: "Two members other than Dee need to agree.",
    standing: ["Bo: agrees", "Ada: no vote yet", "Eli: no vote yet"],
    buttons: [button("Agree", "/agree 2"), button("Disagree", "/disagree 2"), button("Abstain", "/abstain 2")],
  },
  "status-board": {
    deskName: "Lakeside Meetup Conduct",
    memberName: "Fay",
    asOf: "Monday 23 November, 8:00 (Chicago)",
    rows: [
      {
        codeName: "brisk-otter",
        safety: "unsure",
        repeat: "maybe",
        status: "open, a vote is on",
        when: "Saturday 21 November, 22:52",
        actions: "A letter is due on Friday.",
        resolution: "",
      },
      {
        codeName: "amber-canoe",
        safety: "",
        repeat: "",
        status: "closed",
        when: "Monday 2 November, 10:15",
        actions: "",
        resolution: "Somebody was talked to.",
      },
    ],
  },
  journal: {
    codeName: "brisk-otter",
    memberName: "Ada",
    entries: [
      { when: "Saturday 21 November, 22:52", what: "The report came in. It went to Ada and Bo." },
      { when: "Sunday 22 November, 7:40", what: "Ada acknowledged it." },
    ],
  },
  "case-file": {
    codeName: "brisk-otter",
    memberName: "Ada",
    asOf: "Monday 23 November, 8:00 (Chicago)",
    files: ["brisk-otter-case-file.html (40 KB)", "brisk-otter-case-file.txt (30 KB)"],
  },
  "letter-held": {
    codeName: "brisk-otter",
    memberName: "Dee",
    findings: [
      { what: "These words stand in the report, just like this.", shown: "kept following me from room to room" },
      { what: "This is an address of somebody on this case.", shown: "reporter@example.org" },
    ],
    letter: "Hello,\n\nwe heard that you kept following me from room to room.\nPlease do not write to reporter@example.org.",
    buttons: [button("Send it just as it is", "/send anyway")],
  },
  ...outsideSamples,
};
