/** Messages about a report that has come in: to the pair, to its sender, to whoever must place it or step in. */

import { keptForNow } from "../../../templates/hold.ts";
import type { Messages } from "../../../templates/messages.ts";
import { dangerNote, keptFromNote, readersNote, remarks } from "../../../templates/words.ts";
import { mayHaveReceipt } from "../../core/case/automatic-answers.ts";
import type { EventOf } from "../../core/case/events.ts";
import { reportedAt } from "../../core/case/times.ts";
import { type KeptOut, memberOf, type Remark } from "../../core/case/vocabulary.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import { organisersId, outsideContactId } from "../../core/duty/duty.ts";
import { after } from "../../core/instant.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { dateAndTime, duration } from "../../core/record/dates.ts";
import { buttonsFor } from "./buttons.ts";
import { carriedWith } from "./carried.ts";
import { nameOf, nameOfPerson, senderShown } from "./names.ts";
import type { Telling } from "./told.ts";

type OpeningEvent = EventOf<"report-received"> | EventOf<"placed-as-report">;

const isOpening = (event: Telling["event"]): event is OpeningEvent =>
  event.kind === "report-received" || event.kind === "placed-as-report";

export const newReport = (telling: Telling): { data: Messages["new-report"]; attachments: readonly Attachment[] } => {
  const { state, desk, to, about } = telling;
  const id = memberOf(to);
  const other = state.circle.find((member) => member !== id);
  const carried = carriedWith(telling);
  const policy = policyOf(desk, state.policy);
  return {
    attachments: carried.attachments,
    data: {
      codeName: state.codeName,
      memberName: nameOfPerson(desk, to),
      duty: state.primary === id ? "first on duty for it" : "second on duty for it",
      otherName: other === undefined ? "" : nameOf(desk, other),
      receivedAt: dateAndTime(state.openedAt, desk.zone),
      acknowledgeBy: dateAndTime(after(reportedAt(state), policy.acknowledgeWithin), desk.zone),
      onHold: state.onHold ? keptForNow : "",
      reporterLine: senderShown(about, desk),
      reportSubject: about?.mail?.subject ?? "",
      reportText: about?.mail?.text.trim() ?? "",
      remarks: [...carried.notes, ...remarksFor(telling)],
      attachments: carried.files,
      buttons: buttonsFor(state, to, telling.line, true),
    },
  };
};

const remarksFor = ({ state, event, desk, to }: Telling): readonly string[] => {
  if (!isOpening(event)) return [];
  const { reporter } = event;
  return [
    ...event.keptOut.flatMap((row) => keptOutRemark(desk, row)),
    ...event.remarks.flatMap((remark) => remarkFor(desk, memberOf(to), remark)),
    ...(reporter.machine ? [remarks.machine()] : []),
    ...(reporter.address !== undefined && !reporter.machine && !reporter.vouched ? [remarks.unvouched()] : []),
    ...(mayHaveReceipt({ ...reporter, muted: false }) && reporter.muted ? [remarks.muted()] : []),
    ...(state.circle.length === 1 ? [remarks.alone()] : []),
  ];
};

/** That a member reports is for the pair to read in the report itself. */
const keptOutRemark = (desk: DeskSettings, row: KeptOut): readonly string[] => {
  const name = nameOf(desk, row.member);
  if (row.member === outsideContactId || row.member === organisersId) return [remarks["kept-out-outside"](name)];
  switch (row.why) {
    case "named":
      return [remarks["kept-out-named"](name)];
    case "asked":
      return [remarks["kept-out-asked"](name)];
    case "earlier":
    case "earlier-asked":
      return [remarks["kept-out-earlier"](name)];
    case "is-reporter":
    case "recused":
    case "excluded":
    case "involved":
    case "left-desk":
      return [];
  }
};

const remarkFor = (desk: DeskSettings, reader: string | undefined, remark: Remark): readonly string[] => {
  switch (remark.about) {
    case "unknown-line":
      return [remarks["unknown-line"](remark.shown)];
    case "unknown-not":
      return [remarks["unknown-not"](remark.shown)];
    case "closed-line":
      return [remarks["closed-line"]()];
    case "unreadable":
      return [remarks.unreadable()];
    case "several-from":
      return [remarks["several-from"]()];
    case "no-address":
      return [remarks["no-address"]()];
    case "answers-elsewhere":
      return [remarks["answers-elsewhere"]()];
    case "earlier-case":
      return remark.circle.some((id) => id === reader) ? [remarks["earlier-case"](remark.codeName)] : [];
    case "passed-on":
      return [remarks["passed-on"](remark.shown ?? "")];
    case "hold-unproven":
      return [remarks["hold-unproven"]()];
    case "filed-by":
      return [remarks["filed-by"](nameOf(desk, remark.member))];
  }
};

const asksToKeep = (event: Telling["event"]): boolean =>
  isOpening(event) &&
  (event.keptOut.some(({ why }) => why === "asked") || event.remarks.some(({ about }) => about === "unknown-not"));

export const receipt = ({ state, desk, event }: Telling): Messages["receipt"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  acknowledgeWithin: duration(policyOf(desk, state.policy).acknowledgeWithin),
  readers: readersNote(state.circle.length >= 2 ? 2 : state.circle.length === 1 ? 1 : 0),
  keptFrom: asksToKeep(event) ? keptFromNote : "",
  dangerNote,
});

export const nobodyLeft = ({ state, desk, to, line }: Telling): Messages["nobody-left"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  receivedAt: dateAndTime(state.openedAt, desk.zone),
  buttons: buttonsFor(state, to, line),
});

export const organisersAsked = ({ state, desk, event }: Telling): Messages["organisers-asked"] => ({
  deskName: desk.name,
  codeName: state.codeName,
  why: organisersWhy[event.kind] ?? nobodyMayRead,
});

const nobodyMayRead =
  "A report came in that no member of the committee may read. The outside contact of the committee cannot help either.";
const cannotDecide = "The committee cannot decide this case without help from outside. Its outside contact cannot help with it.";
const waitsTooLong = "The committee lets this case wait. Its outside contact cannot help with it.";

const organisersWhy: Readonly<Partial<Record<Telling["event"]["kind"], string>>> = {
  proposed: cannotDecide,
  "vote-settled": cannotDecide,
  "measure-waits": cannotDecide,
  "rung-taken": waitsTooLong,
  reminded: waitsTooLong,
};

export const whatIsThis = ({ state, desk, to, line }: Telling): Messages["what-is-this"] => ({
  deskName: desk.name,
  receivedAt: dateAndTime(state.openedAt, desk.zone),
  buttons: buttonsFor(state, to, line),
});

export const mailWaits = ({ state, desk, to, line }: Telling): Messages["mail-waits"] => ({
  codeName: state.codeName,
  memberName: nameOfPerson(desk, to),
  receivedAt: dateAndTime(state.openedAt, desk.zone),
  buttons: buttonsFor(state, to, line),
});
