/** What holds at every moment of every life of a case. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseSchema, type Stage } from "../../functions/core/case/case.ts";
import { memberOf } from "../../functions/core/case/vocabulary.ts";
import { nextDueAt } from "../../functions/core/case/work.ts";
import type { SesId } from "../../functions/core/ids.ts";
import { type History, histories, lived, type Moment } from "./histories.ts";

type Holds = (moment: Moment, before: Moment | undefined, history: History, again: SesId | undefined) => void;

const always = (holds: Holds): void => {
  fc.assert(
    fc.property(histories, (history) => {
      const moments = lived(history);
      for (const [index, { moment, again }] of moments.entries()) holds(moment, moments[index - 1]?.moment, history, again);
    }),
    { numRuns: 250 },
  );
};

const content: ReadonlySet<string> = new Set(["new-report", "note", "reporter-wrote", "colleague-acknowledged"]);

/** Which stage an event may come upon, and which it leads to. What is not here changes no stage. */
const leadsFrom: Readonly<Record<string, Readonly<Record<string, Stage>>>> = {
  "report-received": { "": "reported" },
  "mail-unplaced": { "": "unplaced" },
  "placed-as-report": { unplaced: "reported", "set-aside": "reported" },
  "set-aside": { unplaced: "set-aside" },
  acknowledged: { reported: "acknowledged" },
};

describe("at every moment of every history", () => {
  test("no mail has been taken in twice", () => {
    always(({ state }) => expect(new Set(state.takenIn).size).toBe(state.takenIn.length));
  });

  test("a mail that comes again is refused and changes nothing", () => {
    always(({ state, refused }, before, _, again) => {
      if (before === undefined || again === undefined) return;
      const known = before.state.takenIn.includes(again);
      expect(refused).toBe(known ? "already-taken-in" : undefined);
      if (known) expect(state).toBe(before.state);
    });
  });

  test("the journal has every number once, in order", () => {
    always(({ state }) => {
      expect(state.journal.map(({ seq }) => seq)).toEqual(state.journal.map((_, index) => index));
      expect(state.journalLength).toBe(state.journal.length);
    });
  });

  test("no journal entry is ever taken back or changed", () => {
    always(({ state }, before) => {
      if (before) expect(state.journal.slice(0, before.state.journal.length)).toEqual(before.state.journal);
    });
  });

  test("no two pieces of work ever had one id, and all name an entry that is there", () => {
    always(({ state, everyWork }) => {
      expect(new Set(everyWork.map(({ id }) => id)).size).toBe(everyWork.length);
      for (const work of state.work) expect(state.journal[work.entry]).toBeDefined();
    });
  });

  test("nobody who is kept out is in the circle", () => {
    always(({ state }) => {
      for (const { member } of state.keptOut) expect(state.circle).not.toContain(member);
    });
  });

  test("whom the opening kept out stays out", () => {
    always(({ state }, _, { opening }) => {
      for (const { member } of opening.keptOut) expect(state.circle).not.toContain(member);
    });
  });

  test("a member's own report never has them in its circle", () => {
    always(({ state }) => {
      if (
        state.reporter.member !== undefined &&
        state.stage === "reported" &&
        state.journal.some(({ event }) => event.kind === "mail-unplaced")
      )
        expect(state.circle).not.toContain(state.reporter.member);
    });
  });

  test("what anybody wrote is owed to members of the circle only", () => {
    always(({ state, everyWork }) => {
      for (const work of everyWork) if (content.has(work.message)) expect(state.circle).toContain(memberOf(work.to));
    });
  });

  test("nothing that was written goes out before the mail has been placed", () => {
    always(({ state }) => {
      if (state.stage !== "unplaced") return;
      expect(state.circle).toEqual([]);
      expect(state.work.filter(({ message }) => content.has(message) || message === "receipt")).toEqual([]);
    });
  });

  test("stages follow each other as the design has it, and no other way", () => {
    always(({ state }) => {
      let stage = "";
      for (const { event } of state.journal) {
        const leads = leadsFrom[event.kind];
        if (leads === undefined) continue;
        expect(Object.keys(leads)).toContain(stage);
        stage = leads[stage] ?? "nowhere";
      }
      expect(state.stage).toBe(stage);
    });
  });

  test("the reporter gets one receipt and one acknowledgement at most", () => {
    always(({ everyWork }) => {
      for (const message of ["receipt", "acknowledgement"])
        expect(everyWork.filter((work) => work.message === message).length).toBeLessThanOrEqual(1);
    });
  });

  test("nobody has two lines that live", () => {
    always(({ state }) => {
      const owners = state.lines.filter(({ live }) => live).map(({ person }) => person);
      expect(new Set(owners).size).toBe(owners.length);
    });
  });

  test("a case with work has a time at which somebody looks at it", () => {
    always(({ state }) => expect(nextDueAt(state) === undefined).toBe(state.work.length === 0));
  });

  test("what is written down reads back as it was", () => {
    always(({ state }) => {
      const stored: unknown = JSON.parse(JSON.stringify(state));
      expect(caseSchema.parse(stored)).toEqual(stored);
    });
  });
});
