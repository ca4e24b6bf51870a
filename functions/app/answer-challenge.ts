/** A mail that its line's owner may be asked about, and the owner's answer: then what waited is read back, and decided as the case stands. */

import { mayChallenge } from "../core/case/authority.ts";
import type { Case } from "../core/case/case.ts";
import { challengeAnswers, challengeOf, type MayChallenge } from "../core/case/challenges.ts";
import type { RefusalCode } from "../core/case/codes.ts";
import { isCommandName } from "../core/case/rules.ts";
import { ownerOf, type Person } from "../core/case/vocabulary.ts";
import type { DeskSettings } from "../core/duty/desk-settings.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { readReply } from "../core/mail/reply.ts";
import type { Deps } from "./deps.ts";
import type { OpenDesk } from "./open-desk.ts";
import { asProven, type OnLine, type Unsealed } from "./read-content.ts";
import { readBack } from "./send-mail.ts";

/** Only names that the desk knows: the owner is shown them, and a stranger must not choose what the owner reads. */
export const challengeWith = (
  state: Case,
  who: Person,
  desk: DeskSettings,
  mail: IncomingMail,
  receipt: Receipt,
  why: RefusalCode | undefined,
): MayChallenge | undefined => {
  const asks = why === undefined ? undefined : mayChallenge(state, who, desk, mail, receipt, why);
  const verbs = readReply(mail.text).commands.map(({ name }) => name);
  if (!asks || mail.formsDiffer || verbs.length === 0 || !verbs.every(isCommandName)) return undefined;
  return { ...asks, verbs: [...new Set(verbs)] };
};

/** One word, and nothing else of that mail, is the answer: whoever answers by itself has no command. */
export const answerChallenge = async (deps: Deps, desk: OpenDesk, { state, key, who, mail }: OnLine): Promise<Unsealed> => {
  const owner = ownerOf(who);
  const [first, ...more] = mail.formsDiffer ? [] : readReply(mail.text).commands;
  const answer = challengeAnswers.find((known) => known === first?.name);
  if (answer === undefined || more.length > 0) return { do: "take-in-unacted", line: owner, why: "challenge-unclear" };
  const asked = challengeOf(state, owner);
  if (answer !== "yes" || !asked) return { do: "answer-challenge", owner, answer };
  const waiting = await readBack(deps, state.id, key, asked.mail, new Map());
  if (!waiting.mail) throw new Error("The mail that waits could be read when it came in.");
  const content = await asProven(deps, desk, { state, key, who: owner, mail: waiting.mail });
  return { do: "answer-challenge", owner, answer, waiting: { ...content, mail: asked.mail } };
};
