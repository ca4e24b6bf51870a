/** An answer on the line of something that the desk itself asks: is this you, have you deleted it? */
import type { RefusalCode } from "../core/case/codes.ts";
import type { Place } from "../core/mail/belongs.ts";
import { notProven } from "../core/mail/proof.ts";
import { readReply } from "../core/mail/reply.ts";
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

const cannotAnswer = ({ state, settings }: OpenDesk, number: number, { mail, receipt }: AskingDesk): RefusalCode | undefined => {
  const to = state.questions.find((row) => row.number === number)?.to;
  const known = to && rosterAddress({ state, settings }, to);
  if (!mail) return "no-text";
  return notProven(mail, receipt, { known: [known], oneTime: true }) ?? (mail.formsDiffer ? "forms-differ" : undefined);
};
