/** Messages about the files of a case, and about keys, with the data that they need: see messages.ts. */
export const fileMessageFields = {
  /** The answer to /file original. */
  originals: {
    codeName: "ours",
    memberName: "ours",
    /** One line a file: see file-words.ts. Empty where no mail brought one. */
    files: ["named"],
  },
} as const;
