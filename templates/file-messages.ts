/** Messages that bring what is on file, and about keys. See messages.ts. */
export const fileMessageFields = {
  /** The answer to /log. */
  journal: {
    codeName: "ours",
    memberName: "ours",
    /** Oldest first. */
    entries: [{ when: "ours", what: "ours" }],
  },
  /** The answer to /file. What it is about is in the attachments alone. */
  "case-file": {
    codeName: "ours",
    memberName: "ours",
    /** Fits "on …". */
    asOf: "ours",
    /** The two files with their sizes. Empty where the mail service did not take them. */
    files: ["ours"],
  },
  /** In clear, in the place of a mail that could not be encrypted. Says nothing else. */
  "not-encrypted": {
    /** The code name, or the desk's name where it is about no one case. */
    about: "ours",
  },
  /** The answer to /file original. */
  originals: {
    codeName: "ours",
    memberName: "ours",
    /** One line a file: see file-words.ts. Empty where no mail brought one. */
    files: ["named"],
    /** What to know of those that came along. Empty where none did. */
    sentences: ["ours"],
  },
} as const;
