/** Every roster that the schema allows, and what can happen to one. */
import fc from "fast-check";
import { type LineOutcome, type MailRef, memberPerson } from "../../functions/core/case/vocabulary.ts";
import { rosterQuestions } from "../../functions/core/duty/roster-questions.ts";
import { memberId } from "../../functions/core/ids.ts";
import { type Instant, instant } from "../../functions/core/instant.ts";

const few = { maxLength: 3 } as const;
const number = fc.nat({ max: 100 });
const moment = fc.nat().map((at): Instant => instant(at));
const what = fc.constantFrom(...rosterQuestions);
const answer = fc.constantFrom("yes" as const, "no" as const);

interface Pieces {
  readonly mail: fc.Arbitrary<MailRef>;
  readonly outcome: fc.Arbitrary<LineOutcome>;
}

export const anyRoster = (text: fc.Arbitrary<string>, { mail, outcome }: Pieces) => {
  const [who, id] = [text.map(memberPerson), text.map(memberId)];
  const ids = fc.array(id, few);
  const waiting = fc.record({ why: fc.constant("wrong-sender" as const), verbs: fc.array(text, few), from: text, mail });
  return {
    events: fc.oneof(
      fc.record({ kind: fc.constant("desk-opened" as const), asked: fc.array(who, few) }),
      fc.record({ kind: fc.constant("member-left" as const), member: id, by: ids }),
      fc.record({ kind: fc.constant("closing-letter-owed" as const), member: id, cases: fc.array(text, few) }),
      fc.record({ kind: fc.constant("question-replied" as const), number, to: who, mail, outcome, told: fc.boolean() }),
    ),
    fields: {
      unconfirmed: fc.array(who, few),
      noticeOnly: ids,
      questions: fc.array(
        fc.record(
          { number, to: who, what, since: moment, told: number, answer, reminded: fc.boolean(), waiting },
          { requiredKeys: ["number", "to", "what", "since", "told"] },
        ),
        few,
      ),
      removals: fc.array(
        fc.record(
          { member: id, by: id, at: moment, agreed: fc.record({ by: id, until: moment }) },
          { requiredKeys: ["member", "by", "at"] },
        ),
        few,
      ),
      past: fc.array(fc.record({ id, name: text, email: text }, { requiredKeys: ["id", "name"] }), few),
      lettersOwed: ids,
    },
  };
};
