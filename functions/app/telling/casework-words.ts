/** Sentences that depend on a code, where the messages about a case need them. */
import type { Event, EventOf } from "../../core/case/events.ts";
import type { LeakFound } from "../../core/mail/letter-guard.ts";

export const findings: Readonly<Record<LeakFound["what"], string>> = {
  "member-address": "This is an address of the committee. The reporter should not have it.",
  line: "This is a private line. Whoever has it can write on somebody's behalf.",
  "other-code-name": "This looks like the code name of another case.",
  telephone: "This looks like a telephone number.",
  signature: "This looks like a signature. It may say more about you than you want.",
  "quoted-internal": "These words stand in a note of the committee, just like this.",
};

export const whyHelp: Readonly<Record<EventOf<"conflict-asked">["why"], string>> = {
  circle: "The members on this case would like help with it.",
  take: "Nobody has answered the reporter yet, so somebody should step in.",
  matched: "Another case that you are on may concern the same person. So you may know something that helps with this one.",
  include: "Two members of this case would like to have you back on it.",
};

export const stepIn =
  "With /take you step in: you say that it is not too close to you, you get the case so far, and you are the one who answers the reporter.";

const helpThem =
  "Please talk to the members of the committee whom you know, and help them to decide. They tell you only what they may.";

const outsideWhy: Readonly<Partial<Record<Event["kind"], { readonly why: string; readonly next: string }>>> = {
  "vote-settled": { why: "The votes of the committee are even, so it cannot decide alone.", next: helpThem },
  "rung-taken": {
    why: "Somebody has written to the committee, and nobody there has answered them in time. All members who may were asked.",
    next: "Please call the members whom you know. If none of them can, answer with /yes: then it comes to you, and you can answer. Until you have said so, the desk tells you nothing of it.",
  },
  "measure-waits": {
    why: "A member did something that could not wait. The others were asked more than once whether it stays, and have not settled it.",
    next: helpThem,
  },
  reminded: {
    why: "It has waited longer than the committee wants, and the members were reminded more than once.",
    next: "Please ask the members whom you know what holds it up. They tell you only what they may.",
  },
};

/** To somebody outside: nothing of the case. */
export const outsideWords = (kind: Event["kind"]): { readonly why: string; readonly next: string } =>
  outsideWhy[kind] ?? { why: "The committee has voted for a week and has not decided.", next: helpThem };
