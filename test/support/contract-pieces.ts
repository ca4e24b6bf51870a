/** Pieces of cases and desks: the strings that people and attackers really write, moments, mails, people. */
import fc from "fast-check";
import { outcomeCodes, refusalCodes } from "../../functions/core/case/codes.ts";
import type { KeptOut, LineOutcome, MailRef, Person, Remark, Reporter } from "../../functions/core/case/vocabulary.ts";
import { blobId, caseId, memberId, sesId } from "../../functions/core/ids.ts";
import { type Instant, instant } from "../../functions/core/instant.ts";

export type Text = fc.Arbitrary<string>;

/** Half a surrogate pair cannot be written as UTF-8; it comes from broken mail and must come back as it was. */
const brokenUnicode: Text = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

export const anyText: Text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  brokenUnicode,
  fc.constantFrom("", "\0", "\u2028", "\ud83d", "null", "{}", '"', "__proto__", "é", "e\u0301", "\u202e", "👩‍👩‍👧"),
);

export const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.parse("2020-01-01T00:00:00Z"), max: Date.parse("2099-12-31T23:59:59Z") })
  .map(instant);
export const smallNumber = fc.nat({ max: 10_000 });
export const shortList = { maxLength: 4 };

export const anyCaseId = fc
  .string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz234567"), minLength: 26, maxLength: 26 })
  .map(caseId);
export const someMember = fc.constantFrom("ada", "bo", "cy", "dee").map(memberId);
export const someCodeName = fc.constantFrom("quiet heron", "brave otter", "amber willow");

export const pieces = (text: Text) => {
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
    fc.record({ about: fc.constantFrom("closed-line", "unreadable", "several-from", "no-address", "answers-elsewhere") }),
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
