/** People outside to whom a case writes, and letters to them, as the schema allows them. */
import fc from "fast-check";
import { approvalAnswers } from "../../functions/core/case/approval.ts";
import type { Case } from "../../functions/core/case/case.ts";
import type { Challenge } from "../../functions/core/case/challenges.ts";
import { type Correspondent, correspondentRoles, type Draft, type Leak } from "../../functions/core/case/correspondents.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { answers, type Question } from "../../functions/core/case/questions.ts";
import type { MailRef, Person } from "../../functions/core/case/vocabulary.ts";
import { memberId } from "../../functions/core/ids.ts";
import { type Instant, instant } from "../../functions/core/instant.ts";

type Text = fc.Arbitrary<string>;

const number = fc.nat({ max: 10_000 });
const shortList = { maxLength: 4 };
const role = fc.constantFrom(...correspondentRoles);

const said = fc.constantFrom(...approvalAnswers);

const anyLeak = (text: Text): fc.Arbitrary<Leak> =>
  fc.record({ what: fc.constantFrom("reporter", "witness", "report", "committee"), shown: text });

const anyCorrespondent = (text: Text): fc.Arbitrary<Correspondent> =>
  fc.record(
    { number, role, address: text, versions: number, closed: fc.boolean() },
    { requiredKeys: ["number", "role", "address", "versions"] },
  );

const anyVersion = (text: Text, mail: fc.Arbitrary<MailRef>) => ({
  to: number,
  version: number,
  by: text.map(memberId),
  mail,
  line: number,
  leaks: fc.array(anyLeak(text), shortList),
});

const anyDraft = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Draft> =>
  fc.record({ ...anyVersion(text, mail), entry: number, shownTo: fc.array(text.map(memberId), shortList) });

const anyQuestion = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Question> => {
  const facts = { number, by: text.map(memberId), to: number, at: fc.nat().map(instant) };
  return fc.oneof(
    fc.record({ about: fc.constant("identity"), ...facts, version: number, shown: fc.array(text, shortList) }),
    fc.record({ about: fc.constant("relay"), ...facts, mail, line: number }),
  );
};

/** A mail that waits for its line's owner. */
const anyChallenge = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Challenge> =>
  fc.record(
    {
      person: fc.constantFrom("reporter" as const, "member:bo" as const),
      address: text,
      mail,
      why: fc.constantFrom("unproven-sender" as const, "wrong-sender" as const),
      verbs: fc.array(text, shortList),
      from: text,
      until: number.map(instant),
    },
    { requiredKeys: ["person", "address", "mail", "why", "verbs", "until"] },
  );

export const factsOutside = (text: Text, mail: fc.Arbitrary<MailRef>) => ({
  correspondents: fc.array(anyCorrespondent(text), shortList),
  drafts: fc.array(anyDraft(text, mail), shortList),
  questions: fc.array(
    fc.record(
      { question: anyQuestion(text, mail), times: number, answer: fc.constantFrom(...answers), over: fc.boolean() },
      { requiredKeys: ["question", "times"] },
    ),
    shortList,
  ),
  challenges: fc.array(anyChallenge(text, mail), shortList),
});

export const eventOutside = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Event> =>
  fc.oneof(
    fc.record({ kind: fc.constant("contact-opened"), by: text.map(memberId), number, role, address: text }),
    fc.record({ kind: fc.constant("contact-closed"), by: text.map(memberId), number }),
    fc.record({ kind: fc.constant("drafted"), ...anyVersion(text, mail) }),
    fc.record({ kind: fc.constant("draft-held"), ...anyVersion(text, mail) }),
    fc.record({ kind: fc.constant("reporter-asked"), question: anyQuestion(text, mail) }),
    fc.record({ kind: fc.constant("reporter-answered"), number, answer: fc.constantFrom(...answers) }),
    fc.record({ kind: fc.constant("relayed"), by: text.map(memberId), to: number, number, mail, line: number }),
    anyChallenge(text, mail).map((row) => ({ kind: "challenged" as const, ...row })),
    fc.record({ kind: fc.constant("correspondent-wrote"), number, mail, proven: fc.boolean() }),
    fc.record({
      kind: fc.constant("approval-said"),
      by: fc.constant("correspondent:1" as const),
      what: said,
      mail,
      line: number,
    }),
  );

/** How often somebody was told of something, or had something shown. */
export const toldTimes = (person: fc.Arbitrary<Person>, times: fc.Arbitrary<Instant[]>): fc.Arbitrary<Case["told"][number]> =>
  fc.record({
    ...{ person, answers: times, wordless: times, notices: times, notes: times, content: times, unproven: times },
    ...{ claimed: times, unshown: times, strange: times, challenges: times },
  });

/** Keys of members that end, and of which the desk has said so. */
export const endingKeys = (text: Text) =>
  fc.array(fc.record({ member: text.map(memberId), expires: fc.nat().map(instant), daysAhead: number }), shortList);
