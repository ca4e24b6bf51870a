/** A flood moves a case's journal out of its item; whatever is still to be done finds its part of it. */
import { describe, expect, test } from "vitest";
import { createMemoryStores } from "../../functions/adapters/memory/stores.ts";
import { days, hours } from "../../functions/core/instant.ts";
import { evil, reporter } from "../hazard/stories.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { answer, caseOf, newestFor, told } from "./casework.ts";

/** Every entry moves with the next write. */
const flooded = () => createMemoryDesk(undefined, undefined, createMemoryStores({ itemBytes: 1_000_000 }));

const underWay = async () => {
  const desk = await flooded();
  const receipt = await desk.receive({});
  await answer(desk, "cy", "/ack");
  await answer(desk, "cy", "/shepherd me");
  return { desk, receipt };
};

describe("a case whose journal has moved away", () => {
  test("still tells the pair of a mail that waits, and opens it with what its readers are to know", async () => {
    const desk = await flooded();
    const receipt = await desk.receive({ from: "fay@members.test", text: "Keep from: Zoe\nIt happened." });
    for (const text of ["/ack", "/ack"]) await answer(desk, "fay", text, { from: evil });
    expect((await caseOf(desk, receipt)).journal.length).toBeLessThan(5);
    await desk.advance(hours(24));
    expect(told(desk)).toContain("cy: a mail waits");
    await answer(desk, "fay", "/report other");
    expect(newestFor(desk, "cy").text).toContain("no member here goes by that name: zoe");
    await answer(desk, "fay", "/discard");
    expect(newestFor(desk, "fay").text).toContain("This cannot be done at this stage of the case.");
  });

  test("asks somebody outside after a week without a decision", async () => {
    const { desk } = await underWay();
    await answer(desk, "cy", "/propose action\nTalk to him.");
    for (const text of ["one", "two"]) await answer(desk, "dee", text);
    await desk.advance(days(7));
    expect(newestFor(desk, "board").text).toContain("has voted for a week");
  });

  test("sends the letter whose words came before the flood", async () => {
    const { desk } = await underWay();
    desk.answers.push("not-sent");
    await answer(desk, "cy", "/reply\nWe have talked to him.");
    await answer(desk, reporter, "Thank you.");
    await desk.advance(hours(1));
    expect(newestFor(desk, reporter).text).toContain("We have talked to him.");
  });

  test("sends an old note of its writer as a letter", async () => {
    const { desk } = await underWay();
    await answer(desk, "cy", "Dear you,\nwe will see to it.");
    const command = /answer with (\/reply note \d+)/.exec(newestFor(desk, "cy").text)?.[1];
    await answer(desk, "dee", "A note of mine.");
    await answer(desk, "cy", command ?? "");
    expect(newestFor(desk, reporter).text).toContain("we will see to it.");
  });

  test("tells its owner of no more than two mails a day that did nothing", async () => {
    const { desk } = await underWay();
    const from = desk.sent.length;
    const line = newestFor(desk, "dee").replyTo;
    const knocks = async (times: number) => {
      for (let count = 0; count < times; count += 1) await answer(desk, "dee", "/help", { from: evil, to: [line] });
    };
    await knocks(5);
    expect(told(desk, from)).toHaveLength(2);
    await desk.advance(hours(25));
    await knocks(1);
    // The first has lapsed, and the next is asked about anew.
    expect(told(desk, from)).toHaveLength(4);
  });
});
