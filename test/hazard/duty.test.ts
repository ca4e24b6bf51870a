/** What goes wrong around a duty roster: boundaries, months that are short or start late, bad files, and committees of any size. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openDesk } from "../../functions/app/open-desk.ts";
import type { Case } from "../../functions/core/case/case.ts";
import { type DeskState, decideDesk, deskApplied, openedDesk } from "../../functions/core/duty/desk.ts";
import { deskSettings } from "../../functions/core/duty/desk-settings.ts";
import { dutyAt } from "../../functions/core/duty/duty.ts";
import { hours, type Instant, instant } from "../../functions/core/instant.ts";
import { policyNames } from "../../functions/core/policy/rows.ts";
import { checkRoster, putRoster } from "../../infra/operator/roster.ts";
import { answer, changeRoster, gotMail } from "../app/casework.ts";
import { andThen, at, inMarch, march10, reply, reportedCase } from "../core/builders.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";

const ids = ["ada", "bo", "cy", "dee", "eli", "fay", "gus", "hal", "ivy"];
const committeeOf = (count: number) => ids.slice(0, count).map((id) => ({ id, name: id, email: `${id}@members.test` }));

describe("OC01: a report at the turn of the month", () => {
  test.each([
    ["2026-03-31T23:59:59-05:00", ["cy", "dee"]],
    ["2026-03-31T23:59:59.999-05:00", ["cy", "dee"]],
    ["2026-04-01T00:00:00-05:00", ["dee", "eli"]],
    ["2026-04-01T00:00:01-05:00", ["dee", "eli"]],
  ])("at %s goes to one pair, and stays with it", async (when, pair) => {
    const desk = await createMemoryDesk(demoSettings(), at(when));
    await desk.receive({});
    expect(gotMail(desk)).toEqual(pair);
    await desk.advance(hours(12));
    const handOver = desk.sent.length;
    await desk.receive({ to: [desk.to("reporter@example.org")[0]?.replyTo ?? ""], text: "one more thing" });
    expect(gotMail(desk, handOver)).toEqual(pair);
  });
});

describe("OC02: a roster that says nothing, or is gone", () => {
  let folder = "";
  let complaints = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "roster-"));
    complaints = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      complaints += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  test("for a month leaves it to the rotation, never to nobody", () => {
    const assignments = [
      { period: "2026-02", primary: "ada", secondary: "bo" },
      { period: "2026-04", primary: "ada", secondary: "bo" },
    ];
    const { primary, secondary } = dutyAt(demoSettings({ assignments }), march10);
    expect([primary.id, secondary?.id]).toEqual(["cy", "dee"]);
  });

  test.each([
    ["is not there", undefined, /cannot be read/],
    ["is empty", "", /is not a usable desk/],
    ["is cut off", '{"id": "demo", "members": [', /is not a usable desk/],
    ["is a list", "[]", /is not a usable desk/],
    ["has no members", JSON.stringify({ ...demoSettings(), members: [] }), /members: /],
    [
      "lies in a zone that does not exist",
      JSON.stringify({ ...demoSettings(), zone: "Mars/Olympus" }),
      /zone: is not a time zone/,
    ],
    [
      "has a ladder that is upside down",
      JSON.stringify({ ...demoSettings(), overrides: { outsideContactAfter: "PT1H" } }),
      /overrides\.outsideContactAfter: must be later than anyoneStepsInAfter/,
    ],
  ])("as a file that %s is refused with the row, before anything is stored", async (_, text, reason) => {
    const file = join(folder, "desk.json");
    if (text !== undefined) await writeFile(file, text);
    expect(await checkRoster([file])).toBe(1);
    expect(await putRoster([file])).toBe(1);
    expect(complaints).toMatch(reason);
  });

  test("leaves the roster that the desk has", async () => {
    const desk = await createMemoryDesk();
    expect(await openDesk(desk.deps)(demoSettings({ members: committeeOf(1) }))).toBe("already-open");
    await desk.receive({});
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
  });
});

describe("OC03: a roster that names a stranger, or one member twice", () => {
  test.each([
    ["assignments.0.primary", { assignments: [{ period: "2026-03", primary: "gus", secondary: "bo" }] }],
    ["assignments.0.secondary", { assignments: [{ period: "2026-03", primary: "bo", secondary: "gus" }] }],
    ["assignments.0", { assignments: [{ period: "2026-03", primary: "bo", secondary: "bo" }] }],
    ["rotation.0", { rotation: ["gus"] }],
    ["members", { members: [...committeeOf(2), ...committeeOf(1)] }],
  ])("is refused at %s", (row, change) => {
    const parsed = deskSettings.safeParse({ ...demoSettings(), ...change });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain(row);
  });

  test("in its rotation alone counts that member once", () => {
    const desk = demoSettings({ rotation: ["ada", "ada", "bo"] });
    expect([march10, at("2026-04-10T12:00:00Z")].map((when) => dutyAt(desk, when).primary.id).sort()).toEqual(["ada", "bo"]);
  });
});

const tick = (state: DeskState, now: Instant): DeskState => {
  const events = decideDesk(state, { do: "pass-time" }, now);
  return events === "already-taken-in" ? state : deskApplied(state, events, now);
};

const handOversIn = (state: DeskState): readonly string[] =>
  state.journal.flatMap(({ event }) => (event.kind === "handed-over" ? [event.period] : []));

describe("DL16: clock changes, the 31st, leap days, and zones on either side of UTC", () => {
  const zones = [
    "America/Chicago",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Kolkata",
    "Pacific/Auckland",
  ];
  /** The day around which the clock ticks, and the months that begin within 20 hours of its noon in UTC. */
  const dates: readonly (readonly [day: string, handedOver: readonly string[]])[] = [
    ["2026-01-31", ["2026-02"]],
    ["2026-02-28", ["2026-03"]],
    ["2026-03-08", []],
    ["2026-03-29", []],
    ["2026-03-31", ["2026-04"]],
    ["2026-04-05", []],
    ["2026-06-30", ["2026-07"]],
    ["2026-10-04", []],
    ["2026-10-31", ["2026-11"]],
    ["2026-12-31", ["2027-01"]],
    ["2028-02-28", []],
    ["2028-02-29", ["2028-03"]],
  ];

  test.each(zones)("in %s duty is handed over once at each month's beginning and on no other day", (zone) => {
    const seen = dates.map(([day]) => {
      const noon = at(`${day}T12:00:00Z`);
      let state = openedDesk(demoSettings({ zone }), instant(noon - hours(20)));
      // Twice, and once an hour before: doubled ticks and a clock that jumps back.
      for (let hour = -20; hour <= 20; hour += 2)
        for (const now of [hour, hour, hour - 1]) state = tick(state, instant(noon + hours(now)));
      return [day, handOversIn(state)];
    });
    expect(seen).toEqual(dates);
  });

  test.each(zones)("in %s a year of duty has no gap and no overlap", (zone) => {
    const desk = demoSettings({ zone });
    let { from, to } = dutyAt(desk, at("2027-12-15T00:00:00Z"));
    for (let month = 0; month < 14; month += 1) {
      const next = dutyAt(desk, to);
      expect(next.from).toBe(to);
      expect(next.to - next.from).toBeGreaterThanOrEqual(hours(28 * 24));
      [from, to] = [next.from, next.to];
    }
    expect(new Date(from).getUTCFullYear()).toBe(2029);
  });
});

describe("OC05: somebody on duty is away, and the roster names another", () => {
  test("who was on duty keeps the cases that they have, and gets no new one", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    expect(gotMail(desk)).toEqual(["cy", "dee"]);
    await changeRoster(desk, demoSettings({ assignments: [{ period: "2026-03", primary: "fay", secondary: "dee" }] }));
    const from = desk.sent.length;
    await desk.receive({ from: "other@example.org" });
    expect(gotMail(desk, from)).toEqual(["dee", "fay"]);
    const later = desk.sent.length;
    await answer(desk, "cy", "/ack", { to: [desk.to("cy")[0]?.replyTo ?? ""] });
    expect(desk.sent.slice(later).some(({ subject }) => subject.endsWith("an answer for you"))).toBe(true);
  });
});

describe("OC09: a committee of any size", () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  test.each(sizes)("of %i has a pair, or one who is told so and does not stay alone unnoticed", (count) => {
    for (const policy of policyNames) {
      const desk = demoSettings({ policy, members: committeeOf(count), rotation: undefined });
      let state = openedDesk(desk, march10);
      const { to } = dutyAt(desk, march10);
      for (const before of [14 * 24, 7 * 24, 24, 0]) state = tick(state, instant(to - hours(before)));
      const [handedOver] = state.journal.flatMap(({ event }) => (event.kind === "handed-over" ? [event] : []));
      expect(new Set(handedOver?.pair).size).toBe(Math.min(count, 2));
      const outside = state.work.filter(({ to: who }) => who === "outside-contact");
      expect(outside.length > 0).toBe(count === 1);
    }
  });

  /** Everybody has joined and agrees. */
  const agreed = (policy: string, count: number): Case => {
    const context = inMarch({ desk: demoSettings({ policy, members: committeeOf(count) }) });
    let state = reportedCase({}, context);
    let mails = 0;
    const says = (id: string, text: string): void => {
      mails += 1;
      state = andThen(state, reply(`member:${id}`, text, mails), context);
    };
    const primary = String(state.primary);
    says(primary, "/ack");
    says(primary, "/shepherd me");
    says(primary, "/circle");
    for (const { member } of state.asked) says(member, "/clear");
    says(primary, "/propose plan\nWe talk to them.");
    for (const id of state.circle) if (state.proposals[0]?.result === "open") says(id, "/agree 1");
    return state;
  };

  test.each(sizes)("of %i that is of one mind decides, or somebody outside is asked to help", (count) => {
    for (const policy of policyNames) {
      const { proposals, work } = agreed(policy, count);
      const isCarried = proposals[0]?.result === "carried";
      expect(isCarried || work.some(({ message }) => message === "outside-asked")).toBe(true);
      expect(isCarried).toBe(count > 1);
    }
  });
});
