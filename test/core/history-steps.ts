/** The steps that a made-up life of a case consists of, and how often each of them comes. */
import fc from "fast-check";
import { type ChallengeAnswer, challengeAnswers } from "../../functions/core/case/challenges.ts";
import { refusalCodes } from "../../functions/core/case/codes.ts";
import type { Opening } from "../../functions/core/case/commands.ts";
import type { CommandName } from "../../functions/core/case/rules.ts";
import { type KeptOut, type MailFate, mailFates, memberPerson, type Person } from "../../functions/core/case/vocabulary.ts";
import type { SendResult } from "../../functions/core/case/work.ts";
import { memberId } from "../../functions/core/ids.ts";
import { type PolicyName, policyNames } from "../../functions/core/policy/rows.ts";
import { memberRows } from "../support/memory-desk.ts";
import { anOpening, aReporter, keptOut, nobodyToWriteTo } from "./builders.ts";
import { anyText } from "./history-words.ts";

export type Step =
  | { readonly do: "answer"; readonly by: Person; readonly text: string; readonly leaks: boolean; readonly forged: Forgery }
  /** Somebody who is on the case does something that can be done: which of both is known when it comes to that. */
  | {
      readonly do: "sensible";
      readonly who: number;
      readonly what: number;
      readonly way: number;
      readonly leaks: boolean;
      /** Done by one of those who can do it, if anybody can. */
      readonly rather: CommandName | undefined;
    }
  | { readonly do: "unacted"; readonly line: Person; readonly why: (typeof refusalCodes)[number] }
  /** Whoever was asked whether an unproven mail was theirs says so, or not. */
  | { readonly do: "own"; readonly which: number; readonly answer: ChallengeAnswer }
  | { readonly do: "redeliver"; readonly which: number }
  /** Another case, with these members on it, turns out to be about the same person. */
  | { readonly do: "match"; readonly other: string; readonly circle: readonly string[] }
  | { readonly do: "work"; readonly results: readonly SendResult[] }
  /** The mail service says this of one mail that there ever was to send. */
  | { readonly do: "feedback"; readonly which: number; readonly fate: MailFate }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "leave" | "come-back"; readonly who: string };

/** What is wrong with a mail that pretends to be somebody's. */
const forgeries = ["nothing", "dmarc", "gray", "moved", "sender", "two-senders", "machine"] as const;
export type Forgery = (typeof forgeries)[number];

export interface History {
  readonly what: "open-report" | "ask-author";
  readonly policy: PolicyName;
  readonly opening: Opening;
  readonly steps: readonly Step[];
}

export const ids = memberRows.map(({ id }) => id);
const members = ids.map(memberPerson);

/** The author more often than others: only they can set a mail aside and take it up again. */
const outside: readonly Person[] = ["outside-contact", "new-address", "correspondent:1", "correspondent:2"];
const people = fc.constantFrom<Person>("reporter", "author", "author", ...outside, ...members);
/** Most mails are what they seem. */
const forged = fc.constantFrom<Forgery>("nothing", "nothing", "nothing", "nothing", "machine", ...forgeries);
const leaks = fc.constantFrom(false, false, false, true);
const someSends = fc.array(fc.constantFrom<SendResult>("sent", "sent", "refused", "not-sent", "unsure"), {
  minLength: 1,
  maxLength: 4,
});

/** What brings a case on, or back: without it a life is all triage and reading. */
const bringsOn = [
  "agree",
  "agree",
  "disagree",
  "propose",
  "close",
  "clear",
  "reopen",
  "include",
  "recuse",
  "shepherd",
  "send",
  "reply",
  "due",
  "contact",
  "draft",
  "discard",
  "urgent",
  "severe",
  "yes",
  "no",
  "relay",
  "hold",
  "release",
  "rotate",
] as const;

const sensible: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("sensible" as const),
  who: fc.nat(20),
  what: fc.nat(40),
  way: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5),
  leaks,
  rather: fc.constantFrom<CommandName | undefined>(undefined, undefined, undefined, ...bringsOn, "agree", "agree"),
});

/** The newest mails more often: what is on its way now. */
const feedback: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("feedback" as const),
  which: fc.oneof(fc.nat(3), fc.nat(40)),
  fate: fc.constantFrom(...mailFates),
});

const someCase = fc.constantFrom("other-1", "other-2");

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: sensible },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("answer" as const), by: people, text: anyText, leaks, forged }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("unacted" as const), line: people, why: fc.constantFrom(...refusalCodes) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("own" as const),
      which: fc.nat(3),
      answer: fc.constantFrom("yes", ...challengeAnswers),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("redeliver" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("match" as const), other: someCase, circle: fc.subarray(ids) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("work" as const), results: someSends }) },
  { weight: 2, arbitrary: feedback },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 3, 60, 1_440, 12_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("leave" as const, "leave" as const, "come-back" as const),
      who: fc.constantFrom(...ids),
    }),
  },
);

const reporters = fc.constantFrom(
  aReporter(),
  aReporter({ vouched: false }),
  aReporter({ machine: true }),
  nobodyToWriteTo,
  nobodyToWriteTo,
  ...ids.map((id) => aReporter({ address: `${id}@members.test`, member: memberId(id) })),
);

const exclusions: fc.Arbitrary<readonly KeptOut[]> = fc
  .subarray(ids)
  .chain((out) =>
    fc.tuple(...out.map((id) => fc.constantFrom<KeptOut["why"]>("named", "asked", "earlier").map((why) => keptOut(id, why)))),
  );

/** By the first or so of those who can; who they are differs from policy to policy. */
const does = (rather: CommandName, who = 0, way = 0, leaks = false): Step => ({
  ...{ do: "sensible", who, what: 0 },
  ...{ way, leaks, rather },
});

const underWay = [does("ack"), does("shepherd"), does("circle")];
const together = [...underWay, does("clear"), does("clear"), does("clear")];
const voting = [...together, does("propose")];
const nearlyCarried = [...voting, does("agree", 1)];
const carried = [...nearlyCarried, does("agree", 2), does("agree", 3)];
const askedBack = [...underWay, does("include"), does("include", 1)];
/** Closed by another decision, while the vote to close it was still open. */
const second = [1, 2, 3].map((who) => does("agree", who, 3));
const over = [...together, does("close"), does("agree", 1), does("propose"), ...second, does("close")];

const severeNoMore = [...together, does("severe"), does("severe", 0, 1), does("severe", 1, 1)];
const measured = [...together, does("urgent"), does("agree", 1)];

const written = [...together, does("contact"), does("draft", 1), { do: "work", results: ["sent"] } as const];
const tellsTooMuch = [...together, does("contact"), does("draft", 1, 0, true), { do: "work", results: ["sent"] } as const];
const tellsWhoReported = [...tellsTooMuch, does("draft", 1, 1, true), { do: "work", results: ["sent"] } as const];
/** Decided, and a moderator asked whether they accept it. */
const saysYes = { do: "answer", by: "correspondent:1", text: "/approve v1", leaks: false, forged: "nothing" } as const;
const askedFirst = [does("contact", 0, 7), does("draft", 1, 8)];
const moderatorAsked = [...carried, ...askedFirst, does("send", 0, 8)];
const lineClosed = [...written, does("contact", 0, 6), does("contact", 0, 8)];
const reporterAsked = [...tellsWhoReported, does("send", 0, 7)];
const agreed = [...reporterAsked, does("yes")];
const letOut = [...agreed, does("send", 0, 7)];
const refusedByReporter = [...reporterAsked, does("no"), does("send", 0, 7)];
/** Changed by somebody else, and meant for one of several. */
const rewritten = [...written, does("draft", 2, 1), does("contact", 0, 1), does("draft", 0, 2), does("contact", 0, 2)];

/** The first mails of a report are to the pair and to the reporter, in this order. */
const saidOf = (which: number, fate: MailFate): Step => ({ do: "feedback", which, fate });
const sent: Step = { do: "work", results: ["sent"] };
const unreachable = [sent, saidOf(0, "bounced"), saidOf(2, "delivered"), saidOf(1, "rejected"), sent, saidOf(0, "complained")];

const kept = [...underWay, does("hold")];
const matched: Step = { do: "match", other: "other-1", circle: ["eli", "fay"] };

const recorded = [does("record")];
const bothWantItGone = [...recorded, does("erase"), does("erase", 1)];
const inMonths = (months: number): Step => ({ do: "wait", minutes: months * 30 * 1_440 });
const announced = [...recorded, inMonths(13), sent];
const legallyHeld = [...recorded, does("keep")];
const erasing: readonly (readonly Step[])[] = [
  [...bothWantItGone, does("erase", 0, 1), does("erase", 0, 1)],
  [...bothWantItGone, inMonths(1), sent],
  [...announced, does("erase", 0, 1), inMonths(2), sent],
  [...legallyHeld, does("keep", 0, 2), does("erase"), does("keep", 0, 1), does("keep", 1, 1), does("keep", 0, 1)],
  [...legallyHeld, inMonths(1), sent, inMonths(2), sent, does("keep", 0, 6)],
  [...kept, does("erase"), does("erase", 1), does("keep")],
];

/** Chance alone seldom gets a case as far as a vote, so some lives begin when others have come there. */
const beginnings: readonly (readonly Step[])[] = [
  [],
  [],
  underWay,
  together,
  voting,
  nearlyCarried,
  carried,
  measured,
  severeNoMore,
  over,
  askedBack,
  unreachable,
  [{ do: "wait", minutes: 1_500 }, sent, sent, sent, does("take")],
  [does("circle"), does("take")],
  [...unreachable, does("ack")],
  written,
  rewritten,
  tellsTooMuch,
  tellsWhoReported,
  moderatorAsked,
  [
    ...together,
    ...askedFirst,
    { do: "wait", minutes: 3 },
    does("propose"),
    ...[1, 2, 3].map((who) => does("agree", who)),
    does("send", 0, 8),
  ],
  [...moderatorAsked, saysYes, { ...saysYes, text: "/object v1" }],
  [{ ...saysYes, by: "reporter", text: "/quiet" }, does("ack")],
  [...moderatorAsked, does("contact", 0, 6), { ...saysYes, text: "/approve v2" }],
  [...moderatorAsked, { do: "wait", minutes: 9_000 }, sent],
  [...together, does("close", 0, 6), does("close", 0, 7), does("agree", 1), does("agree", 2), does("agree", 3)],
  [...reporterAsked, does("send", 0, 7)],
  agreed,
  letOut,
  refusedByReporter,
  lineClosed,
  [does("quiet"), does("ack")],
  [does("ack"), does("shepherd"), does("propose"), does("disagree", 1)],
  [...together, does("contact", 0, 4)],
  [...carried, does("contact"), does("draft", 1), does("send", 0, 2)],
  [...reporterAsked, does("relay"), does("yes")],
  [does("ack"), does("shepherd"), does("reply", 0, 0, true), does("send")],
  [does("record")],
  [...underWay, does("risk", 0, 2)],
  [...tellsTooMuch, does("send", 2, 2)],
  [...written, does("draft", 1, 1), does("send", 2, 2)],
  [...together, does("contact"), does("relay"), { ...saysYes, by: "reporter", text: "/yes 1" }],
  [...unreachable, does("ack"), { ...saysYes, by: "member:cy", text: "/reply\nHello." }],
  [...written, does("draft", 1, 9)],
  [...underWay, { ...saysYes, by: "member:cy", text: "/record" }],
  [...written, does("contact", 0, 1), does("draft", 1, 2), does("send", 2, 1)],
  kept,
  [...kept, matched, does("hold")],
  [...kept, does("release")],
  ...erasing,
];

const soFar = fc.constantFrom(...beginnings);

const ofEverybody = [
  ...[aReporter(), nobodyToWriteTo].map((reporter) => anOpening({ reporter })),
  anOpening({ reporter: aReporter(), keptOut: [keptOut("ada", "named")] }),
];

/** Each beginning under each policy, and nothing after it: what it is there for is reached whatever chance does. */
export const begun: readonly History[] = policyNames.flatMap((policy) =>
  beginnings.flatMap((steps) => ofEverybody.map((opening) => ({ what: "open-report" as const, policy, steps, opening }))),
);

export const histories: fc.Arbitrary<History> = fc
  .record({
    what: fc.constantFrom("open-report" as const, "open-report" as const, "ask-author" as const),
    policy: fc.constantFrom(...policyNames),
    reporter: reporters,
    keptOut: fc.oneof(fc.constant<readonly KeptOut[]>([]), exclusions),
    begun: soFar,
    steps: fc.array(step, { maxLength: 30, size: "max" }),
  })
  .map(({ what, policy, reporter, keptOut, begun, steps }) => ({
    what,
    policy,
    steps: [...begun, ...steps],
    opening: anOpening({ reporter, keptOut }),
  }));
