/** Every case and every desk that the schema allows, with the strings that people and attackers really write. */
import fc from "fast-check";
import type { Case, JournalEntry, Work } from "../../functions/core/case/case.ts";
import { outcomeCodes, refusalCodes } from "../../functions/core/case/codes.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { followUps, timeNames } from "../../functions/core/case/reminding-words.ts";
import {
  type KeptOut,
  type Line,
  type LineOutcome,
  type MailRef,
  type Person,
  type Proposal,
  proposalKinds,
  type Remark,
  type Reporter,
  votes,
} from "../../functions/core/case/vocabulary.ts";
import type { DeskState } from "../../functions/core/duty/desk.ts";
import { blobId, caseId, deskId, memberId, sesId, workId } from "../../functions/core/ids.ts";
import { type Instant, instant } from "../../functions/core/instant.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { eventOutside, factsOutside, toldTimes } from "./contract-outside.ts";
import { anyRoster } from "./contract-roster.ts";
import { demoSettings } from "./memory-desk.ts";

type Text = fc.Arbitrary<string>;

/** Half a surrogate pair cannot be written as UTF-8; it comes from broken mail and must come back as it was. */
const brokenUnicode: Text = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

const anyText: Text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  brokenUnicode,
  fc.constantFrom("", "\0", "\u2028", "\ud83d", "null", "{}", '"', "__proto__", "é", "e\u0301", "\u202e", "👩‍👩‍👧"),
);

const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.parse("2020-01-01T00:00:00Z"), max: Date.parse("2099-12-31T23:59:59Z") })
  .map(instant);
const smallNumber = fc.nat({ max: 10_000 });
const shortList = { maxLength: 4 };

const anyCaseId = fc
  .string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz234567"), minLength: 26, maxLength: 26 })
  .map(caseId);
const someMember = fc.constantFrom("ada", "bo", "cy", "dee").map(memberId);
const someCodeName = fc.constantFrom("quiet heron", "brave otter", "amber willow");

const pieces = (text: Text) => {
  const person: fc.Arbitrary<Person> = fc.oneof(
    fc.constantFrom<Person>("reporter", "author", "outside-contact", "correspondent:1", "correspondent:12"),
    text.map((id): Person => `member:${id}`),
  );
  const mail: fc.Arbitrary<MailRef> = fc.record({ mail: text.map(sesId), blob: text.map(blobId) });
  const keptOut: fc.Arbitrary<KeptOut> = fc.record({
    member: text.map(memberId),
    why: fc.constantFrom("named", "asked", "earlier", "is-reporter"),
  });
  const own = { address: text, name: text, member: text.map(memberId), earlier: fc.array(text, shortList) };
  const reporter: fc.Arbitrary<Reporter> = fc.record(
    { ...own, vouched: fc.boolean(), machine: fc.boolean() },
    { requiredKeys: ["vouched", "machine"] },
  );
  const remark: fc.Arbitrary<Remark> = fc.oneof(
    fc.record({ about: fc.constantFrom("unknown-line", "unknown-not"), shown: text }),
    fc.record({ about: fc.constantFrom("closed-line", "unreadable", "several-from", "no-address") }),
    fc.record({
      about: fc.constant("earlier-case"),
      earlier: anyCaseId,
      codeName: text,
      circle: fc.array(text.map(memberId), shortList),
    }),
    fc.record({ about: fc.constant("filed-by"), member: text.map(memberId) }),
  );
  const outcome: fc.Arbitrary<LineOutcome> = fc.oneof(
    fc.record({ done: fc.constantFrom(...outcomeCodes) }),
    fc.record({ refused: fc.constantFrom(...refusalCodes) }),
  );
  return { person, mail, keptOut, reporter, remark, outcome };
};

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

const anyWhyNotReached = fc.constantFrom("bounced", "complained", "suppressed", "rejected", "no-word");

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
    fc.record({ kind: fc.constant("reminder-taken"), to: text.map(memberId), case: anyCaseId, entry: smallNumber }),
    fc.record({ kind: fc.constant("desk-mail-sent"), work: text }),
  );
  return fc.record({
    settings: fc.constant(demoSettings()),
    version: fc.constant(0),
    takenIn: fc.array(text.map(sesId), shortList),
    dutyFrom: moment,
    warned: fc.array(fc.record({ from: moment, daysAhead: smallNumber }), shortList),
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
  });
};
