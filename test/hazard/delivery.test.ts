/** DL: mail that comes twice, at once, half, late or under another's name. What happens at each crash point stands in test/app. */
import { describe, expect, test } from "vitest";
import { hours, minutes } from "../../functions/core/instant.ts";
import { caseIdOf, caseOf, newestFor, openedCase, serviceAnswers, storedMail, told } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, rawOf } from "../support/memory-desk.ts";
import { bring, sesEvent } from "../support/ses-events.ts";
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

describe("DL04 a follow-up that comes before the mail that it follows", () => {
  test("is a case of its own, and the pair is told that the two have one sender", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({ headers: ["References: <first@example.org>"], text: "Also, they came back;" });
    const first = newestFor(desk, reporter).subject.split(":")[0];
    await desk.receive({ headers: ["Message-ID: <first@example.org>"], text: "Somebody pushed me;" });
    expect(newestFor(desk, "cy").text).toContain(`The same sender also has an earlier case here: ${first}.`);
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(2);
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

describe("DL06 a handler that is cut off by its time limit, again and again, until the mail lies with the dead letters", () => {
  test("has lost nothing: days later it is taken in as if it came now, and once", async () => {
    const desk = await createMemoryDesk();
    const { put } = desk.deps.content;
    desk.deps.content.put = () => Promise.reject(new Error("cut off"));
    const receipt = storedMail(desk, {});
    for (let receive = 0; receive < 5; receive += 1) await expect(desk.redeliver(receipt)).rejects.toThrow("cut off");
    desk.deps.content.put = put;
    await desk.advance(hours(24 * 5));
    await desk.redeliver(receipt);
    await desk.redeliver(receipt);
    expect(told(desk).sort()).toEqual(all);
  });
});

describe("DL07 a mail service that sends nothing for half a day", () => {
  test("is asked again and again, and each reader has their mail once when it is back", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push(...Array<"not-sent">(1_000).fill("not-sent"));
    await desk.receive({});
    for (let minute = 0; minute < 12 * 60; minute += 5) await desk.advance(minutes(5));
    expect(told(desk)).toEqual([]);
    desk.answers.splice(0);
    await desk.advance(hours(1));
    await desk.advance(hours(1));
    const late = ["cy: the reporter still waits", "dee: the reporter still waits", "reporter: your report is still open"];
    expect(told(desk).sort()).toEqual([...all, ...late].sort());
  });
});

describe("DL08 two who acknowledge at the same moment", () => {
  test("again and again: one letter, one who hears that it is done", async () => {
    const desk = await createMemoryDesk();
    for (let pair = 0; pair < 10; pair += 1) {
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

describe("DL09 one case that the table will not let through", () => {
  test("is set back, and does not hold up the feedback and the work of another", async () => {
    const desk = await createMemoryDesk();
    desk.answers.push(...Array<"not-sent">(6).fill("not-sent"));
    const [stuck, free] = [await desk.receive({}), await desk.receive({ from: "second@example.org" })];
    const id = await caseIdOf(desk, stuck);
    const { save } = desk.deps.cases;
    desk.deps.cases.save = (seen, next, key) => (next.id === id ? Promise.reject(new Error("throttled")) : save(seen, next, key));
    await desk.advance(minutes(1));
    expect((await caseOf(desk, free)).work).toEqual([]);
    expect(told(desk)).toHaveLength(3);
    desk.deps.cases.save = save;
    await desk.advance(minutes(15));
    expect(told(desk)).toHaveLength(6);
  });
});

describe("DL10 a raw mail that is not in the bucket yet", () => {
  test("goes back to the queue, and opens its case when it is there", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, {});
    const raw = await desk.stores.raw.get(receipt.rawKey);
    await desk.stores.raw.remove(receipt.rawKey);
    await expect(desk.redeliver(receipt)).rejects.toThrow("not in the bucket");
    desk.stores.raw.put(receipt.rawKey, raw ?? new Uint8Array());
    await desk.redeliver(receipt);
    expect(told(desk).sort()).toEqual(all);
  });
});

describe("DL11 an event that can never be read", () => {
  test("goes back alone, time and again, while what lies beside it is taken in", async () => {
    const { desk, from } = await reported();
    const bounced = sesEvent(newestFor(desk, "cy").work, "Bounce");
    for (let receive = 0; receive < 5; receive += 1) expect(await bring(desk.deps, "{", bounced)).toEqual(["m0"]);
    expect(told(desk, from)).toEqual(["dee: mail does not reach Cy"]);
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
