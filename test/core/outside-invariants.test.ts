/** What holds of people outside, to whom a case writes, over many made-up lives. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { correspondentOf } from "../../functions/core/case/vocabulary.ts";
import { always } from "./always.ts";

const facts = ({ takenIn: _, journal: __, journalLength: ___, work: ____, unreached: _____, ...rest }: Case) => rest;

describe("what people outside write", () => {
  test("I2: a mail on the line of somebody outside is shown and does nothing, proven or not, closed case or open", () => {
    always(({ state, command, events }, before) => {
      if (command?.do !== "take-in-correspondent-mail" || events.length === 0 || !before) return;
      expect(events.map(({ kind }) => kind).filter((kind) => kind !== "reached-again")).toEqual(["correspondent-wrote"]);
      expect(facts(state)).toEqual(facts(before.state));
      const fresh = state.work.filter(({ id }) => !before.state.work.some((work) => work.id === id));
      expect(fresh.map(({ message, to }) => `${message} ${to}`)).toEqual(
        state.circle.map((id) => `correspondent-wrote member:${id}`),
      );
    });
  });
});

describe("what people outside get", () => {
  test("I11: a correspondent gets the letters that are for them and word of a mail that did nothing, and nothing else", () => {
    always(({ state, everyWork }) => {
      for (const { to, message, entry } of everyWork) {
        const number = correspondentOf(to);
        if (number === undefined) continue;
        expect(["to-other", "not-acted"]).toContain(message);
        const asked = state.journal[entry]?.event;
        expect(asked).toMatchObject(message === "to-other" ? { kind: "draft-sent", to: number } : { line: to });
      }
    });
  });

  test("I11: a letter leaves for a correspondent once, in its newest version, by a member who did not write it", () => {
    always(({ state, events }, before) => {
      for (const sent of events.filter((event) => event.kind === "draft-sent")) {
        const written = state.journal.findLast(({ event }) => event.kind === "drafted" && event.to === sent.to)?.event;
        expect(written).toMatchObject({ version: sent.version, by: sent.writer, mail: sent.mail, line: sent.line });
        expect(sent.by).not.toBe(sent.writer);
        expect(written).not.toMatchObject({ leaks: [{ what: "reporter" }] });
        expect(before?.state.drafts.some(({ to, version }) => to === sent.to && version === sent.version)).toBe(true);
        expect(state.drafts.some(({ to }) => to === sent.to)).toBe(false);
      }
    });
  });
});
