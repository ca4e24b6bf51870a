/** An answer on the line of something that the desk itself asks: is this you, have you deleted it? */
import type { RefusalCode } from "../core/case/codes.ts";
import { memberOf } from "../core/case/vocabulary.ts";
import type { QuestionAnswer } from "../core/duty/answer-question.ts";
import type { Place } from "../core/mail/belongs.ts";
import { notProven } from "../core/mail/proof.ts";
import { readReply } from "../core/mail/reply.ts";
import { type AskingDesk, askDesk } from "./answer-desk.ts";
import type { Deps } from "./deps.ts";
import { rosterAddress } from "./do-desk-work.ts";
import type { OpenDesk } from "./open-desk.ts";
import { readBack } from "./send-mail.ts";
import { codesNamed } from "./tell-kept-back.ts";

type Question = Extract<Place, { kind: "desk-question" }>;

export const answerQuestion = async (
  deps: Deps,
  desk: OpenDesk,
  asking: AskingDesk,
  { number, several }: Question,
): Promise<string> => {
  const why = several ? "several-lines" : cannotAnswer(desk, number, asking);
  const waiting = why === undefined ? await readWaiting(deps, desk, number) : undefined;
  return askDesk(deps, desk, asking, (mail) => ({
    do: "take-in-answer",
    number,
    mail,
    commands: readReply(asking.mail?.text ?? "").commands,
    ...(why !== undefined && { why }),
    ...(waiting && { waiting }),
  }));
};

/** As the very mail would be read if it had come in proven. */
const readWaiting = async (deps: Deps, desk: OpenDesk, number: number): Promise<QuestionAnswer["waiting"]> => {
  const { settings, state, key } = desk;
  const { to, waiting } = state.questions.find((row) => row.number === number) ?? {};
  const by = to && memberOf(to);
  if (!waiting || by === undefined) return undefined;
  const { commands } = readReply((await readBack(deps, settings.id, key, waiting.mail, new Map())).mail?.text ?? "");
  return { commands, keptBack: await codesNamed(deps, desk, by, commands) };
};

const cannotAnswer = ({ state, settings }: OpenDesk, number: number, { mail, receipt }: AskingDesk): RefusalCode | undefined => {
  const to = state.questions.find((row) => row.number === number)?.to;
  const known = to && rosterAddress({ state, settings }, to);
  if (!mail) return "no-text";
  return notProven(mail, receipt, { known: [known], oneTime: true }) ?? (mail.formsDiffer ? "forms-differ" : undefined);
};
