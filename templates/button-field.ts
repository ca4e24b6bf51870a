/** One tap and send: a mailto link to the reader's own line with the command filled in. */
export const button = { label: "ours", command: "ours", href: "mailto" } as const;
