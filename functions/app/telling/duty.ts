/** What the desk tells its committee by the calendar: one row a message. */
import type { DeskMessageName, Messages } from "../../../templates/messages.ts";
import type { Person } from "../../core/case/vocabulary.ts";
import { memberOf } from "../../core/case/vocabulary.ts";
import type { DeskEvent, DeskEventOf } from "../../core/duty/desk-events.ts";
import type { DeskSettings } from "../../core/duty/desk-settings.ts";
import type { MemberId } from "../../core/ids.ts";
import { after, type Instant } from "../../core/instant.ts";
import { domainOf } from "../../core/mail/address.ts";
import type { Attachment } from "../../core/mail/incoming-mail.ts";
import { policyOf } from "../../core/policy/overrides.ts";
import { calendarContentType, calendarFile } from "../../core/record/calendar.ts";
import { dateAndTime, duration } from "../../core/record/dates.ts";
import type { BoardRow } from "../../ports/case-store.ts";
import type { Templates } from "../../ports/mail-out.ts";
import { deskButtons } from "./buttons.ts";
import { stageShown } from "./deciding.ts";
import { nameOf, nameOfPerson } from "./names.ts";
import type { Told } from "./told.ts";

export interface DutyTelling {
  readonly desk: DeskSettings;
  readonly to: Person;
  /** The journal entry that asked for it. */
  readonly entry: { readonly seq: number; readonly at: Instant; readonly event: DeskEvent };
  readonly board: readonly BoardRow[];
}

type HandedOver = DeskEventOf<"handed-over">;
type Duty = Pick<HandedOver, "period" | "from" | "to" | "pair">;

interface Filled<Name extends DeskMessageName> {
  readonly data: Messages[Name];
  readonly attachments: readonly Attachment[];
}

type Filler<Name extends DeskMessageName> = (telling: DutyTelling) => Filled<Name> | undefined;

const places = ["first on duty", "second on duty"];

const placeOf = (duty: Duty, id: MemberId | undefined): string | undefined =>
  id === undefined || !duty.pair.includes(id) ? undefined : places[duty.pair.indexOf(id)];

const namesOf = (desk: DeskSettings, ids: readonly MemberId[]): string => ids.map((id) => nameOf(desk, id)).join(" and ");

/** From an event of another kind nothing of this can be told: the work that asked for it is dropped. */
const atHandOver =
  <Name extends DeskMessageName>(fill: (telling: DutyTelling, event: HandedOver) => Filled<Name>): Filler<Name> =>
  (telling) =>
    telling.entry.event.kind === "handed-over" ? fill(telling, telling.entry.event) : undefined;

const dutyBegins = atHandOver<"duty-begins">((telling, event) => {
  const { desk, to } = telling;
  const policy = policyOf(desk, desk.policy);
  const id = memberOf(to);
  const [ideally, within] = [duration(policy.acknowledgeIdeally), duration(policy.acknowledgeWithin)];
  return {
    attachments: [...fileFor(telling, event), ...nextFile(telling, event)],
    data: {
      ...named(telling, event),
      duty: placeOf(event, id) ?? "on duty",
      otherName: namesOf(
        desk,
        event.pair.filter((other) => other !== id),
      ),
      beforeNames: namesOf(desk, event.before),
      acknowledgeWithin: within,
      acknowledgeIdeally: ideally === within ? "" : ideally,
      remindedAfter: duration(policy.primaryRemindedAfter),
      takesOverAfter: duration(policy.secondaryTakesOverAfter),
      anyoneAfter: duration(policy.anyoneStepsInAfter),
      cases: openCases(telling),
      buttons: deskButtons(desk, ["status", "help"]),
    },
  };
});

const dutyEnds = atHandOver<"duty-ends">((telling, event) => ({
  attachments: nextFile(telling, event),
  data: {
    ...named(telling, event),
    nowNames: namesOf(telling.desk, event.pair),
    cases: openCases(telling),
    buttons: deskButtons(telling.desk, ["status", "help"]),
  },
}));

const dutyNotice = atHandOver<"duty-notice">((telling, event) => ({
  attachments: nextFile(telling, event),
  data: { ...named(telling, event), nowNames: namesOf(telling.desk, event.pair) },
}));

const pairMissing: Filler<"pair-missing"> = ({ desk, to, entry: { event } }) => {
  if (event.kind !== "pair-missing") return undefined;
  const shown = (at: Instant): string => dateAndTime(at, desk.zone);
  return {
    attachments: [],
    data: {
      deskName: desk.name,
      memberName: nameOfPerson(desk, to),
      periods: event.periods.map(
        ({ from, to: until, pair }) => `From ${shown(from)} until ${shown(until)}: only ${namesOf(desk, pair)}.`,
      ),
      next:
        to === "outside-contact"
          ? "You are the one outside the committee whom the desk turns to. Please help the members to find somebody."
          : "Please find somebody who joins the committee, and ask whoever runs the desk to put them on its list of members.",
    },
  };
};

const keyExpires: Filler<"key-expires"> = ({ desk, to, entry: { event } }) => {
  if (event.kind !== "key-expires") return undefined;
  const keys = event.keys.map(({ member, expires }) => `${nameOf(desk, member)}: until ${dateAndTime(expires, desk.zone)}.`);
  return { attachments: [], data: { deskName: desk.name, memberName: nameOfPerson(desk, to), keys } };
};

const fillers: { readonly [Name in DeskMessageName]: Filler<Name> } = {
  "duty-begins": dutyBegins,
  "duty-ends": dutyEnds,
  "duty-notice": dutyNotice,
  "pair-missing": pairMissing,
  "key-expires": keyExpires,
};

export const isDutyMessage = (name: string): name is DeskMessageName => Object.hasOwn(fillers, name);

export const tellDuty = <Name extends DeskMessageName>(
  templates: Templates,
  name: Name,
  telling: DutyTelling,
): Told | undefined => {
  const filled = fillers[name](telling);
  return filled && { message: templates.render(name, filled.data), attachments: filled.attachments };
};

const named = ({ desk, to }: DutyTelling, event: HandedOver) => ({
  deskName: desk.name,
  memberName: nameOfPerson(desk, to),
  until: dateAndTime(event.to, desk.zone),
  nextNames: namesOf(desk, event.next.pair),
  yours: yours(desk, memberOf(to), event),
});

/** Elsewhere the pair of the next period may still be set at a meeting, so nobody is asked to count on it. */
const yours = (desk: DeskSettings, id: MemberId | undefined, { next }: HandedOver): string => {
  const place = placeOf(next, id);
  if (place === undefined || !policyOf(desk, desk.policy).noticeToAll) return "";
  return `You are ${place} then, from ${dateAndTime(next.from, desk.zone)}. A calendar file for it is attached.`;
};

const nextFile = (telling: DutyTelling, event: HandedOver): readonly Attachment[] =>
  yours(telling.desk, memberOf(telling.to), event) === "" ? [] : fileFor(telling, event.next);

const fileFor = ({ desk, to, entry }: DutyTelling, duty: Duty): readonly Attachment[] => {
  const id = memberOf(to);
  const place = placeOf(duty, id);
  if (id === undefined || place === undefined) return [];
  const calendar = calendarFile({
    uid: `duty-${desk.id}-${duty.period}-${id}@${domainOf(desk.alias)}`,
    sequence: entry.seq,
    writtenAt: entry.at,
    from: duty.from,
    to: duty.to,
    title: `${desk.name}: ${place}`,
    description: `On duty: ${namesOf(desk, duty.pair)}. Reports come to you by mail.`,
    organiser: { name: desk.name, address: desk.alias },
  });
  return [{ filename: `duty-${duty.period}.ics`, contentType: calendarContentType, bytes: Buffer.from(calendar) }];
};

/** Code name, stage and the next date: what every member may see, whoever is kept out of a case. */
const openCases = ({ desk, board }: DutyTelling): Messages["duty-begins"]["cases"] =>
  board
    .filter(({ stage }) => stage !== "closed")
    .map((row) => ({ codeName: row.codeName, status: stageShown[row.stage] ?? row.stage, next: nextDateOf(desk, row) }));

const nextDateOf = (desk: DeskSettings, { openedAt, acknowledgedAt }: BoardRow): string => {
  const policy = policyOf(desk, desk.policy);
  const by = (length: number): string => dateAndTime(after(openedAt, length), desk.zone);
  return acknowledgedAt === undefined
    ? `answer the reporter by ${by(policy.acknowledgeWithin)}`
    : `to be resolved by ${by(policy.resolvedWithin)}`;
};
