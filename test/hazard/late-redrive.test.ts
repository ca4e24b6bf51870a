/** DL18: a mail that lay with the dead letters for days goes to whoever may have it when it is taken in at last. */
import type { SQSRecord } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { hours } from "../../functions/core/instant.ts";
import { createInboundMailHandler } from "../../functions/handlers/inbound-mail.ts";
import { answer, changeRoster, type MemoryDesk, newestFor } from "../app/casework.ts";
import { createMemoryDesk, demoSettings, memberRows } from "../support/memory-desk.ts";
import { notify, reporter } from "./stories.ts";

const days = (count: number): number => hours(24 * count);

/** Fails at its first try, and waits by its name alone. */
const givenUp = async (desk: MemoryDesk, mail: Parameters<typeof notify>[1]): Promise<void> => {
  const { content } = desk.deps;
  const failing = { ...desk.deps, content: { ...content, put: () => Promise.reject(new Error("down")) } };
  await notify({ ...desk, deps: failing }, mail, { spf: "PASS", dkim: "PASS", dmarc: "PASS" });
};

const redriven = async (desk: MemoryDesk): Promise<void> => {
  const records = desk.stores.waiting.queued.map(
    ({ mail }) => ({ messageId: String(mail), body: JSON.stringify({ waiting: mail }) }) as SQSRecord,
  );
  const answered = await createInboundMailHandler(desk.deps)({ Records: records });
  expect(answered.batchItemFailures).toEqual([]);
};

describe("DL18 a mail that is taken in days late", () => {
  test("reaches the members of that day, not those of the day when it came", async () => {
    const desk = await createMemoryDesk();
    await givenUp(desk, { text: "It happened." });
    await changeRoster(desk, demoSettings({ members: memberRows.filter(({ id }) => id !== "cy") }));
    await desk.advance(days(3));
    await redriven(desk);
    expect(desk.to("cy")).toEqual([]);
    expect(desk.sent.filter(({ subject }) => subject.endsWith("new report")).length).toBeGreaterThan(0);
  });

  test("does nothing that its writer may not do any more, and shows nothing to who was taken out", async () => {
    const desk = await createMemoryDesk();
    await desk.receive({});
    await givenUp(desk, { from: "cy@members.test", to: [newestFor(desk, "cy").replyTo], text: "/ack" });
    await givenUp(desk, { from: reporter, to: [newestFor(desk, reporter).replyTo], text: "Cy threatens me." });
    await answer(desk, "cy", "/recuse");
    const from = desk.to("cy").length;
    await desk.advance(days(3));
    await redriven(desk);
    expect(desk.to(reporter).filter(({ subject }) => subject.endsWith("an answer for you"))).toEqual([]);
    for (const { text } of desk.to("cy").slice(from)) expect(text).not.toContain("threatens");
  });
});
