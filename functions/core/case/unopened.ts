/** A case before its first event. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import type { Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { Opening } from "./commands.ts";

/** A case before its first event. It exists only between `decide` and the first write. */
export const unopened = (opening: Opening, desk: DeskSettings, now: Instant): Case => ({
  stage: "unplaced",
  id: opening.id,
  desk: desk.id,
  policy: desk.policy,
  codeName: opening.codeName,
  version: 0,
  openedAt: opening.arrivedAt ?? now,
  circle: [],
  asked: [],
  adviseOnly: [],
  involves: [],
  proposals: [],
  awaitsSecond: [],
  held: [],
  correspondents: [],
  drafts: [],
  questions: [],
  links: [],
  marks: [],
  senders: opening.sender === undefined ? [] : [opening.sender],
  matches: [],
  namesTold: [],
  times: {},
  rungs: 0,
  followed: [],
  keptOut: [],
  awaiting: [],
  unreached: [],
  away: [],
  reporter: opening.reporter,
  report: opening.mail,
  lines: [],
  challenges: [],
  acted: [],
  told: [],
  takenIn: [],
  journal: [],
  journalLength: 0,
  segments: [],
  work: [],
});
