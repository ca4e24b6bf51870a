/** How long the content of a case is kept, who hears before it goes, and what keeps it. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../functions/core/case/case.ts";
import type { Command } from "../../functions/core/case/commands.ts";
import type { Event } from "../../functions/core/case/events.ts";
import { isErasedNow } from "../../functions/core/case/retention.ts";
import { days, type Instant, after as later } from "../../functions/core/instant.ts";
import { demoSettings } from "../support/memory-desk.ts";
import { andThen, at, closedCase, inMarch, march10, must, reply, reportedCase, setAsideCase } from "./builders.ts";
import { type Passed, tick } from "./clockwork.ts";

const year = days(366);

/** Until it is erased, or so much time is over. */
const passing = (first: Case, desk: ReturnType<typeof demoSettings>, length: number, from: Instant): Passed => {
  let { state, happened } = tick(first, { now: from, desk });
  while (state.erasure?.begunAt === undefined && state.followUpAt !== undefined && state.followUpAt <= later(from, length)) {
    const next = tick(state, { now: state.followUpAt, desk });
    [state, happened] = [next.state, [...happened, ...next.happened]];
  }
  return { state, happened };
};

const kept = (state: Case, change: Record<string, unknown> = {}, kinds = /^(?:erasure|legal)/): string[] =>
  passing(state, demoSettings(change), 6 * year, march10)
    .happened.filter(({ event }) => kinds.test(event.kind))
    .slice(0, 2)
    .map((row) => `${row.event.kind} ${new Date(row.at).toISOString().slice(0, 10)}`);

const under = (policy: string): Case => ({ ...closedCase(), policy: policy as Case["policy"] });

describe("the content of a closed case", () => {
  test.each([
    ["chipy", {}, ["erasure-announced 2027-02-08", "erasure-begun 2027-03-10"]],
    ["chipy", { actionDone: true }, ["erasure-announced 2028-02-09", "erasure-begun 2028-03-10"]],
    ["chipy", { severe: true }, ["erasure-announced 2031-02-08", "erasure-begun 2031-03-10"]],
    ["django", {}, ["erasure-announced 2026-08-11", "erasure-begun 2026-09-10"]],
    ["django", { actionDone: true }, ["erasure-announced 2027-02-08", "erasure-begun 2027-03-10"]],
  ] as const)("is kept for the time of its policy and outcome: %s %o", (policy, change, expected) => {
    expect(kept({ ...under(policy), ...change }, { policy })).toEqual(expected);
  });

  test("is kept for the months that the desk has set", () => {
    expect(kept(closedCase(), { overrides: { contentKeptMonthsIfNothingFollowed: 3 } })[1]).toBe("erasure-begun 2026-06-10");
  });

  test("is not erased before the day of its review, nor before what was imposed has ended", () => {
    const closing = { outcome: "a ban", actions: "none", review: "2027-06-01", ends: "2029-01-01" };
    expect(kept({ ...under("chipy"), stage: "closed", closing } as Case)[1]).toBe("erasure-begun 2029-01-01");
  });

  test("has its thirty days of warning also where the clock stood still for long", () => {
    const { happened } = passing(closedCase(), demoSettings(), year, later(march10, 2 * year));
    const [first, second] = happened.filter(({ event }) => event.kind.startsWith("erasure"));
    expect(must(second).at - must(first).at).toBe(days(30));
  });

  test("is told of to the circle, or to today's pair where nobody of it is left, who can have it kept", () => {
    const circle = (state: Case, change = {}): Event | undefined =>
      passing(state, demoSettings(change), year, march10).happened.find(({ event }) => event.kind === "erasure-announced")?.event;
    expect(circle(closedCase())).toMatchObject({ keepers: [], tell: [{ to: "member:cy" }, { to: "member:dee" }] });
    const left = { members: demoSettings().members.filter(({ id }) => id !== "cy" && id !== "dee") };
    const announced = circle(closedCase(), left);
    expect(announced).toMatchObject({ keepers: ["bo", "eli"], tell: [{ to: "member:bo" }, { to: "member:eli" }] });
    const desk = demoSettings(left);
    const state = passing(closedCase(), desk, days(340), march10).state;
    expect(
      andThen(state, reply("member:eli", "/keep 2028-01-01", 90), { desk, now: at("2027-02-20T12:00:00Z") }).legalHold,
    ).toEqual(expect.objectContaining({ by: "eli", until: "2028-01-01" }));
  });
});

test("a mail that its author set aside goes after ninety days, and nobody is told", () => {
  expect(kept(setAsideCase())).toEqual(["erasure-begun 2026-06-08"]);
});

test("nothing that is open is ever erased by time, under any policy", () => {
  for (const state of [reportedCase(), andThen(reportedCase(), reply("member:cy", "/ack"))])
    expect(passing(state, demoSettings(), days(60), march10).state.erasure).toBeUndefined();
});

const acts = (state: Case, now: Instant, ...mails: readonly (readonly [who: string, text: string])[]): Case =>
  mails.reduce(
    (current, [who, text]) => andThen(current, reply(`member:${who}`, text, 50 + current.journalLength), { ...inMarch(), now }),
    state,
  );

const wantedGone = () => acts(closedCase(), march10, ["cy", "/erase"], ["dee", "/erase"]);

describe("an erasure that two have asked for", () => {
  test("waits for the second, and does not take the first one's word twice", () => {
    const once = acts(closedCase(), march10, ["cy", "/erase"], ["cy", "/erase"]);
    expect(once.erasure).toBeUndefined();
    expect(wantedGone().erasure).toMatchObject({ why: "asked", by: ["cy", "dee"], runsAt: later(march10, days(7)) });
  });

  test.each([
    ["/erase no", "a member stops it"],
    ["/keep 2026-06-01", "a member has it kept"],
    ["/reopen", "a member opens the case again"],
  ])("does not run after %s, because %s", (text) => {
    const stopped = acts(wantedGone(), later(march10, days(6)), ["dee", text]);
    const { happened } = passing(stopped, demoSettings(), days(20), later(march10, days(6)));
    expect(happened.filter(({ event }) => event.kind === "erasure-begun")).toEqual([]);
  });

  test("stops at the hour before it, too, where the reporter writes again", () => {
    const now = later(march10, days(7));
    const begun = passing(wantedGone(), demoSettings(), days(7), march10).state;
    expect(begun.erasure?.begunAt).toBe(now);
    const wrote: Command = { do: "take-in-reporter-mail", mail: { ...begun.report, mail: "new" as never }, proven: true };
    const opened = andThen(begun, wrote, { ...inMarch(), now });
    expect([opened.stage, opened.erasure, isErasedNow(opened, later(now, days(3)))]).toEqual(["acknowledged", undefined, false]);
  });
});
