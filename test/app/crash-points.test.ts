/**
 * The process may die at any call that it makes. Each call of a mail's way fails once here, before it did anything and after
 * it did all of it; then the queue delivers again and the clock ticks on. Nothing may be missing afterwards.
 */
import { describe, expect, test } from "vitest";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { after as later, minutes } from "../../functions/core/instant.ts";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { caseOf, failing, type MemoryDesk, newestFor, storedMail, watching } from "./casework.ts";

/** What SQS and the scheduler do after a crash: the mail again until it is taken in, and ticks, some of them late. */
const carriedOn = async (desk: MemoryDesk, receipt: Receipt): Promise<void> => {
  await desk.redeliver(receipt);
  for (let tick = 0; tick < 10; tick += 1) await desk.advance(minutes(1.5));
};

const sentTo = (desk: MemoryDesk, who: string, subject: string): number =>
  desk.to(who).filter((mail) => mail.subject.endsWith(subject)).length;

const nothingLeft = async (desk: MemoryDesk, receipt: Receipt): Promise<void> => {
  expect(await desk.stores.raw.get(receipt.rawKey)).toBeUndefined();
  await desk.advance(minutes(25 * 60));
  for (let tick = 0; tick < 4; tick += 1) await desk.advance(minutes(1));
  expect(await desk.stores.cases.due(desk.now(), 100)).toEqual([]);
};

interface Way {
  /** Up to the mail whose way is watched. */
  readonly begin: (desk: MemoryDesk) => Promise<Receipt>;
  readonly end: (desk: MemoryDesk, receipt: Receipt) => Promise<void>;
}

const aReport: Way = {
  begin: async (desk) => storedMail(desk, { text: "It happened at the meetup." }),
  end: async (desk, receipt) => {
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(1);
    expect(await caseOf(desk, receipt)).toMatchObject({ stage: "reported", takenIn: [receipt.mail], work: [] });
    for (const who of ["cy", "dee"]) expect(sentTo(desk, who, "new report")).toBeGreaterThanOrEqual(1);
    const receipts = sentTo(desk, "reporter@example.org", "we have your mail");
    expect(receipts).toBeGreaterThanOrEqual(1);
    expect(receipts).toBeLessThanOrEqual(2);
  },
};

const anAcknowledgement: Way = {
  begin: async (desk) => {
    await desk.receive({});
    return storedMail(desk, { from: "cy@members.test", to: [newestFor(desk, "cy").replyTo], text: "/ack" });
  },
  end: async (desk) => {
    expect(await desk.stores.cases.board(demoSettings().id)).toMatchObject([{ stage: "acknowledged" }]);
    for (const [who, subject] of [
      ["reporter@example.org", "an answer for you"],
      ["dee", "acknowledged"],
      ["cy", "what your mail did"],
    ] as const) {
      expect(sentTo(desk, who, subject)).toBeGreaterThanOrEqual(1);
      expect(sentTo(desk, who, subject)).toBeLessThanOrEqual(2);
    }
  },
};

const aDeskCommand: Way = {
  begin: async (desk) => storedMail(desk, { from: "fay@members.test", text: "/help" }),
  end: async (desk) => {
    expect(await desk.stores.cases.board(demoSettings().id)).toEqual([]);
    expect(sentTo(desk, "fay", "what your mail did")).toBeGreaterThanOrEqual(1);
    expect(sentTo(desk, "fay", "what your mail did")).toBeLessThanOrEqual(2);
  },
};

const ways = { "a report": aReport, "an acknowledgement": anAcknowledgement, "a command to the desk": aDeskCommand };

const callsOf = async ({ begin }: Way): Promise<readonly string[]> => {
  const desk = await createMemoryDesk();
  const receipt = await begin(desk);
  const { deps, calls } = watching(desk.deps);
  await receiveMail(deps)(receipt);
  return calls;
};

const crashes = await Promise.all(
  Object.entries(ways).map(async ([name, way]) =>
    (await callsOf(way)).flatMap((call, index) =>
      (["before", "after"] as const).map((when) => ({ name, call, at: index + 1, when })),
    ),
  ),
);

describe("after a crash on the way of", () => {
  test.each(crashes.flat())(
    "$name, $when call $at, $call, nothing is missing and nothing is there twice",
    async ({ name, at, when }) => {
      const way = ways[name as keyof typeof ways];
      const desk = await createMemoryDesk();
      const receipt = await way.begin(desk);
      const { deps, calls } = failing(desk.deps, at, when);
      await receiveMail(deps)(receipt).catch(() => undefined);
      expect(calls.length).toBeGreaterThanOrEqual(at);
      await carriedOn(desk, receipt);
      await way.end(desk, receipt);
      await nothingLeft(desk, receipt);
    },
  );

  test("a report, twice in a row at any two of its calls, the same holds", async () => {
    const calls = await callsOf(aReport);
    for (let first = 1; first <= calls.length; first += 3) {
      const desk = await createMemoryDesk();
      const receipt = await aReport.begin(desk);
      for (const at of [first, ((first * 7) % calls.length) + 1])
        await receiveMail(failing(desk.deps, at, "after").deps)(receipt).catch(() => undefined);
      await carriedOn(desk, receipt);
      await aReport.end(desk, receipt);
    }
  });
});

describe("after a crash in a tick", () => {
  const owed = async (): Promise<{ desk: MemoryDesk; receipt: Receipt }> => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent", "not-sent", "not-sent");
    const receipt = await desk.receive({});
    return { desk, receipt };
  };

  test("at any of its calls, both of the pair get the report in the end", async () => {
    const rehearsal = await owed();
    await rehearsal.desk.advance(0);
    const counting = watching(rehearsal.desk.deps);
    await runClock({
      ...counting.deps,
      clock: { now: () => later(rehearsal.desk.now(), minutes(1)) },
    })();
    expect(counting.calls).toContain("sender.send");
    for (const at of counting.calls.keys()) {
      const { desk, receipt } = await owed();
      const { deps } = failing(desk.deps, at + 1, "after");
      await runClock({ ...deps, clock: { now: () => later(desk.now(), minutes(1)) } })().catch(() => undefined);
      for (let tick = 0; tick < 20; tick += 1) await desk.advance(minutes(1));
      for (const who of ["cy", "dee"]) expect(sentTo(desk, who, "new report")).toBeGreaterThanOrEqual(1);
      expect((await caseOf(desk, receipt)).work).toEqual([]);
    }
  });
});

describe("a key that was made for a case that never came to be", () => {
  test("is used again when the mail comes again, so that what was sealed can be opened", async () => {
    const desk = await createMemoryDesk();
    const receipt = await aReport.begin(desk);
    const owners: string[] = [];
    const make: MemoryDesk["deps"]["keys"]["make"] = (owner) => {
      owners.push(owner);
      return desk.stores.keys.make(owner);
    };
    const keys = { ...desk.deps.keys, make };
    const save = () => Promise.reject(new Error("gone"));
    await expect(receiveMail({ ...desk.deps, keys, cases: { ...desk.deps.cases, save } })(receipt)).rejects.toThrow("gone");
    await receiveMail({ ...desk.deps, keys })(receipt);
    expect(new Set(owners).size).toBe(1);
    await aReport.end(desk, receipt);
  });
});
