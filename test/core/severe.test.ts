/** What it means that a case is severe, where a policy has a rule for that. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { memberId } from "../../functions/core/ids.ts";
import { demoSettings, memberRows } from "../support/memory-desk.ts";
import { andThen, inMarch, keptOut, reply, reportedCase, shepherdedCase } from "./builders.ts";

type Sentence = readonly [who: string, text: string];

const having = (state: Case, said: readonly Sentence[], context = inMarch()): Case =>
  said.reduce((now, [who, text]) => andThen(now, reply(`member:${who}`, text, 100 + now.takenIn.length), context), state);

const resultsOf = ({ proposals }: Case): readonly string[] => proposals.map(({ result }) => result);

const under = (policy: "django" | "psf", members = memberRows) => inMarch({ desk: demoSettings({ policy, members }) });
const djangos = (): Case => ({ ...shepherdedCase(), policy: "django" });

describe("that a case is severe", () => {
  test("asks for most of the committee, those included who have not been heard", () => {
    const context = under("django");
    const asked: readonly Sentence[] = [
      ["dee", "/severe"],
      ["cy", "/propose plan\nWe talk to both."],
      ["dee", "/agree"],
      ["ada", "/agree"],
    ];
    const state = having(djangos(), asked, context);
    expect(resultsOf(state)).toEqual(["open"]);
    expect(resultsOf(having(state, [["bo", "/agree"]], context))).toEqual(["carried"]);
  });

  test("asks a small committee for no fewer than the ordinary rule does", () => {
    const context = under(
      "django",
      memberRows.filter(({ id }) => ["cy", "dee", "ada"].includes(id)),
    );
    const state = having(
      { ...djangos(), circle: ["cy", "dee", "ada"].map(memberId) },
      [
        ["dee", "/severe"],
        ["cy", "/propose plan\nWe talk to both."],
        ["dee", "/agree"],
      ],
      context,
    );
    expect(resultsOf(state)).toEqual(["open"]);
    expect(resultsOf(having(state, [["ada", "/agree"]], context))).toEqual(["carried"]);
  });

  test("leaves what is carried as it is, and taking it back counts open votes again", () => {
    const context = under("django");
    const carried: readonly Sentence[] = [
      ["cy", "/propose plan\nWe talk to both."],
      ["dee", "/agree"],
      ["ada", "/agree"],
      ["dee", "/severe"],
      ["cy", "/propose action\nA new sign."],
      ["dee", "/agree"],
      ["ada", "/agree"],
    ];
    const state = having(djangos(), carried, context);
    expect(resultsOf(state)).toEqual(["carried", "open"]);
    const halfBack = having(state, [["ada", "/severe no"]], context);
    expect([halfBack.severe, resultsOf(halfBack)]).toEqual([true, ["carried", "open"]]);
    const back = having(halfBack, [["dee", "/severe no"]], context);
    expect([back.severe, resultsOf(back)]).toEqual([false, ["carried", "carried"]]);
  });

  test("is said before the reporter has an answer, too, and changes no vote where the policy has no rule for it", () => {
    const state = having(reportedCase({ keptOut: [keptOut("fay")] }), [["dee", "/severe"]]);
    expect(state.correspondents).toMatchObject([{ role: "organiser", address: "organisers@members.test" }]);
    const psf = having({ ...shepherdedCase(), policy: "psf" }, [["dee", "/severe"]], under("psf"));
    expect([psf.severe, psf.correspondents, psf.journal.at(-2)?.event.kind]).toEqual([true, [], "severe-said"]);
  });
});
