/** Several mails of one case at the same moment: one write wins, the others are decided again, and none is lost. */
import { describe, expect, test } from "vitest";
import type { Receipt } from "../../functions/core/mail/incoming-mail.ts";
import { createMemoryDesk, demoSettings } from "../support/memory-desk.ts";
import { caseOf, newestFor, storedMail, told } from "./casework.ts";

const reported = async () => {
  const desk = await createMemoryDesk();
  const receipt = await desk.receive({});
  return { desk, receipt, from: desk.sent.length };
};

const from = (who: string, desk: Awaited<ReturnType<typeof createMemoryDesk>>, text: string): Receipt =>
  storedMail(desk, { from: `${who}@members.test`, to: [newestFor(desk, who).replyTo], text });

describe("both of the pair at once", () => {
  test("acknowledge: one letter goes out, and the other hears that it is done already", async () => {
    const { desk, receipt, from: before } = await reported();
    await Promise.all([from("cy", desk, "/ack"), from("dee", desk, "/ack")].map(desk.redeliver));
    expect(told(desk, before).filter((mail) => mail.startsWith("reporter"))).toEqual(["reporter: an answer for you"]);
    const { work, journal, takenIn } = await caseOf(desk, receipt);
    expect({
      work,
      mails: takenIn.length,
      acknowledged: journal.filter(({ event }) => event.kind === "acknowledged").length,
    }).toEqual({
      work: [],
      mails: 3,
      acknowledged: 1,
    });
    const refusals = ["cy", "dee"].filter((who) => newestFor(desk, who).text.includes("acknowledged already"));
    expect(refusals).toHaveLength(1);
  });

  test("write notes: each gets the other's", async () => {
    const { desk } = await reported();
    await Promise.all([from("cy", desk, "I know the venue."), from("dee", desk, "I was there.")].map(desk.redeliver));
    expect(desk.to("dee").some(({ text }) => text.includes("I know the venue."))).toBe(true);
    expect(desk.to("cy").some(({ text }) => text.includes("I was there."))).toBe(true);
  });
});

describe("one mail delivered ten times at once", () => {
  test("opens one case and sends each mail once", async () => {
    const desk = await createMemoryDesk();
    const receipt = storedMail(desk, {});
    await Promise.all(Array.from({ length: 10 }, () => desk.redeliver(receipt).catch(() => undefined)));
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(1);
    expect(told(desk).sort()).toEqual(["cy: new report", "dee: new report", "reporter: we have your mail"]);
  });

  test("acknowledges once", async () => {
    const { desk, from: before } = await reported();
    const receipt = from("cy", desk, "/ack");
    await Promise.all(Array.from({ length: 10 }, () => desk.redeliver(receipt).catch(() => undefined)));
    expect(told(desk, before).sort()).toEqual(["cy: what your mail did", "dee: acknowledged", "reporter: an answer for you"]);
  });
});

describe("ten mails of the reporter at once", () => {
  test("all reach both of the pair, in one case", async () => {
    const { desk, receipt } = await reported();
    const line = newestFor(desk, "reporter@example.org").replyTo;
    const mails = Array.from({ length: 10 }, (_, index) => storedMail(desk, { to: [line], text: `detail number ${index};` }));
    await Promise.all(mails.map(desk.redeliver));
    for (const who of ["cy", "dee"])
      for (const index of mails.keys())
        expect(desk.to(who).filter(({ text }) => text.includes(`detail number ${index};`))).toHaveLength(1);
    expect((await caseOf(desk, receipt)).takenIn).toHaveLength(11);
    expect(await desk.stores.cases.board(demoSettings().id)).toHaveLength(1);
  });
});

describe("twenty reports at once", () => {
  test("open twenty cases with twenty names", async () => {
    const desk = await createMemoryDesk();
    const mails = Array.from({ length: 20 }, (_, index) => storedMail(desk, { from: `reporter${index}@example.org` }));
    await Promise.all(mails.map(desk.redeliver));
    const board = await desk.stores.cases.board(demoSettings().id);
    expect(new Set(board.map(({ codeName }) => codeName)).size).toBe(20);
  });

  test("share no name even when chance draws one again and again", async () => {
    const desk = await createMemoryDesk();
    let draws = 0;
    desk.deps.randomness.bytes = () => Uint8Array.of(0, 0, 0, Math.floor((draws++ % 8) / 2));
    for (let index = 0; index < 4; index += 1) await desk.receive({ from: `reporter${index}@example.org` });
    const board = await desk.stores.cases.board(demoSettings().id);
    expect(new Set(board.map(({ codeName }) => codeName)).size).toBe(4);
  });
});
