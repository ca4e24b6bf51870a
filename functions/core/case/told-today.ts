/**
 * Every mail is answered, but a loop or a stuck client is not answered for ever. The times stand in the case itself: its
 * journal moves away in parts, and a flood moves it fastest.
 */
import { after, days, hours, type Instant } from "../instant.ts";
import type { Case } from "./case.ts";
import type { RefusalCode } from "./codes.ts";
import type { EventOf } from "./events.ts";
import { correspondentPerson, memberPerson, type Person } from "./vocabulary.ts";

/**
 * Apart from each other, or whoever has sent three commands today would not hear why the fourth came to nothing. What a machine
 * that hides what it is would answer comes twice: with the mail that it answers first, it gets three. And two such machines in
 * one circle would pass notes to each other for ever.
 */
const limits = {
  answers: { most: 60, within: days(1) },
  wordless: { most: 2, within: days(1) },
  notices: { most: 2, within: days(1) },
  notes: { most: 10, within: hours(1) },
  // Apart, or whoever else has a line from a copied mail could silence the one it belongs to.
  content: { most: 20, within: days(1) },
  unproven: { most: 5, within: days(1) },
  // A domain that proves nothing is the reporter's as often as a forger's.
  claimed: { most: 20, within: days(1) },
  unshown: { most: 1, within: days(1) },
  // Whoever has somebody's line must not fill their mailbox with it.
  strange: { most: 1, within: days(1) },
  challenges: { most: 3, within: days(1) },
} as const;

type What = keyof typeof limits;
type Counted = EventOf<
  "note-added" | "mail-not-acted" | "commands-answered" | "reporter-wrote" | "correspondent-wrote" | "challenged"
>;

/** Such a mail is perhaps not its line's owner's. */
export const strange: readonly RefusalCode[] = ["unproven-sender", "wrong-sender", "several-senders"];

/** One more such mail, while its owner has been asked about the first. */
const countsAsStrange: readonly RefusalCode[] = [...strange, "challenge-waits"];

/** To a mail in which there was no command. */
const isWordless = ({ outcomes }: EventOf<"commands-answered">): boolean =>
  outcomes.every((outcome) => "done" in outcome && (outcome.done === "note-kept" || outcome.done === "note-no-vote"));

const countOf = (event: Counted): { readonly person: Person; readonly what: What } => {
  switch (event.kind) {
    case "note-added":
      return { person: memberPerson(event.by), what: "notes" };
    case "correspondent-wrote":
      return { person: correspondentPerson(event.number), what: event.proven ? "content" : "unproven" };
    case "reporter-wrote":
      return { person: "reporter", what: event.unshown ? "unshown" : event.proven ? "content" : "claimed" };
    case "mail-not-acted":
      return { person: event.line, what: countsAsStrange.includes(event.why) ? "strange" : "notices" };
    case "challenged":
      return { person: event.person, what: "challenges" };
    case "commands-answered":
      return { person: event.to, what: isWordless(event) ? "wordless" : "answers" };
  }
};

const lately = (times: readonly Instant[], what: What, now: Instant): readonly Instant[] =>
  times.filter((at) => at > after(now, -limits[what].within));

export const isWithinLimit = (state: Case, event: Counted, now: Instant): boolean => {
  const { person, what } = countOf(event);
  const times = state.told.find((row) => row.person === person)?.[what] ?? [];
  return lately(times, what, now).length < limits[what].most;
};

export const withTold = (state: Case, event: Counted, now: Instant): Case => {
  if (("told" in event && !event.told) || ("unshown" in event && event.unshown === "kept")) return state;
  const { person, what } = countOf(event);
  const known = state.told.find((row) => row.person === person) ?? { person, ...nothingYet };
  const times = [...lately(known[what], what, now), now].slice(-limits[what].most);
  return { ...state, told: [...state.told.filter((row) => row.person !== person), { ...known, [what]: times }] };
};

const nothingYet = {
  ...{ answers: [], wordless: [], notices: [], notes: [], content: [], unproven: [], claimed: [], unshown: [] },
  ...{ strange: [], challenges: [] },
};

const mostActed = 100;

/** What was asked for once is done once, whoever sends a copy of it. */
export const withActed = (state: Case, once: string | undefined): Case =>
  once === undefined ? state : { ...state, acted: [...state.acted, once].slice(-mostActed) };
