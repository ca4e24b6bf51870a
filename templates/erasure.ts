/** A legal hold, and the end of what the desk keeps of a case: what members and reporters are told. */
import type { Happening } from "./happenings.ts";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

/** What no desk can do for anybody. */
const ownMailbox = "The desk cannot reach into mailboxes. Please delete the mails about this case from yours now.";

const whatGoes =
  "Then the desk erases every report, letter, note and file of this case, and all names and addresses in it. Nobody can bring them back. What stays is its code name, when it was opened, closed and erased, and one line of the statistics without names.";

export const erasureHappenings = {
  "legal-hold-set": (by: string, day: string) =>
    said(
      `${by} has it kept until ${day}`,
      `${by} asks that everything about this case is kept until ${day}, the day itself included. Until then nothing of it is erased, whatever else was planned.`,
      "To end that sooner needs two members, with /keep end.",
    ),
  "legal-hold-ended": (names: readonly string[]) =>
    said(
      "it need not be kept any more",
      names.length === 0 ? "The day until which it was to be kept is over." : `${names.join(" and ")} asked for that.`,
      "From now on the ordinary time counts again. Before anything is erased by time, you hear of it 30 days ahead.",
    ),
  "second-end-hold": (by: string) =>
    said(`${by} thinks it need not be kept longer`, "This needs two members. If you think so too, answer with /keep end."),
  "second-erase": (by: string) =>
    said(
      `${by} wants the case erased`,
      "This needs two members. If you want it too, answer with /erase. If not, answer with /erase no.",
      "When a second member has asked for it, there are still seven days in which any of you can stop it.",
    ),
  "erasure-asked": (names: readonly string[], when: string) =>
    said(
      `it is erased on ${when}`,
      `${names.join(" and ")} asked for it. Until then any one of you can stop it with /erase no.`,
      whatGoes,
    ),
  "erasure-stopped": (by: string) =>
    said(`${by} stopped the erasure`, "Nothing is erased. To ask for it again needs two members, as before."),
  "erasure-announced": (when: string) =>
    said(
      `it is erased on ${when}`,
      "This case is closed, and the time for which your committee keeps such a case is nearly over.",
      `If it may go, you do not have to do anything. On ${when} the desk begins. ${whatGoes}`,
      "If it must be kept, such as for a court or because the person may come back, answer with /keep and the last day on which you need it.",
    ),
  "erasure-begun": (names: readonly string[]) =>
    said(
      "it is erased now",
      names.length === 0 ? "The time for which it was kept is over." : `${names.join(" and ")} asked for it seven days ago.`,
      "This is the last mail about this case. An answer to it does not reach the case any more.",
      ownMailbox,
    ),
} as const;

/** To a reporter who trusted that it is kept, or who asked us to forget it. */
export const erasureLetters = {
  erased: () =>
    said(
      "we no longer have your report",
      "We have erased your report and everything that belongs to it. You do not have to do anything.",
      "If you want to tell us something again, write a new mail to us.",
    ),
} as const;

export const erasureOutcomes = {
  "legal-hold-set": "Done. Nothing of the case is erased until the day is over. The others on it are told. Kept until:",
  "legal-hold-ended": "Done. It need not be kept any more. Nothing is erased at once: you hear of that 30 days ahead.",
  "erasure-asked":
    "Done. The case is erased in seven days, and everybody on it is told so. Any one of you can stop it with /erase no.",
  "erasure-stopped": "Done. Nothing is erased. The others on the case are told.",
} as const;

export const erasureRefusals = {
  "date-too-far": {
    what: "That day is more than five years away.",
    next: "Take a day within five years. Before it comes the desk reminds you, and you can name a later one then.",
  },
  "kept-longer": {
    what: "It is kept already, until:",
    next: "To keep it longer, name a later day. To end it sooner, two members write /keep end.",
  },
  "no-legal-hold": {
    what: "Nobody has asked that it is kept until a day.",
    next: "To have it kept, answer with /keep and the last day, such as /keep 2027-03-20.",
  },
  "under-legal-hold": {
    what: "Nothing of this case can be erased, because a member has it kept until:",
    next: "If that is over, two members write /keep end. Then two members can ask for the erasure.",
  },
  "close-first": {
    what: "Only a closed case can be erased, and only once it is settled whether each measure stays. A report that is only kept can be erased, too.",
    next: "Close the case first, with /close or /record.",
  },
  "keep-instead": {
    what: "Nobody asked for this: the case is erased because the time for which it is kept is over.",
    next: "If you need it longer, answer with /keep and the last day, such as /keep 2027-03-20.",
  },
  "nothing-to-stop": {
    what: "Nobody has asked for an erasure of this case.",
    next: "There is nothing more you need to do.",
  },
} as const;

export const holdEnds = {
  headline: "the time you keep it for ends soon",
  sentence:
    "A member had this case kept until a day that is near now. If it must be kept longer, answer with /keep and a later day. If not, you do not have to do anything, and the ordinary time counts again.",
} as const;
