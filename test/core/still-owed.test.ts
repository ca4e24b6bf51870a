/** Time asks for nothing that nobody can do, of nobody who has done it, and says nothing that is not so. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { written } from "../../functions/core/case/written.ts";
import { days, hours, type Instant, after as later } from "../../functions/core/instant.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { andThen, aReporter, march10, must, reply, reportedCase, shepherdedCase } from "./builders.ts";
import { passing } from "./clockwork.ts";

const desk = demoSettings();

/** `no-shepherd: cy dee`, each once. */
const over = (state: Case, length: number, from: Instant = march10): readonly string[] => [
  ...new Set(
    passing(state, desk, length, from).happened.flatMap(({ event }) => {
      if (event.kind === "status-told") return ["the desk writes"];
      if (event.kind !== "reminded") return [];
      return event.about.map(({ what }) => {
        const to = event.tell.filter(({ about }) => about.includes(what)).map((one) => one.to.replace("member:", ""));
        return `${what}: ${to.join(" ")}`;
      });
    }),
  ),
];

const voted = (state: Case, ...who: readonly string[]): Case =>
  who.reduce((current, id, index) => andThen(current, reply(`member:${id}`, "/agree", 20 + index)), state);

describe("a reporter whom mail does not reach", () => {
  const lost = (why: "bounced" | "complained"): Case => {
    const reporter = aReporter({ unreachable: true, whyUnreachable: why });
    const shepherded = andThen(
      andThen(reportedCase({ reporter }), reply("member:cy", "/ack")),
      reply("member:cy", "/shepherd me", 2),
    );
    return andThen(shepherded, reply("member:cy", "/propose plan\nWe talk to both.", 3));
  };

  test("is owed no letter by anybody, and the circle is not told that the desk has written one", () => {
    expect(over(lost("bounced"), days(12)).filter((line) => /news|untold|promise|the desk/.test(line))).toEqual([]);
  });

  test("because they called a mail unwanted is written to by people, and not by the desk", () => {
    expect(over(lost("complained"), days(12)).filter((line) => /news|the desk/.test(line))).toEqual(["news-due: cy"]);
  });
});

describe("a vote that all have given", () => {
  const alone = andThen(andThen(reportedCase(), reply("member:cy", "/ack")), reply("member:cy", "/shepherd me", 2));
  const open = voted(andThen(alone, reply("member:cy", "/propose plan\nWe talk to both.", 3)), "dee");

  test("and that is still open for want of voters is nobody's missing vote, and nothing that somebody outside is told of at once", () => {
    expect(open.proposals).toMatchObject([{ result: "open" }]);
    expect(over(open, days(6)).filter((line) => /votes|outside/.test(line))).toEqual([]);
  });

  test("is no decision, and is brought up like none", () => {
    expect(over(open, days(20))).toContain("decision-overdue: cy");
  });

  test("but by somebody who has left the committee is nobody's missing vote either", () => {
    const left = demoSettings({ members: desk.members.filter(({ id }) => id !== "bo") });
    const put = voted(andThen(shepherdedCase(), reply("member:cy", "/propose plan\nWe talk to both.", 6)), "dee");
    const happened = passing(put, left, days(6), march10).happened.flatMap(({ event }) =>
      event.kind === "reminded" ? event.tell : [],
    );
    const told = happened.filter(({ about }) => about.includes("votes-missing")).map(({ to }) => to);
    expect(new Set(told)).toEqual(new Set(["member:ada"]));
  });
});

describe("a pair of whose forwards nobody says that they have arrived", () => {
  const sent = reportedCase().work.filter(({ message }) => message === "new-report");
  const waiting = sent.reduce(
    (state, { id, message, to }) => written(state, [{ kind: "mail-sent", work: id, message, to }], march10),
    reportedCase(),
  );

  test("hears of each later rung all the same, for the mail may have come and been overlooked", () => {
    const rungs = passing(waiting, desk, days(3), march10).happened.flatMap(({ event }) =>
      event.kind === "rung-taken" ? [event] : [],
    );
    expect(rungs.map(({ rung }) => rung)).toEqual(["anyone-steps-in", "outside-contact", "outside-contact"]);
    for (const { tell } of rungs) expect(tell.map(({ to }) => to)).toEqual(expect.arrayContaining(["member:cy", "member:dee"]));
  });
});

test("a forward whose reader leaves while it is on its way is not waited for, and holds the clock at no moment", () => {
  const { id, message } = must(reportedCase().work.find(({ to }) => to === "member:cy"));
  const left = andThen(reportedCase(), reply("member:cy", "/recuse"));
  const sent = written(left, [{ kind: "mail-sent", work: id, message, to: "member:cy" }], march10);
  expect(sent.awaiting).toEqual([]);
  const { state } = passing(sent, desk, hours(1), march10);
  expect(state.followUpAt).toBeGreaterThan(later(march10, hours(1)));
});

const decided = (what: string): Case => voted(andThen(shepherdedCase(), reply("member:cy", `/propose ${what}`, 6)), "ada", "bo");

test("a decision that nothing follows leaves no action open", () => {
  expect(over(decided("consequence 1"), days(12)).filter((line) => line.startsWith("actions"))).toEqual([]);
  expect(over(decided("consequence 2"), days(12)).filter((line) => line.startsWith("actions"))).not.toEqual([]);
});

test("a case that is opened again after months begins anew: nobody was silent, and no old decision is untold", () => {
  const day = (count: number) => ({ now: later(march10, days(count)), desk });
  const lines = "actions: none\noutcome: it is settled\nreview: 2026-12-01";
  // The last vote and the closing in one mail, at one moment.
  const put = voted(andThen(shepherdedCase(), reply("member:cy", "/propose plan\nWe talk to both.", 6)), "bo");
  const closed = andThen(andThen(put, reply("member:ada", "/agree", 7)), reply("member:cy", `/close\n${lines}`, 8));
  const again = andThen(closed, reply("member:dee", "/reopen", 9), day(90));
  expect(over(again, days(3), day(90).now)).toEqual([]);
  expect(over(again, days(6), day(90).now)).toContain("shepherd-silent: cy");
});
