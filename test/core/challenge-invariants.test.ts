/** What no made-up life of a case may come to while an unproven mail waits for its line's owner. */
import { describe, expect, test } from "vitest";
import { days } from "../../functions/core/instant.ts";
import { always } from "./always.ts";

describe("I2: a mail that nothing proves", () => {
  test("a line's owner is asked about one unproven mail at a time, three times a day at most, and told when it lapses", () => {
    always(({ state, now, events, everyWork }) => {
      const owners = state.challenges.map(({ person }) => person);
      expect(new Set(owners).size).toBe(owners.length);
      const open = state.lines.filter(({ person, live }) => live && person.startsWith("challenged:"));
      expect(open.map(({ person }) => person).sort()).toEqual(owners.map((who) => `challenged:${who}`).sort());
      for (const { person } of state.lines) {
        const asked = state.journal.filter(
          ({ at, event }) => event.kind === "challenged" && event.person === person && at > now - days(1),
        );
        expect(asked.length).toBeLessThanOrEqual(3);
      }
      for (const event of events)
        if (event.kind === "challenge-lapsed")
          expect(everyWork.some(({ message, to }) => message === "not-acted" && to === event.person)).toBe(true);
    });
  });

  test("does nothing before its owner says so, and then only what it holds", () => {
    always(({ state, events }, before) => {
      if (!before || !events.some(({ kind }) => kind === "challenged")) return;
      const shown = events.map(({ kind }) => kind).filter((kind) => kind !== "reporter-wrote" && kind !== "correspondent-wrote");
      expect(shown).toEqual(["challenged"]);
      expect([state.stage, state.circle, state.proposals]).toEqual([
        before.state.stage,
        before.state.circle,
        before.state.proposals,
      ]);
    });
  });

  test("waits for nobody who has lost their place", () => {
    always(({ state }) => {
      const out = state.keptOut.map(({ member }) => `member:${member}`);
      for (const { person } of state.challenges) expect(out).not.toContain(person);
    });
  });
});
