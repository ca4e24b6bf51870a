/** What a committee is reminded of, when, and whom: Chicago's mornings, at eight. The case came in on Tuesday 10 March at ten. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import { days, hours, after as later } from "../../functions/core/instant.ts";
import { readReply } from "../../functions/core/mail/reply.ts";
import { demoSettings } from "../support/memory-desk.ts";
import {
  acknowledgedCase,
  andThen,
  aReporter,
  inMarch,
  mailNumber,
  march10,
  reply,
  reportedCase,
  shepherdedCase,
} from "./builders.ts";
import { type Happened, passing, tick } from "./clockwork.ts";

const desk = demoSettings();

const local = new Intl.DateTimeFormat("sv-SE", { timeZone: desk.zone, dateStyle: "short", timeStyle: "short" });

/** `2026-03-12 08:00 no-shepherd: cy dee` */
const shown = (happened: readonly Happened[], what?: string): readonly string[] =>
  happened.flatMap(({ at, event }) => {
    if (event.kind === "status-told") return what === undefined ? [`${local.format(at)} the desk writes`] : [];
    if (event.kind !== "reminded") return [];
    return event.about
      .filter((row) => what === undefined || row.what === what)
      .map((row) => {
        const to = event.tell.filter(({ about }) => about.includes(row.what)).map((one) => one.to.replace("member:", ""));
        return `${local.format(at)} ${row.what}: ${to.join(" ")}`;
      });
  });

const over = (state: Case, length: number, what?: string): readonly string[] =>
  shown(passing(state, desk, length, march10).happened, what);

describe("a case that nobody looks after", () => {
  test("is brought up after two days, and in the end with somebody outside", () => {
    expect(over(acknowledgedCase(), days(9), "no-shepherd")).toEqual([
      "2026-03-13 08:00 no-shepherd: cy dee",
      "2026-03-15 08:00 no-shepherd: cy dee",
      "2026-03-17 08:00 no-shepherd: cy dee outside-contact",
      "2026-03-19 08:00 no-shepherd: cy dee",
    ]);
  });

  test("is brought up no more once somebody does", () => {
    const first = passing(acknowledgedCase(), desk, days(3), march10).state;
    const taken = andThen(first, reply("member:cy", "/shepherd me", 9), { now: later(march10, days(3)), desk });
    const after = passing(taken, desk, days(3), later(march10, days(3)));
    expect(shown(after.happened, "no-shepherd")).toEqual([]);
  });
});

describe("a shepherd", () => {
  test("who is silent is asked, then the circle, then somebody outside is told", () => {
    expect(over(shepherdedCase(), days(12), "shepherd-silent")).toEqual([
      "2026-03-15 08:00 shepherd-silent: cy",
      "2026-03-18 08:00 shepherd-silent: cy dee ada bo",
      "2026-03-21 08:00 shepherd-silent: cy dee ada bo outside-contact",
    ]);
  });

  test("who writes a note is not silent", () => {
    const day3 = { now: later(march10, days(3)), desk };
    const noted = andThen(
      passing(shepherdedCase(), desk, days(3), march10).state,
      reply("member:cy", "I wait for a call.", 9),
      day3,
    );
    expect(shown(passing(noted, desk, days(3), day3.now).happened, "shepherd-silent")).toEqual([]);
  });
});

describe("a vote", () => {
  const proposed = andThen(shepherdedCase(), reply("member:cy", "/propose plan\nWe talk to both.", 6));

  test("is asked for from those who have not voted, and from nobody else", () => {
    const voted = andThen(proposed, reply("member:ada", "/abstain", 7));
    expect(over(voted, days(5), "votes-missing")).toEqual([
      "2026-03-13 08:00 votes-missing: dee bo",
      "2026-03-15 08:00 votes-missing: dee bo",
    ]);
  });

  const decided = andThen(
    andThen(
      andThen(shepherdedCase(), reply("member:cy", "/propose consequence\nA warning.", 6)),
      reply("member:ada", "/agree", 7),
    ),
    reply("member:bo", "/agree", 8),
  );

  test("that is carried is told to the reporter, carried out and closed, or brought up", () => {
    const said = over(decided, days(16));
    expect(said.filter((line) => line.includes("decision-untold"))[0]).toBe("2026-03-12 08:00 decision-untold: cy");
    expect(said.filter((line) => line.includes("actions-open"))[0]).toBe("2026-03-18 08:00 actions-open: cy");
    expect(said.filter((line) => line.includes("still-open"))[0]).toMatch(/^2026-03-\d\d 08:00 still-open: cy$/);
    expect(said.filter((line) => line.includes("decision-overdue"))).toEqual([]);
  });

  test("whose letter has gone out and whose action is done is brought up no more", () => {
    const hour1 = { now: later(march10, hours(1)), desk };
    const letter = andThen(decided, reply("member:cy", "/reply\nWe have warned him.", 9), hour1);
    const told = andThen(letter, reply("member:cy", "/did It is done.", 10), hour1);
    const said = over(told, days(10));
    expect(said.filter((line) => /untold|actions/.test(line))).toEqual([]);
  });
});

describe("a decision", () => {
  test("is overdue after the policy's days, and goes up a step every three days", () => {
    expect(over(shepherdedCase(), days(22), "decision-overdue")).toEqual([
      "2026-03-25 08:00 decision-overdue: cy",
      "2026-03-28 08:00 decision-overdue: cy dee ada bo",
      "2026-03-31 08:00 decision-overdue: cy dee ada bo outside-contact",
    ]);
  });
});

describe("news for the reporter", () => {
  test("is asked of the shepherd the morning before it is due, and told by the desk itself if nobody writes", () => {
    const said = over(shepherdedCase(), days(15)).filter((line) => /news-due|the desk/.test(line));
    expect(said).toEqual([
      "2026-03-16 08:00 news-due: cy",
      "2026-03-17 10:00 the desk writes",
      "2026-03-23 08:00 news-due: cy",
      "2026-03-24 10:00 the desk writes",
    ]);
  });

  test("comes at the hour by which a person was promised, if nobody has answered, and then as ever", () => {
    expect(over(reportedCase(), days(8)).filter((line) => line.includes("the desk"))).toEqual([
      "2026-03-10 22:00 the desk writes",
      "2026-03-17 22:00 the desk writes",
    ]);
  });

  test.each([
    [
      "who wants no mail",
      andThen(shepherdedCase(), {
        do: "take-in-reporter-mail",
        mail: mailNumber(9),
        proven: true,
        reply: readReply("/quiet"),
      }),
    ],
    ["who cannot be written to", shepherdedOf({ vouched: false, machine: false })],
  ])("never goes to a reporter %s", (_, state) => {
    expect(over(state, days(20)).filter((line) => line.includes("the desk"))).toEqual([]);
  });

  test("is not sent by machine to an address that nothing vouches for", () => {
    const said = over(shepherdedOf(aReporter({ vouched: false })), days(8));
    expect(said.filter((line) => line.includes("the desk"))).toEqual([]);
    expect(said.filter((line) => line.includes("news-due"))).toEqual(["2026-03-16 08:00 news-due: cy"]);
  });
});

describe("a reporter who writes to a case under way", () => {
  const wrote = andThen(shepherdedCase(), { do: "take-in-reporter-mail", mail: mailNumber(9), proven: true });

  test("is not left without an answer", () => {
    expect(over(wrote, days(5), "reporter-waits")).toEqual([
      "2026-03-13 08:00 reporter-waits: cy",
      "2026-03-15 08:00 reporter-waits: cy dee ada bo",
    ]);
  });

  test("waits no more after a letter, nor where a stranger used their line", () => {
    const answered = andThen(wrote, reply("member:cy", "/reply\nThank you.", 10), { now: later(march10, hours(1)), desk });
    const stranger = andThen(shepherdedCase(), { do: "take-in-reporter-mail", mail: mailNumber(9), proven: false });
    for (const state of [answered, stranger]) expect(over(state, days(5), "reporter-waits")).toEqual([]);
  });
});

describe("a promised day", () => {
  const promised = andThen(shepherdedCase(), reply("member:cy", "/due 2026-03-13", 9));

  test("is brought up in its morning, and in its evening the desk writes if nobody has", () => {
    expect(over(promised, days(4)).filter((line) => /promise|the desk/.test(line))).toEqual([
      "2026-03-13 08:00 promise-due: cy",
      "2026-03-13 18:00 the desk writes",
    ]);
  });

  test("is kept by a letter after it was promised", () => {
    const kept = andThen(promised, reply("member:cy", "/reply\nWe are still at it.", 10), {
      now: later(march10, hours(1)),
      desk,
    });
    expect(over(kept, days(4)).filter((line) => /promise|the desk/.test(line))).toEqual([]);
  });

  test("is not kept by the very letter in which it was promised", () => {
    const both = andThen(shepherdedCase(), reply("member:cy", "/reply\nYou hear from me on Friday.\n/due 2026-03-13", 9));
    expect(over(both, days(4))).toContain("2026-03-13 08:00 promise-due: cy");
  });
});

describe("a closed case", () => {
  const closed = (lines: string): Case => {
    const carried = [7, 8].reduce(
      (state, number) => andThen(state, reply(number === 7 ? "member:ada" : "member:bo", "/agree", number)),
      andThen(shepherdedCase(), reply("member:cy", "/propose plan\nWe talk to both.", 6)),
    );
    return andThen(carried, reply("member:cy", `/close\nactions: none\noutcome: it is settled\n${lines}`, 9));
  };

  test("is looked at again on the day that was written down, until somebody says what they found", () => {
    const state = closed("review: 2026-04-02");
    expect(over(state, days(31))).toEqual(["2026-04-02 08:00 review-due: cy", "2026-04-09 08:00 review-due: cy dee ada bo"]);
    const looked = andThen(state, reply("member:dee", "/did We asked them both.", 10), { now: later(march10, days(24)), desk });
    expect(shown(passing(looked, desk, days(10), later(march10, days(24))).happened)).toEqual([]);
  });

  test("brings up the end of a sanction on its day", () => {
    const state = closed("review: 2026-09-01\nends: 2026-03-20");
    expect(over(state, days(12))[0]).toBe("2026-03-20 08:00 sanction-ends: cy");
  });
});

describe("reminders", () => {
  test("of one case come once a day at most, all of them at once, and never at night", () => {
    const { happened } = passing(shepherdedCase(), desk, days(60), march10);
    const reminded = happened.filter(({ event }) => event.kind === "reminded").map(({ at }) => local.format(at));
    expect(reminded.every((at) => at.endsWith("08:00"))).toBe(true);
    expect(new Set(reminded).size).toBe(reminded.length);
    expect(reminded.length).toBeGreaterThan(10);
  });

  test("that become due during the day wait for the next morning, however many mails come in meanwhile", () => {
    const context = (at: number) => ({ now: later(march10, at), desk });
    let state = passing(acknowledgedCase(), desk, days(2), march10).state;
    // Every minute of the next morning something is written, and still the morning's reminder is due.
    for (let minute = -5; minute < 5; minute += 1)
      state = andThen(state, reply("member:dee", "A note.", 100 + minute), context(days(3) - hours(2) + minute * 60_000));
    expect(shown(tick(state, context(days(3) - hours(2) + 300_000)).happened)).toContainEqual(
      expect.stringContaining("no-shepherd"),
    );
  });
});

function shepherdedOf(reporter: ReturnType<typeof aReporter> | { vouched: boolean; machine: boolean }): Case {
  return andThen(
    andThen(reportedCase({ reporter }), reply("member:cy", "/ack")),
    reply("member:cy", "/shepherd me", 2),
    inMarch(),
  );
}
