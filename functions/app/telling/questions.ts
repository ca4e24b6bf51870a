/** Messages that ask the reporter, that pass on what they wanted to read, and that tell the circle of it. */
import { consentHappenings, questions, relayedFrom, roleToReporter } from "../../../templates/consent.ts";
import type { Happening } from "../../../templates/happenings.ts";
import type { Button, Messages } from "../../../templates/messages.ts";
import type { Case } from "../../core/case/case.ts";
import type { Event, EventOf } from "../../core/case/events.ts";
import { identityIn, type Question, reporterAgrees } from "../../core/case/questions.ts";
import { sendForm } from "../../core/case/run-others.ts";
import { memberPerson } from "../../core/case/vocabulary.ts";
import { buttonsOf } from "./buttons.ts";
import { replyIn, wordsOf } from "./letter-text.ts";
import { whomShown } from "./names.ts";
import type { Telling } from "./told.ts";

const roleShown = ({ correspondents }: Case, number: number): string =>
  roleToReporter[correspondents.find((row) => row.number === number)?.role ?? "official"];

export const question = ({ state, event, desk, line }: Telling): Messages["question"] => {
  const asked = event.kind === "reporter-asked" ? event.question : undefined;
  const { yes, no, sentences, ...rest } = questions[asked?.about ?? "relay"](roleShown(state, asked?.to ?? 0));
  const commands = [
    { label: yes, command: `/yes ${asked?.number ?? ""}` },
    { label: no, command: `/no ${asked?.number ?? ""}` },
  ];
  return {
    ...rest,
    deskName: desk.name,
    codeName: state.codeName,
    shown: asked?.about === "identity" ? asked.shown.map((words) => ({ words })) : [],
    sentences: [...sentences],
    buttons: buttonsOf(commands, state, line),
  };
};

export const relayed = ({ state, event, desk, about }: Telling): Messages["relayed"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  opening: relayedFrom(roleShown(state, event.kind === "relayed" ? event.to : 0)),
  words: wordsOf(event, replyIn(about)),
});

type Answered = EventOf<"reporter-answered">;

const questionOf = (state: Case, { number }: Answered): Question | undefined =>
  state.questions.find(({ question: asked }) => asked.number === number)?.question;

export const answerHappened = (state: Case, event: Answered): Happening => {
  const asked = questionOf(state, event);
  const what = `${event.answer === "yes" ? "agreed" : "refused"}-${asked?.about ?? "identity"}` as const;
  return consentHappenings[what](asked ? whomShown(state, asked.to) : "");
};

/** The very version that was asked about; of a newer one the reader has a mail with its own button. */
export const agreedButton = ({ state, to, line }: Pick<Telling, "state" | "to" | "line">, event: Event): readonly Button[] => {
  const asked = event.kind === "reporter-answered" && event.answer === "yes" ? questionOf(state, event) : undefined;
  const draft = state.drafts.find((row) => asked?.about === "identity" && row.to === asked.to && row.version === asked.version);
  if (!draft || to === memberPerson(draft.by) || !reporterAgrees(state, draft.to, identityIn(draft.leaks))) return [];
  return buttonsOf([{ label: "Send it just as it is", command: sendForm(state, draft) }], state, line);
};
