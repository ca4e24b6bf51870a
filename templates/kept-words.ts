/** Refusals and remarks about reports that are only kept, that others handle, or that somebody passed on. See words.ts. */
export const keptRefusals = {
  "on-hold": {
    what: "The reporter asked us only to keep this report, so nothing is done with it.",
    next: "You can still answer the reporter with /ack or /reply, and name who it is about with /involves. It wakes when the reporter says so, or when another report concerns the same person.",
  },
  "not-local": {
    what: "Now that the reporter has had an answer, only a case that others handle can be kept on file without a vote.",
    next: "If those who reported it handle it themselves, say so with /scope local first. Otherwise the shepherd closes the case with /close.",
  },
} as const;

export const keptRemarks = {
  "passed-on": (shown: string): string =>
    `Somebody passed this on, and somebody else seems to have written it first. The desk has written only to who passed it on. Ask them who wrote it. ${
      shown === ""
        ? "To write to the first writer, the shepherd opens a line with /contact witness and their address."
        : `To write to the first writer, the shepherd opens a line with /contact witness ${shown}`
    }`,
  "hold-unproven": (): string =>
    "It asks that you only keep it. Nothing proves who sent it, so the desk promises what it always does. When you answer, ask them what they want.",
} as const;
