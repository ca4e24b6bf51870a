/** The facts of a case file, each a name and one line: what the case is, what it came with, how each vote went. */
import type { CaseFile } from "../../../templates/case-file.ts";
import { factNames, fileSays } from "../../../templates/case-file-words.ts";
import { type Case, stageOnBoard } from "../../core/case/case.ts";
import type { Proposal, Vote } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { memberWithId } from "../../core/duty/duty.ts";
import type { Instant } from "../../core/instant.ts";
import { dateWithYear } from "../../core/record/dates.ts";
import { dayNamed } from "../../core/record/days.ts";
import { listed } from "./carried.ts";
import { kindOf } from "./casework.ts";
import { stageShown } from "./deciding.ts";
import { nameOf, senderShown } from "./names.ts";
import type { Telling } from "./told.ts";

type Fact = CaseFile["facts"][number];

/** A name, a subject or a list of files is one line on paper, whatever somebody put into it. */
const mostShown = 2_000;

const fact = (name: keyof typeof factNames, value: string | undefined): readonly Fact[] =>
  value === undefined || value === ""
    ? []
    : [{ name: factNames[name], value: value.length > mostShown ? `${value.slice(0, mostShown)} […]` : value }];

const names = (desk: DeskSettings, ids: readonly string[]): string => ids.map((id) => nameOf(desk, id)).join(", ");

const atBy = (desk: DeskSettings, at: Instant | undefined, by: string | undefined): string | undefined =>
  at === undefined ? undefined : `${dateWithYear(at, desk.zone)}, by ${nameOf(desk, by)}`;

const acknowledged = (state: Case, desk: DeskSettings): string | undefined =>
  "acknowledgedAt" in state ? atBy(desk, state.acknowledgedAt, state.acknowledgedBy) : undefined;

const closed = (state: Case, desk: DeskSettings): readonly Fact[] => {
  if (state.stage !== "closed") return [];
  return fact("closedAt", atBy(desk, state.closedAt, state.closedBy));
};

export const summary = ({ state, desk }: Telling, shade: (text: string) => string): readonly Fact[] => [
  ...fact("codeName", state.codeName),
  ...fact("stage", stageShown[stageOnBoard(state)]),
  ...fact("openedAt", dateWithYear(state.openedAt, desk.zone)),
  ...fact("acknowledged", acknowledged(state, desk) ?? fileSays.nobodyYet),
  ...closed(state, desk),
  ...fact("shepherd", state.shepherd === undefined ? fileSays.nobodyYet : nameOf(desk, state.shepherd)),
  ...fact("second", state.secondOwner && nameOf(desk, state.secondOwner)),
  // Whoever has left the committee gets nothing any more, whatever the case says.
  ...fact(
    "circle",
    names(
      desk,
      state.circle.filter((id) => memberWithId(desk, id) !== undefined),
    ),
  ),
  ...fact("scope", state.scope === undefined ? fileSays.notSaid : fileSays.inScope[state.scope]),
  ...fact("safety", state.safety ?? fileSays.notSaid),
  ...fact("repeat", state.repeat ?? fileSays.notSaid),
  ...fact("severe", state.severe ? fileSays.severe : undefined),
  ...fact(
    "people",
    shade(
      state.involves
        .slice(0, mostShown)
        .join(", ")
        .slice(0, 2 * mostShown),
    ),
  ),
  ...fact("promised", state.promised && dayNamed(state.promised)),
];

export const reportFacts = ({ state, desk, about }: Telling, shade: (text: string) => string): readonly Fact[] => [
  ...fact("openedAt", dateWithYear(state.openedAt, desk.zone)),
  ...fact("sender", shade(senderShown(about))),
  ...fact("reporter", shade(state.reporter.address ?? fileSays.nobody)),
  ...fact("subject", shade(about?.mail?.subject ?? "")),
  ...fact("files", shade((about?.mail?.attachments ?? []).map(listed).join(", "))),
];

const voters = (desk: DeskSettings, { votes }: Proposal, given: Vote): readonly string[] => {
  const ids = votes.filter(({ vote }) => vote === given).map(({ member }) => member);
  return ids.length === 0 ? [] : [`${fileSays.votes[given]}: ${names(desk, ids)}.`];
};

/** The newest of them, should there ever be so many. */
const mostProposals = 200;

/** Of each member the vote that counts; every vote that was ever given stands below with its day. */
export const proposalFacts = (state: Case, desk: DeskSettings): readonly Fact[] =>
  state.proposals.slice(-mostProposals).map((proposal) => ({
    name: fileSays.proposal(String(proposal.number), kindOf(proposal.what)),
    value: [
      (proposal.what === "measure" ? fileSays.measureResults : fileSays.results)[proposal.result],
      ...(["agree", "disagree", "abstain"] as const).flatMap((vote) => voters(desk, proposal, vote)),
      ...(proposal.past ? [fileSays.past] : []),
    ].join(" "),
  }));
