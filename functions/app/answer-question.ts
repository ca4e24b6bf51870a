/** An answer on the line of something that the desk itself asks: is this you, have you deleted it? */
import type { RefusalCode } from "../core/case/codes.ts";
import { addressKey } from "../core/mail/address.ts";
import type { Place } from "../core/mail/belongs.ts";
import type { IncomingMail, Receipt } from "../core/mail/incoming-mail.ts";
import { isMachine } from "../core/mail/machine.ts";
import { readReply } from "../core/mail/reply.ts";
import { soleSender } from "../core/mail/sender.ts";
import { type AskingDesk, askDesk } from "./answer-desk.ts";
import type { Deps } from "./deps.ts";
import { rosterAddress } from "./do-desk-work.ts";
import type { OpenDesk } from "./open-desk.ts";

type Question = Extract<Place, { kind: "desk-question" }>;

export const answerQuestion = (
  deps: Deps,
  desk: OpenDesk,
  asking: AskingDesk,
  { number, several }: Question,
): Promise<string> => {
  const why = several ? "several-lines" : cannotAnswer(desk, number, asking);
  return askDesk(deps, desk, asking, (mail) => ({
    do: "take-in-answer",
    number,
    mail,
    commands: readReply(asking.mail?.text ?? "").commands,
    ...(why !== undefined && { why }),
  }));
};

/**
 * The line was sent to one address and to no other, so whoever writes on it from there has its mailbox. A domain that says
 * nothing of its mail is enough; one that says that the mail is forged is not.
 */
const cannotAnswer = ({ state, settings }: OpenDesk, number: number, { mail, receipt }: AskingDesk): RefusalCode | undefined => {
  const to = state.questions.find((row) => row.number === number)?.to;
  const known = to && rosterAddress({ state, settings }, to);
  if (!mail) return "no-text";
  return isMachine(mail, receipt) ? "machine-mail" : notFrom(known, mail, receipt);
};

const notFrom = (known: string | undefined, mail: IncomingMail, { verdicts }: Receipt): RefusalCode | undefined => {
  const sender = soleSender(mail);
  if (!sender) return "several-senders";
  if (known === undefined || addressKey(sender.address) !== addressKey(known)) return "wrong-sender";
  if (verdicts.dmarc !== "PASS" && verdicts.dmarc !== "GRAY") return "unproven-sender";
  return mail.formsDiffer ? "forms-differ" : undefined;
};
