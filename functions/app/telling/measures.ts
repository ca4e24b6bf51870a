/** What is told of a measure: how many of the others it takes to settle it, and the buttons with which they do. */
import { measureRules } from "../../../templates/measures.ts";
import type { Button } from "../../../templates/messages.ts";
import type { Case } from "../../core/case/case.ts";
import type { Event } from "../../core/case/events.ts";
import { openMeasures } from "../../core/case/measures.ts";
import { proposalAt } from "../../core/case/proposals.ts";
import { possibleNow } from "../../core/case/rules.ts";
import { memberPerson, type Person, type Proposal } from "../../core/case/vocabulary.ts";
import { standingOf } from "../../core/case/voting.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { buttonsOf } from "./buttons.ts";
import { nameOf } from "./names.ts";
import type { Telling } from "./told.ts";

export const measureOf = (state: Case, event: Event): Proposal | undefined => {
  if (event.kind !== "proposed" && event.kind !== "measure-waits") return undefined;
  const put = proposalAt(state, event);
  return put?.what === "measure" ? put : undefined;
};

/** A whole sentence. */
export const measureRule = (state: Case, desk: DeskSettings, measure: Proposal): string => {
  const { need, reach } = standingOf(state, desk, measure);
  const by = nameOf(desk, measure.by);
  return reach === 0 ? measureRules.alone(by) : measureRules.others(by, need);
};

/** Nobody confirms what they did themselves; they can have it undone. */
export const measureButtons = ({ state, event, to, line }: Telling): readonly Button[] => {
  const measure = measureOf(state, event);
  if (!measure || !openMeasures(state).includes(measure)) return [];
  const offered = [
    ...(to === memberPerson(measure.by) ? [] : [{ label: "It stays", command: `/agree ${measure.number}` }]),
    { label: "Undo it", command: `/disagree ${measure.number}` },
  ];
  return mayVote(state, to) ? buttonsOf(offered, state, line) : [];
};

const mayVote = (state: Case, who: Person): boolean => possibleNow(state, who).includes("agree");
