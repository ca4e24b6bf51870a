/** DL14, DL15: ticks that are missed, doubled, late or early, and clocks that disagree. */
import { describe, expect, test } from "vitest";
import type { Deps } from "../../functions/app/deps.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { after, hours, minutes } from "../../functions/core/instant.ts";
import { answer, caseOf, type MemoryDesk, newestFor, storedMail, told } from "../app/casework.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { reported } from "./stories.ts";

const all = ["cy: new report", "dee: new report", "reporter: we have your mail"];

describe("DL14 a tick that is missed, doubled, late or early", () => {
  const due = async () => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent", "not-sent", "not-sent");
    await desk.receive({});
    return desk;
  };
  const tickAt = (desk: MemoryDesk, at: number) => runClock({ ...desk.deps, clock: { now: () => after(desk.now(), at) } })();

  test.each<readonly [string, readonly (readonly number[])[]]>([
    ["never, for two hours", [[hours(2)]]],
    [
      "twice at once, again and again",
      [
        [minutes(1), minutes(1)],
        [minutes(1), minutes(1)],
        [minutes(2), minutes(2)],
      ],
    ],
    ["before anything is due, and then late", [[0], [minutes(0.5)], [minutes(3)]]],
  ])("%s: each mail once", async (_, rounds) => {
    const desk = await due();
    for (const ticks of rounds) await Promise.all(ticks.map((at) => tickAt(desk, at)));
    expect(told(desk).sort()).toEqual(all);
    await desk.advance(hours(3));
    expect(told(desk)).toHaveLength(3);
  });
});

describe("DL15 functions whose clocks are five minutes apart", () => {
  const at = (desk: MemoryDesk, skew: number, deps = desk.deps) => ({
    ...deps,
    clock: { now: () => after(desk.now(), minutes(1) + skew) },
  });

  test.each([-5, 0, 5])(
    "one at %i minutes that ticks while another is in the middle of a send: each mail once",
    async (ahead) => {
      const desk = await createMemoryDesk();
      desk.answers.push("not-sent", "not-sent", "not-sent");
      await desk.receive({});
      const { send } = desk.deps.sender;
      let others = 0;
      const interrupted: Deps["sender"] = {
        send: async (...given) => {
          others += 1;
          await runClock(at(desk, minutes(ahead)))();
          return send(...given);
        },
      };
      await runClock({ ...at(desk, 0), sender: interrupted })();
      await desk.advance(hours(3));
      expect(others).toBe(3);
      expect(told(desk).sort()).toEqual(all);
    },
  );

  test.each([-5, 5])("one at %i minutes: what it could not send is sent once, only at another time", async (ahead) => {
    const desk = await createMemoryDesk();
    desk.answers.push("not-sent", "not-sent", "not-sent", "not-sent");
    await desk.receive({});
    await runClock(at(desk, minutes(ahead)))();
    for (let minute = 0; minute < 20; minute += 1) await desk.advance(minutes(1));
    expect(told(desk).sort()).toEqual(all);
  });

  test("a mail that an earlier clock takes in after a later one: the case keeps the order in which it was written", async () => {
    const { desk, receipt } = await reported();
    const ahead = at(desk, minutes(5));
    await receiveMail(ahead)(storedMail(desk, { from: "cy@members.test", to: [newestFor(desk, "cy").replyTo], text: "/ack" }));
    await answer(desk, "dee", "I agree.");
    const { journal, version } = await caseOf(desk, receipt);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index));
    expect(version).toBeGreaterThan(3);
    await desk.advance(hours(1));
    expect((await caseOf(desk, receipt)).work).toEqual([]);
  });
});
