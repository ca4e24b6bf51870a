/** To a member who wants notices only: that something happened on a case, and never what. */

/** For the subject. What is not here is named by its own headline, or as something new. */
export const noticeHeadlines: Readonly<Record<string, string>> = {
  "new-report": "a new report came in",
  "colleague-acknowledged": "a colleague acknowledged the report",
  note: "a colleague wrote a note",
  "reporter-wrote": "mail came in on the reporter's line",
  "correspondent-wrote": "mail came in from outside",
  "case-so-far": "you are on this case now",
  "conflict-question": "is this too close to you?",
  proposal: "a proposal waits for your vote",
  draft: "a draft waits",
  "letter-held": "your letter was not sent yet",
};

export const somethingNew = "there is something new";

export const noticeSays = {
  chosen: "You chose to get notices only, so what it is about is not in this mail.",
  file: "To read it, answer with /file as the first line. Then the desk sends you the case file.",
  answerBy: (by: string) => `The committee promises the reporter an answer by ${by}.`,
  ask: (by: string) =>
    `${by} asks whether this case is too close to you. The names of the people who are part of it are not in this mail. Before you join, ask a colleague on the telephone who they are.`,
} as const;

export const readFile = { label: "Send me the case file", command: "/file" } as const;
