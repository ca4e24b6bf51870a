/** When a vote counts, when it settles, and that nobody decides a case alone. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { memberPerson, type Person } from "../../functions/core/case/vocabulary.ts";
import { memberId } from "../../functions/core/ids.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { andThen, inMarch, keptOut, reply, reportedCase, shepherdedCase } from "./builders.ts";

const chaoss = inMarch({ desk: demoSettings({ policy: "chaoss" }) });
const psf = inMarch({ desk: demoSettings({ policy: "psf" }) });

const closing = "/close a talk\nactions: we spoke\nreview: 2027-01-10";

/** Each mail after the other. */
const having = (state: Case, mails: readonly (readonly [string, string])[], context = inMarch()): Case =>
  mails.reduce(
    (current, [id, text]) => andThen(current, reply(memberPerson(id) as Person, text, 100 + current.takenIn.length), context),
    state,
  );

const under = (policy: "chaoss" | "psf", context: typeof chaoss): Case => ({
  ...having(
    reportedCase({}, context),
    [
      ["cy", "/ack"],
      ["cy", "/shepherd me"],
      ["cy", "/circle"],
      ["ada", "/clear"],
      ["bo", "/clear"],
    ],
    context,
  ),
  policy,
});

const resultsOf = (state: Case): readonly string[] => state.proposals.map(({ result }) => result);

describe("a proposal that its shepherd has voted against since", () => {
  const against = having(shepherdedCase(), [
    ["cy", "/propose plan\nWe talk to both."],
    ["cy", "/disagree"],
    ["ada", "/agree"],
    ["bo", "/agree"],
  ]);

  test("is not carried by two others, whatever they think of it", () => {
    expect(resultsOf(against)).toEqual(["open"]);
    expect(resultsOf(having(against, [["dee", "/abstain"]]))).toEqual(["not-carried"]);
    expect(resultsOf(having(against, [["dee", "/disagree"]]))).toEqual(["tied"]);
  });

  test("is carried when the shepherd comes back to it", () => {
    expect(resultsOf(having(against, [["cy", "/agree"]]))).toEqual(["carried"]);
  });
});

describe("a vote", () => {
  test("is not carried by the one member who is left in a circle of one", () => {
    const alone = having(
      reportedCase({ keptOut: ["ada", "bo", "eli", "fay"].map((id) => keptOut(id)) }, chaoss),
      [
        ["cy", "/ack"],
        ["dee", "/recuse"],
        ["cy", "/shepherd me"],
        ["cy", closing],
      ],
      chaoss,
    );
    expect(alone).toMatchObject({ stage: "acknowledged", circle: ["cy"] });
    expect(resultsOf(alone)).toEqual(["open"]);
    expect(alone.work.map(({ message }) => message)).toContain("outside-asked");
  });

  test("is not carried by the one member of a circle whose colleague has left the committee", () => {
    const desk = demoSettings({ policy: "chaoss", members: memberRows.filter(({ id }) => id !== "dee") });
    const state = having(
      reportedCase({}, chaoss),
      [
        ["cy", "/ack"],
        ["cy", "/shepherd me"],
      ],
      chaoss,
    );
    expect(resultsOf(having(state, [["cy", closing]], inMarch({ desk })))).toEqual(["open"]);
  });

  test("settles at once when somebody gives up their own vote and the rest are a majority", () => {
    const state = having(
      under("chaoss", chaoss),
      [
        ["cy", "/propose plan\nWe talk to both."],
        ["dee", "/agree"],
      ],
      chaoss,
    );
    expect(resultsOf(state)).toEqual(["open"]);
    expect(resultsOf(having(state, [["bo", "/recuse vote"]], chaoss))).toEqual(["carried"]);
  });

  test("is not made easier by a colleague who keeps others out with /involves or /exclude", () => {
    const state = having(
      under("psf", psf),
      [
        ["cy", "/propose plan\nWe talk to both."],
        ["dee", "/agree"],
        ["ada", "/agree"],
      ],
      psf,
    );
    expect(resultsOf(state)).toEqual(["open"]);
    expect(resultsOf(having(state, [["bo", "/involves Eli, Fay"]], psf))).toEqual(["open"]);
    expect(resultsOf(having(state, [["bo", "/exclude eli\n/exclude fay"]], psf))).toEqual(["open"]);
  });

  test("of somebody who left does not count again when they are asked back", () => {
    const state = having(shepherdedCase(), [
      ["cy", "/propose plan\nWe talk to both."],
      ["ada", "/agree"],
      ["ada", "/recuse"],
      ["cy", "/include ada"],
      ["dee", "/include ada"],
      ["ada", "/clear"],
      ["bo", "/agree"],
    ]);
    expect(state.circle).toContain(memberId("ada"));
    expect(resultsOf(state)).toEqual(["open"]);
    expect(resultsOf(having(state, [["ada", "/agree"]]))).toEqual(["carried"]);
  });
});

/** The vote to close is open still, when another decision lets the shepherd close. */
const closed = (): Case =>
  having(
    under("chaoss", chaoss),
    [
      ["cy", closing],
      ["dee", "/agree"],
      ["cy", "/propose plan\nWe talk to both."],
      ["ada", "/agree 2"],
      ["bo", "/agree 2"],
      ["cy", closing],
    ],
    chaoss,
  );

describe("a decision", () => {
  test("from before a case was opened again does not let one member close it again", () => {
    const again = having(
      closed(),
      [
        ["dee", "/reopen"],
        ["cy", closing],
      ],
      chaoss,
    );
    expect(again.stage).toBe("acknowledged");
    expect(resultsOf(again)).toEqual(["not-carried", "carried", "open"]);
  });

  test("is not made about a closed case when somebody leaves it, and the reporter gets no second closing letter", () => {
    expect(resultsOf(closed())).toEqual(["not-carried", "carried"]);
    const state = having(closed(), [["bo", "/recuse"]], chaoss);
    expect(resultsOf(state)).toEqual(["not-carried", "carried"]);
    expect(state.journal.filter(({ event }) => event.kind === "closed")).toHaveLength(1);
  });
});
