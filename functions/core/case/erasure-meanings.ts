import type { Meaning } from "./meanings.ts";

export const erasureMeanings = {
  keep: {
    write: "/keep 2027-03-20",
    does: "keeps everything about the case until that day, such as for a court, with your reason below it; two members end that sooner with “/keep end”",
  },
  erase: {
    write: "/erase",
    does: "erases a closed case, or a report that is only kept, once a second member asks for it too and seven days have passed; “/erase no” stops it",
  },
} as const satisfies Readonly<Record<string, Meaning>>;
