/** Messages to a line's owner about mail that was perhaps not theirs. None of them holds a word that its writer chose. */
import {
  challengeAsks,
  challengeButtons,
  challengeHappenings,
  challengeWhy,
  perhapsYours,
  rotateButton,
} from "../../../templates/challenge-words.ts";
import type { Happening } from "../../../templates/happenings.ts";
import type { Messages } from "../../../templates/messages.ts";
import { refusals, tryAgainOutside } from "../../../templates/words.ts";
import type { ChallengeAnswer } from "../../core/case/challenges.ts";
import type { RefusalCode } from "../../core/case/codes.ts";
import type { Event } from "../../core/case/events.ts";
import { forbids } from "../../core/case/rules.ts";
import { strange } from "../../core/case/told-today.ts";
import { memberOf, ownerOf } from "../../core/case/vocabulary.ts";
import { dateAndTime } from "../../core/record/dates.ts";
import { buttonsOf } from "./buttons.ts";
import { addressWarning, nameOfPerson } from "./names.ts";
import type { Telling } from "./told.ts";

const whyOf = (event: Event): RefusalCode =>
  event.kind === "mail-not-acted" ? event.why : event.kind === "challenge-lapsed" ? "challenge-lapsed" : "not-possible-now";

export const notActed = ({ state, event, to, desk, line }: Telling): Messages["not-acted"] => {
  const why = whyOf(event);
  const mayRotate = forbids(state, to, "rotate") === undefined && (strange.includes(why) || why === "challenge-lapsed");
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, ownerOf(to)),
    why: refusals[why].what,
    next:
      memberOf(to) === undefined && (strange.includes(why) || why === "challenge-lapsed") ? tryAgainOutside : refusals[why].next,
    buttons: mayRotate ? buttonsOf([{ label: rotateButton, command: "/rotate" }], state, line) : [],
  };
};

export const challenge = ({ state, event, to, desk, line }: Telling): Messages["challenge"] => {
  const asked = event.kind === "challenged" ? event : undefined;
  const mayRotate = forbids(state, ownerOf(to), "rotate") === undefined;
  const answers: readonly ChallengeAnswer[] = ["yes", "no", ...(mayRotate ? (["rotate"] as const) : [])];
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, ownerOf(to)),
    came: perhapsYours.line(state.codeName),
    why: challengeWhy[asked?.why ?? "unproven-sender"],
    from: asked?.from ?? "",
    fromNote: asked?.from === undefined ? "" : addressWarning(desk, asked.from),
    verbs: (asked?.verbs ?? []).map((verb) => `/${verb}`),
    sentences: asked ? challengeAsks(dateAndTime(asked.until, desk.zone), mayRotate) : [],
    buttons: buttonsOf(
      answers.map((answer) => ({ label: challengeButtons[answer], command: `/${answer}` })),
      state,
      line,
    ),
  };
};

export const challengeAnswered = (answer: ChallengeAnswer, who: string): Happening =>
  challengeHappenings[answer === "yes" ? "yes" : "no"](who);
