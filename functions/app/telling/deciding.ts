/** Messages with which a circle decides: a vote, what came before a joiner, the board, and the word to somebody outside. */
import { closedWithoutLetter, takesPlaceOf } from "../../../templates/approval-words.ts";
import type { Messages } from "../../../templates/messages.ts";
import { severeVote } from "../../../templates/severe.ts";
import type { Case, JournalEntry } from "../../core/case/case.ts";
import type { Event } from "../../core/case/events.ts";
import { proposalAt } from "../../core/case/proposals.ts";
import { type Closing, memberPerson, type Proposal } from "../../core/case/vocabulary.ts";
import { needsCommittee, standingOf, voters } from "../../core/case/voting.ts";
import { takesMail } from "../../core/case/wishes.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { readReply } from "../../core/mail/reply.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { csv } from "../../core/record/csv.ts";
import { dateAndTime } from "../../core/record/dates.ts";
import { dayNamed } from "../../core/record/days.ts";
import type { BoardRow } from "../../ports/case-store.ts";
import { buttonsFor, buttonsOf } from "./buttons.ts";
import { carriedWith } from "./carried.ts";
import { kindOf, sentenceCase } from "./casework.ts";
import { outsideWords } from "./casework-words.ts";
import { happened } from "./happened.ts";
import { replyIn, wordsOf } from "./letter-text.ts";
import { nameOf, nameOfPerson } from "./names.ts";
import type { Telling } from "./told.ts";

const voteShown = { agree: "agrees", disagree: "disagrees", abstain: "abstains" } as const;

const standingShown = (state: Case, desk: DeskSettings, proposal: Proposal): readonly string[] =>
  voters(state, desk).map((id) => {
    const given = proposal.votes.find(({ member }) => member === id);
    return `${nameOf(desk, id)}: ${given ? voteShown[given.vote] : "no vote yet"}`;
  });

const ruleShown = (state: Case, desk: DeskSettings, proposal: Proposal): string => {
  const { need, have } = standingOf(state, desk, proposal);
  if (needsCommittee(state, desk)) return severeVote(need, have);
  const { needs } = policyOf(desk, state.policy).decision;
  const members = need === 1 ? "1 member" : `${need} members`;
  const beside = needs === "shepherd-and-others" ? " beside the shepherd" : "";
  const others = voters(state, desk).filter((id) => id !== proposal.by).length;
  const isShort = need > others && needs !== "two-thirds-of-unconflicted";
  const ask = isShort ? " With /circle you can ask more members to join." : "";
  return `It needs ${members} to agree${beside}, and has ${have} so far.${ask}`;
};

const replacing = ({ replaces = [] }: Proposal): readonly string[] =>
  replaces.length === 0 ? [] : [takesPlaceOf(replaces.map(String))];

/** What a case would be closed with. Without it a vote to close would be blind. */
const closingShown = (closing: Closing | undefined): readonly string[] =>
  closing === undefined
    ? []
    : [
        `actions: ${closing.actions}`,
        `outcome: ${closing.outcome}`,
        `review: ${dayNamed(closing.review)}`,
        ...(closing.ends === undefined ? [] : [`ends: ${dayNamed(closing.ends)}`]),
        ...(closing.noLetter ? ["", closedWithoutLetter] : ["", "letter:"]),
      ];

/** What is put to the vote, with what stays inside. */
const wordsPut = (state: Case, event: Event, words: string): string =>
  event.kind === "proposed" ? [...closingShown(proposalAt(state, event)?.closing), words].join("\n") : words;

export const proposal = (telling: Telling): Messages["proposal"] => {
  const { state, event, desk, to, line, about } = telling;
  const put = event.kind === "proposed" ? proposalAt(state, event) : undefined;
  const number = String(put?.number ?? "");
  return {
    codeName: state.codeName,
    memberName: nameOfPerson(desk, to),
    number,
    kind: kindOf(put?.what ?? "plan"),
    byName: put && memberPerson(put.by) === to ? "" : nameOf(desk, put?.by),
    words: wordsPut(state, event, wordsOf(event, replyIn(about))),
    rule: put ? [ruleShown(state, desk, put), ...replacing(put)].join(" ") : "",
    standing: put ? standingShown(state, desk, put) : [],
    buttons: buttonsOf(
      ["Agree", "Disagree", "Abstain"].map((label) => ({ label, command: `/${label.toLowerCase()} ${number}` })),
      state,
      line,
    ),
  };
};

/** What a joiner reads: the words of everybody, in order. Mail about commands and deliveries would only bury them. */
const tellsSomething = ({ event }: JournalEntry): boolean =>
  [
    ...["report-received", "placed-as-report", "note-added", "reporter-wrote", "acknowledged", "letter-sent", "proposed"],
    ...["severe-said", "draft-sent", "correspondent-wrote", "approval-said"],
  ].includes(event.kind);

/** Somebody who floods a reporter's line must not make the mail too large for everybody who joins. */
const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}\n[…]` : text);
const longestText = 20_000;

/** Some reports say there what it is about, and nowhere else. */
const subjectOf = ({ kind }: Event, { about }: Telling): string => {
  const subject = kind === "report-received" || kind === "placed-as-report" ? (about?.mail?.subject ?? "") : "";
  return subject === "" ? "" : `Subject: ${subject}\n\n`;
};

export const caseSoFar = (
  telling: Telling,
): { readonly data: Messages["case-so-far"]; readonly attachments: readonly Attachment[] } => {
  const { state, desk, to, line, gathered } = telling;
  const { attachments, files, notes } = carriedWith(telling);
  const items = gathered.journal.filter(tellsSomething).map(({ at, event }) => {
    const text = "mail" in event ? (gathered.texts.get(event.mail.blob) ?? "") : "";
    const words = wordsPut(state, event, wordsOf(event, readReply(text)));
    return {
      heading: `${sentenceCase(happened(state, event, desk).headline)}, ${dateAndTime(at, desk.zone)}`,
      text: cut(`${subjectOf(event, telling)}${words === "" ? text.trim() : words}`),
    };
  });
  const others = state.circle.filter((id) => `member:${id}` !== to).map((id) => nameOf(desk, id));
  return {
    attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      sentences: [
        others.length === 0 ? "You are the only member on this case." : `On this case with you: ${others.join(", ")}.`,
        state.shepherd === undefined
          ? "Nobody looks after it to its end yet."
          : `${nameOf(desk, state.shepherd)} is the shepherd.`,
        ...(state.involves.length === 0 ? [] : [`Part of it, as far as somebody wrote it down: ${state.involves.join(", ")}.`]),
        ...(takesMail(state.reporter) ? [] : ["Mail does not reach the reporter: their address does not take it."]),
      ],
      items,
      attachments: [...notes, ...files],
      buttons: buttonsFor(state, to, line, true),
    },
  };
};

/** For the board and for whoever takes over the duty. */
export const stageShown: Readonly<Record<string, string>> = {
  reported: "waits for an answer to the reporter",
  acknowledged: "under way",
  held: "kept for now",
  advised: "handled by others, with our advice",
  closed: "closed",
};

const actionsShown: Readonly<Record<string, string>> = {
  reported: "acknowledge it",
  acknowledged: "decide and carry out",
  advised: "advise",
};

/** Vague by construction: nothing free stands in it, so nothing about a case can. */
const boardRow = (desk: DeskSettings, row: BoardRow): Messages["status-board"]["rows"][number] => ({
  codeName: row.codeName,
  safety: row.safetyRisk,
  repeat: row.repeatRisk,
  status: stageShown[row.stage] ?? row.stage,
  when: dateAndTime(row.openedAt, desk.zone),
  actions: actionsShown[row.stage] ?? "",
  resolution: row.stage === "closed" ? "closed" : "",
});

const columns = ["Safety risk?", "Risk of repeating?", "Status", "Code name", "Date and time", "Actions needed", "Resolution"];

type BoardAsked = Pick<Telling, "desk" | "to"> & { readonly gathered: Pick<Telling["gathered"], "board" | "now"> };

export const statusBoard = ({
  desk,
  to,
  gathered,
}: BoardAsked): { readonly data: Messages["status-board"]; readonly attachments: readonly Attachment[] } => {
  const rows = gathered.board.map((row) => boardRow(desk, row));
  const cells = rows.map((row) => [row.safety, row.repeat, row.status, row.codeName, row.when, row.actions, row.resolution]);
  const file = { filename: "status-board.csv", contentType: "text/csv; charset=utf-8", bytes: Buffer.from(csv(columns, cells)) };
  return {
    attachments: rows.length === 0 ? [] : [file],
    data: { deskName: desk.name, memberName: nameOfPerson(desk, to), asOf: dateAndTime(gathered.now, desk.zone), rows },
  };
};

export const outsideAsked = ({ state, desk, event, to, line }: Telling): Messages["outside-asked"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  ...outsideWords(event.kind),
  buttons: buttonsFor(state, to, line),
});
