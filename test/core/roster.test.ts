/** A roster as its members come and go: whatever they do, the desk can be loaded, and somebody is on duty. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { memberPerson } from "../../functions/core/case/vocabulary.ts";
import { decideDesk, deskApplied, openedDesk } from "../../functions/core/duty/desk.ts";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { dutyAt } from "../../functions/core/duty/duty.ts";
import { inForce } from "../../functions/core/duty/roster.ts";
import { memberId } from "../../functions/core/ids.ts";
import { after, days } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { mailNumber, march10 } from "./builders.ts";

const ids = memberRows.map(({ id }) => id);
const someone = fc.constantFrom(...ids);

const settings = fc
  .record({
    rotation: fc.option(fc.uniqueArray(someone, { minLength: 1 }), { nil: undefined }),
    pairs: fc.array(fc.uniqueArray(someone, { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
  })
  .map(({ rotation, pairs }) =>
    demoSettings({
      ...(rotation && { rotation }),
      assignments: pairs.map(([primary, secondary], index) => ({ period: `2026-0${index + 3}`, primary, secondary })),
    }),
  );

const said = fc.constantFrom("/leave", ...ids.flatMap((id) => [`/leave ${id}`, `/leave ${id}`, `/leave ${id} no`]));
const steps = fc.array(fc.record({ by: someone, said, later: fc.nat({ max: days(9) }) }), { maxLength: 25 });

test("whoever leaves or is taken off, the settings stay valid, and somebody who has confirmed is on duty", () => {
  fc.assert(
    fc.property(settings, fc.subarray(ids, { maxLength: 5 }), steps, (desk, unconfirmed, moves) => {
      let now = march10;
      let state = openedDesk(
        desk,
        now,
        unconfirmed.map((id) => memberPerson(id)),
      );
      for (const [index, { by, said: text, later }] of moves.entries()) {
        now = after(now, later);
        const due = decideDesk(state, { do: "pass-time" }, now);
        if (due !== "already-taken-in") state = deskApplied(state, due, now);
        const onDuty = dutyAt(inForce(state), now);
        const command = {
          do: "take-in-mail",
          by: memberId(by),
          mail: mailNumber(index),
          commands: readReply(text).commands,
        } as const;
        const events = decideDesk(state, command, now);
        if (events === "already-taken-in") throw new Error("Each mail is a new one.");
        state = deskApplied(state, events, now);
        expect(deskSettings.safeParse(state.settings).success).toBe(true);
        const { primary, secondary } = dutyAt(inForce(state), now);
        expect(unconfirmed).not.toContain(primary.id);
        const stays = [onDuty.primary, onDuty.secondary].filter((member) => member && state.settings.members.includes(member));
        expect([primary, secondary].map((member) => member?.id)).toEqual(
          expect.arrayContaining(stays.map((member) => member?.id)),
        );
      }
    }),
    { numRuns: 60 },
  );
});
