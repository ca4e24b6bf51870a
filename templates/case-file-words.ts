/** What the case file says in words of ours: its headings, the names of its facts, and the sentences beside them. */
import type { FilePartName } from "../functions/core/record/case-file.ts";

interface PartWords {
  readonly heading: string;
  /** Said where there is nothing to show. */
  readonly empty: string;
}

export const partWords: Readonly<Record<FilePartName | "report" | "access", PartWords>> = {
  report: { heading: "The report", empty: "" },
  scope: { heading: "Who is part of it, scope and risk", empty: "Nobody has said anything about this yet." },
  discussion: { heading: "What the members wrote to each other", empty: "There are no notes." },
  proposals: { heading: "Plans, consequences and votes", empty: "Nothing was put to the vote." },
  decisions: { heading: "What was decided", empty: "Nothing is decided yet." },
  actions: { heading: "What was done", empty: "No action is on record." },
  letters: { heading: "Letters to the reporter, and mail from them", empty: "Nobody has written yet." },
  outside: { heading: "Letters to others, and mail from them", empty: "Nobody else was written to." },
  "in-order": { heading: "What happened, in order", empty: "" },
  access: { heading: "Who could read it, and when", empty: "Nobody in the committee could read it." },
};

export const factNames = {
  codeName: "Code name",
  stage: "Where it stands",
  openedAt: "Came in",
  acknowledged: "Answered",
  closedAt: "Closed",
  shepherd: "Looks after it",
  second: "Looks after it too",
  circle: "On the case now",
  safety: "Risk to safety",
  repeat: "May happen again",
  severe: "Severe",
  scope: "For this committee",
  promised: "News promised by",
  outcome: "Outcome",
  actions: "Actions",
  review: "Looked at again on",
  ends: "Sanction ends on",
  sender: "From",
  reporter: "Our mail to the reporter goes to",
  subject: "Subject",
  files: "Files that came with it",
  people: "People who are part of it",
} as const;

export const fileSays = {
  madeFor: (name: string, when: string, zone: string): string =>
    `This file was made for ${name} on ${when}. All times in it are ${zone}.`,
  readers: "It is for the members on this case alone. Keep it where nobody else can read it.",
  erasing: "The desk cannot erase this copy. Please delete it when you do not need it any more.",
  theirWords:
    "Text with a line beside it was written by people, and the desk shows it as they wrote it. Take care with links in it.",
  shaded: "Private lines and the addresses of members are left out of it.",
  shortened:
    "This text is cut here, because it is too long for the file. The rest stands in the mail that the desk sent about it on that day.",
  leftOut:
    "This text is left out, because the file would grow too long. It stands in the mail that the desk sent about it on that day.",
  moreEntries: (count: number): string =>
    `${count === 1 ? "1 entry is" : `${count} entries are`} left out here, because there are too many. To get them all, answer a mail about this case with /log.`,
  text: "Its text",
  noText: "There is no text that the desk could read.",
  unproven: "Nothing proves that this mail came from the reporter.",
  unprovenOther: "Nothing proves that this mail came from the one whose line it is.",
  onIt: (from: string): string => `On the case since ${from}.`,
  wasOnIt: (from: string, until: string): string => `On the case from ${from} until ${until}.`,
  keptOut: "Kept out of this case.",
  gone: "No member of the committee any more, so no mail about this case goes there.",
  wasSent: (what: string, times: number, first: string, last: string): string =>
    times === 1 ? `Was sent ${what}, on ${first}.` : `Was sent ${what} ${times} times, from ${first} to ${last}.`,
  proposal: (number: string, kind: string): string => `Proposal ${number}, ${kind}`,
  past: "It was decided before the case was opened again, or another decision took its place.",
  results: {
    open: "The vote is open.",
    carried: "It is carried.",
    "not-carried": "It is not carried.",
    tied: "The votes are even.",
  },
  measureResults: {
    open: "It waits for the others.",
    carried: "It is confirmed.",
    "not-carried": "It was to be undone.",
    tied: "The votes are even.",
  },
  votes: { agree: "Agree", disagree: "Disagree", abstain: "Abstain" },
  nobody: "nobody",
  nobodyYet: "nobody yet",
  notSaid: "not said yet",
  severe: "yes",
  inScope: { in: "yes", out: "no", local: "handled by those who reported it, with advice" },
} as const;
