/** What an operator's alarms watch: one line a tick for each desk, of numbers with a fixed name and nothing else. */
import { describe, expect, test } from "vitest";
import { createStandardOutLog } from "../../functions/adapters/cloudwatch/standard-out-log.ts";
import type { Deps } from "../../functions/app/deps.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { hours, after as later, minutes } from "../../functions/core/instant.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { bring, sesEvent } from "../support/ses-events.ts";
import { answer, caseIdOf } from "./casework.ts";

type Desk = Awaited<ReturnType<typeof createMemoryDesk>>;

const figuresOf = (desk: Desk) => desk.logs.filter(({ event }) => event === "figures").at(-1)?.fields;

const quiet = {
  desk: "demo",
  oldestDueSeconds: 0,
  worked: 0,
  setBack: 0,
  openWork: 0,
  sent: 0,
  notSent: 0,
  refused: 0,
  unacknowledgedLate: 0,
};

describe("a tick says", () => {
  test("that all is well, also when nothing was due: silence would be an alarm", async () => {
    const desk = await createMemoryDesk();
    await desk.advance(minutes(1));
    expect(figuresOf(desk)).toEqual(quiet);
  });

  test("how far it was behind, what it sent and what it leaves open", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent", "not-sent", "not-sent");
    await desk.receive({});
    desk.answers.push("not-sent");
    await desk.advance(minutes(11));
    expect(figuresOf(desk)).toEqual({ ...quiet, oldestDueSeconds: 600, worked: 1, openWork: 1, sent: 2, notSent: 1 });
    await desk.advance(minutes(2));
    expect(figuresOf(desk)).toEqual({ ...quiet, worked: 1, sent: 1 });
  });

  test("what SES refused, and what could not be worked", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent", "not-sent", "not-sent", "not-sent", "not-sent", "not-sent");
    const [first] = [await desk.receive({}), await desk.receive({ from: "other@example.org" })];
    desk.stores.keys.destroy(await caseIdOf(desk, first));
    desk.answers.push("refused");
    await desk.advance(minutes(1));
    expect(figuresOf(desk)).toEqual({ ...quiet, worked: 2, setBack: 1, openWork: 1, sent: 2, refused: 1 });
  });

  test("how many reports nobody has acknowledged in time, from the moment they are late", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    await desk.receive({ from: "other@example.org" });
    await answer(desk, "cy", "/ack");
    await desk.advance(hours(12) - 1);
    expect(figuresOf(desk)).toMatchObject({ unacknowledgedLate: 0 });
    await desk.advance(1);
    expect(figuresOf(desk)).toMatchObject({ unacknowledgedLate: 1 });
  });

  test("the same by the desk's own number, where it promises an answer sooner", async () => {
    const desk = await createMemoryDesk(demoSettings({ overrides: { acknowledgeWithin: "PT9H" } }));
    await desk.receive({});
    await desk.advance(hours(9));
    expect(figuresOf(desk)).toMatchObject({ unacknowledgedLate: 1 });
  });

  test("the rest, where a figure cannot be had", async () => {
    const desk = await createMemoryDesk();
    const cases = { ...desk.stores.cases, unacknowledged: () => Promise.reject(new Error("slow down")) };
    await runClock({ ...desk.deps, cases })();
    const { unacknowledgedLate: _, ...rest } = quiet;
    expect(figuresOf(desk)).toEqual(rest);
  });

  test("what the time did not reach, and leaves it to the next", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push(...Array(18).fill("not-sent"));
    for (let number = 0; number < 6; number += 1) await desk.receive({ from: `r${number}@example.org` });
    let now = later(desk.now(), minutes(1));
    const slow: Deps["sender"]["send"] = async (_, { work }) => {
      now = later(now, minutes(0.5));
      desk.arriving.push(work);
      return "sent" as const;
    };
    await runClock({ ...desk.deps, clock: { now: () => now }, sender: { send: slow } })();
    const { worked = 0, openWork } = figuresOf(desk) ?? {};
    expect([worked < 6, openWork]).toEqual([true, 6 - worked]);
    await desk.advance(hours(1));
    expect(figuresOf(desk)).toMatchObject({ worked: 6 - worked, openWork: 0 });
  });
});

describe("the log of a function", () => {
  const lines: string[] = [];
  const log = createStandardOutLog((line) => lines.push(line));

  test("turns figures into metrics of the desk", () => {
    log.write("info", "figures", quiet);
    const { _aws, ...rest } = JSON.parse(lines.at(-1) ?? "");
    expect(rest).toEqual({ level: "info", event: "figures", ...quiet });
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    expect({ Namespace, Dimensions }).toEqual({ Namespace: "ConductDesk", Dimensions: [["desk"]] });
    const { desk: _, ...numbers } = quiet;
    expect(Metrics.map(({ Name }: { readonly Name: string }) => Name).sort()).toEqual(Object.keys(numbers).sort());
    expect(Metrics).toContainEqual({ Name: "oldestDueSeconds", Unit: "Seconds" });
  });

  test("leaves every other line as it is", () => {
    log.write("error", "work-set-back", { case: "c1", error: "Error" });
    expect(lines.at(-1)).toBe('{"level":"error","event":"work-set-back","case":"c1","error":"Error"}\n');
  });
});

describe("the mail service's word says", () => {
  test("how many mails came back, and how many were unwanted", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    const works = desk.sent.map(({ work }) => work);
    await bring(
      desk.deps,
      sesEvent(works[0], "Bounce"),
      sesEvent(works[1], "Suppressed by SES"),
      sesEvent(works[2], "Complaint"),
    );
    expect(figuresOf(desk)).toEqual({ desk: "demo", bounced: 2, complained: 1 });
  });
});
