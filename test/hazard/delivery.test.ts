/** DL: mail that comes twice, at once, half or under another's name. What happens at each crash point stands in test/app. */
import { describe, expect, test } from "vitest";
import type { Deps } from "../../functions/app/deps.ts";
import { receiveMail } from "../../functions/app/receive-mail.ts";
import { runClock } from "../../functions/app/run-clock.ts";
import { after, hours, minutes } from "../../functions/core/instant.ts";
import {
  answer,
  caseIdOf,
  caseOf,
  type MemoryDesk,
  newestFor,
  openedCase,
  serviceAnswers,
  storedMail,
  told,
} from "../app/casework.ts";
import { createMemoryDesk, demoSettings, rawOf } from "../support/memory-desk.ts";
import { notify, reported, reporter } from "./stories.ts";

const all = ["cy: new report", "dee: new report", "reporter: we have your mail"];

describe("DL01 one notification again and again", () => {
  test("makes one case and one forward to each", async () => {
    const desk = await createMemoryDesk();
    const mail = { text: "It happened." };
    const receipt = await desk.receive(mail);
    for (let again = 0; again < 5; again += 1) {
      desk.stores.raw.put(receipt.rawKey, rawOf(mail));
      await desk.redeliver(receipt);
    }
    expect(told(desk).sort()).toEqual(all);
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(1);
  });

  test("days later, with the duty handed over, still makes one case and no forward", async () => {
    const desk = await createMemoryDesk();
    const mail = { text: "It happened." };
    const receipt = await desk.receive(mail);
    await desk.advance(minutes(60 * 24 * 30));
    const from = desk.sent.length;
    desk.stores.raw.put(receipt.rawKey, rawOf(mail));
    await desk.redeliver(receipt);
    expect(told(desk, from)).toEqual([]);
  });
});

describe("DL02 two mails of one Message-ID", () => {
  test("are two reports: the sender chooses that id, and could silence somebody with it", async () => {
    const desk = await createMemoryDesk();
    const headers = ["Message-ID: <same@example.org>"];
    const first = await desk.receive({ from: "evil@evil.example", headers, text: "nothing" });
    const second = await desk.receive({ headers, text: "This is the true one." });
    expect(await caseIdOf(desk, first)).not.toBe(await caseIdOf(desk, second));
    expect(newestFor(desk, "cy").text).toContain("This is the true one.");
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(2);
  });

  test("on one case are both shown", async () => {
    const { desk } = await reported();
    const line = newestFor(desk, reporter).replyTo;
    for (const text of ["one;", "two;"]) await desk.receive({ to: [line], headers: ["Message-ID: <same@example.org>"], text });
    expect(desk.to("cy").map(({ text }) => /(one|two);/.exec(text)?.[1])).toEqual([undefined, "one", "two"]);
  });
});

describe("DL03 one mail to the alias and to a line", () => {
  test("is one mail on that line", async () => {
    const { desk, from } = await reported();
    const line = newestFor(desk, reporter).replyTo;
    const receipt = await desk.receive({ to: [line, "conduct@desk.test"], text: "more" });
    expect(told(desk, from).sort()).toEqual(["cy: mail on the reporter's line", "dee: mail on the reporter's line"]);
    expect(await openedCase(desk, receipt)).toBe(false);
  });
});

describe("DL05 a process that dies before it could write down what it sent", () => {
  test("leaves work that is due, and the next to come does it", async () => {
    const desk = await createMemoryDesk();
    const { save } = desk.stores.cases;
    let writes = 0;
    desk.deps.cases.save = (...given) => (++writes === 2 ? Promise.reject(new Error("gone")) : save(...given));
    const receipt = storedMail(desk, {});
    await expect(desk.redeliver(receipt)).rejects.toThrow("gone");
    expect((await caseOf(desk, receipt)).work).toHaveLength(3);
    await desk.redeliver(receipt);
    await desk.advance(minutes(7));
    expect(new Set(told(desk))).toEqual(new Set(all));
    expect((await caseOf(desk, receipt)).work).toEqual([]);
  });
});

describe("DL08 two who acknowledge at the same moment", () => {
  test("again and again: one letter, one who hears that it is done", async () => {
    const desk = await createMemoryDesk();
    for (let pair = 0; pair < 25; pair += 1) {
      const from = `reporter${pair}@example.org`;
      const receipt = await desk.receive({ from });
      const acks = ["cy", "dee"].map((who) =>
        storedMail(desk, { from: `${who}@members.test`, to: [newestFor(desk, who).replyTo], text: "/ack" }),
      );
      await Promise.all((pair % 2 === 0 ? acks : acks.toReversed()).map(desk.redeliver));
      expect(desk.to(from).filter(({ subject }) => subject.endsWith("an answer for you"))).toHaveLength(1);
      expect(["cy", "dee"].filter((who) => newestFor(desk, who).text.includes("acknowledged already"))).toHaveLength(1);
      expect((await caseOf(desk, receipt)).stage).toBe("acknowledged");
    }
  });
});

describe("DL13 one of the pair reached, the other not", () => {
  test("only the missing one is tried again", async () => {
    const desk = await createMemoryDesk();
    serviceAnswers(desk, "dee", "not-sent");
    await desk.receive({});
    expect(told(desk).sort()).toEqual(["cy: new report", "reporter: we have your mail"]);
    await desk.advance(minutes(1));
    expect(told(desk).sort()).toEqual(all);
  });
});

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

describe("a notification that is not one", () => {
  test.each(["", "{}", "null", '{"mail":{}}', "not json"])("%j fails alone, and goes back to the queue", async (body) => {
    const desk = await createMemoryDesk();
    const { createInboundMailHandler } = await import("../../functions/handlers/inbound-mail.ts");
    const records = [body].map((text, index) => ({ messageId: `m${index}`, body: text }) as never);
    expect(await createInboundMailHandler(desk.deps)({ Records: records })).toEqual({
      batchItemFailures: [{ itemIdentifier: "m0" }],
    });
  });

  test("with no verdict at all is taken in, and proves nothing", async () => {
    const desk = await createMemoryDesk();
    expect(await notify(desk, {}, {})).toEqual([]);
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report"]);
  });
});
