/** What is said of a measure: what a member did at once, before anybody could be asked. */
import type { Happening } from "./happenings.ts";

export const measureRules = {
  others: (by: string, need: number): string =>
    need === 1
      ? `It takes 1 other member beside ${by} to say that it stays, or that it is undone.`
      : `It takes ${need} other members beside ${by} to say that it stays, or that it is undone.`,
  alone: (by: string): string =>
    `Nobody on this case but ${by} has a vote, and nobody confirms what they did themselves. With /circle you can ask more members to join.`,
} as const;

const said = (headline: string, ...sentences: readonly string[]): Happening => ({ headline, sentences });

const votes: Readonly<Record<string, string>> = { agree: "it stays", disagree: "undo it", abstain: "abstains" };

export const measureHappenings = {
  /** `rule` is a whole sentence, here and below. */
  taken: (by: string, rule: string) =>
    said(
      `${by} acted at once`,
      `${by} did something that could not wait. It does not stand by itself: within 24 hours the others on this case say whether it stays or is undone.`,
      rule,
      "The reporter was not written to.",
    ),
  voted: (by: string, number: string, vote: string) => said(`${by} said of measure ${number}: ${votes[vote] ?? vote}`),
  waits: (by: string, rule: string) =>
    said(
      "it is open whether it stays",
      `${by} did something at once, and too few of the others have said whether it stays. It does not stand by itself: somebody has to confirm it or have it undone.`,
      rule,
      "Please say now whether it stays. If it goes on waiting, somebody outside the committee is asked to help.",
    ),
  confirmed: (by: string, number: string) =>
    said(
      `measure ${number} is confirmed`,
      `What ${by} did at once stays for now. It decides nothing about the case: that you still do together.`,
      "The reporter was not written to.",
    ),
  undone: (by: string, number: string, byShepherd: boolean) =>
    said(
      `measure ${number} is to be undone`,
      `What ${by} did at once does not stay. ${by}, or whoever can, please undo it now.`,
      byShepherd
        ? "Once it is undone, the shepherd puts that on record with /did."
        : "Once it is undone, put that on record with /did.",
      "The reporter was not written to.",
    ),
} as const;
