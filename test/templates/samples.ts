/** One plausible set of data for every message: what the tests render, and what a reader of the tests can picture. */

import { asksModerators } from "../../templates/approval-words.ts";
import { questions, relayedFrom, roleToReporter } from "../../templates/consent.ts";
import { draftFindings, draftHeld, preparedLetter, stillClosed } from "../../templates/drafts.ts";
import { defaultLetters } from "../../templates/letters.ts";
import { plans } from "../../templates/menus.ts";
import type { Button, Messages } from "../../templates/messages.ts";
import { outcomes } from "../../templates/outcomes.ts";
import { dangerNote, keptFromNote, readersNote, refusals, remarks } from "../../templates/words.ts";
import { deskSamples } from "./desk-samples.ts";

const line = "conduct+aq3k7n2v5x6mzt4w8c9d@desk.test";

const button = (label: string, command: string): Button => ({
  label,
  command,
  href: `mailto:${line}?subject=Re%3A%20brisk-otter&body=${encodeURIComponent(command)}`,
});

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
  ...deskSamples,
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
    remarks: [remarks["kept-out-named"]("Cy"), remarks.renamed("run.exe", "run.exe.renamed")],
    attachments: ["corridor.jpg (1.2 MB)", "run.exe.renamed (12 KB)"],
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
  "not-acted": {
    codeName: "brisk-otter",
    why: refusals["unproven-sender"].what,
    next: refusals["unproven-sender"].next,
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
};
