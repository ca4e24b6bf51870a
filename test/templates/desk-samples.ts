/** Plausible data for what the desk sends by the calendar. */

import { fileLine, originalsSay } from "../../templates/file-words.ts";
import type { Button, DeskMessageName, Messages } from "../../templates/messages.ts";
import { deleteWhenDone, rosterLetters } from "../../templates/roster-words.ts";

const button = (label: string, command: string): Button => ({
  label,
  command,
  href: `mailto:conduct+desk@desk.test?subject=Re%3A%20Lakeside&body=${encodeURIComponent(command)}`,
});

const deskName = "Lakeside Meetup Conduct";
const buttons = [button("Send me the board", "/status"), button("See what I can do", "/help")];
const cases = [
  {
    codeName: "brisk-otter",
    status: "waits for an answer to the reporter",
    next: "answer the reporter by Wednesday 1 April at 09:30, Chicago time",
  },
  { codeName: "amber-canoe", status: "under way", next: "to be resolved by Friday 3 April at 18:00, Chicago time" },
];
const until = "Friday 1 May at 00:00, Chicago time";

/** What is told of a mail's files: one of each kind that stands in a mail more than a name. */
export const fileLines: readonly string[] = [
  fileLine({ name: "corridor.jpg", size: "1.2 MB", fate: "sent", remarks: ["taken-out"] }),
  fileLine({ name: "run.exe.renamed", size: "12 kB", fate: "sent", remarks: ["may-remain"], was: "run.exe" }),
  fileLine({ name: "film.mov", size: "45.0 MB", fate: "too-large", remarks: [] }),
];

export const deskSamples: Pick<Messages, DeskMessageName | "roster-news" | "originals" | "not-encrypted"> = {
  "roster-news": {
    deskName,
    memberName: "Ada",
    ...rosterLetters["closing-letter"](deskName, true),
    items: ["Brisk Otter", "Amber Canoe"],
    closing: deleteWhenDone,
    buttons: [button("I have deleted them", "/done")],
  },
  "not-encrypted": { about: "brisk-otter" },
  "key-expires": { deskName, memberName: "Ada", keys: ["Cy: until Friday 20 November at 09:00, Chicago time."] },
  originals: { codeName: "brisk-otter", memberName: "Ada", files: fileLines, sentences: originalsSay },
  "duty-begins": {
    deskName,
    memberName: "Dee",
    duty: "first on duty",
    otherName: "Eli",
    until,
    beforeNames: "Cy and Dee",
    nextNames: "Eli and Fay",
    acknowledgeWithin: "12 hours",
    acknowledgeIdeally: "2 hours",
    remindedAfter: "4 hours",
    takesOverAfter: "8 hours",
    anyoneAfter: "24 hours",
    cases,
    yours: "You are second on duty then, from Friday 1 May at 00:00, Chicago time. A calendar file for it is attached.",
    buttons,
  },
  "duty-ends": {
    deskName,
    memberName: "Cy",
    nowNames: "Dee and Eli",
    until,
    nextNames: "Eli and Fay",
    cases,
    yours: "You are first on duty then, from Friday 1 May at 00:00, Chicago time. A calendar file for it is attached.",
    buttons,
  },
  "duty-notice": {
    deskName,
    memberName: "Ada",
    nowNames: "Dee and Eli",
    until,
    nextNames: "Eli and Fay",
    yours: "",
  },
  "pair-missing": {
    deskName,
    memberName: "Ada",
    periods: [`From Wednesday 1 April at 00:00, Chicago time until ${until}: only Ada.`],
    next: "Please find somebody who joins the committee, and ask whoever runs the desk to put them on its list of members.",
  },
};
