/** The end of a case: who is told, what stays, and what a crash in the middle of it leaves to the next tick. */
import { expect, test } from "vitest";
import { runClock } from "../../functions/app/run-clock.ts";
import { after, days, hours } from "../../functions/core/instant.ts";
import { reported, reporter } from "../hazard/stories.ts";
import { answer, caseIdOf, caseOf, failing, type MemoryDesk, newestFor, openedCase, told, watching } from "./casework.ts";

/** Kept on file, and both of the pair want it gone. */
const wantedGone = async () => {
  const { desk, receipt } = await reported({ text: "Robin Canary shouted at me." });
  await answer(desk, "cy", "/involves Robin Canary\n/record");
  await answer(desk, "cy", "/erase");
  await answer(desk, "dee", "/erase");
  return { desk, receipt };
};

const isGone = async (desk: MemoryDesk, id: Awaited<ReturnType<typeof caseIdOf>>): Promise<boolean> =>
  (await desk.stores.keys.find(id)) === undefined &&
  (await desk.stores.cases.load(id)) === "erased" &&
  (await desk.stores.cases.erasing(id)) === undefined;

test("two members ask, everybody on the case is told at each step, and after seven days it is gone", async () => {
  const { desk, receipt } = await reported();
  await answer(desk, "cy", "/record");
  const from = desk.sent.length;
  await answer(desk, "cy", "/erase");
  await answer(desk, "dee", "/erase");
  await desk.advance(days(7));
  const id = await caseIdOf(desk, receipt);
  expect(await isGone(desk, id)).toBe(false);
  await desk.advance(hours(1));
  expect(await isGone(desk, id)).toBe(true);
  expect(told(desk, from)).toEqual([
    "dee: Cy wants the case erased",
    "cy: what your mail did",
    "cy: it is erased on Tuesday 17 March 2026",
    "dee: it is erased on Tuesday 17 March 2026",
    "dee: what your mail did",
    "cy: it is erased now",
    "dee: it is erased now",
  ]);
  expect(desk.to("cy").at(-1)?.text).toContain("The desk cannot reach into mailboxes.");
});

/** An hour after the last mails, on a desk of its own each time: when nothing is left but to erase it. */
const aboutToGo = async () => {
  const { desk, receipt } = await wantedGone();
  await desk.advance(days(7));
  const { clock } = desk.deps;
  const deps = { ...desk.deps, clock: { now: () => after(clock.now(), hours(1)) } };
  return { desk, deps, id: await caseIdOf(desk, receipt) };
};

const steps = ["beginErasure", "destroy", "removeAll", "removeSealed", "forget", "endErasure"];

test("a crash between any two steps of an erasure is healed by the next tick", async () => {
  const whole = await aboutToGo();
  const { deps, calls } = watching(whole.deps);
  await runClock(deps)();
  expect(calls.map((call) => call.split(".")[1] ?? "").filter((call) => steps.includes(call))).toEqual(steps);
  for (const step of steps) {
    const { desk, id, ...rest } = await aboutToGo();
    await runClock(failing(rest.deps, 1 + calls.findIndex((call) => call.endsWith(`.${step}`)), "after").deps)();
    expect([step, await isGone(desk, id)]).toEqual([step, step === "endErasure"]);
    await desk.advance(hours(2));
    expect([step, await isGone(desk, id)]).toEqual([step, true]);
  }
});

test("whoever reported hears nothing of an erasure, but one line where they asked us to forget it", async () => {
  const { desk } = await reported();
  await answer(desk, reporter, "/withdraw");
  await answer(desk, "cy", "/record");
  const silent = await wantedGone();
  for (const who of ["cy", "dee"]) await answer(desk, who, "/erase");
  for (const one of [desk, silent.desk]) for (const length of [days(7), hours(1)]) await one.advance(length);
  expect(newestFor(desk, reporter).subject).toMatch(/: we no longer have your report$/);
  expect(silent.desk.to(reporter).filter(({ text }) => text.includes("erase"))).toEqual([]);
});

test("nothing of an erased case is found by its line, its name, its sender or whom it named, and the desk goes on", async () => {
  const { desk, receipt } = await wantedGone();
  const [line, codeName] = [newestFor(desk, reporter).replyTo, (await caseOf(desk, receipt)).codeName];
  for (const length of [days(7), hours(1)]) await desk.advance(length);
  await desk.redeliver(receipt);
  expect(await isGone(desk, await caseIdOf(desk, receipt))).toBe(true);
  const next = await desk.receive({ from: reporter, to: [line], text: "Is there news?" });
  expect(await openedCase(desk, next)).toBe(true);
  expect(newestFor(desk, "cy").text).toContain("It came in on a private line that no longer works.");
  await answer(desk, "cy", `/ack\n/involves Robin Canary\n/link ${codeName}`);
  expect(newestFor(desk, "cy").text).toContain("You are on no case of that name.");
  await answer(desk, "cy", "/ack\n/involves Robin Canary");
  await answer(desk, "cy", "/status");
  const board = newestFor(desk, "cy").text;
  expect([board.includes(codeName), (await caseOf(desk, next)).matches]).toEqual([false, []]);
  await desk.advance(days(1));
  expect(desk.logs.filter(({ event }) => event === "work-set-back")).toEqual([]);
  expect(await desk.stores.tallies.all((await caseOf(desk, next)).desk)).toMatchObject([
    { month: "2026-03", stage: "closed", recorded: true },
    { stage: "acknowledged" },
  ]);
});

test("the lines that somebody took anew before an erasure lead nowhere either", async () => {
  const { desk } = await reported();
  const lines: string[] = [];
  for (const text of ["/rotate", "/rotate", "/record"]) {
    lines.push(newestFor(desk, "cy").replyTo);
    await answer(desk, "cy", text);
  }
  for (const who of ["cy", "dee"]) await answer(desk, who, "/erase");
  for (const length of [days(7), hours(1)]) await desk.advance(length);
  const tokens = lines.map((line) => line.slice(line.indexOf("+") + 1, line.indexOf("@")));
  expect(await Promise.all(tokens.map((token) => desk.stores.hints.findLine(token)))).toEqual(["erased", "erased", "erased"]);
});
