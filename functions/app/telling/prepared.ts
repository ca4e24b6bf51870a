/** A letter to somebody outside that a member can start from, where the answer to a command brings one. */
import type { Button, Messages } from "../../../templates/messages.ts";
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
  /** What it is sent below. */
  readonly command: string;
  readonly letter: string;
}

const bringsLetter: readonly string[] = ["letter-prepared", "severe-organisers"];

/** Nothing before the reporter has been answered: until then nobody outside is written to. */
const preparedFor = (telling: Telling, answered: readonly LineOutcome[]): Prepared | undefined => {
  const found = answered.find((outcome) => "done" in outcome && bringsLetter.includes(outcome.done));
  const whom = found?.among?.[0];
  if (whom === undefined || !possibleNow(telling.state, telling.to).includes("draft")) return undefined;
  return {
    command: `/draft ${whom}`,
    letter: letterFor(whomSaid(whom)?.role ?? "", telling.state, telling.desk, motionIn(telling)),
  };
};

const motionIn = ({ state, gathered }: Telling): string => {
  const motion = carriedMotion(state);
  const text = motion && gathered.texts.get(motion.mail.blob);
  return motion && text !== undefined ? wordsAt(readReply(text), motion.line) : "";
};

export const preparedShown = (
  telling: Telling,
  answered: readonly LineOutcome[],
): Pick<Messages["transcript"], "prepared" | "preparedUnder"> => {
  const { command = "", letter = "" } = preparedFor(telling, answered) ?? {};
  return { prepared: letter, preparedUnder: command };
};

/** Mail programs cut a longer link, and half a letter is worse than none. It stands in the mail all the same. */
const longestLink = 4_000;

/** One tap opens a mail in which the letter stands already, below its command. */
export const preparedButton = (telling: Telling, answered: readonly LineOutcome[]): readonly Button[] => {
  const { state, line } = telling;
  const prepared = preparedFor(telling, answered);
  if (prepared === undefined || line === undefined) return [];
  const { command } = prepared;
  const href = mailto(line, state.codeName, `${command}\n\n${prepared.letter}`);
  return href.length > longestLink ? [] : [{ label: "Write it from this", command, href }];
};
