/** What a case needs before it is closed, under each policy. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { PolicyName } from "../../functions/core/policy/rows.ts";
import { consequences } from "../../templates/menus.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { andThen, eventsAfter, inMarch, mailNumber, reply, shepherdedCase } from "./builders.ts";

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
/** Under the psf's policy moderators come before the reporter; that is another rule than these are about. */
const anyway = lines.replace("/close", "/close anyway");
const refused = [{ refused: "closing-incomplete", among: ["letter:"] }];
const carried = ["ada: /agree", "bo: /agree", "dee: /agree"];

describe("a report that was not in good faith", () => {
  const badFaith = "/close not-in-good-faith\nactions: none\nreview: 2027-01-10";
  const decided = () => under("psf", "cy: /propose consequence\nA warning.", ...carried);

  test("ends without a letter where the policy knows that, and by a vote whatever else was decided", () => {
    expect(outcome(decided(), badFaith)).toMatchObject([{ done: "vote-to-close", among: ["2"] }]);
    const open = under("psf", `cy: ${badFaith}`, "ada: /agree", "bo: /agree");
    expect(open.stage).toBe("acknowledged");
    const { stage, work } = andThen(open, reply("member:dee", "/agree", 41), psf);
    expect(stage).toBe("closed");
    expect(work.filter(({ to, message }) => to === "reporter" && message === "letter")).toEqual([]);
    for (const policy of ["chipy", "django", "chaoss"] as const)
      expect(outcome(under(policy), badFaith)).toEqual([{ refused: "letter-always" }]);
  });

  test.each(["Not in good faith", "not-in-good-faith", "as not in good faith"])("is written %s", (form) => {
    expect(outcome(under("psf"), badFaith.replace("not-in-good-faith", form))).toMatchObject([{ done: "vote-to-close" }]);
  });

  test("takes no letter, and is opened again by nobody but the circle", () => {
    expect(outcome(under("psf"), `${badFaith}\nletter:\nGo away.`)).toEqual([{ refused: "letter-never" }]);
    const closed = under("psf", `cy: ${badFaith}`, "ada: /agree", "bo: /agree", "dee: /agree");
    const wrote = { do: "take-in-reporter-mail", mail: mailNumber(50), proven: true } as const;
    expect(eventsAfter(closed, wrote, psf).map(({ kind }) => kind)).toEqual(["reporter-wrote"]);
    expect(closed.times.letter).toEqual(decided().times.letter);
  });
});

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
    expect(outcome(under("psf", ...texts), anyway)).toMatchObject([{ done: texts.length > 1 ? "closed" : "vote-to-close" }]);
  });

  test("is asked for after a plan alone, and after the consequence that nothing follows", () => {
    expect(consequences[0]).toMatch(/^Nothing/);
    expect(outcome(under("psf", "cy: /propose consequence 1", ...carried), lines)).toEqual(refused);
    expect(outcome(under("psf", "cy: /propose plan\nWe talk to both.", ...carried), lines)).toEqual(refused);
  });

  test("is asked for anew when the case was closed and opened again", () => {
    const state = under("psf", "cy: /propose action\nA new sign.", ...carried, `cy: ${anyway}`, "cy: /reopen");
    expect(state.stage).toBe("acknowledged");
    expect(outcome(state, lines)).toEqual(refused);
  });

  test("is not asked for where nobody would read it", () => {
    const quiet: Case = { ...under("psf"), quiet: "all" };
    expect(outcome(quiet, lines)).toMatchObject([{ done: "vote-to-close" }]);
  });
});

test("a measure that was settled keeps no case from being kept on file that others handle", () => {
  const state = under(
    "chipy",
    "cy: /scope local\nThey see to it.",
    "cy: /urgent I closed the room.",
    "dee: /agree",
    "ada: /agree",
  );
  expect(outcome(state, "/record\nThank you.")).toMatchObject([{ done: "recorded" }]);
});
