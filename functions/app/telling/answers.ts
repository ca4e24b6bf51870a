/** Messages that answer somebody, or pass an answer on. */
import { defaultLetters } from "../../../templates/letters.ts";
import type { Messages } from "../../../templates/messages.ts";
import { outcomes, refusals } from "../../../templates/words.ts";
import type { LineOutcome } from "../../core/case/vocabulary.ts";
import { forwardable } from "../../core/mail/forwarding.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { type Reply, readReply } from "../../core/mail/reply.ts";
import { buttonsFor, possibleFor } from "./buttons.ts";
import { carriedWith, listed } from "./carried.ts";
import { nameOf, nameOfPerson, senderShown } from "./names.ts";
import type { ReadBack, Telling } from "./told.ts";

const replyIn = (about: ReadBack | undefined): Reply => readReply(about?.mail?.text ?? "");

/** The member's own words under the command, else the desk's. */
const letterIn = (about: ReadBack | undefined): string => {
  const ack = replyIn(about).commands.find((command) => command.name === "ack");
  const own = [ack?.argument, ack?.body].filter((text) => text !== undefined && text !== "").join("\n");
  return own === "" ? defaultLetters.acknowledgement : own;
};

const acknowledger = ({ event, desk }: Telling): string => nameOf(desk, event.kind === "acknowledged" ? event.by : undefined);

export const acknowledgement = (telling: Telling): Messages["acknowledgement"] => ({
  deskName: telling.desk.name,
  codeName: telling.state.codeName,
  memberName: acknowledger(telling),
  letter: letterIn(telling.about),
});

export const colleagueAcknowledged = (telling: Telling): Messages["colleague-acknowledged"] => ({
  codeName: telling.state.codeName,
  memberName: nameOfPerson(telling.desk, telling.to),
  colleagueName: acknowledger(telling),
  letter: telling.state.reporter.address === undefined ? "" : letterIn(telling.about),
});

export const note = (telling: Telling): { data: Messages["note"]; attachments: readonly Attachment[] } => {
  const { state, desk, to, event, about, work } = telling;
  const { attachments } = forwardable(work.textOnly ? [] : (about?.mail?.attachments ?? []));
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      colleagueName: nameOf(desk, event.kind === "note-added" ? event.by : undefined),
      noteText: replyIn(about).ownText,
      attachments: attachments.map(listed),
    },
  };
};

export const reporterWrote = (telling: Telling): { data: Messages["reporter-wrote"]; attachments: readonly Attachment[] } => {
  const { state, desk, to, event, about, work, line } = telling;
  const { attachments } = carriedWith(about, work.textOnly === true);
  const proven = event.kind === "reporter-wrote" && event.proven;
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      senderLine: `${senderShown(about)} — ${proven ? "proven to be the reporter" : "not proven to be the reporter, so take care"}`,
      wroteText: about?.mail?.text.trim() ?? "",
      attachments: attachments.map(listed),
      buttons: buttonsFor(state, to, line),
    },
  };
};

export const notActed = ({ state, event }: Telling): Messages["not-acted"] => {
  const refusal = refusals[event.kind === "mail-not-acted" ? event.why : "not-possible-now"];
  return { codeName: state.codeName, why: refusal.what, next: refusal.next };
};

export const transcript = (telling: Telling): Messages["transcript"] => {
  const { state, desk, to, event, about, line } = telling;
  const answered = event.kind === "commands-answered" ? event.outcomes : [];
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    ...answersTo(replyIn(about), answered),
    possible: possibleFor(state, to),
    buttons: buttonsFor(state, to, line),
  };
};

type Answers = Pick<Messages["transcript"], "opening" | "lines" | "closing">;

export const answersTo = (reply: Reply, answered: readonly LineOutcome[]): Answers => {
  const refused = answered.flatMap((outcome) => ("refused" in outcome ? [refusals[outcome.refused]] : []));
  const lines = reply.commands.flatMap((command, index) => {
    const outcome = answered[index];
    return outcome ? [{ wrote: command.wrote, outcome: sentence(outcome) }] : [];
  });
  const next = [...new Set(refused.map((refusal) => refusal.next))].join(" ");
  if (refused.length > 0) return { opening: "Nothing was changed.", lines, closing: next };
  if (lines.length > 0) return { opening: "This is what your mail did.", lines, closing: "" };
  const noted = answered.some((outcome) => "done" in outcome && outcome.done === "note-kept");
  return noted
    ? noteKept
    : { opening: "Your mail had no command as its first line, so the desk did nothing.", lines, closing: "" };
};

const noteKept: Answers = {
  opening: outcomes["note-kept"],
  lines: [],
  closing: "If you meant it for the reporter, send it again with /ack on a line of its own above your words.",
};

const sentence = (outcome: LineOutcome): string =>
  "refused" in outcome ? refusals[outcome.refused].what : outcomes[outcome.done];
