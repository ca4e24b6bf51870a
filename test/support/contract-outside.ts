/** People outside to whom a case writes, and letters to them, as the schema allows them. */
import fc from "fast-check";
import { approvalAnswers } from "../../functions/core/case/approval.ts";
import { type Correspondent, correspondentRoles, type Draft, type Leak } from "../../functions/core/case/correspondents.ts";
import type { Event } from "../../functions/core/case/events.ts";
import type { MailRef } from "../../functions/core/case/vocabulary.ts";
import { memberId } from "../../functions/core/ids.ts";

type Text = fc.Arbitrary<string>;

const number = fc.nat({ max: 10_000 });
const shortList = { maxLength: 4 };
const role = fc.constantFrom(...correspondentRoles);

const said = fc.constantFrom(...approvalAnswers);

const anyLeak = (text: Text): fc.Arbitrary<Leak> => fc.record({ what: fc.constantFrom("reporter", "committee"), shown: text });

export const anyCorrespondent = (text: Text): fc.Arbitrary<Correspondent> =>
  fc.record({ number, role, address: text, versions: number });

const anyVersion = (text: Text, mail: fc.Arbitrary<MailRef>) => ({
  to: number,
  version: number,
  by: text.map(memberId),
  mail,
  line: number,
  leaks: fc.array(anyLeak(text), shortList),
});

export const anyDraft = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Draft> =>
  fc.record({ ...anyVersion(text, mail), entry: number, shownTo: fc.array(text.map(memberId), shortList) });

export const eventOutside = (text: Text, mail: fc.Arbitrary<MailRef>): fc.Arbitrary<Event> =>
  fc.oneof(
    fc.record({ kind: fc.constant("contact-opened"), by: text.map(memberId), number, role, address: text }),
    fc.record({ kind: fc.constant("drafted"), ...anyVersion(text, mail) }),
    fc.record({ kind: fc.constant("correspondent-wrote"), number, mail, proven: fc.boolean() }),
    fc.record({
      kind: fc.constant("approval-said"),
      by: fc.constant("correspondent:1" as const),
      what: said,
      mail,
      line: number,
    }),
  );
