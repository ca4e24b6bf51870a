/** The desk as a decider: commands that concern no case, each mail answered once. */
import { describe, expect, test } from "vitest";
import { type DeskCommand, type DeskState, decideDesk, deskApplied, openedDesk } from "../../functions/core/duty/desk.ts";
import { memberId } from "../../functions/core/ids.ts";
import { days, after as later } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { mailNumber, march10 } from "./builders.ts";

const opened = openedDesk(demoSettings(), march10);

const asked = (text: string, number = 1): DeskCommand => ({
  do: "take-in-mail",
  by: memberId("bo"),
  mail: mailNumber(number),
  commands: readReply(text).commands,
});

const outcomes = (text: string) => {
  const decision = decideDesk(opened, asked(text), march10);
  if (decision === "already-taken-in") return decision;
  return decision.flatMap((event) => (event.kind === "desk-answered" ? event.outcomes : []));
};

const taking = (state: DeskState, number: number): DeskState => {
  const decision = decideDesk(state, asked("/help", number), march10);
  return decision === "already-taken-in" ? state : deskApplied(state, decision, march10);
};

describe("a desk", () => {
  test("opens with its roster and one entry in its journal", () => {
    expect(opened).toMatchObject({ version: 0, takenIn: [], work: [], journalLength: 1 });
    expect(opened.journal).toMatchObject([{ seq: 0, event: { kind: "desk-opened" } }]);
  });

  test("answers a command to whoever gave it, once, about that mail", () => {
    expect(taking(opened, 1).work).toEqual([
      { id: "1-0", message: "transcript", to: "member:bo", dueAt: march10, about: mailNumber(1), entry: 1, attempts: 0 },
    ]);
  });

  test("knows help, says that a case's command belongs elsewhere, and does not guess at others", () => {
    expect(outcomes("/help")).toEqual([{ done: "help-given" }]);
    expect(outcomes("/ack")).toEqual([{ refused: "not-possible-now" }]);
    expect(outcomes("/frobnicate")).toEqual([{ refused: "unknown-command" }]);
    expect(outcomes("no command at all")).toEqual([]);
  });

  test("runs none of a mail's commands when it refuses one of them", () => {
    expect(outcomes("/help\n/frobnicate")).toEqual([{ done: "not-run" }, { refused: "unknown-command" }]);
  });

  test("answers a mail without a command twice a day, so that it talks with no machine for ever, and still takes each in", () => {
    const wordless = (state: DeskState, number: number, now = march10): DeskState => {
      const decision = decideDesk(state, asked("I am away.", number), now);
      return decision === "already-taken-in" ? state : deskApplied(state, decision, now);
    };
    let state = opened;
    for (const number of [1, 2, 3, 4]) state = wordless(state, number);
    expect(state.work).toHaveLength(2);
    expect(state.takenIn).toHaveLength(4);
    expect(taking(state, 5).work).toHaveLength(3);
    expect(wordless(state, 6, later(march10, days(1))).work).toHaveLength(3);
  });

  test("takes a mail in once", () => {
    expect(decideDesk(taking(opened, 1), asked("/help", 1), march10)).toBe("already-taken-in");
  });

  test("remembers the newest five hundred mails, so that it does not grow with its age", () => {
    let state = opened;
    for (let number = 1; number <= 600; number += 1) state = taking(state, number);
    expect(state.takenIn).toHaveLength(500);
    expect(state.takenIn.at(-1)).toBe("ses-600");
    expect(decideDesk(state, asked("/help", 600), march10)).toBe("already-taken-in");
  });

  test("has nothing left to do once the answer was sent, and its journal says so", () => {
    const state = deskApplied(taking(opened, 1), [{ kind: "desk-mail-sent", work: "1-0" }], march10);
    expect(state.work).toEqual([]);
    expect(state.journal.map(({ seq, event }) => [seq, event.kind])).toEqual([
      [0, "desk-opened"],
      [1, "desk-answered"],
      [2, "desk-mail-sent"],
    ]);
  });

  test("never gives two pieces of work one id", () => {
    let state = opened;
    for (let number = 1; number <= 20; number += 1) state = taking(state, number);
    expect(new Set(state.work.map(({ id }) => id)).size).toBe(20);
  });
});
