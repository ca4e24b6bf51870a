/** A report that is only kept, and other cases of the same person: what members and reporters are told. */
import type { Happening } from "./happenings.ts";
import { scopeHappening } from "./scopes.ts";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

/** Said to the reporter who asks for it. */
export const heldWords =
  "We keep your report, and do nothing with it for now. If another report may be about the same person, we look at yours again, tell you so, and ask the members who have it to write to you before they do anything. It helps us to notice if your mail has the full name or an address of the person; a first name alone is not enough.";

/** To the pair, with the report. */
export const keptForNow =
  "Nothing is done with it, unless another report concerns the same person, or the reporter says so. You can answer the reporter, and you can name whom it is about with /involves. The desk reminds you of nothing.";

/** To the circle. */
export const holdHappenings = {
  scope: scopeHappening,
  "report-held": () =>
    said(
      "the reporter wants it kept for now",
      "The reporter asks that you only keep this report. Nothing is done with it, unless another report concerns the same person.",
      "You keep what you have, and the desk reminds you of nothing. You cannot propose anything or write to others. You can still answer the reporter, with /ack or /reply.",
      "If you know who it is about, name them with /involves. Then the desk can notice another report about the same person.",
    ),
  "report-released": () =>
    said(
      "the reporter wants you to look at it",
      "The reporter had asked that you only keep this report. Now they ask you to look at it.",
      "What the committee promises a reporter counts from today.",
    ),
  "report-repeated": (told: boolean) =>
    said(
      "it is no longer only kept",
      "The reporter had asked that you only keep this report, unless another one concerns the same person. Now there is one.",
      told
        ? "The reporter is told that it is no longer only kept, and that you are asked to write to them before you do anything else. So please write to them first."
        : "The reporter is not told so by the desk: somebody may ask for this only to find out whether they are reported. Read it with that in mind. If you trust it, write to them before you do anything else.",
      "What the committee promises a reporter counts from today.",
    ),
  "people-marked": () => said("the desk noted whom it names, to notice another report about them"),
  matched: (other: string, isClosed: boolean) =>
    said(
      "another case may belong to it",
      `${other} may concern the same person. If you are not on it, you are not shown it, and its members are not shown this case.`,
      isClosed
        ? "This case is closed. If it matters again, open it with /reopen."
        : "Members of one of the two cases are asked whether the other is too close to them. Whoever answers with /clear joins it.",
    ),
} as const;

/** To the reporter, from the desk itself. */
export const holdLetters = {
  kept: () =>
    said(
      "we keep your report",
      heldWords,
      "The two members of the committee who are on duty have it. They may answer you, and do nothing else with it.",
      "If you want us to look at it after all, answer this mail with /release.",
    ),
  repeated: () =>
    said(
      "your report is no longer only kept",
      "You asked us to keep your report, and to do nothing unless somebody else tells us about the same person. What you held it back for may have come.",
      "So the members who have your report look at it again. We have asked them to write to you before they do anything else.",
      "You do not have to do anything. If you are worried, answer this mail.",
    ),
} as const;
