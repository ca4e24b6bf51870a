/** What the journal calls a mail of the desk: what somebody who has left had read by then. */
const messageNames: Readonly<Record<string, string>> = {
  "new-report": "the report",
  receipt: "the receipt",
  acknowledgement: "the acknowledgement",
  "colleague-acknowledged": "word of the acknowledgement",
  note: "a note",
  "reporter-wrote": "the reporter's mail",
  "case-news": "news of the case",
  "case-so-far": "the case so far",
  "case-file": "the case file",
  "conflict-question": "the conflict question",
  proposal: "a proposal",
  letter: "a letter",
  "desk-letter": "a letter of the desk",
  "nobody-left": "the code name, because nobody was left",
  "outside-asked": "the code name, because a case waits",
  "organisers-asked": "the code name, because somebody is needed",
  reminder: "a reminder",
  draft: "a draft",
  "to-other": "a letter",
  question: "a question",
  relayed: "what was written for them",
  "correspondent-wrote": "an answer from outside",
  "mail-waits": "word of a mail that waits",
  "what-is-this": "the question what the mail is",
};

export const messageNamed = (message: string): string => messageNames[message] ?? "an answer of the desk";
