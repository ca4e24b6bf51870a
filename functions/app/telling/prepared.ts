/** A letter to somebody outside that a member can start from, where the answer to a command brings one. */
import type { Button } from "../../../templates/messages.ts";
import { whomSaid } from "../../core/case/correspondents.ts";
import { carriedMotion } from "../../core/case/proposals.ts";
import { possibleNow } from "../../core/case/rules.ts";
import type { LineOutcome } from "../../core/case/vocabulary.ts";
import { readReply } from "../../core/mail/reply.ts";
import { letterFor } from "./approving.ts";
import { mailto } from "./buttons.ts";
import { wordsAt } from "./letter-text.ts";
import type { Telling } from "./told.ts";

interface Prepared {
  /** As it is written in a command. */
  readonly whom: string;
  readonly letter: string;
}

const bringsLetter: readonly string[] = ["letter-prepared", "severe-organisers"];

/** Nothing before the reporter has been answered: until then nobody outside is written to. */
export const preparedFor = (telling: Telling, answered: readonly LineOutcome[]): Prepared | undefined => {
  const found = answered.find((outcome) => "done" in outcome && bringsLetter.includes(outcome.done));
  const whom = found?.among?.[0];
  if (whom === undefined || !possibleNow(telling.state, telling.to).includes("draft")) return undefined;
  return { whom, letter: letterFor(whomSaid(whom)?.role ?? "", telling.state, telling.desk, motionIn(telling)) };
};

const motionIn = ({ state, gathered }: Telling): string => {
  const motion = carriedMotion(state);
  const text = motion && gathered.texts.get(motion.mail.blob);
  return motion && text !== undefined ? wordsAt(readReply(text), motion.line) : "";
};

/** Mail programs cut a longer link, and half a letter is worse than none. It stands in the mail all the same. */
const longestLink = 4_000;

/** One tap opens a mail in which the letter stands already, below its command. */
export const preparedButton = (telling: Telling, answered: readonly LineOutcome[]): readonly Button[] => {
  const { state, line } = telling;
  const prepared = preparedFor(telling, answered);
  if (prepared === undefined || line === undefined) return [];
  const command = `/draft ${prepared.whom}`;
  const href = mailto(line, state.codeName, `${command}\n\n${prepared.letter}`);
  return href.length > longestLink ? [] : [{ label: "Write it from this", command, href }];
};
