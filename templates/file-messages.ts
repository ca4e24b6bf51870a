/** Messages about the files of a case, and about keys, with the data that they need: see messages.ts. */
export const fileMessageFields = {
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
