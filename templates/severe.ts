/** What is said where a case is severe. What it means differs from policy to policy. */
import type { Happening } from "./happenings.ts";

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

export type SevereRule = "organisers-and-motion" | "majority-of-committee" | "no-special-rule";

export const severeMeans: Readonly<Record<SevereRule, string>> = {
  "majority-of-committee":
    "This case is severe. A plan, a consequence, an action and the end of the case need most of the whole committee to agree, without those who are too close to it.",
  "organisers-and-motion":
    "This case is severe. The organisers get a confidential report: /draft organiser brings a letter to start from, and a second member sends it. With /propose motion the shepherd puts to the vote what all of the organisers should decide.",
  "no-special-rule": "This case is severe. It says so on the board, and the rules of your committee ask for nothing more.",
};

export const severeHappenings = {
  said: (by: string, rule: SevereRule, asksOthers: boolean) =>
    said(
      `${by} says that it is severe`,
      severeMeans[rule],
      ...(rule === "majority-of-committee" ? ["What is carried already stays."] : []),
      ...(asksOthers ? ["Members who are not on the case yet are asked whether it is too close to them."] : []),
      "To take that back needs two members, with /severe no.",
    ),
  undone: (names: readonly string[]) =>
    said("it does not count as severe any more", `${names.join(" and ")} took it back. From now on the ordinary rule counts.`),
  second: (by: string) =>
    said(`${by} would not call it severe any more`, "This needs two members. If you think so too, answer with /severe no."),
  motionCarried: (number: string) =>
    said(
      `proposal ${number} is carried`,
      "The vote is over, and enough members agree on this motion to the organisers.",
      "Next, write to them: answer with /draft organiser, and a letter comes back with the motion in it. A second member sends it.",
    ),
} as const;

/** Fits the place of the rule in a mail about a vote. */
export const severeVote = (need: number, have: number): string =>
  `This case is severe, so it needs ${need} members of the whole committee to agree, and has ${have} so far. Whoever proposed it counts as one of them.`;
