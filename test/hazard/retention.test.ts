/** RT: what is kept, for how long, and what is left when it is gone. */
import { describe, expect, test } from "vitest";
import { putHints } from "../../functions/app/change-case.ts";
import { eraseCase } from "../../functions/app/erase-case.ts";
import { tokenOf } from "../../functions/app/lines.ts";
import { loadDesk } from "../../functions/app/open-desk.ts";
import { caseId, deskId } from "../../functions/core/ids.ts";
import { days, hours } from "../../functions/core/instant.ts";
import { answer, caseIdOf, caseOf, type MemoryDesk, newestFor, openedCase } from "../app/casework.ts";
import { must } from "../core/builders.ts";
import { lived } from "../core/histories.ts";
import { begun } from "../core/history-steps.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { evil, reported, reporter } from "./stories.ts";

/** One of those who have the newest report. */
const newestMember = (desk: MemoryDesk): string =>
  must(desk.sent.findLast(({ subject }) => subject.endsWith("new report"))).to.split("@")[0] ?? "";

const closed = async (settings = demoSettings()) => {
  const desk = await createMemoryDesk(settings);
  const receipt = await desk.receive({ text: "It was Robin Example." });
  await answer(desk, newestMember(desk), "/involves Robin Example\n/record");
  return { desk, receipt };
};

const isGone = async (desk: MemoryDesk, receipt: Parameters<typeof caseIdOf>[1]): Promise<boolean> =>
  (await desk.stores.keys.find(await caseIdOf(desk, receipt))) === undefined;

/** To the day, and on through the hours after it. */
const weeks = async (desk: MemoryDesk, count: number): Promise<void> => {
  for (const length of [days(7 * count), hours(1), days(1)]) await desk.advance(length);
};

describe("RT04 a legal hold", () => {
  test("RT04: stops time and erasure, is reminded of a fortnight before it ends, and takes two to end early", async () => {
    const { desk, receipt } = await closed();
    for (const who of ["cy", "dee"]) await answer(desk, who, "/erase");
    await answer(desk, "dee", "/keep 2027-09-01\nThe court asks for canary.");
    expect(newestFor(desk, "cy").subject).toContain("Dee has it kept until Wednesday 1 September 2027");
    expect(newestFor(desk, "cy").text).toContain("> The court asks for canary.");
    await answer(desk, "cy", "/erase");
    expect(newestFor(desk, "cy").text).toContain("a member has it kept until: Wednesday 1 September 2027");
    const [cys, dees] = ["cy", "dee"].map((who) => ({ to: [newestFor(desk, who).replyTo] }));
    await weeks(desk, 76);
    expect(await isGone(desk, receipt)).toBe(false);
    expect(desk.to("dee").some(({ subject }) => subject.endsWith(": the time you keep it for ends soon"))).toBe(true);
    expect((await caseOf(desk, receipt)).legalHold).toEqual(expect.objectContaining({ by: "dee", until: "2027-09-01" }));
    await answer(desk, "cy", "/keep end", cys);
    expect((await caseOf(desk, receipt)).legalHold).toBeDefined();
    await answer(desk, "dee", "/keep end", dees);
    expect((await caseOf(desk, receipt)).legalHold).toBeUndefined();
    // Its own time is long over; whoever is on it still has thirty days to say so.
    await weeks(desk, 1);
    expect(desk.to("cy").some(({ text }) => text.includes("If it may go, you do not have to do anything."))).toBe(true);
    expect(await isGone(desk, receipt)).toBe(false);
    await weeks(desk, 5);
    expect(await isGone(desk, receipt)).toBe(true);
  });
});

describe("RT05 another report about the same person", () => {
  test("RT05: lets the time begin anew where the procedure says so, and is announced anew", async () => {
    const { desk, receipt } = await closed(demoSettings({ policy: "django" }));
    await weeks(desk, 24);
    expect((await caseOf(desk, receipt)).erasure?.why).toBe("kept-long-enough");
    await desk.receive({ from: "second@example.org", text: "Robin Example again." });
    await answer(desk, newestMember(desk), "/ack\n/involves Robin Example");
    expect((await caseOf(desk, receipt)).erasure).toBeUndefined();
    await weeks(desk, 20);
    expect(await isGone(desk, receipt)).toBe(false);
  });
});

describe("RT07 figures", () => {
  test("RT07: are written while a case goes on, and are the same after it is erased", async () => {
    const { desk, receipt } = await closed();
    const before = await desk.stores.tallies.all(deskId("demo"));
    expect(before).toMatchObject([{ month: "2026-03", stage: "closed", recorded: true, acknowledgedInTime: true }]);
    for (const who of ["cy", "dee"]) await answer(desk, who, "/erase");
    await weeks(desk, 1);
    expect(await isGone(desk, receipt)).toBe(true);
    expect(await desk.stores.tallies.all(deskId("demo"))).toEqual(before);
  });
});

describe("RT11 a mail for an erased case", () => {
  test("RT11: is a new report that is marked so, or is asked about; nothing comes back, whoever sends it", async () => {
    const { desk, receipt } = await closed();
    for (const who of ["cy", "dee"]) await answer(desk, who, "/erase");
    const [theirs, cys] = [newestFor(desk, reporter).replyTo, newestFor(desk, "cy").replyTo];
    await weeks(desk, 1);
    const late = await desk.receive({ from: reporter, to: [theirs], text: "One thing more." });
    expect([await openedCase(desk, late), (await caseOf(desk, late)).stage]).toEqual([true, "reported"]);
    expect(newestFor(desk, "cy").text).toContain("It came in on a private line that no longer works. So it is a new report.");
    // A member's is not forwarded as a report: whoever wrote it is asked what it is.
    const members = await desk.receive({ from: "cy@members.test", to: [cys], text: "/reopen" });
    expect((await caseOf(desk, members)).stage).toBe("unplaced");
    const strangers = await desk.receive({ from: evil, to: [cys], text: "/reopen" });
    expect((await caseOf(desk, strangers)).stage).toBe("reported");
    await desk.redeliver(receipt);
    expect(await isGone(desk, receipt)).toBe(true);
  });
});

describe("RT12 a slip", () => {
  test("RT12: one tap erases nothing, two are told to all, and for seven days any one of them takes it back", async () => {
    const { desk, receipt } = await reported();
    await answer(desk, "cy", "/erase");
    expect(newestFor(desk, "cy").text).toContain("Only a closed case can be erased");
    await answer(desk, "cy", "/record");
    for (const text of ["/erase", "/erase"]) await answer(desk, "cy", text);
    await weeks(desk, 2);
    expect(await isGone(desk, receipt)).toBe(false);
    await answer(desk, "dee", "/erase");
    await desk.advance(days(6));
    expect(newestFor(desk, "cy").subject).toMatch(/: it is erased on \w+ \d+ \w+ 2026$/);
    await answer(desk, "cy", "/erase no");
    expect(newestFor(desk, "dee").subject).toContain("Cy stopped the erasure");
    await weeks(desk, 4);
    expect(await isGone(desk, receipt)).toBe(false);
  });
});

test("I10: whatever life a case has had, nothing leads to it after its erasure, and nothing of it is left", async () => {
  const desk = await createMemoryDesk();
  const { deps, stores } = desk;
  const open = await loadDesk(deps, deskId("demo"));
  const lives = begun.filter((_, index) => index % 20 === 0);
  for (const [number, life] of lives.entries()) {
    const state = { ...must(lived(life).at(-1)).moment.state, id: caseId(`life-${number}`) };
    const key = await stores.keys.make(state.id);
    const fresh = { ...state, senders: ["hash"], marks: ["mark"], segments: [] };
    await putHints(deps, key, undefined, fresh, "hash");
    const blob = await stores.content.put(state.id, key, state.report.mail, Buffer.from("canary"));
    expect(await stores.cases.save(undefined, fresh, key)).toBe("saved");
    const loaded = await stores.cases.load(state.id);
    if (loaded === undefined || loaded === "erased") throw new Error("It was to be there.");
    await eraseCase(deps, open, loaded, key);
    const found = await Promise.all(
      fresh.lines.map(({ person, epoch }) => stores.hints.findLine(tokenOf(key, state.id, person, epoch))),
    );
    expect(new Set(found)).toEqual(new Set(fresh.lines.length > 0 ? ["erased"] : []));
    expect([await stores.hints.casesOfSender("hash"), await stores.hints.casesInvolving("mark")]).toEqual([[], []]);
    await expect(stores.content.get(state.id, key, state.report.mail, blob)).rejects.toThrow();
    expect([await stores.keys.find(state.id), await stores.cases.load(state.id)]).toEqual([undefined, "erased"]);
    expect(await stores.cases.board(deskId("demo"))).toEqual([]);
    expect((await stores.cases.due(deps.clock.now(), 10)).filter(({ id }) => id === state.id)).toEqual([]);
  }
  expect(lives.length).toBeGreaterThan(20);
});
