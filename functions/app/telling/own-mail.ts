/** Messages to a member about a mail to the desk itself that was perhaps not theirs. None of them holds a word that its writer chose. */
import { challengeButtons, challengeWhy, ownMailAsks, perhapsYours } from "../../../templates/challenge-words.ts";
import type { Messages } from "../../../templates/messages.ts";
import { dateAndTime } from "../../core/record/dates.ts";
import { mailto } from "./buttons.ts";
import { addressWarning, nameOfPerson } from "./names.ts";
import type { RosterTelling } from "./roster.ts";

/** Undefined where it is answered by now, or the time is over. */
export const ownMailQuestion = ({
  desk,
  state,
  to,
  event,
  lineOf,
}: RosterTelling): { readonly data: Messages["challenge"]; readonly line: string } | undefined => {
  if (event.kind !== "own-mail-asked") return undefined;
  const question = state.questions.find(({ waiting }) => waiting?.mail.mail === event.mail.mail);
  if (!question || question.to !== to || question.answer !== undefined || question.reminded) return undefined;
  const line = lineOf(question.number);
  return {
    line,
    data: {
      codeName: desk.name,
      memberName: nameOfPerson(desk, to),
      came: perhapsYours.desk,
      why: challengeWhy[event.why],
      from: event.from ?? "",
      fromNote: event.from === undefined ? "" : addressWarning(desk, event.from),
      verbs: event.verbs.map((verb) => `/${verb}`),
      sentences: ownMailAsks(dateAndTime(event.until, desk.zone)),
      buttons: (["yes", "no"] as const).map((answer) => ({
        label: challengeButtons[answer],
        command: `/${answer}`,
        href: mailto(line, desk.name, `/${answer}`),
      })),
    },
  };
};
