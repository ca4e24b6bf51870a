/** What a case needs before it is closed, under each policy. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { PolicyName } from "../../functions/core/policy/rows.ts";
import { consequences } from "../../templates/menus.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { andThen, eventsAfter, inMarch, reply, shepherdedCase } from "./builders.ts";

const psf = inMarch({ desk: demoSettings({ policy: "psf" }) });

const under = (policy: PolicyName, ...texts: readonly string[]): Case =>
  texts.reduce(
    (state, text, at) => {
      const [who = "cy", said = ""] = text.split(/: (.*)/s);
      return andThen(state, reply(`member:${who}`, said, 20 + at), psf);
    },
    { ...shepherdedCase(), policy },
  );

const outcome = (state: Case, text: string) =>
  eventsAfter(state, reply("member:cy", text, 40), psf).flatMap((event) =>
    event.kind === "commands-answered" ? event.outcomes : [],
  );

const lines = "/close nothing\nactions: none\nreview: 2027-01-10";
const refused = [{ refused: "closing-incomplete", among: ["letter:"] }];
const carried = ["ada: /agree", "bo: /agree", "dee: /agree"];

describe("a letter with reasons, where nothing followed", () => {
  test("is asked for under the psf's policy with whatever else is missing, and not under another", () => {
    expect(outcome(under("psf"), lines)).toEqual(refused);
    expect(outcome(under("psf"), "/close nothing")).toMatchObject([{ among: ["actions:", "review:", "letter:"] }]);
    expect(outcome(under("psf"), `${lines}\nletter:\n`)).toEqual(refused);
    expect(outcome(under("psf"), `${lines}\nletter:\nIt is not against our rules.`)).toMatchObject([{ done: "vote-to-close" }]);
    for (const policy of ["chipy", "django", "chaoss"] as const)
      expect(outcome(under(policy), lines)).toMatchObject([{ done: "vote-to-close" }]);
  });

  test.each([
    ["cy: /did we spoke to both"],
    ["cy: /propose action\nA new sign.", ...carried],
    ["cy: /propose consequence\nA warning.", ...carried],
    ["cy: /propose consequence 2", ...carried],
  ])("is not asked for after %j", (...texts) => {
    expect(outcome(under("psf", ...texts), lines)).toMatchObject([{ done: texts.length > 1 ? "closed" : "vote-to-close" }]);
  });

  test("is asked for after a plan alone, and after the consequence that nothing follows", () => {
    expect(consequences[0]).toMatch(/^Nothing/);
    expect(outcome(under("psf", "cy: /propose consequence 1", ...carried), lines)).toEqual(refused);
    expect(outcome(under("psf", "cy: /propose plan\nWe talk to both.", ...carried), lines)).toEqual(refused);
  });

  test("is asked for anew when the case was closed and opened again", () => {
    const state = under("psf", "cy: /propose action\nA new sign.", ...carried, `cy: ${lines}`, "cy: /reopen");
    expect(state.stage).toBe("acknowledged");
    expect(outcome(state, lines)).toEqual(refused);
  });

  test("is not asked for where nobody would read it", () => {
    const quiet: Case = { ...under("psf"), quiet: "all" };
    expect(outcome(quiet, lines)).toMatchObject([{ done: "vote-to-close" }]);
  });
});
