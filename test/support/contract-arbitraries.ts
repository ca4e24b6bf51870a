/** Every case and every desk that the schema allows, with the strings that people and attackers really write. */
import fc from "fast-check";
import type { Case, JournalEntry, Work } from "../../functions/core/case/case.ts";
import { refusalCodes } from "../../functions/core/case/codes.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { followUps, timeNames } from "../../functions/core/case/reminding-words.ts";
import { type Line, type Proposal, proposalKinds, votes } from "../../functions/core/case/vocabulary.ts";
import type { DeskState } from "../../functions/core/duty/desk.ts";
import { deskId, memberId, sesId, workId } from "../../functions/core/ids.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { endingKeys, eventOutside, factsOutside, toldTimes } from "./contract-outside.ts";
import {
  anyCaseId,
  anyText,
  moment,
  pieces,
  shortList,
  smallNumber,
  someCodeName,
  someMember,
  type Text,
} from "./contract-pieces.ts";
import { anyRoster } from "./contract-roster.ts";
import { demoSettings } from "./memory-desk.ts";

const anyClosing = (text: Text) => fc.record({ outcome: text, actions: text, review: text });

const anyProposal = (text: Text): fc.Arbitrary<Proposal> => {
  const vote = fc.record({ member: text.map(memberId), vote: fc.constantFrom(...votes) });
  return fc.record(
    {
      number: smallNumber,
      what: fc.constantFrom(...proposalKinds),
      by: text.map(memberId),
      mail: pieces(text).mail,
      line: smallNumber,
      votes: fc.array(vote, shortList),
      result: fc.constantFrom("open", "carried", "not-carried", "tied"),
      closing: anyClosing(text),
      isNone: fc.boolean(),
    },
    { requiredKeys: ["number", "what", "by", "mail", "line", "votes", "result"] },
  );
};

const anyEvent = (text: Text): fc.Arbitrary<Event> => {
  const { person, mail, keptOut, reporter, remark, outcome } = pieces(text);
  const opening = {
    mail,
    reporter,
    keptOut: fc.array(keptOut, shortList),
    remarks: fc.array(remark, shortList),
    primary: text.map(memberId),
    secondary: text.map(memberId),
  };
  const work = { work: text.map(workId), message: text, to: person };
  const needed = ["kind", "mail", "reporter", "keptOut", "remarks"] as const;
  return fc.oneof(
    fc.record({ kind: fc.constantFrom("report-received", "mail-unplaced"), ...opening }, { requiredKeys: [...needed] }),
    fc.record({ kind: fc.constant("placed-as-report"), by: person, ...opening }, { requiredKeys: [...needed, "by"] }),
    fc.record({ kind: fc.constant("set-aside"), by: person }),
    fc.record({ kind: fc.constant("note-added"), by: text.map(memberId), mail }),
    fc.record({ kind: fc.constant("away-noticed"), member: text.map(memberId) }),
    fc.record({
      kind: fc.constantFrom("acknowledged", "recorded", "letter-sent", "action-done"),
      by: text.map(memberId),
      mail,
      line: smallNumber,
    }),
    fc.record({
      kind: fc.constant("people-named"),
      by: text.map(memberId),
      names: fc.array(text, shortList),
      members: fc.array(text.map(memberId), shortList),
    }),
    fc.record({ kind: fc.constant("closed"), by: text.map(memberId), closing: anyClosing(text), mail, line: smallNumber }),
    fc.record(
      {
        kind: fc.constant("left"),
        member: text.map(memberId),
        why: fc.constant("recused"),
        by: text.map(memberId),
        next: text.map(memberId),
      },
      { requiredKeys: ["kind", "member", "why", "by"] },
    ),
    fc.record({ kind: fc.constant("reporter-wrote"), mail, proven: fc.boolean() }),
    eventOutside(text, mail),
    fc.record({
      kind: fc.constant("mail-not-acted"),
      line: person,
      mail,
      why: fc.constantFrom(...refusalCodes),
      told: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("commands-answered"),
      to: person,
      mail,
      outcomes: fc.array(outcome, shortList),
      told: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom("mail-sent", "mail-refused", "work-dissolved", "mail-delivered", "mail-complained"),
      ...work,
    }),
    fc.record({ kind: fc.constant("mail-rejected"), ...work, entry: smallNumber, about: mail }),
    fc.record({ kind: fc.constant("not-reached"), ...work, why: anyWhyNotReached }),
    fc.record({ kind: fc.constant("reached-again"), to: person }),
  );
};

const anyWhyNotReached = fc.constantFrom("bounced", "complained", "suppressed", "rejected", "no-word", "not-encrypted");

const anyWork = (text: Text): fc.Arbitrary<Work> => {
  const { person, mail } = pieces(text);
  return fc.record(
    {
      id: text.map(workId),
      message: text,
      to: person,
      dueAt: moment,
      about: mail,
      entry: smallNumber,
      attempts: smallNumber,
      leasedUntil: moment,
      textOnly: fc.boolean(),
    },
    { requiredKeys: ["id", "message", "to", "dueAt", "entry", "attempts"] },
  );
};

/** What each stage adds to the facts that all of them have. */
const anyStage = fc.oneof(
  fc.constant({ stage: "unplaced" as const }),
  fc.constant({ stage: "reported" as const }),
  fc.record({ stage: fc.constant("acknowledged" as const), acknowledgedAt: moment, acknowledgedBy: someMember }),
  fc.record({
    stage: fc.constant("closed" as const),
    closedAt: moment,
    closedBy: someMember,
    ended: fc.constantFrom("recorded" as const, "closed" as const),
  }),
  fc.record({ stage: fc.constant("set-aside" as const), setAsideAt: moment }),
);

const times = fc.array(moment, shortList);

/** Code name, desk and id are the desk's own words and stand in clear; everything else may be any text at all. */
export const anyCase = (text: Text = anyText): fc.Arbitrary<Case> => {
  const { person, mail, keptOut, reporter, remark } = pieces(text);
  const line: fc.Arbitrary<Line> = fc.record({ person, epoch: smallNumber, live: fc.boolean() });
  const entry: fc.Arbitrary<JournalEntry> = fc.record({ seq: smallNumber, at: moment, event: anyEvent(text) });
  const facts = fc.record({
    id: anyCaseId,
    desk: fc.constant(deskId("demo")),
    policy: fc.constantFrom(...policyNames),
    codeName: someCodeName,
    version: fc.constant(0),
    openedAt: moment,
    circle: fc.array(text.map(memberId), shortList),
    asked: fc.array(fc.record({ member: text.map(memberId), why: fc.constantFrom("circle", "take", "include") }), shortList),
    adviseOnly: fc.array(text.map(memberId), shortList),
    involves: fc.array(text, shortList),
    proposals: fc.array(anyProposal(text), shortList),
    awaitsSecond: fc.array(
      fc.record({ what: fc.constantFrom("exclude", "include"), member: text.map(memberId), by: text.map(memberId) }),
      shortList,
    ),
    held: fc.array(fc.record({ by: text.map(memberId), mail, line: smallNumber, command: text }), shortList),
    ...factsOutside(text, mail),
    acted: fc.array(text, shortList),
    told: fc.array(toldTimes(person, times), shortList),
    away: fc.array(text.map(memberId), shortList),
    marks: fc.array(text, shortList),
    senders: fc.array(text, shortList),
    matches: fc.array(anyCaseId, shortList),
    namesTold: fc.array(text.map(memberId), shortList),
    links: fc.array(fc.record({ case: anyCaseId, codeName: text }), shortList),
    times: fc.dictionary(fc.constantFrom(...timeNames), moment, { maxKeys: 4 }),
    rungs: smallNumber,
    followed: fc.array(fc.record({ what: fc.constantFrom(...followUps), times: smallNumber, at: moment }), shortList),
    keptOut: fc.array(keptOut, shortList),
    awaiting: fc.array(fc.record({ work: text.map(workId), message: text, to: person, sentAt: moment }), shortList),
    unreached: fc.array(fc.record({ work: text.map(workId), message: text, to: person, why: anyWhyNotReached }), shortList),
    reporter,
    report: mail,
    lines: fc.array(line, shortList),
    takenIn: fc.array(text.map(sesId), shortList),
    journal: fc.array(entry, { maxLength: 8 }),
    journalLength: smallNumber,
    segments: fc.constant<string[]>([]),
    work: fc.array(anyWork(text), shortList),
  });
  const responders = fc.record(
    {
      primary: text.map(memberId),
      secondary: text.map(memberId),
      shepherd: text.map(memberId),
      newAddress: text,
      actionDone: fc.boolean(),
      unplaced: fc.record({ author: text, remarks: fc.array(remark, shortList) }, { requiredKeys: ["remarks"] }),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(facts, responders, anyStage).map(([some, more, stage]) => ({ ...some, ...more, ...stage }));
};

export const anyDesk = (text: Text = anyText): fc.Arbitrary<DeskState> => {
  const { mail, outcome } = pieces(text);
  const roster = anyRoster(text, { mail, outcome });
  const pair = fc.array(text.map(memberId), { maxLength: 2 });
  const span = { period: text, from: moment, to: moment, pair };
  const event = fc.oneof(
    roster.events,
    fc.record({ kind: fc.constant("desk-answered"), to: text, mail, outcomes: fc.array(outcome, shortList), told: fc.boolean() }),
    fc.record({ kind: fc.constant("handed-over"), ...span, before: pair, next: fc.record(span) }),
    fc.record({
      kind: fc.constant("pair-missing"),
      periods: fc.array(fc.record({ ...span, daysAhead: smallNumber }), shortList),
    }),
    fc.record({ kind: fc.constant("key-expires"), keys: endingKeys(text) }),
    fc.record({ kind: fc.constant("reminder-taken"), to: text.map(memberId), case: anyCaseId, entry: smallNumber }),
    fc.record({ kind: fc.constant("desk-mail-sent"), work: text }),
    fc.record({ kind: fc.constant("mail-kept-back"), why: fc.constantFrom("spam", "alike"), digestAt: moment, noticeAt: moment }),
    fc.record({ kind: fc.constant("kept-back-told"), tell: fc.constantFrom("digest", "notice"), since: moment }),
  );
  return fc.record({
    settings: fc.constant(demoSettings()),
    version: fc.constant(0),
    takenIn: fc.array(text.map(sesId), shortList),
    dutyFrom: moment,
    warned: fc.array(fc.record({ from: moment, daysAhead: smallNumber }), shortList),
    keysWarned: endingKeys(text),
    journal: fc.array(fc.record({ seq: smallNumber, at: moment, event }), { maxLength: 8 }),
    journalLength: smallNumber,
    segments: fc.constant<string[]>([]),
    work: fc.array(anyWork(text), shortList),
    reminders: fc.array(
      fc.record({ to: text.map(memberId), case: anyCaseId, entry: smallNumber, work: text.map(workId) }),
      shortList,
    ),
    remindedOf: fc.array(text, shortList),
    ...roster.fields,
    keptBack: fc.oneof(fc.constant({}), fc.record({ digestAt: moment, noticeAt: moment, floodAt: moment, floodSince: moment })),
  });
};
